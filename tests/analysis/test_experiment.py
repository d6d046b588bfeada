"""From scenarios to a study."""

from pathlib import Path

import pytest
from at_once import AtOnce
from hand_made import scenario

from analysis.experiment import Plan, run_study
from analysis.outputs.manifest import outcome_digest
from analysis.replications.crew import Crew
from analysis.replications.runner import Interrupted, local_crew
from analysis.replications.store import Store

SLOW = {"per_order": {"exponential": {"mean": "1 h"}}, "per_line": "0 s"}
SHIFT = {"shifts": [{"name": "all day", "hours": "00:00-24:00", "pickers": 2, "wage": "30 元/h"}]}


def pair() -> tuple:
    """Two scenarios that differ in their pickers."""
    sites = [{"name": name, "region": "East", "latitude": 31, "longitude": 121} for name in ("hub", "site")]
    slow = [site | {"picking": SLOW | SHIFT} for site in sites]
    return scenario(name="quick", warehouses=sites), scenario(name="slow", warehouses=slow)


def test_scenarios_share_their_luck() -> None:
    """Orders are the same in every replication of both, so only picking differs: slower and dearer."""
    with local_crew("compiled", 1) as crew:
        study = run_study(Plan(pair(), 1, 3), crew).study
    rows = study.comparison.set_index(["kpi", "scope"])
    assert rows.loc[("orders", "all"), "difference"] == 0
    assert rows.loc[("order_to_delivery_mean", "all"), "better"] == "baseline"
    assert rows.loc[("cost_per_order_labour", "all"), "difference"] > 0
    assert {finding.kpi for finding in study.findings} >= {"cost_per_order", "order_to_delivery_mean"}
    assert (study.seed, study.replications, study.baseline.scenario.name) == (1, 3, "quick")


def test_precision_adds_replications_until_it_is_reached(tmp_path: Path) -> None:
    """A goal that two replications miss needs more; all scenarios get the same number."""
    totals: list[int] = []
    with local_crew("compiled", 1) as crew:
        plan = Plan(pair(), 1, 2, precision=0.2, most=40)
        outcome = run_study(plan, crew, Store(tmp_path), on_total=totals.append)
    counts = {len(many) for many in outcome.replications}
    assert counts == {outcome.study.replications}
    assert 2 < outcome.study.replications <= 40
    assert totals[0] == 4
    assert totals[-1] == 2 * outcome.study.replications


def test_interrupted_in_a_later_round_all_rounds_are_told(tmp_path: Path) -> None:
    """Four replications of the first round and two of the second are finished, told, and found by the next start."""
    store = Store(tmp_path)
    plan = Plan(pair(), 1, 2, precision=0.001, most=4)
    with pytest.raises(Interrupted) as caught:
        run_study(plan, Crew(AtOnce(6)), store)
    assert (caught.value.finished, caught.value.total) == (6, 8)
    again = run_study(plan, Crew(AtOnce(2)), store)
    assert sum(one.reused for many in again.replications for one in many) == 6


def test_the_digest_does_not_depend_on_how_it_was_run() -> None:
    """One thread and the compiled engine, or two processes and the reference engine: one digest."""
    outcomes = []
    for engine, workers in (("compiled", 1), ("reference", 2)):
        with local_crew(engine, workers) as crew:
            outcomes.append(run_study(Plan(pair(), 1, 2, engine), crew))  # type: ignore[arg-type]
    assert outcome_digest(outcomes[0]) == outcome_digest(outcomes[1])
