"""What common random numbers are worth: replications that they save."""

import math

from analysis.kpis.scopes import ALL
from analysis.language import Labels
from analysis.language.sureness import SURENESS
from analysis.overload import code_of
from analysis.precision import KPIS
from analysis.study import Study


def luck_factors(study: Study) -> dict[str, float]:
    """Variance of a difference between independent scenarios over that of the paired one, by KPI; the least over the scenarios.

    So many times as many replications would random numbers of its own for each scenario take (Law 2015, Simulation Modeling and Analysis,
    5th ed., §11.2). A KPI that no scenario says anything of has no entry.
    """
    table = study.comparison[study.comparison["scope"] == ALL]
    factors = {kpi: table.loc[table["kpi"] == kpi, "variance_ratio"].min() for kpi in KPIS}
    return {kpi: float(factor) for kpi, factor in factors.items() if not math.isnan(factor)}


def luck_told(study: Study, labels: Labels) -> str:
    """Say what common random numbers save; empty where nothing is known of it."""
    words, factors = SURENESS[code_of(labels)], luck_factors(study)
    if not factors:
        return ""
    told = [words.factor.format(kpi=labels.kpi(kpi), factor=_written(factor)) for kpi, factor in factors.items()]
    return words.luck.format(factors=labels.texts.report.list_separator.join(told))


def _written(factor: float) -> str:
    return f"{factor:.1f}" if factor < 9.95 else f"{factor:,.0f}"
