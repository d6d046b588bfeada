"""Every KPI of one replication, checked by hand."""

import pandas as pd
import pytest
from hand_made import DAY, HOUR, Ledger, scenario

from analysis.kpis.measures import measure
from analysis.kpis.setting import Setting
from analysis.kpis.tally import Tally


def kpis_of(ledger: Ledger) -> pd.Series:
    """Values by (kpi, scope)."""
    setting = Setting.of(ledger.scenario)
    tally = Tally.empty(setting)
    tally.include(ledger, setting)
    frame = measure(tally, setting, 0)
    assert not frame["value"].isna().any()
    return frame.set_index(["kpi", "scope"])["value"]


@pytest.fixture
def service() -> pd.Series:
    """Three orders on day 1: in 10 h to Near, in 49 h (a day late) to Far, and one to Far that stays open."""
    ledger = Ledger()
    ledger.add_order(0, DAY, DAY + 10 * HOUR, due_s=2 * DAY)
    ledger.add_order(1, DAY, DAY + 49 * HOUR, due_s=2 * DAY, city=1, sku=1)
    ledger.add_order(2, DAY, city=1, warehouse=1)
    return kpis_of(ledger)


def test_delivery_times_are_over_delivered_orders(service: pd.Series) -> None:
    """(10 + 49) / 2 hours; the open order has no time."""
    assert service["order_to_delivery_mean", "all"] == pytest.approx(29.5)
    assert service["order_to_delivery_mean", "region:West"] == pytest.approx(49)
    assert service["order_to_delivery_p95", "region:East"] == pytest.approx(10, abs=0.1)
    assert ("order_to_delivery_mean", "warehouse:site") not in service.index


def test_shares_are_over_all_orders(service: pd.Series) -> None:
    """The open order is neither within 72 h nor there the next day."""
    assert service["within_24h", "all"] == pytest.approx(100 / 3)
    assert service["within_48h", "all"] == pytest.approx(100 / 3)
    assert service["within_72h", "all"] == pytest.approx(200 / 3)
    assert service["same_day", "region:East"] == 100
    assert service["next_day", "region:West"] == 0


def test_on_time_is_over_promised_orders(service: pd.Series) -> None:
    """Two orders have a promise, one keeps it; a warehouse without promised orders has no such figure."""
    assert service["on_time_delivery", "all"] == 50
    assert service["otif", "all"] == 50
    assert ("on_time_delivery", "warehouse:site") not in service.index


def test_volumes(service: pd.Series) -> None:
    """Three orders, two delivered, one open."""
    assert [service[kpi, "all"] for kpi in ("orders", "delivered", "open_orders")] == [3, 2, 1]
    assert service["orders", "class:A"] == 2
    assert ("orders", "class:B") not in service.index


def test_costs_and_carbon(service: pd.Series) -> None:
    """Two parcels were packed and sent at 3.5 元 and 20 g each, over three orders."""
    assert service["cost_total", "all"] == pytest.approx(7)
    assert service["cost_per_order", "all"] == pytest.approx(7 / 3)
    assert service["cost_per_order_freight", "region:West"] == pytest.approx(1.5)
    assert service["cost_per_order_handling", "warehouse:hub"] == pytest.approx(0.5)
    assert service["co2e_per_order", "carrier:post"] == pytest.approx(40 / 3)
    assert service["transport_tkm", "all"] == pytest.approx(0.02)


def test_carrier_time_runs_from_dispatch(service: pd.Series) -> None:
    """Half of each order's time was on the road: 5 h and 24.5 h."""
    assert service["carrier_time_mean", "all"] == pytest.approx(14.75)
    assert service["carrier_within_72h", "carrier:post"] == 100


def test_a_carrier_is_told_apart_by_region(service: pd.Series) -> None:
    """The post takes 5 h in the east, 24.5 h in the west, where one of its two orders stays open; no other scope has it."""
    east, west = "carrier:post/region:East", "carrier:post/region:West"
    assert [service["carrier_time_mean", scope] for scope in (east, west)] == pytest.approx([5, 24.5])
    assert [service["order_to_delivery_mean", scope] for scope in (east, west)] == pytest.approx([10, 49])
    assert [service["orders", scope] for scope in (east, west)] == [1, 2]
    assert service["cost_per_order_freight", west] == pytest.approx(1.5)
    assert service["on_time_delivery", east] == 100
    assert ("order_to_delivery_p95", west) not in service.index
    assert ("within_72h", west) not in service.index


