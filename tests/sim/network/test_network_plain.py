"""Plain networks: for those that use no optional feature the engine is compiled without any."""

from pathlib import Path

import pytest
from small_scenarios import scenario, stock, supplier, warehouse

from sim.compiled.engine import CompiledEngine
from sim.network.build import base_rates, build
from sim.run import network_of, simulate
from sim.scenario.loading import load

SCENARIOS = Path(__file__).parents[3] / "scenarios"


@pytest.mark.parametrize("name", ["one-hub", "three-hubs", "seven-hubs"])
def test_reference_networks_are_plain(name: str) -> None:
    """Who only compares layouts waits for the small engine only."""
    assert network_of(load(SCENARIOS / f"{name}.yaml")).plain


@pytest.mark.parametrize(
    "name",
    [
        "alerts", "allocation-by-history", "counting-never", "forecast-mrp", "forecast-smoothing", "joint-orders", "patience-lost-sales",
        "policies-cross-dock", "pre-positioning", "rebalancing-weekly", "sharing-delayed", "shelf-life-fefo", "size", "transshipment-reactive",
    ],
)  # fmt: skip
def test_networks_with_optional_features_are_not(name: str) -> None:
    """Each of these needs rules that code for plain networks leaves out."""
    assert not network_of(load(SCENARIOS / "stock" / f"{name}.yaml")).plain


def test_the_ledger_does_not_depend_on_it() -> None:
    """A plain network that is taken for another runs all optional rules, which do nothing."""
    site = warehouse(stock=stock(reorder_point=20, order_up_to=60))
    small = scenario(warehouses=[site], suppliers=[supplier()], days=5)
    network = build(small)
    assert network.plain
    network.plain = False
    engine = CompiledEngine(network, base_rates(small), small.seed, 0)
    rows, expected = engine.finish(), simulate(small).tables
    assert {name: table.tolist() for name, table in rows.items()} == {
        name: table.tolist() for name, table in expected.items()
    }
