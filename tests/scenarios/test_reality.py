"""The reference scenarios against published figures; every test prints what was simulated beside what was published.

Two months of usual days stand for the year: the figures that are compared are those of a usual day. Run with the table
shown by `pytest tests/scenarios/test_reality.py -q`.
"""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from evidence import record

from sim import Ledger, Scenario, load, simulate
from sim.clock import DAY, HOUR
from sim.network.build import build
from sim.network.roads import places, road_m
from sim.rules.freight import parcel_price

pytestmark = pytest.mark.evidence

SCENARIOS = Path(__file__).parents[2] / "scenarios"
USUAL_DAYS = ("horizon.start=2025-02-20", "horizon.measure=60 d")
REMOTE = ("新疆", "西藏", "内蒙古", "海南")

Compare = Callable[[str, float, str, float, float], None]
"""What is compared, the simulated and the published figure, and the band."""


@pytest.fixture
def compare(capsys: pytest.CaptureFixture[str]) -> Compare:
    """Print one row of the reality table and fail outside its band."""

    def check(what: str, simulated: float, published: str, low: float, high: float) -> None:
        with capsys.disabled():
            print(f"\n{what:62} simulated {simulated:7.2f}  published {published:12} band {low:g} to {high:g}", end=" ")
        record("reality", figure=what, simulated=simulated, published=published, low=low, high=high)
        assert low <= simulated <= high, what

    return check


def measured(ledger: Ledger, table: str) -> pd.DataFrame:
    """Rows of the delivered orders that were placed in the measured time."""
    horizon = ledger.scenario.horizon
    orders = pd.DataFrame(ledger.tables["orders"])
    in_time = (orders.placed_s >= horizon.warm_up) & (orders.placed_s < horizon.warm_up + horizon.measure)
    wanted = orders[in_time & (orders.delivered_s >= 0)]
    if table == "orders":
        return wanted
    rows = pd.DataFrame(ledger.tables[table])
    return rows[rows.order.isin(wanted.order)]


@pytest.fixture(scope="module", params=["one-hub.yaml", "what-if/industry-mix.yaml"])
def one_hub(request: pytest.FixtureRequest) -> Scenario:
    """One central warehouse, carriers chosen by promise; and with the industry's mix of carriers."""
    return load(SCENARIOS / request.param, USUAL_DAYS)


@pytest.fixture(scope="module")
def transit_h(one_hub: Scenario) -> "pd.Series[float]":
    """Hours from collection to delivery of every parcel."""
    parcels = measured(simulate(one_hub), "parcels")
    return (parcels.delivered_s - parcels.dispatched_s) / HOUR


def test_parcels_from_one_hub_take_as_long_as_the_industrys(
    one_hub: Scenario, transit_h: "pd.Series[float]", compare: Compare
) -> None:
    """From one central warehouse express takes 53.88 h on average (State Post Bureau, 2024), within 10 %."""
    compare(f"{one_hub.name}: collection to delivery, mean, h", transit_h.mean(), "53.88", 54 * 0.9, 54 * 1.1)


def test_as_many_parcels_from_one_hub_arrive_within_72_h(
    one_hub: Scenario, transit_h: "pd.Series[float]", compare: Compare
) -> None:
    """From one central warehouse 83.95 % arrive within 72 h (State Post Bureau, 2024), within 5 points."""
    compare(f"{one_hub.name}: within 72 h of collection, %", 100 * (transit_h <= 72).mean(), "83.95", 79, 89)


def test_about_half_of_the_parcels_from_one_hub_arrive_within_48_h(
    one_hub: Scenario, transit_h: "pd.Series[float]", compare: Compare
) -> None:
    """Fewer than the 66.64 % of all express (State Post Bureau, 2021): one hub in the south has few short lanes."""
    share = 100 * (transit_h <= 48).mean()
    compare(f"{one_hub.name}: within 48 h, % (all lanes published)", share, "66.64", 45, 67)


def covered(scenario: Scenario) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
    """Positions of the cities that are promised delivery on the same or the next day."""
    within = max(promise.within for promise in scenario.promise if promise.within)
    nearest = road_m(*places(scenario), scenario.customers.circuity).min(axis=0)
    return np.flatnonzero(nearest <= within)