def test_carriers_by_region_add_up_to_carriers_and_regions() -> None:
    """Three carriers, two regions, five orders: each lands in its own cell, and an order without a carrier in none."""
    ledger = Ledger(scenario(carriers=[{"name": name} for name in ("post", "air", "van")]))
    for order, (city, carrier) in enumerate([(0, 0), (0, 2), (1, 1), (1, 1), (1, -1)]):
        ledger.add_order(order, DAY, 2 * DAY, city=city)
        ledger.tables["parcels"]["carrier"][order] = carrier
    orders = kpis_of(ledger)["orders"]
    assert [orders[f"carrier:{name}/region:East"] for name in ("post", "air", "van")] == [1, 0, 1]
    assert [orders[f"carrier:{name}/region:West"] for name in ("post", "air", "van")] == [0, 2, 0]
    assert (orders["carrier:air"], orders["region:West"]) == (2, 3)


def test_filling_and_splits() -> None:
    """One of two orders waits 6 h for one of its lines, and comes in two parcels from two warehouses."""
    ledger = Ledger().add_order(0, DAY, 2 * DAY)
    ledger.add_order(1, DAY, 2 * DAY, parcels=2, lines=2, waiting_lines=1, due_s=3 * DAY)
    ledger.add("parcels", order=1, parcel=1, warehouse=1, units=3, dispatched_s=DAY, delivered_s=2 * DAY)
    wait = {"placed_s": DAY, "reserved_s": DAY + 6 * HOUR}
    ledger.add("lines", order=1, line=1, parcel=1, warehouse=1, sku=1, quantity=3, **wait)
    kpis = kpis_of(ledger)
    assert kpis["order_fill_rate", "all"] == 50
    assert kpis["order_fill_rate", "class:C"] == 0
    assert kpis["unit_fill_rate", "all"] == pytest.approx(100 * 2 / 5)
    assert kpis["unit_fill_rate", "warehouse:site"] == 0
    assert kpis["backorder_wait_mean", "warehouse:site"] == pytest.approx(6)
    assert kpis["split_rate", "all"] == 50
    assert kpis["parcels_per_order", "all"] == 1.5
    assert kpis["on_time_delivery", "all"] == 100
    assert kpis["otif", "all"] == 0


def test_records_and_counts() -> None:
    """Of four records three are right, 5 of 50 units are missing; a unit of c is lost, and two hours are counted at 30 元."""
    ledger = Ledger().add_order(0, DAY, 3 * DAY).add_order(1, DAY, 2 * DAY)
    ledger.tables["lines"]["short_s"][0], ledger.tables["lines"]["shorts"][0] = DAY + 4 * HOUR, 1
    close = {"closed_s": 2 * DAY, "physical": 0}
    ledger.add("record_days", abc=0, skus=2, right=1, recorded=40, gap=5, **close)
    ledger.add("record_days", abc=2, skus=2, right=2, recorded=10, **close)
    ledger.add("discrepancies", time_s=2 * DAY, sku=1, physical=-1, loss_fen=500)
    ledger.add("discrepancies", time_s=DAY - 1, sku=1, physical=-1, loss_fen=500)
    ledger.add("counts", time_s=2 * DAY, work_s=2 * HOUR, work_fen=6000)
    kpis = kpis_of(ledger)
    assert kpis["record_accuracy", "all"] == 75
    assert kpis["record_accuracy", "class:A"] == 50
    assert kpis["record_accuracy_units", "warehouse:hub"] == pytest.approx(90)
    assert ("record_accuracy", "warehouse:site") not in kpis
    assert kpis["goods_lost_value", "class:C"] == 5
    assert kpis["count_hours", "all"] == 2
    assert ("count_hours", "warehouse:site") not in kpis
    assert kpis["cost_per_order_losses", "all"] == pytest.approx(5 / 2)
    assert kpis["cost_per_order_counting", "warehouse:hub"] == pytest.approx(60 / 2)
    assert kpis["orders_short_picked", "all"] == 50
    assert kpis["short_pick_delay_mean", "all"] == pytest.approx(20)


