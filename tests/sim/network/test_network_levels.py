"""Stock levels, computed by hand."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_scenarios import DAY, HOUR, city, freight_carrier, policy, scenario, sku, stock, supplier, warehouse

from sim.network.build import build
from sim.network.deriving.derivation import whole
from sim.network.layout import LEVEL
from sim.network.levels import level_of, safety_stock
from sim.network.terms import LeadTime
from sim.rules.policies.policy import Policy
from sim.rules.policies.table import NUMBER_OF, POLICIES
from sim.scenario.carrier import FreightCarrier
from sim.scenario.lots import lot_of
from sim.scenario.products import Sku
from sim.scenario.stock import StockPolicy

CERTAIN = LeadTime(4.0, 0.0)
"""Four days, always."""
Z_975 = 1.959963984540054
"""97.5 % quantile of the standard normal distribution."""


def stock_policy(**fields: Any) -> StockPolicy:
    """Read a policy."""
    return StockPolicy.model_validate(policy(**fields))


def test_safety_stock_for_a_certain_lead_time() -> None:
    """Z sigma sqrt(L + R): variance 25 a day, 4 days and a review of 5: 1.96 x 5 x 3 = 29.4."""
    assert safety_stock(stock_policy(service_level=0.975), 100.0, 25.0, CERTAIN, 5.0) == pytest.approx(15 * Z_975)


def test_safety_stock_for_an_uncertain_lead_time() -> None:
    """4 x 25 from demand, (10 x 2.4)^2 from the lead time: 1.96 x 26 = 51."""
    uncertain = LeadTime(4.0, 2.4)
    assert safety_stock(stock_policy(service_level=0.975), 10.0, 25.0, uncertain, 0.0) == pytest.approx(26 * Z_975)


def test_safety_stock_is_never_negative() -> None:
    """A service level below a half keeps none, and 50 % exactly none."""
    assert safety_stock(stock_policy(service_level=0.3), 10.0, 25.0, CERTAIN, 0.0) == 0
    assert safety_stock(stock_policy(service_level=0.5), 10.0, 25.0, CERTAIN, 0.0) == pytest.approx(0)


def test_cover_is_days_of_demand() -> None:
    """36 hours of 10 units a day are 15."""
    assert safety_stock(stock_policy(cover=36 * HOUR), 10.0, 25.0, CERTAIN, 0.0) == pytest.approx(15)


DERIVED_DAY = {"cover": DAY, "cycle": 3 * DAY}
LEVELS = {
    "s = 10 (4 + 1), S = s + 30": (DERIVED_DAY, {"reorder_point": 50, "order_up_to": 80, "opening": 80}),
    "without cycle S is one more than s": ({"cover": 0}, {"reorder_point": 40, "order_up_to": 41}),
    "two days more": ({**DERIVED_DAY, "review": 2 * DAY}, {"reorder_point": 70, "order_up_to": 100, "looked_at": 0}),
    "named so": ({"kind": "R_s_S", **DERIVED_DAY, "review": 2 * DAY}, {"reorder_point": 70, "order_up_to": 100}),
    "10 (4 + 2)": ({"kind": "R_S", "cover": 0, "review": 2 * DAY}, {"order_up_to": 60, "looked_at": 0}),
    "from Thursday to Monday": ({"kind": "R_S", "cover": 0, "review_days": (0, 3)}, {"order_up_to": 80}),
    "given S": ({"kind": "R_S", "order_up_to": 7, "review": DAY}, {"order_up_to": 7, "opening": 7}),
    "base stock, 10 (4 + 1)": ({"kind": "base_stock", "cover": DAY}, {"order_up_to": 50, "looked_at": 1}),
    "Q given": (
        {"kind": "R_Q", "cover": DAY, "order_quantity": 8},
        {"reorder_point": 50, "order_quantity": 8, "opening": 58},
    ),
    "Q of three days": ({"kind": "s_nQ", **DERIVED_DAY}, {"reorder_point": 50, "order_quantity": 30, "opening": 80}),
    "Q of one": ({"kind": "s_nQ", "reorder_point": -1}, {"reorder_point": -1, "order_quantity": 1, "opening": 0}),
    "days of demand": (
        {"kind": "min_max_days", "min_cover": DAY // 2, "max_cover": 3 * DAY},
        {"reorder_point": 5, "order_up_to": 30, "opening": 30, "looked_at": 1},
    ),
    "make to order": ({"reorder_point": -1, "order_up_to": 0}, {"reorder_point": -1, "order_up_to": 0, "opening": 0}),
    "on demand": ({"kind": "on_demand"}, {"opening": 0, "looked_at": 1, "crosses": 0}),
    "on demand, in the evening": ({"kind": "on_demand", "review": DAY}, {"opening": 0, "looked_at": 0}),
    "across the dock": ({"kind": "cross_dock"}, {"opening": 0, "looked_at": 1, "crosses": 1}),
    "nothing more": ({"kind": "none", "opening": 4}, {"opening": 4, "looked_at": 0, "counted": 1}),
    "packs": ({"reorder_point": 5, "order_up_to": 20, "minimum_order": 9}, {"minimum": 9, "lot": 6}),
    "opening": ({"reorder_point": 5, "order_up_to": 20, "opening": 3}, {"opening": 3}),
    "unlimited": ({"kind": "unlimited"}, {"counted": 0, "looked_at": 0, "opening": 0}),
}
"""Fields of a policy for 10 units a day and four days' lead time, and what follows."""


