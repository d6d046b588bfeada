"""Lots and minimums: those that can never be met are refused at their place, and those that lift stock above S are warned of."""

from typing import Any

import pytest
from small_scenarios import freight_carrier, policy, scenario, sku, stock, supplier, warehouse
from written_files import Write

from sim.scenario.loading import Problem
from sim.scenario.loading.resolving import load_resolved
from sim.scenario.oddities import oddities

SKUS = "products: {skus: [{name: mug, volume: 2 L, pallet: 600}, {name: pan, volume: 4 L, pallet: 300}]}\n"
SITE = SKUS + "warehouses: [{name: Kunshan, storage: 1 m3, stock: {policies: [{name: all%s}]}}]\n"
"""Room for 500 mugs, or 250 pans."""
POLICY, TERMS = "warehouses[Kunshan].stock.policies[all]", "suppliers: [{name: factory, %s}]"
GIVEN = ", kind: s_S, review: null, service_level: null, reorder_point: 20, order_up_to: 50"
SUPPLIED = SKUS + "warehouses: [{name: Kunshan, stock: {policies: [{name: all" + GIVEN + "%s}]}}]\n"


@pytest.mark.parametrize(
    ("differences", "path", "said"),
    [
        (SITE % ", round_to: pallet", f"{POLICY}.round_to", "2 of 2 (mug, pan) could never be ordered"),
        (SITE % ", pack: 300", f"{POLICY}.pack", "1 of 2 (pan) could never be ordered"),
        (SITE % ", pack: 200, minimum_order: 201", f"{POLICY}.minimum_order", "1 of 2 (pan) could never be ordered"),
        (SITE % "" + TERMS % "minimum_order: 501", "suppliers[factory].minimum_order", "2 of 2 (mug, pan) could never be"),
        (
            SITE % "" + TERMS % "joint: {minimum_volume: 1.1 m3, below: fill}",
            "suppliers[factory].joint.minimum_volume",
            "at most 1 m3, for which Kunshan has storage",
        ),
        (
            SITE % "" + TERMS % "joint: {minimum_units: 501}",
            "suppliers[factory].joint.minimum_units",
            "at most 500 units",
        ),
        (
            SITE % "" + TERMS % "joint: {minimum_weight: 301 kg}",
            "suppliers[factory].joint.minimum_weight",
            "at most 300 kg",
        ),
    ],
)  # fmt: skip
def test_what_storage_can_never_hold_is_refused(problems: Any, differences: str, path: str, said: str) -> None:
    """500 mugs of 350 g weigh 175 kg, and 250 pans of 1.2 kg 300 kg: more is never ordered at once."""
    (problem,) = problems(differences)
    assert problem.path == path
    assert said in problem.expected
    assert problem.line > 1


@pytest.mark.parametrize(
    "differences",
    [
        SITE % ", pack: 250",
        SITE % "" + TERMS % "minimum_order: 250",
        SITE % "" + TERMS % "joint: {minimum_units: 500, minimum_volume: 1 m3, minimum_weight: 300 kg}",
        SUPPLIED % ", pack: 50" + TERMS % "minimum_order: 50",
        SUPPLIED % "" + TERMS % "joint: {minimum_units: 100}",
        SUPPLIED % "" + TERMS % "joint: {minimum_units: 900, below: fill}",
    ],
)
def test_what_can_be_met_is_good(write: Write, differences: str) -> None:
    """The largest lots and minimums for which there is room, or which policies ask for, are told nothing of."""
    told = load_resolved(write(changed=f"extends: base.yaml\n{differences}")).warnings
    assert not [warning for warning in told if "day's demand" not in warning.expected]


@pytest.mark.parametrize(
    ("differences", "path", "said"),
    [
        (SUPPLIED % ", round_to: pallet", f"{POLICY}.round_to", "every order of 2 of 2 (mug, pan) goes beyond it"),
        (SUPPLIED % "" + TERMS % "minimum_order: 51", "suppliers[factory].minimum_order", "order_up_to 50 of policy all"),
        (SUPPLIED % "" + TERMS % "joint: {minimum_units: 105}", "suppliers[factory].joint.minimum_units", "less than 104 units"),
    ],
)  # fmt: skip
def test_what_goes_beyond_s_is_odd(write: Write, differences: str, path: str, said: str) -> None:
    """Two SKUs with S = 50: larger lots are ordered all the same, and a larger joint order waits until customers do."""
    warning: Problem
    (warning,) = load_resolved(write(changed=f"extends: base.yaml\n{differences}")).warnings
    assert warning.path == path
    assert said in warning.expected
    assert warning.line > 1


def test_a_truck_above_s_is_odd() -> None:
    """A truck of 10 t holds 10,000 units of 1 kg; S is 60."""
    levels = {"reorder_point": 20, "order_up_to": 60}
    region = warehouse("region", stock=stock("centre", round_to="truck", **levels), line_haul={"carrier": "truck"})
    centre = warehouse("centre", stock=stock(**levels))
    sections = {"suppliers": [supplier()], "freight_carriers": [freight_carrier()], "skus": [sku()]}
    (odd,) = oddities(scenario(warehouses=[region, centre], **sections))
    assert odd.location == ("warehouses", 0, "stock", "policies", 0, "round_to")
    assert odd.value == "truck"


@pytest.mark.parametrize(
    ("sourcing", "refused"), [("split", False), ("cheapest", False), ("list", True), ("fixed", True)]
)
def test_a_minimum_is_refused_where_no_other_source_is_asked(sourcing: str, refused: bool) -> None:
    """Nobody else is asked after a supplier of a list, who always has all; a part of a split order may come from another."""
    share = {"share": 0.5} if sourcing == "split" else {}
    sources = [{"name": "supplier", **share}, {"name": "other", **share}]
    fields = {"sources": sources, "sourcing": sourcing, "policies": [policy(reorder_point=5, order_up_to=50)]}
    sections = {
        "warehouses": [warehouse(stock=fields, storage=200_000)],
        "suppliers": [supplier(minimum_order=101), {**supplier(), "name": "other"}],
    }
    if not refused:
        assert scenario(**sections)
        return
    with pytest.raises(ValueError, match="could never be ordered"):
        scenario(**sections)