def test_lost_sales_and_cancellations() -> None:
    """Of four orders one comes in full, one without a line (3 units of c), one is cancelled after 6 h, one has a substitute."""
    ledger = Ledger().add_order(0, DAY, 2 * DAY, due_s=3 * DAY)
    ledger.add_order(1, DAY, 2 * DAY, due_s=3 * DAY, lines=2, waiting_lines=1, lost_lines=1)
    lost = {"parcel": -1, "placed_s": DAY, "reserved_s": -1}
    ledger.add("lines", order=1, line=1, sku=1, quantity=3, state=2, ended_s=DAY, lost_fen=600, **lost)
    ledger.add(
        "orders", order=2, lines=1, units=2, placed_s=DAY, due_s=3 * DAY, state=2, waiting_lines=1, lost_lines=1, home=1
    )
    ledger.add("lines", order=2, warehouse=1, quantity=2, state=3, ended_s=DAY + 6 * HOUR, lost_fen=200, **lost)
    ledger.add_order(3, DAY, 2 * DAY, due_s=3 * DAY, waiting_lines=1)
    ledger.tables["lines"]["wanted_sku"][-1] = 1
    kpis = kpis_of(ledger)
    assert kpis["lost_sales_rate", "all"] == pytest.approx(100 * 5 / 8)
    assert kpis["lost_sales_rate", "warehouse:site"] == 100
    assert kpis["lost_sales_rate", "class:C"] == 100
    assert kpis["lost_value", "all"] == pytest.approx(3 * 5 + 2 * 1)
    assert kpis["cancelled_orders", "all"] == 25
    assert kpis["cancelled_orders", "class:A"] == pytest.approx(100 / 4)
    assert kpis["cancelled_orders", "class:C"] == 100
    assert kpis["substituted_lines", "all"] == pytest.approx(100 / 5)
    assert kpis["cost_per_order_lost_sales", "all"] == pytest.approx(8 / 4)
    assert kpis["unit_fill_rate", "all"] == pytest.approx(100 * 2 / 8)
    assert kpis["order_fill_rate", "all"] == 25
    assert kpis["backorder_wait_mean", "all"] == pytest.approx(6)
    assert kpis["on_time_delivery", "all"] == 75
    assert kpis["otif", "all"] == 50
    assert kpis["open_orders", "all"] == 0
    assert (kpis["orders", "warehouse:site"], kpis["orders", "carrier:post"]) == (1, 3)


def test_home_fill_rate_does_not_count_overflow() -> None:
    """Of three units that prefer the hub it fills one; the site fills one in its stead, and one waits at the hub."""
    ledger = Ledger().add_order(0, DAY).add_order(1, DAY, warehouse=1).add_order(2, DAY, waiting_lines=1)
    ledger.add_order(3, DAY, warehouse=1, home=1, city=1)
    ledger.tables["lines"]["reserved_s"][2] = DAY + HOUR
    kpis = kpis_of(ledger)
    assert kpis["unit_fill_rate", "all"] == pytest.approx(75)
    assert kpis["home_fill_rate", "all"] == pytest.approx(50)
    assert kpis["unit_fill_rate", "warehouse:hub"] == pytest.approx(50)
    assert kpis["home_fill_rate", "warehouse:hub"] == pytest.approx(100 / 3)
    assert kpis["home_fill_rate", "warehouse:site"] == 100
    assert kpis["home_fill_rate", "region:East"] == pytest.approx(100 / 3)
    assert ("home_fill_rate", "class:A") not in kpis.index


