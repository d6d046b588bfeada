"""Systems whose figures are known, and whole experiments on them: scenarios run, put together and compared as the tool does."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from scipy import stats

from analysis.comparison import compare
from analysis.replications.replication import Task, run_replication
from analysis.results import scenario_result
from analysis.study import ScenarioResult
from sim import Scenario, load
from sim.clock import DAY

TEXTBOOK = Path(__file__).parents[2] / "scenarios" / "textbook" / "base-stock.yaml"
REPLICATIONS = 10
"""As many as a comparison begins with."""
WEEKS = ("horizon.warm_up=5 d", "horizon.measure=21 d", "horizon.cool_down=4 d")
"""Lead times are shorter than the warm-up, so that units on order are Poisson from its end on, exactly."""
DEMAND, LEAD_TIME, VALUE = 50.0, DAY // 5, 100.0
"""Units a day, seconds and 元 a unit; a thousand orders a replication, since rates of very few are biased: see `slow`."""
FIGURES = ("unit_fill_rate", "order_to_delivery_mean", "stock_value_mean")


def base_stock(level: int, name: str = "", lead_time: Any = LEAD_TIME, demand: float = DEMAND) -> Scenario:
    """Make the textbook's (S - 1, S) system with another level, lead time or demand."""
    fields = load(TEXTBOOK, WEEKS).model_dump()
    (site,), (supplier,) = fields["warehouses"], fields["suppliers"]
    (policy,) = site["stock"]["policies"]
    site["stock"]["policies"] = [{**policy, "reorder_point": level - 1, "order_up_to": level}]
    fields["suppliers"] = [{**supplier, "lead_time": lead_time}]
    fields["demand"] |= {"orders": demand}
    return Scenario.model_validate({**fields, "name": name or f"S = {level}"})


def slow(level: int) -> Scenario:
    """Make the same system a tenth as fast: a hundred orders a replication, over ten lead times."""
    return base_stock(level, lead_time=10 * LEAD_TIME, demand=DEMAND / 10)


def truth(level: int) -> dict[str, float]:
    """Fill rate in %, mean order-to-delivery time in h, mean stock in 元, by Palm's theorem: X, the units on order, is Poisson(10)."""
    numbers = np.arange(200)
    on_order = stats.poisson.pmf(numbers, DEMAND * LEAD_TIME / DAY)
    late, kept = (np.maximum(side, 0) @ on_order for side in (numbers - level, level - numbers))
    answers = (100 * on_order[:level].sum(), 24 * late / DEMAND, VALUE * kept)
    return dict(zip(FIGURES, map(float, answers), strict=True))


def result(scenario: Scenario, seed: int) -> ScenarioResult:
    """Run an experiment's replications; keep the figures whose answer is known."""
    whole = scenario_result(scenario, [run_replication(Task(scenario, number, seed)) for number in range(REPLICATIONS)])
    kpis = whole.kpis[whole.kpis["kpi"].isin(FIGURES) & (whole.kpis["scope"] == "all")]
    return replace(whole, kpis=kpis)


def values(of: ScenarioResult, kpi: str) -> np.ndarray[Any, np.dtype[np.float64]]:
    """Return a figure of every replication."""
    return of.kpis.loc[of.kpis["kpi"] == kpi, "value"].to_numpy(np.float64)


def comparison(results: list[ScenarioResult]) -> pd.DataFrame:
    """Compare with the first, by KPI and scenario."""
    return compare(results).set_index(["kpi", "scenario"])