def test_seven_hubs_deliver_nine_of_ten_on_the_same_or_next_day(compare: Compare) -> None:
    """A regional network delivers about 90 % on the same or the next day in the cities it covers (JD)."""
    scenario = load(SCENARIOS / "seven-hubs.yaml", USUAL_DAYS)
    orders = measured(simulate(scenario), "orders")
    reached = orders[orders.city.isin(covered(scenario))]
    days = reached.delivered_s // DAY - reached.placed_s // DAY
    compare("seven hubs: orders in covered cities, %", 100 * len(reached) / len(orders), "-", 75, 95)
    compare("seven hubs: same or next day in covered cities, %", 100 * (days <= 1).mean(), "about 90", 85, 95)


def test_economy_express_is_nearly_flat_outside_the_remote_provinces(compare: Compare) -> None:
    """1 kg of economy express costs 3.4 to 4.5 元 wherever it goes, but 9 元 and more in four remote provinces."""
    scenario = load(SCENARIOS / "one-hub.yaml")
    network = build(scenario)
    carrier = [carrier.name for carrier in scenario.carriers].index("Economy express")
    cities = scenario.customers.cities
    prices = np.array([parcel_price(network, carrier, 0, city, 1000) / 100 for city in range(len(cities))])
    remote = np.array([city.province in REMOTE for city in cities])
    compare("economy express, 1 kg: lowest price outside four provinces, 元", prices[~remote].min(), "3.4", 3.4, 4.5)
    compare("economy express, 1 kg: highest price outside four provinces, 元", prices[~remote].max(), "4.5", 3.4, 4.5)
    compare("economy express, 1 kg: lowest price in the four, 元", prices[remote].min(), "9", 9, 9)
    compare("economy express, 1 kg: highest price in the four, 元", prices[remote].max(), "17 to 17.5", 17, 17.5)


def test_the_peak_day_is_1_5_to_1_9_times_a_usual_day(compare: Compare) -> None:
    """On 11.11 orders are 1.51 (2024) to 1.87 (2023) times those of a usual day (State Post Bureau)."""
    scenario = load(SCENARIOS / "one-hub.yaml")
    factors = build(scenario).array("day_factors")
    first, last = scenario.horizon.warm_up // DAY, (scenario.horizon.warm_up + scenario.horizon.measure) // DAY
    peak = factors[first:last].max() / np.median(factors[first:last])
    compare("peak day over a usual day", peak, "1.51 to 1.87", 1.5, 1.9)


@pytest.mark.parametrize("name", ["one-hub", "three-hubs", "seven-hubs"])
def test_pickers_are_busy_but_not_swamped(name: str) -> None:
    """Each warehouse has as many pickers as its orders need on usual days: 60 to 85 % of their time is work."""
    ledger = simulate(load(SCENARIOS / f"{name}.yaml", USUAL_DAYS))
    days = pd.DataFrame(ledger.tables["warehouse_days"])
    horizon = ledger.scenario.horizon
    usual = days[(days.closed_s > horizon.warm_up) & (days.closed_s <= horizon.warm_up + horizon.measure)]
    time = usual.groupby("warehouse")[["busy_s", "picker_s"]].sum()
    assert (time.busy_s / time.picker_s).between(0.60, 0.85).all()


@pytest.mark.parametrize("name", ["three-hubs", "seven-hubs"])
def test_regional_stock_lasts_from_truck_to_truck(name: str) -> None:
    """Safety stock for 98 % covers the gap between trucks: regional warehouses fill as many class-A lines at once."""
    ledger = simulate(load(SCENARIOS / f"{name}.yaml", USUAL_DAYS))
    scenario = ledger.scenario
    fast = [number for number, sku in enumerate(scenario.products.skus) if sku.abc == "A"]
    lines = measured(ledger, "lines")
    lines = lines[lines.sku.isin(fast) & (lines.home > 0)]
    filled = (lines.warehouse == lines.home) & (lines.reserved_s == lines.placed_s)
    assert (filled.groupby(lines.home).mean() >= 0.98).all()