def test_events_have_fill_rates_of_their_own() -> None:
    """Events raise demand on days 2 and 3, and more on 3: of two units then, one is filled, by the site; that of day 1 does not count."""
    events = [
        {"name": "sale", "first": "2025-01-03", "last": "2025-01-04", "factor": 1.5},
        {"name": "peak", "first": "2025-01-04", "last": "2025-01-04", "factor": 2.0},
        {"name": "lull", "first": "2025-01-02", "last": "2025-01-02", "factor": 0.5},
    ]
    demand = {"orders": "10 /d", "lines": 1, "quantity": 1, "calendar": events}
    ledger = Ledger(scenario(demand=demand)).add_order(0, DAY).add_order(1, 2 * DAY, waiting_lines=1)
    ledger.add_order(2, 4 * DAY - 1, warehouse=1)
    ledger.tables["lines"]["reserved_s"][1] = 2 * DAY + HOUR
    for day in range(1, 7):
        ledger.add("stock_days", closed_s=day * DAY, warehouse=1, abc=2, value_fen=100 * 2**day, in_transit_fen=100)
    kpis = kpis_of(ledger)
    assert kpis["event_fill_rate", "all"] == 50
    assert kpis["event_fill_rate", "warehouse:hub"] == 0
    assert kpis["event_fill_rate", "class:A"] == 50
    assert kpis["event_home_fill_rate", "all"] == 0
    assert kpis["stock_value_before_events", "class:C"] == (2**2 + 2**3) / 2 + 1
    assert ("event_fill_rate", "all") not in kpis_of(Ledger().add_order(0, DAY)).index


def test_units_of_plans_count_where_they_go() -> None:
    """Ten units sent and twenty ordered ahead in the window; what policies order, and what was ordered before, is neither."""
    ledger = Ledger()
    for ordered_s, reason, quantity in ((DAY, 0, 5), (DAY, 1, 10), (2 * DAY, 2, 20), (DAY - 1, 2, 40)):
        ledger.add("replenishments", ordered_s=ordered_s, warehouse=1, source=0, quantity=quantity, reason=reason)
    kpis = kpis_of(ledger)
    assert (kpis["planned_units", "all"], kpis["ahead_units", "warehouse:site"]) == (10, 20)
    assert ("planned_units", "warehouse:hub") not in kpis.index


def test_lines_still_waiting_count_with_their_wait_so_far() -> None:
    """A line without stock from day 1 to the end of the run at day 6 has waited 120 h."""
    ledger = Ledger().add_order(0, DAY, waiting_lines=1)
    ledger.tables["lines"]["reserved_s"] = -1
    assert kpis_of(ledger)["backorder_wait_mean", "all"] == pytest.approx(120)


def test_cancelled_and_lost_orders_are_not_open() -> None:
    """An order that will never come is not waited for."""
    ledger = Ledger().add_order(0, DAY, state=2).add_order(1, DAY, state=3).add_order(2, DAY)
    assert kpis_of(ledger)["open_orders", "all"] == 1


def test_stock_turns_and_days_of_supply() -> None:
    """30 元 on hand on each of three days; one unit of 5 元 leaves: 5/3 元 a day, 18 days of supply, 365/18 turns."""
    ledger = Ledger().add_order(0, DAY, 2 * DAY, sku=1)
    for day in (2, 3, 4):
        ledger.add("stock_days", closed_s=day * DAY, abc=2, value_fen=3000)
    kpis = kpis_of(ledger)
    for scope in ("all", "warehouse:hub", "class:C"):
        assert kpis["stock_value_mean", scope] == pytest.approx(30)
        assert kpis["days_of_supply", scope] == pytest.approx(18)
        assert kpis["inventory_turns", scope] == pytest.approx(365 / 18)
    assert ("stock_value_mean", "warehouse:site") not in kpis.index


def test_stock_in_transit_between_own_warehouses_counts() -> None:
    """20 元 on hand and 10 元 on the way: as much stock as 30 元 on hand; the value on the shelf by day stays 20 元."""
    ledger = Ledger().add_order(0, DAY, 2 * DAY, sku=1)
    for day in (2, 3, 4):
        ledger.add("stock_days", closed_s=day * DAY, abc=2, value_fen=2000, in_transit=2, in_transit_fen=1000)
    kpis = kpis_of(ledger)
    assert kpis["stock_value_mean", "warehouse:hub"] == pytest.approx(30)
    assert kpis["days_of_supply", "all"] == pytest.approx(18)
    assert kpis["inventory_turns", "class:C"] == pytest.approx(365 / 18)


