"""What is said of the warm-up: MSER-5's days and stock, in sentences, and on the command line."""

from dataclasses import replace

import numba
import pandas as pd
import pytest
from evidence import record
from made_up_study import make_study

from analysis.cli.summary import print_summary
from analysis.language import Labels
from analysis.language.chinese import CHINESE
from analysis.language.english import ENGLISH
from analysis.replications.replication import Task, run_replication
from analysis.results import scenario_result
from analysis.settling import settled_share, suggested_days, warm_up_told
from analysis.study import ScenarioResult
from sim import Scenario, load
from sim.clock import DAY


def without_warm_up(result: ScenarioResult) -> ScenarioResult:
    """Return the result of a scenario that counts from the first day on."""
    horizon = result.scenario.horizon.model_copy(update={"warm_up": 0})
    return replace(result, scenario=result.scenario.model_copy(update={"horizon": horizon}))


def short(result: ScenarioResult) -> ScenarioResult:
    """Return a result of seven weeks, a day less than MSER-5 needs."""
    return replace(result, daily=result.daily.iloc[:49])


def test_days_asked_for_and_days_cut_off_are_told() -> None:
    """The made-up scenario cuts off 30 days, and MSER-5 asks for 15."""
    told = warm_up_told(make_study().results, Labels(ENGLISH))
    assert "first 30 days" in told
    assert "asks for 15 days" in told


def test_without_warm_up_the_days_asked_for_are_told() -> None:
    """Where nothing is cut off, what should be is told all the same, in both languages."""
    result = without_warm_up(make_study().results[0])
    assert settled_share(result) is None
    told = warm_up_told((result,), Labels(ENGLISH))
    assert told.startswith("No warm-up was cut off")
    assert "asks for 15 days" in told
    assert "15 天" in warm_up_told((result,), Labels(CHINESE))


def test_days_without_deliveries_are_days() -> None:
    """Where something is delivered every other day only, the same curve takes twice as long."""
    result = make_study().results[0]
    days = pd.DatetimeIndex(result.daily["day"])
    sparse = result.daily.assign(day=days[0] + 2 * (days - days[0]))
    horizon = result.scenario.horizon.model_copy(update={"measure": 2 * result.scenario.horizon.measure + 30 * DAY})
    scenario = result.scenario.model_copy(update={"horizon": horizon})
    assert suggested_days(result) == 15
    assert suggested_days(replace(result, daily=sparse, scenario=scenario)) == 30


def test_nothing_is_said_of_stock_where_there_is_none() -> None:
    """A queue of parcels has no stock that could stand at a share of its mean."""
    result = make_study().results[0]
    bare = replace(result, stock=result.stock.assign(value=0.0))
    told = warm_up_told((bare,), Labels(ENGLISH))
    assert (
        told
        == "The first 30 days are simulated but not counted. White's MSER-5 rule on delivery times asks for 15 days."
    )


@pytest.mark.parametrize(("changed", "words"), [(short, "The first 30 days"), (None, "No warm-up")])
def test_short_runs_get_no_advice(changed: object, words: str) -> None:
    """The rule needs fifty days; with fewer it is not said to ask for none."""
    result = short(make_study().results[0] if changed else without_warm_up(make_study().results[0]))
    assert suggested_days(result) is None
    told = warm_up_told((result,), Labels(ENGLISH))
    assert told.startswith(words)
    assert "needs 50 days" in told
    assert "asks for" not in told


def test_the_command_line_tells_both(capsys: pytest.CaptureFixture[str]) -> None:
    """The printed summary has the advice on the warm-up of all scenarios, and what common luck saves."""
    print_summary(make_study())
    lines = capsys.readouterr().out.splitlines()
    (warm_up,) = (line for line in lines if line.startswith("Warm-up, "))
    assert "asks for 15 days" in warm_up
    (luck,) = (line for line in lines if line.startswith("Common luck: "))
    assert luck.count("times the replications") == 2


def test_scenarios_over_other_times_are_told_apart(capsys: pytest.CaptureFixture[str]) -> None:
    """`run` takes scenarios with horizons of their own; each is told of its own warm-up."""
    study = make_study()
    results = (study.results[0], without_warm_up(study.results[1]))
    print_summary(replace(study, results=results, comparison=study.comparison.iloc[:0], findings=()))
    lines = [line for line in capsys.readouterr().out.splitlines() if line.startswith("Warm-up, ")]
    assert len(lines) == 2
    assert "No warm-up was cut off" in lines[1]


def slow_start(opening: int) -> Scenario:
    """Make the textbook's base stock with a lead time of 20 days: it has settled as soon as these are over (Palm 1938)."""
    from known_answers import TEXTBOOK

    fields = load(TEXTBOOK, ["horizon.warm_up=0 d", "horizon.measure=180 d", "horizon.cool_down=20 d"]).model_dump()
    (site,), (supplier,) = fields["warehouses"], fields["suppliers"]
    (policy,) = site["stock"]["policies"]
    levels = {"reorder_point": 104, "order_up_to": 105, "opening": opening}
    site["stock"]["policies"] = [{**policy, **levels}]
    fields["suppliers"] = [{**supplier, "lead_time": 20 * DAY}]
    return Scenario.model_validate({**fields, "name": "slow start"})


@pytest.mark.evidence
@pytest.mark.skipif(bool(numba.config.DISABLE_JIT), reason="takes too long in plain Python")
@pytest.mark.parametrize("opening", [0, 105], ids=["empty", "full"])
def test_mser_finds_when_a_system_has_settled(opening: int) -> None:
    """A shelf that begins empty, or full, is as it will be when the first lead time is over: MSER-5 asks for that many days, by fives."""
    scenario, replications = slow_start(opening), 20
    found = scenario_result(scenario, [run_replication(Task(scenario, number, 1)) for number in range(replications)])
    suggested = suggested_days(found)
    name = f"(S − 1, S), L = 20 d, shelf {'empty' if opening == 0 else 'full'} at first"
    record("warm_up", system=name, truth="20 d", suggested=f"{suggested} d", replications=replications)
    assert suggested is not None
    assert 15 <= suggested <= 30


def test_stock_is_added_up_by_day() -> None:
    """The share of the last week of warm-up is that of all warehouses together."""
    result = make_study().results[1]
    steady = result.stock.assign(value=100.0)
    early = pd.to_datetime(steady["day"]) < pd.Timestamp(result.scenario.horizon.start) + pd.Timedelta(days=30)
    assert settled_share(replace(result, stock=steady)) == 1.0
    assert settled_share(replace(result, stock=steady.assign(value=100.0 + 50.0 * early))) == 1.5
