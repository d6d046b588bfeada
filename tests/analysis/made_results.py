"""Results of scenarios with chosen figures, for comparisons, findings and gates."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
from hand_made import scenario

from analysis.comparison import compare
from analysis.findings import findings
from analysis.kpis.bins import BINS
from analysis.kpis.definitions import definitions
from analysis.study import ScenarioResult, Study

Figures = Mapping[str | tuple[str, str], Sequence[float]]


def result(name: str, figures: Figures, name_zh: str = "") -> ScenarioResult:
    """Return the result of a scenario whose figures are given: values by KPI, or by KPI and scope."""
    rows = [
        (replication, kpi, scope, definitions()[kpi].unit, value)
        for key, values in figures.items()
        for kpi, scope in [(key, "all") if isinstance(key, str) else key]
        for replication, value in enumerate(values)
    ]
    return ScenarioResult(
        scenario(name=name, name_zh=name_zh),
        pd.DataFrame(rows, columns=["replication", "kpi", "scope", "unit", "value"]),
        np.zeros(BINS + 1, np.int64),
        pd.DataFrame(columns=["warehouse", "city", "parcels", "weight_kg"]),
        pd.DataFrame(columns=["city", "code", "region", "orders", "mean_delivery_h"]),
        pd.DataFrame(columns=["day", "warehouse", "value", "units"]),
        pd.DataFrame(columns=["day", "orders", "mean_delivery_h", "measured"]),
    )


def study(*results: ScenarioResult) -> Study:
    """Study of results, compared and with findings."""
    comparison = compare(results)
    replications = int(results[0].kpis["replication"].max()) + 1
    return Study(results, comparison, findings(results, comparison), 1, replications)
