"""KPIs of sharing, by hand: transshipments, what they cost and lose, and orders that figures misled."""

import pandas as pd
import pytest
from hand_made import DAY, Ledger

from analysis.kpis.measures import measure
from analysis.kpis.setting import Setting
from analysis.kpis.tally import Tally


def kpis_of(ledger: Ledger) -> "pd.Series[float]":
    """Figures by KPI and scope."""
    setting = Setting.of(ledger.scenario)
    tally = Tally.empty(setting)
    tally.include(ledger, setting)
    rows = measure(tally, setting, replication=0)
    return rows.set_index(["kpi", "scope"])["value"]


def test_trips_count_when_they_leave() -> None:
    """Two trips to the site in the window, of 6 and 4 units, 3 元 each, over 2 t·km in all; one leaves after it."""
    ledger = Ledger().add_order(0, DAY, 2 * DAY)
    for departed_s, units in ((DAY, 6), (3 * DAY, 4), (4 * DAY, 9)):
        trip = {"source": 0, "warehouse": 1, "units": units, "weight_g": 10_000, "distance_m": 100_000}
        ledger.add("transshipments", departed_s=departed_s, freight_fen=300, co2e_g=40, **trip)
    kpis = kpis_of(ledger)
    assert (kpis["transshipments", "all"], kpis["transshipped_units", "all"]) == (2, 10)
    assert (kpis["transshipments", "warehouse:site"], kpis["transshipments", "warehouse:hub"]) == (2, 0)
    assert kpis["cost_per_order_transshipment", "all"] == 6
    assert kpis["co2e_per_order", "all"] == pytest.approx(20 + 80)
    assert kpis["transport_tkm", "all"] == pytest.approx(0.01 + 2)


def test_losses_count_when_the_rest_arrives() -> None:
    """Of ten units on two transshipments one does not arrive, worth 5 元; line-haul loses nothing, and does not count."""
    ledger = Ledger().add_order(0, DAY, 2 * DAY)
    for number, lost in enumerate((1, 0)):
        times = {"shipped_s": DAY, "received_s": 2 * DAY, "transshipment": number}
        ledger.add("shipments", source=0, warehouse=1, sku=1, quantity=5, lost=lost, lost_fen=500 * lost, **times)
    ledger.add("shipments", source=0, warehouse=1, sku=1, quantity=90, shipped_s=DAY, received_s=2 * DAY)
    kpis = kpis_of(ledger)
    assert kpis["transit_loss_rate", "all"] == 10
    assert kpis["cost_per_order_transit_loss", "all"] == 5
    assert kpis["cost_total", "warehouse:site"] == 5


def test_transshipments_end_no_cycle() -> None:
    """A supplier's delivery ends a cycle; what another warehouse sent to help out does not."""
    ledger = Ledger().add("shipments", source=-2, warehouse=1, quantity=6, received_s=2 * DAY, stockout=1)
    ledger.add("shipments", source=0, warehouse=1, quantity=1, received_s=DAY, shipped_s=DAY, transshipment=0)
    assert kpis_of(ledger)["cycle_service_level", "all"] == 0


def test_misallocated_lines_count_where_they_were_sent() -> None:
    """One of four lines was sent to the site, which did not have it: a quarter of all, and all that were sent there."""
    ledger = Ledger()
    for number in range(4):
        ledger.add_order(number, DAY, 2 * DAY, warehouse=int(number == 3))
    ledger.add("misallocations", order=3, home=0, warehouse=1, quantity=1, placed_s=DAY, known=2)
    kpis = kpis_of(ledger)
    assert kpis["misallocated_lines", "all"] == 25
    assert kpis["misallocated_lines", "warehouse:site"] == 100
    assert kpis["misallocated_lines", "warehouse:hub"] == 0
    assert kpis["misallocated_lines", "class:A"] == 25
