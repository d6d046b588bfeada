"""What common random numbers save: estimated from a comparison, told, and measured on the reference layouts."""

from pathlib import Path

import numba
import numpy as np
import pytest
from evidence import record
from made_results import result, study

from analysis.comparison import compare
from analysis.language import Labels
from analysis.language.chinese import CHINESE
from analysis.language.english import ENGLISH
from analysis.luck import luck_factors, luck_told
from analysis.precision import KPIS
from analysis.replications.replication import Task, run_replication
from analysis.results import scenario_result
from analysis.study import ScenarioResult
from sim import Scenario, load

COST, TIME = KPIS
SCENARIOS = Path(__file__).parents[2] / "scenarios"
MONTH = ("horizon.start=2025-02-20", "horizon.warm_up=28 d", "horizon.measure=28 d", "horizon.cool_down=10 d")
REPLICATIONS = 30
LAYOUTS = ("one-hub", "three-hubs", "seven-hubs")


def test_the_least_factor_of_the_scenarios_is_told() -> None:
    """Costs 1, 2, 3 against 1, 2, 4 save ten times, against 3, 2, 2 less: the second is told."""
    base = result("base", {COST: [1.0, 2.0, 3.0]})
    alike, unlike = result("alike", {COST: [1.0, 2.0, 4.0]}), result("unlike", {COST: [3.0, 2.0, 2.0]})
    assert luck_factors(study(base, alike)) == {COST: pytest.approx(10)}
    (factor,) = luck_factors(study(base, alike, unlike)).values()
    assert factor == pytest.approx((1 + 1 / 3) / (7 / 3))
    assert "10 times the replications (Cost an order)" in luck_told(study(base, alike), Labels(ENGLISH))
    assert "10 倍" in luck_told(study(base, alike), Labels(CHINESE))


def test_nothing_is_told_where_nothing_is_known() -> None:
    """One replication, or one scenario, says nothing of it."""
    once = study(result("base", {COST: [1.0]}), result("other", {COST: [2.0]}))
    assert luck_told(once, Labels(ENGLISH)) == ""
    assert luck_told(study(result("base", {COST: [1.0, 2.0]})), Labels(ENGLISH)) == ""


def layout(name: str, seed: int) -> ScenarioResult:
    """Run a reference layout over a usual month, under a seed."""
    scenario: Scenario = load(SCENARIOS / f"{name}.yaml", MONTH)
    return scenario_result(scenario, [run_replication(Task(scenario, number, seed)) for number in range(REPLICATIONS)])


def of(result: ScenarioResult, kpi: str) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Return a figure of every replication."""
    rows = result.kpis[(result.kpis["kpi"] == kpi) & (result.kpis["scope"] == "all")]
    return rows["value"].to_numpy(np.float64)


@pytest.mark.evidence
@pytest.mark.skipif(bool(numba.config.DISABLE_JIT), reason="takes too long in plain Python")
def test_paired_differences_vary_less_than_independent_ones() -> None:
    """Differences of the reference layouts under the same seed vary less than those under seeds of their own, as the comparison estimates."""
    same = [layout(name, 1) for name in LAYOUTS]
    own = [layout(name, seed) for seed, name in enumerate(LAYOUTS[1:], start=2)]
    table = compare(same)
    table = table[table["scope"] == "all"].set_index(["kpi", "scenario"])
    for paired, apart in zip(same[1:], own, strict=True):
        for kpi in (COST, TIME):
            left, right, other = of(same[0], kpi), of(paired, kpi), of(apart, kpi)
            independent, common = float(np.var(other - left, ddof=1)), float(np.var(right - left, ddof=1))
            estimated = float(table.loc[(kpi, paired.scenario.name), "variance_ratio"])
            record(
                "paired",
                system=f"{paired.scenario.name} against {same[0].scenario.name}",
                figure=kpi,
                independent=independent,
                paired=common,
                factor=independent / common,
                estimated=estimated,
                replications=REPLICATIONS,
            )
            assert common < independent
            assert estimated > 1