def test_goods_sent_on_are_an_outflow_of_the_sender_only() -> None:
    """Six units of 1 元 leave the hub for the site: 2 元 a day there, nothing for the network."""
    ledger = Ledger().add("shipments", source=0, warehouse=1, sku=0, quantity=6, shipped_s=DAY, received_s=2 * DAY)
    for day in (2, 3, 4):
        ledger.add("stock_days", closed_s=day * DAY, value_fen=600)
    kpis = kpis_of(ledger)
    assert kpis["days_of_supply", "warehouse:hub"] == pytest.approx(3)
    assert ("days_of_supply", "all") not in kpis.index


def test_suppliers_are_measured_by_what_was_put_away() -> None:
    """Two of three deliveries on time, of which one brought 6 of 10; one on its way and a transfer do not count."""
    ledger = Ledger().add_order(0, DAY, 2 * DAY)
    for due_s, quantity, short in ((2 * DAY, 6, 4), (3 * DAY, 10, 0), (DAY, 5, 0)):
        times = {"shipped_s": DAY, "received_s": 2 * DAY, "due_s": due_s}
        ledger.add("shipments", source=-2, sku=0, quantity=quantity, short=short, **times)
    ledger.add("shipments", source=-2, sku=0, quantity=7, shipped_s=DAY, received_s=-1, due_s=DAY)
    ledger.add("shipments", source=1, sku=0, quantity=7, shipped_s=DAY, received_s=2 * DAY, due_s=-1)
    kpis = kpis_of(ledger)
    assert kpis["supplier_on_time", "all"] == pytest.approx(200 / 3)
    assert kpis["supplier_fill_rate", "warehouse:hub"] == pytest.approx(84)
    assert ("supplier_on_time", "warehouse:site") not in kpis.index


def test_forecasts_are_measured_by_what_was_asked_for() -> None:
    """Two updates of the window: 30 for 20 and 5 for 20, each 10 and 15 wrong, by SKU 60 % and 75 % on average; a later one is not counted."""
    ledger = Ledger()
    for day, expected, error, ppm in ((2, 30, 10, 600_000), (3, 5, 15, 1_500_000), (6, 999, 999, 10**6)):
        sums = {"forecast_milli": 1000 * expected, "units": 20, "error_milli": 1000 * error, "error_ppm": ppm}
        ledger.add("forecasts", closed_s=day * DAY, warehouse=1, series=2, with_demand=day - 1, **sums)
    kpis = kpis_of(ledger)
    for scope in ("all", "warehouse:site", "class:A"):
        assert kpis["forecast_wape", scope] == pytest.approx(100 * 25 / 40)
        assert kpis["forecast_mape", scope] == pytest.approx(100 * 2.1 / 3)
        assert kpis["forecast_bias", scope] == pytest.approx(-12.5)
    assert ("forecast_wape", "warehouse:hub") not in kpis.index


def test_replenishment_cycles_count_when_they_end() -> None:
    """Of two receipts in the window one ended a cycle with a stockout; a third is received after the window."""
    ledger = Ledger()
    for received_s, stockout in ((DAY, 0), (2 * DAY, 1), (5 * DAY, 1)):
        ledger.add("shipments", source=-2, warehouse=1, sku=0, quantity=6, received_s=received_s, stockout=stockout)
    kpis = kpis_of(ledger)
    assert kpis["cycle_service_level", "all"] == 50
    assert kpis["cycle_service_level", "warehouse:site"] == 50
    assert kpis["cycle_service_level", "class:A"] == 50


def test_shipments_received_together_end_one_cycle() -> None:
    """Two shipments of a SKU at one time end one cycle, short if either was; another SKU's is a cycle of its own."""
    ledger = Ledger()
    for sku, stockout in ((0, 0), (0, 1), (1, 0)):
        ledger.add("shipments", source=-2, sku=sku, quantity=6, received_s=2 * DAY, stockout=stockout)
    kpis = kpis_of(ledger)
    assert kpis["cycle_service_level", "all"] == 50
    assert kpis["cycle_service_level", "class:A"] == 0


