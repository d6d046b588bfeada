"""Overrides: single changes on top of the files."""

import pytest
from written_files import Write

from sim.scenario.loading import ScenarioError, load, load_resolved


def test_values_and_items(write: Write) -> None:
    """A path leads through keys and named items; the value is YAML with its unit."""
    path = write()
    scenario = load(
        path,
        [
            "demand.orders=4000 /d",
            "warehouses[Kunshan].area=9000 m2",
            "carriers[road].cut_offs=[12:00, 18:00]",
            "suppliers[factory].lead_time={uniform: {low: 1 d, high: 2 d}}",
            "products.skus[pan].value=7 元",
        ],
    )
    assert scenario.demand.orders == 4000
    assert scenario.warehouses[0].area == 9000
    assert scenario.carriers[0].cut_offs == (43_200, 64_800)
    assert scenario.suppliers[0].lead_time.kind == "uniform"
    assert [sku.value for sku in scenario.products.skus] == [1200, 700]


def test_overrides_beat_what_warehouses_share(write: Write) -> None:
    """A value from warehouse_defaults is overridden at the warehouse; the place says so."""
    resolved = load_resolved(write(), ["warehouses[Kunshan].opening.hours=00:00-24:00"])
    assert resolved.scenario.warehouses[0].opening.hours == (0, 86_400)
    assert str(resolved.origins["warehouses", 0, "opening", "hours"]) == "override (--set):1"


def test_null_takes_away(write: Write) -> None:
    """An override may leave a value out."""
    assert load(write(), ["carriers[road].speed=null"]).carriers[0].speed is None


@pytest.mark.parametrize(
    ("override", "said"),
    [
        ("demand.orders", "'demand.orders', expected path=value, such as demand.orders=4000 /d"),
        ("=5", "expected path=value"),
        ("warehouses[Kunshan]=5", "expected path=value"),
        ("demand.orders=4000", "demand.orders: 4000, expected a frequency"),
        ("demand.order=4000 /d", "demand.order: unknown key"),
        (
            "warehouses[Kunsan].area=1 m2",
            "'Kunsan', expected the name of an item of warehouses, one of Kunshan; did you mean",
        ),
        ("depots[x].area=1 m2", "'x', expected the name of an item of depots, there is none"),
        ("demand.orders=[1", "valid YAML"),
        ("demand.orders=.inf", "a finite number"),
    ],
)
def test_overrides_that_are_refused(write: Write, override: str, said: str) -> None:
    """A wrong override is told with its number and path, like a line of a file."""
    with pytest.raises(ScenarioError) as caught:
        load(write(), ["seed=7", override])
    assert caught.value.problems[0].where == "override (--set):2"
    assert said in str(caught.value)
