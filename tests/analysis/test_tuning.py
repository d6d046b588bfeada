"""Safety stock by simulation: goals, knobs, the search, and the file it leaves."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from scipy import stats
from small_scenarios import DAY, city, policy, scenario, sku, stock, supplier, warehouse
from typer.testing import CliRunner, Result

from analysis.cli.app import app
from analysis.gate.grammar import Meaningless
from analysis.intervals import Estimate
from analysis.tuning.goal import Goal, read_goal
from analysis.tuning.knob import Knob, turn
from analysis.tuning.search import Bracket, Observation, search
from sim import load
from sim.scenario.scenario import Scenario

STORE = """\
name: Spare parts
name_zh: 备件
horizon: {warm_up: 20 d, measure: 200 d, cool_down: 5 d}
customers: {cities: [{name: Town, region: East, latitude: 31, longitude: 121, demand_share: 1}]}
products: {skus: [{name: part, value: 100 元}]}
demand: {orders: 5 /d, lines: 1, quantity: 1}
suppliers: [{name: Maker, lead_time: 2 d}]
warehouses:
  - name: Store
    region: East
    latitude: 31
    longitude: 121
    stock: {source: Maker, policies: [{name: all, kind: s_S, POLICY}]}
allocation: {shortage: backorder}
"""


def shop(**fields: Any) -> Scenario:
    """Make a warehouse with one policy."""
    return scenario(warehouses=[warehouse("w", stock=stock(**fields))], suppliers=[supplier(2 * DAY)])


def the_knob(small: Scenario) -> Knob:
    """Return the knob of the first policy."""
    knob = Knob.of(small, 0, 0)
    assert knob is not None
    return knob


def test_goals_are_read_as_a_gate_reads_budgets() -> None:
    """Figure, scope and limit; the short name of the fill rate too."""
    small = shop(cover=0)
    assert read_goal("fill_rate >= 98 %", small) == Goal("fill_rate >= 98 %", "unit_fill_rate", 98.0)
    assert read_goal("home_fill_rate in w ≥ 95 %", small).warehouse == "w"
    found = read_goal("cycle_service_level in class A >= 90 %", small)
    assert (found.abc, found.covers("w", ("A", "B")), found.covers("w", ("C",))) == ("A", True, False)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("cost_per_order >= 3 元", "a figure that safety stock raises"),
        ("fill rate <= 98 %", "a least value"),
        ("fill rate >= 100 %", "a least value"),
        ("fill rate in here >= 98 %", "a warehouse or an ABC class"),
        ("fil rate >= 98 %", "the name of a figure"),
    ],
)
def test_goals_that_make_no_sense(text: str, said: str) -> None:
    """What safety stock cannot do is refused with what was expected."""
    with pytest.raises(Meaningless, match=said):
        read_goal(text, shop(cover=0))


KNOBS = {
    "service_level": ({"service_level": 0.9}, 1.2815515655446004, 1.0, {"service_level": 0.841345}),
    "fill_rate": ({"fill_rate": 0.9}, 0.0, 2.0, {"service_level": 0.97725, "fill_rate": None}),
    "cover": ({"cover": 2 * DAY}, 2.0, 1.5, {"cover": 129600}),
    "levels": ({"reorder_point": 3, "order_up_to": 9}, 0.0, -2.0, {"reorder_point": 1, "order_up_to": 7}),
    "up to": ({"kind": "R_S", "review": DAY, "order_up_to": 9}, 0.0, 4.0, {"order_up_to": 13}),
}
"""A policy, where its knob begins, a value, and the fields that it means."""


@pytest.mark.parametrize("name", KNOBS)
def test_knobs(name: str) -> None:
    """Each way to keep stock has its number; turning it changes the policy and nothing else."""
    fields, start, value, changes = KNOBS[name]
    small = shop(**fields)
    knob = the_knob(small)
    assert knob.start(small) == pytest.approx(start)
    assert knob.changes(small, value) == changes
    turned = turn(small, {knob: value})
    assert (
        turned.warehouses[0].stock.policies[0].model_dump()
        == small.warehouses[0].stock.policies[0].model_dump() | changes
    )
    assert turned.demand == small.demand


def test_what_has_no_knob() -> None:
    """Unlimited stock, levels of least cost, and policies that no SKU follows."""
    assert Knob.of(shop(kind="unlimited"), 0, 0) is None
    policies = [policy(cover=0), {**policy(cover=0), "name": "never"}]
    small = scenario(
        warehouses=[warehouse(stock={"source": "supplier", "policies": policies})],
        suppliers=[supplier()],
        skus=[sku("a"), sku("c", abc="C")],
    )
    assert Knob.of(small, 0, 1) is None
    assert the_knob(small).classes == ("A", "C")


@example(0.0625, 0.0, 0.01171875)
@given(st.floats(-30, 60), st.floats(0, 1), st.floats(0, 1))
def test_a_bracket_closes_on_the_threshold(threshold: float, floor: float, ceiling: float) -> None:
    """Whatever lies between floor and ceiling is found to within one and a half finest steps, in few looks."""
    bracket = Bracket(0.0, -20 * floor, 50 * ceiling, 0.5)
    for _ in range(40):
        bracket.note(bracket.value >= threshold)
        if bracket.closed:
            break
        bracket.move()
    assert bracket.closed
    if threshold <= bracket.floor:
        assert bracket.answer == bracket.floor
    elif threshold > bracket.ceiling:
        assert bracket.answer == bracket.ceiling
    else:
        assert threshold <= bracket.answer < threshold + 1.5 * bracket.finest


def test_warehouses_that_help_each_other_are_tuned_together() -> None:
    """The figure of each of two falls with what the other lacks: the search ends where both reach the limit, and hardly above."""
    small = scenario(
        cities=[city()],
        warehouses=[warehouse(name, stock=stock(cover=0)) for name in ("w", "v")],
        suppliers=[supplier()],
    )
    first, second = (knob for place in (0, 1) if (knob := Knob.of(small, place, 0)) is not None)

    def look(values: Mapping[Knob, float]) -> Observation:
        mine, other = values[first], values[second]
        return {
            first: Estimate(90 + 2 * mine + 1.5 * min(0.0, other - 3), 0.1, 5),
            second: Estimate(88 + 2 * other + 1.5 * min(0.0, mine - 3), 0.1, 5),
        }

    found = search(small, (first, second), 96.0, look)
    assert found.met(96.0)
    assert found.before[first] == Estimate(85.5, 0.1, 5)
    assert max(one.mean for one in found.after.values() if one is not None) < 96.5


def test_the_search_ends_among_figures_that_jump() -> None:
    """Whole units make figures jump a little whenever another knob moves: what misses only rises at the end, so the search is over soon."""
    small = scenario(
        warehouses=[warehouse(name, stock=stock(service_level=0.9)) for name in ("w", "v")], suppliers=[supplier()]
    )
    first, second = (knob for place in (0, 1) if (knob := Knob.of(small, place, 0)) is not None)

    def look(values: Mapping[Knob, float]) -> Observation:
        mine, other = values[first], values[second]
        jump = 0.2 if round(100 * (mine + other)) % 3 == 0 else 0.0
        return {first: Estimate(90 + 4 * mine - jump, 0.1, 5), second: Estimate(91 + 4 * other - jump, 0.1, 5)}

    found = search(small, (first, second), 95.0, look)
    assert found.met(95.0)
    assert found.rounds < 25
    assert max(one.mean for one in found.after.values() if one is not None) < 95.6


def test_what_nobody_asks_for_stays_as_it_is() -> None:
    """A warehouse without customers has no fill rate; the other is tuned."""
    small = scenario(
        warehouses=[warehouse(name, stock=stock(cover=DAY)) for name in ("w", "v")], suppliers=[supplier()]
    )
    first, second = (knob for place in (0, 1) if (knob := Knob.of(small, place, 0)) is not None)
    found = search(
        small, (first, second), 95.0, lambda values: {first: Estimate(90 + values[first], 0.0, 3), second: None}
    )
    assert found.values[second] == 1.0
    assert found.values[first] == pytest.approx(5.0, abs=0.1)
    assert found.met(95.0)


def test_a_goal_out_of_reach_is_told() -> None:
    """If even the most is not enough, the search ends there, and says so."""
    small = shop(service_level=0.9)
    knob = the_knob(small)
    found = search(small, (knob,), 95.0, lambda values: {knob: Estimate(80.0, 0.0, 3)})
    assert not found.met(95.0)
    assert found.rounds < 20


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def tune(folder: Path, fields: str, *options: str) -> Result:
    """Tune a store with a policy."""
    (folder / "store.yaml").write_text(STORE.replace("POLICY", fields), encoding="utf-8")
    return CliRunner().invoke(app, ["tune", "store.yaml", "--replications", "3", *options])


@pytest.mark.parametrize("fields", ["reorder_point: 4, order_up_to: 5", "reorder_point: 30, order_up_to: 31"])
def test_the_base_stock_of_a_spare_part_is_found(folder: Path, fields: str) -> None:
    """By Palm, S = 13 fills 79.2 % and S = 14 86.4 %: for 83 % the file says 14, whether begun from below or above."""
    assert stats.poisson.cdf(12, 10) < 0.83 < stats.poisson.cdf(13, 10)
    result = tune(folder, fields, "--target", "fill rate >= 83 %")
    assert result.exit_code == 0, result.output
    tuned = load(folder / "store-tuned.yaml")
    (policy,) = tuned.warehouses[0].stock.policies
    assert (policy.reorder_point, policy.order_up_to) == (13, 14)
    assert (tuned.name, tuned.name_zh) == ("Spare parts, tuned", "备件（调优）")
    text = (folder / "store-tuned.yaml").read_text(encoding="utf-8")
    assert "fencang tune store.yaml --target 'fill rate >= 83 %'" in text
    assert "class A: unit_fill_rate 8" in text


def test_a_fill_rate_policy_becomes_a_service_level(folder: Path) -> None:
    """What the approximation aims at is replaced by what was observed; written in a folder of its own, it loads from there."""
    result = tune(folder, "fill_rate: 80 %, cycle: 1 d", "--target", "fill rate >= 95 %", "--out", "found/mine.yaml")
    assert result.exit_code == 0, result.output
    (policy,) = load(folder / "found" / "mine.yaml").warehouses[0].stock.policies
    assert policy.fill_rate is None
    assert policy.service_level is not None
    assert 0.6 < policy.service_level < 0.99


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--target", "fil rate >= 95 %"), "--target: 'fil rate >= 95 %', expected the name of a figure"),
        (("--target", "fill rate in class C >= 95 %"), "expected a policy with a service level"),
        (("--target", "fill rate >= 95 %", "--out", "store.yaml"), "another file than the scenario's own"),
    ],
)
def test_bad_input(folder: Path, options: tuple[str, ...], said: str) -> None:
    """One message, exit code 2, and nothing written."""
    result = tune(folder, "cover: 1 d", *options)
    assert result.exit_code == 2
    assert said in result.output
    assert [path.name for path in folder.iterdir()] == ["store.yaml"]


def test_what_could_not_be_loaded_is_not_begun(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file from which the scenario is out of reach would be refused when it is read, and so it is before anything runs."""
    (folder / "far" / "away" / "deep").mkdir(parents=True)
    tune(folder, "cover: 1 d", "--target", "fil rate >= 95 %")  # writes the scenario
    monkeypatch.chdir(folder / "far")
    result = CliRunner().invoke(
        app, ["tune", "../store.yaml", "--target", "fill rate >= 95 %", "--out", "away/deep/x.yaml"]
    )
    assert result.exit_code == 2
    assert "--out: away/deep/x.yaml, expected a file from which ../store.yaml can be extended" in result.output


def test_nothing_is_lost_of_finished_replications(folder: Path) -> None:
    """The same command again reads every replication from the store and finds the same."""
    first = tune(folder, "cover: 1 d", "--target", "fill rate >= 95 %", "--out", "one.yaml")
    kept = sorted(path.name for path in (folder / "results" / ".replications").iterdir())
    second = tune(folder, "cover: 1 d", "--target", "fill rate >= 95 %", "--out", "two.yaml")
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert sorted(path.name for path in (folder / "results" / ".replications").iterdir()) == kept
    assert (folder / "one.yaml").read_text(encoding="utf-8") == (folder / "two.yaml").read_text(encoding="utf-8")