def test_work_and_trucks() -> None:
    """Half the picker time is used; a truck of 10 t with 4 t, but three quarters full by volume, over 100 km."""
    ledger = Ledger().add("warehouse_days", closed_s=2 * DAY, picker_s=8 * HOUR, busy_s=4 * HOUR, labour_fen=20_000)
    load = {"weight_g": 4_000_000, "capacity_g": 10_000_000, "volume_ml": 30_000_000, "capacity_ml": 40_000_000}
    ledger.add("loads", warehouse=1, departed_s=DAY, trucks=1, distance_m=100_000, freight_fen=70_000, **load)
    kpis = kpis_of(ledger)
    assert kpis["picker_utilisation", "warehouse:hub"] == 50
    assert kpis["line_haul_load_factor", "warehouse:site"] == pytest.approx(75)
    assert kpis["transport_tkm", "all"] == pytest.approx(400)
    assert kpis["cost_total", "warehouse:site"] == pytest.approx(700)
    assert kpis["cost_total", "all"] == pytest.approx(900)


def test_regions_bear_all_costs_of_the_network() -> None:
    """Freight where parcels go, wages by the hub's parcels, the truck with the site's goods: 4 + 1, 3 + 1 + 7 元."""
    ledger = Ledger().add_order(0, DAY, 2 * DAY).add_order(1, DAY, 2 * DAY, city=1)
    ledger.add_order(2, DAY, city=1, warehouse=1)
    ledger.tables["parcels"]["freight_fen"][:2] = (350, 250)
    ledger.add("warehouse_days", closed_s=2 * DAY, labour_fen=200)
    ledger.add("loads", warehouse=1, departed_s=DAY, trucks=1, freight_fen=700)
    kpis = kpis_of(ledger)
    assert kpis["cost_total", "region:East"] == pytest.approx(5)
    assert kpis["cost_total", "region:West"] == pytest.approx(11)
    assert kpis["cost_total", "all"] == pytest.approx(16)
    assert kpis["cost_per_order_line_haul", "region:West"] == pytest.approx(3.5)
    assert kpis["transport_tkm", "region:East"] + kpis["transport_tkm", "region:West"] == pytest.approx(
        kpis["transport_tkm", "all"]
    )


def test_small_loads_on_short_ways_count_in_full() -> None:
    """900 g over 1.5 km are 0.00135 t·km; over 1.9 and 3.1 km loads of 1 and 0 of the capacity fill 38 %."""
    ledger = Ledger().add("loads", departed_s=DAY, trucks=1, distance_m=1500, weight_g=900, capacity_g=900)
    assert kpis_of(ledger)["transport_tkm", "all"] == pytest.approx(0.00135)
    ledger = Ledger().add("loads", departed_s=DAY, trucks=1, distance_m=1900, weight_g=900, capacity_g=900)
    ledger.add("loads", departed_s=DAY, trucks=1, distance_m=3100, capacity_g=900)
    assert kpis_of(ledger)["line_haul_load_factor", "all"] == pytest.approx(38)


def test_trucks_follow_the_goods_to_regions() -> None:
    """10 t over 100 km to the site, all of whose goods go west: 1000 t·km there, beside 0.01 a parcel."""
    ledger = Ledger().add_order(0, DAY, 2 * DAY).add_order(1, DAY, 2 * DAY, city=1, warehouse=1)
    ledger.add("loads", warehouse=1, departed_s=DAY, trucks=1, distance_m=100_000, weight_g=10_000_000)
    transport = kpis_of(ledger)["transport_tkm"]
    assert (transport["region:East"], transport["region:West"]) == pytest.approx((0.01, 1000.01))
    assert transport["all"] == pytest.approx(1000.02)


