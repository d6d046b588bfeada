"""Keys that nothing comes of are told."""

from typing import Any

import pytest
from small_scenarios import freight_carrier, policy, scenario, stock, supplier, warehouse

from sim.scenario.oddities import oddities

KEPT = {"reorder_point": 10, "order_up_to": 20_000}
HAUL = {"carrier": "truck"}
DAILY = {"line_haul": HAUL}
FAIR = {"scarce": {"by": "fair_share"}}


def odd(*sites: Any, **truck: Any) -> list[tuple[Any, ...]]:
    """Places of what is odd in some warehouses, with a supplier and a truck."""
    sections = {"suppliers": [supplier()], "freight_carriers": [freight_carrier(**truck)]}
    return [finding.location for finding in oddities(scenario(warehouses=list(sites), **sections))]


def test_suppliers_deliver_themselves() -> None:
    """Line-haul from a supplier is told, that from a centre is not."""
    assert odd(warehouse("centre", stock=stock(**KEPT), **DAILY)) == [("warehouses", 0, "line_haul")]
    assert (
        odd(warehouse("centre", stock=stock(**KEPT)), warehouse("region", stock=stock("centre", **KEPT), **DAILY)) == []
    )


def test_nothing_is_divided_where_nobody_orders() -> None:
    """A fair share in the centre means something; in the region, which supplies nobody, it is told unless both have it."""
    centre, region = stock(**KEPT), stock("centre", **KEPT)
    assert odd(warehouse("centre", stock=centre | FAIR), warehouse("region", stock=region)) == []
    assert odd(warehouse("centre", stock=centre | FAIR), warehouse("region", stock=region | FAIR)) == []
    place = ("warehouses", 1, "stock", "scarce", "by")
    assert odd(warehouse("centre", stock=centre), warehouse("region", stock=region | FAIR)) == [place]


@pytest.mark.parametrize(("kind", "told"), [("unlimited", True), ("s_S", False)])
def test_unlimited_stock_has_no_record(kind: str, told: bool) -> None:
    """Where every SKU is unlimited nothing is counted, whatever the source."""
    fields = KEPT if kind == "s_S" else {}
    site = warehouse(
        stock={"source": "supplier", "policies": [policy(kind, **fields)]}, records={"shrinkage": {"rate": 0.05}}
    )
    assert odd(site) == [("warehouses", 0, "records")] * told


@pytest.mark.parametrize(
    ("truck", "told"), [({"truck_volume": 1_999}, True), ({"truck_weight": 999}, True), ({}, False)]
)
def test_a_truck_holds_a_unit(truck: dict[str, Any], told: bool) -> None:
    """An article of 1 kg and 2 L is too large for a truck of less, so that its orders are not rounded."""
    region = warehouse("region", stock=stock("centre", round_to="truck", **KEPT), **DAILY)
    place = ("warehouses", 0, "stock", "policies", 0, "round_to")
    assert odd(region, warehouse("centre", stock=stock(**KEPT)), **truck) == [place] * told