@pytest.mark.parametrize(("fields", "expected"), LEVELS.values(), ids=LEVELS)
def test_levels_of_ten_units_a_day_and_four_days(fields: dict[str, Any], expected: dict[str, int]) -> None:
    """Levels given are kept; those derived follow from lead time, review, safety stock and cycle."""
    row = level_of(stock_policy(**fields), 10.0, 0.0, CERTAIN, lot=6)
    level = dict(zip(LEVEL.names or (), row, strict=True))
    expected = {"policy": NUMBER_OF[fields.get("kind", "s_S")], **expected}
    assert {name: level[name] for name in expected} == expected


@pytest.mark.parametrize("rule", POLICIES, ids=lambda rule: rule.name)
def test_nobody_looks_at_what_orders_nothing(rule: Policy) -> None:
    """Without reviews a policy that orders is looked at whenever stock is promised, one that does not is never."""
    fields = {"none": {"opening": 1}, "min_max_days": {"min_cover": 0, "max_cover": DAY}}.get(rule.name, {})
    row = level_of(stock_policy(kind=rule.name, **fields), 10.0, 0.0, CERTAIN)
    assert dict(zip(LEVEL.names or (), row, strict=True))["looked_at"] == rule.orders


@given(st.integers(0, 10**6), st.floats(-1e-10, 1e-10))
def test_whole_units_forgive_rounding(units: int, error: float) -> None:
    """A sum that misses a whole number by its last bits is that number; a real fraction is rounded up."""
    assert whole(units + error) == units
    assert whole(units + 0.25) == units + 1


def test_policies_without_a_source_do_not_count() -> None:
    """A warehouse without a source has unlimited stock."""
    network = build(scenario())
    assert network.array("levels")["counted"].tolist() == [[0]]


def test_what_is_not_ordered_needs_no_source() -> None:
    """Without a source opening stock counts where a policy says so; the rest is unlimited."""
    kept = {"policies": [{"name": "old", "kind": "none", "classes": ["C"], "opening": 7}]}
    network = build(scenario(warehouses=[warehouse(stock=kept)], skus=[sku("a"), sku("c", abc="C")]))
    assert network.array("levels")[["counted", "opening"]].tolist() == [[(0, 0), (1, 7)]]


def test_lots_are_packs_layers_pallets_or_trucks() -> None:
    """A policy's pack before the SKU's; a truck of 3 t and 40 m3 holds 3000 of 1 kg and 1 L, or 20 of 2 m3."""
    truck = FreightCarrier.model_validate(freight_carrier(truck_weight=3_000_000))
    box = Sku.model_validate(sku(volume=1000, pack=6, layer=48, pallet=480))
    lots = {"pack": 6, "layer": 48, "pallet": 480, "truck": 3000}
    assert {name: lot_of(stock_policy(round_to=name), box, truck) for name in lots} == lots
    assert lot_of(stock_policy(pack=5), box, truck) == 5
    assert lot_of(stock_policy(round_to="truck"), Sku.model_validate(sku(volume=2_000_000)), truck) == 20
    assert lot_of(stock_policy(round_to="truck"), Sku.model_validate(sku(weight=9_000_000)), truck) == 1
    assert lot_of(stock_policy(round_to="truck"), Sku.model_validate(sku(weight=0, volume=0)), truck) == 1


def test_levels_of_a_network_follow_its_flows() -> None:
    """The region keeps a day's cover of its 60 units, the centre of the 100 that both sell; lead times are zero."""
    kept = stock(cover=DAY)
    sites = [warehouse("centre", stock=kept), warehouse("region", longitude=9.0, stock={**kept, "source": "centre"})]
    cities = [city("a", demand_share=4.0), city("b", longitude=9.0, demand_share=6.0)]
    network = build(scenario(warehouses=sites, cities=cities, suppliers=[supplier(0)]))
    assert network.array("levels")["reorder_point"].tolist() == [[100], [60]]