def test_stock_is_held_for_the_regions_its_goods_go_to() -> None:
    """30 元 at the hub, two of whose three units go west: 20 元 there; each region turns as fast as the network."""
    ledger = Ledger().add_order(0, DAY, 2 * DAY)
    for order in (1, 2):
        ledger.add_order(order, DAY, 2 * DAY, city=1)
    for day in (2, 3, 4):
        ledger.add("stock_days", closed_s=day * DAY, value_fen=3000)
    kpis = kpis_of(ledger)
    assert kpis["stock_value_mean", "region:East"] == pytest.approx(10)
    assert kpis["stock_value_mean", "region:West"] == pytest.approx(20)
    for scope in ("all", "region:East", "region:West"):
        assert kpis["days_of_supply", scope] == pytest.approx(30)


def test_splits_and_otif_by_class_and_carrier() -> None:
    """Two lines in two parcels are not in full, though on time; a line of class A in one parcel is both."""
    ledger = Ledger().add_order(0, DAY, 2 * DAY, due_s=3 * DAY)
    ledger.add_order(1, DAY, 2 * DAY, parcels=2, lines=2, due_s=3 * DAY)
    ledger.add("parcels", order=1, parcel=1, warehouse=1, dispatched_s=DAY, delivered_s=2 * DAY)
    ledger.add("lines", order=1, line=1, parcel=1, warehouse=1, sku=1, quantity=1, placed_s=DAY, reserved_s=DAY)
    kpis = kpis_of(ledger)
    assert (kpis["otif", "class:A"], kpis["otif", "class:C"]) == (50, 0)
    assert (kpis["split_rate", "class:A"], kpis["split_rate", "class:C"]) == (50, 100)
    assert (kpis["split_rate", "carrier:post"], kpis["parcels_per_order", "carrier:post"]) == (50, 1.5)


def test_backlog_growth_is_what_waits_at_the_end_and_did_not_at_the_beginning() -> None:
    """2, 3 and 5 wait at the closes of three days, 1 for stock at last: 3 more in two days, 4.5 in three, of 10."""
    ledger = Ledger()
    for order in range(10):
        ledger.add_order(order, DAY)
    for day, queue, lines in ((1, 0, 0), (2, 2, 0), (3, 3, 0), (4, 4, 1), (5, 90, 0)):
        ledger.add("warehouse_days", closed_s=day * DAY, queue=queue, waiting_lines=lines)
    kpis = kpis_of(ledger)
    assert kpis["backlog_growth", "all"] == pytest.approx(45)
    assert kpis["backlog_growth", "warehouse:hub"] == pytest.approx(45)
    assert ("backlog_growth", "warehouse:site") not in kpis.index


def test_ages_and_write_offs() -> None:
    """A day in the window: 30 元 of 40 are old; three units packed at an age of two days, two of them with a day left; a 5 元 unit expires."""
    ledger = Ledger().add_order(0, DAY, 2 * DAY)
    days = {"sold": 3, "sold_age_s": 6 * DAY, "sold_dated": 2, "sold_life_s": 2 * DAY}
    ledger.add("ageing_days", closed_s=2 * DAY, value_0_fen=1000, value_3_fen=3000, **days)
    ledger.add("ageing_days", closed_s=DAY, value_3_fen=9000, **days)  # the warm-up's
    for time in (DAY, DAY + 1, 4 * DAY, 4 * DAY + 1):  # the run at midnight belongs to the day it ends
        ledger.add("losses", time_s=time, sku=1, quantity=1, value_fen=500)
    kpis = kpis_of(ledger)
    assert kpis["age_at_shipping_mean", "all"] == pytest.approx(2)
    assert kpis["remaining_life_mean", "class:A"] == pytest.approx(1)
    assert kpis["aged_stock", "warehouse:hub"] == pytest.approx(75)
    assert kpis["written_off_units", "all"] == kpis["written_off_units", "class:C"] == 2
    assert kpis["written_off_value", "warehouse:hub"] == pytest.approx(10)
    assert kpis["written_off_value", "warehouse:site"] == 0
    assert kpis["write_off_rate", "all"] == pytest.approx(100 * 10 / 1)
    assert kpis["cost_per_order_write_off", "all"] == pytest.approx(10)
    assert kpis["cost_per_order_write_off", "region:East"] == pytest.approx(10)
    assert ("remaining_life_mean", "class:C") not in kpis
