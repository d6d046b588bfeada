"""Paired comparison with the baseline."""

import math
from dataclasses import replace

import pytest
from hand_made import scenario
from made_results import result

from analysis.comparison import COLUMNS, DifferentHorizonsError, compare

COST, TURNS, USE = "cost_per_order", "inventory_turns", "picker_utilisation"


def test_replications_are_compared_in_pairs() -> None:
    """Costs vary by 20 from one replication to the next, the differences are -1, -2, -3: mean -2, half-width 2.4841."""
    base = result("base", {COST: [10.0, 30.0, 50.0]})
    other = result("other", {COST: [9.0, 28.0, 47.0]})
    (row,) = compare([base, other]).to_dict("records")
    assert (row["kpi"], row["scope"], row["unit"]) == (COST, "all", "元/order")
    assert (row["scenario"], row["baseline"]) == ("other", "base")
    assert (row["baseline_mean"], row["mean"], row["difference"]) == (30, 28, -2)
    assert row["low"] == pytest.approx(-4.4841, abs=1e-4)
    assert row["high"] == pytest.approx(0.4841, abs=1e-4)
    assert row["better"] == "undecided"


def test_lower_and_higher_are_better_as_defined() -> None:
    """Less cost is better, more turns are better, and utilisation is neither."""
    base = result("base", {COST: [5.0, 6.0, 5.5], TURNS: [4.0, 4.1, 4.2], USE: [50.0, 51.0, 52.0]})
    other = result("other", {COST: [4.0, 5.0, 4.5], TURNS: [3.0, 3.1, 3.2], USE: [60.0, 61.0, 62.0]})
    verdicts = compare([base, other]).set_index("kpi")["better"].to_dict()
    assert verdicts == {COST: "scenario", TURNS: "baseline", USE: ""}


def test_the_family_is_all_scenarios_on_one_figure() -> None:
    """Three scenarios with p = 0.0742 each: Holm makes it 0.2226, on this figure only."""
    values = [1.0, 2.0, 3.0]
    base = result("base", {COST: [0.0, 0.0, 0.0]})
    table = compare([base, *(result(name, {COST: values}) for name in "abc")])
    assert table["p_value"].tolist() == pytest.approx([0.0742] * 3, abs=1e-4)
    assert table["p_holm"].tolist() == pytest.approx([0.2225] * 3, abs=1e-3)


def test_figures_without_a_partner_are_not_compared() -> None:
    """A warehouse that only one scenario has, or a replication without the figure, gives no pair."""
    base = result("base", {COST: [1.0, 2.0], (COST, "warehouse:hub"): [1.0]})
    other = result("other", {COST: [1.0], (COST, "warehouse:site"): [1.0]})
    (row,) = compare([base, other]).to_dict("records")
    assert row["scope"] == "all"
    assert row["difference"] == 0


def test_one_replication_decides_nothing() -> None:
    """Without spread there is no interval, no p-value and no verdict."""
    (row,) = compare([result("base", {COST: [1.0]}), result("other", {COST: [2.0]})]).to_dict("records")
    assert row["difference"] == 1
    assert all(math.isnan(row[name]) for name in ("low", "high", "p_value", "p_holm"))
    assert row["better"] == "undecided"


def test_a_single_scenario_is_compared_with_nothing() -> None:
    """The table is empty, but has its columns."""
    table = compare([result("base", {COST: [1.0]})])
    assert tuple(table.columns) == COLUMNS
    assert table.empty


def test_only_scenarios_over_the_same_time_are_compared() -> None:
    """A longer measured time and a later start are named together, with what the first scenario has."""
    base = result("base", {COST: [5.0, 6.0]})
    horizon = {"start": "2025-02-01", "warm_up": "1 d", "measure": "4 d", "cool_down": "2 d"}
    other = replace(base, scenario=scenario(name="other", horizon=horizon))
    with pytest.raises(DifferentHorizonsError) as caught:
        compare([base, other])
    assert "other: horizon.start: 2025-02-01, expected 2025-01-01 as in base" in str(caught.value)
    assert "other: horizon.measure: 4 d, expected 3 d as in base" in str(caught.value)
    assert "warm_up" not in str(caught.value)
