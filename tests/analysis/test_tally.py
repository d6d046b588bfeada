"""The running sums of a replication."""

from dataclasses import replace

import numpy as np
import pytest
from hand_made import DAY, HOUR, Ledger, scenario
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.kpis.setting import Setting
from analysis.kpis.site_events import add_at
from analysis.kpis.sums import Service, Site
from analysis.kpis.tally import Tally


def tally_of(*pieces: Ledger) -> Tally:
    """Tally of the pieces of one replication."""
    setting = Setting.of(pieces[0].scenario)
    tally = Tally.empty(setting)
    for piece in pieces:
        tally.include(piece, setting)
    return tally


def test_sums_are_added_place_by_place() -> None:
    """A place that is named twice gets both values; one outside the table, or a table with gaps, is refused."""
    table = np.zeros((2, 3), np.int64)
    add_at(table, (np.array([0, 1, 1]), np.array([2, 0, 0])), np.array([1, 10, 100]))
    add_at(table, (1, np.array([1, 1])), 1)
    assert table.tolist() == [[0, 0, 1], [110, 2, 0]]
    for place in ((0, 3), (0, -1)):
        with pytest.raises(ValueError, match="coordinates"):
            add_at(table, place, 1)
    with pytest.raises(ValueError, match="contiguous"):
        add_at(table.T, (0, 0), 1)


def test_only_orders_of_the_window_are_measured() -> None:
    """Orders before day 1 and from day 4 on count by day, but not as service."""
    ledger = Ledger()
    for order, placed_s in enumerate((DAY - 1, DAY, 4 * DAY - 1, 4 * DAY)):
        ledger.add_order(order, placed_s, placed_s + HOUR)
    tally = tally_of(ledger)
    assert tally.service[:, Service.ORDERS].sum() == 2
    assert tally.by_day[:, 0].tolist() == [1, 1, 0, 1, 1, 0]
    assert tally.by_city[0].tolist() == [2, 2, 2 * HOUR]


def test_an_order_belongs_to_the_warehouse_of_its_first_parcel() -> None:
    """A split order counts once, for the hub; each parcel for the warehouse that packed it."""
    ledger = Ledger().add_order(0, DAY, 2 * DAY, parcels=2, lines=2)
    ledger.add("parcels", order=0, parcel=1, warehouse=1, units=1, delivered_s=DAY + HOUR, dispatched_s=DAY)
    ledger.add("lines", order=0, line=1, parcel=1, warehouse=1, sku=1, quantity=1, placed_s=DAY, reserved_s=DAY)
    tally = tally_of(ledger)
    hub_post, site_post = 0, 2
    assert tally.service[:, Service.ORDERS].tolist() == [1 if cell == hub_post else 0 for cell in range(8)]
    assert tally.carriage[:, 0].tolist() == [1 if cell in (hub_post, site_post) else 0 for cell in range(8)]
    assert tally.service_by_class[:, Service.DELIVERY_S].tolist() == [DAY, 0, HOUR]


def test_a_parcel_without_carrier_belongs_to_none() -> None:
    """An order that is not packed yet counts for its warehouse, but for no carrier."""
    ledger = Ledger().add_order(0, DAY)
    ledger.tables["parcels"]["carrier"] = -1
    tally = tally_of(ledger)
    assert tally.service[:, Service.ORDERS].tolist() == [0, 1, 0, 0, 0, 0, 0, 0]


def test_closes_end_a_day() -> None:
    """The close at the start of the window belongs to the day before; the one at its end to its last day."""
    ledger = Ledger()
    for day in (1, 2, 4, 5):
        ledger.add("stock_days", closed_s=day * DAY, value_fen=10**day)
        ledger.add("warehouse_days", closed_s=day * DAY, rent_fen=10**day)
    tally = tally_of(ledger)
    assert tally.stock.sum() == 10**2 + 10**4
    assert tally.sites[0, Site.RENT_FEN] == 10**2 + 10**4
    assert tally.stock_by_day[:, 0, 0].tolist() == [10, 100, 0, 10_000, 100_000, 0]


def test_a_torn_piece_is_refused() -> None:
    """A line that names a parcel its order does not have stops the tally."""
    ledger = Ledger().add_order(0, DAY)
    ledger.tables["lines"]["parcel"] = 1
    with pytest.raises(ValueError, match="torn"):
        tally_of(ledger)


def test_an_order_without_parcels_is_refused() -> None:
    """An order comes with its parcels, or the ledger was cut in the wrong place."""
    ledger = Ledger().add_order(0, DAY)
    ledger.tables["parcels"] = ledger.tables["parcels"][:0]
    with pytest.raises(ValueError, match="torn"):
        tally_of(ledger)


times = st.integers(0, 5 * DAY)


@settings(max_examples=50, deadline=None)
@given(
    st.lists(st.tuples(times, st.none() | times, st.integers(0, 1), st.integers(0, 1)), max_size=12), st.integers(0, 12)
)
def test_pieces_add_up_to_the_whole(rows: list[tuple[int, int | None, int, int]], cut: int) -> None:
    """However a ledger is cut between orders, the sums are the same; so are the sums of two tallies."""

    def ledger_of(part: slice) -> Ledger:
        ledger = Ledger(scenario())
        for order, (placed_s, wait_s, city, sku) in list(enumerate(rows))[part]:
            delivered_s = -1 if wait_s is None else placed_s + wait_s
            ledger.add_order(order, placed_s, delivered_s, city=city, sku=sku, warehouse=city)
        return ledger

    whole = tally_of(ledger_of(slice(None)))
    first, rest = ledger_of(slice(cut)), ledger_of(slice(cut, None))
    for parts in (tally_of(first, rest), tally_of(first) + tally_of(rest)):
        for name, array in whole.arrays().items():
            assert np.array_equal(array, parts.arrays()[name]), name


def test_adding_leaves_the_parts_alone() -> None:
    """A pooled tally is a new one."""
    one = tally_of(Ledger().add_order(0, DAY, 2 * DAY))
    before = replace(one, service=one.service.copy())
    assert (one + one).service[:, Service.ORDERS].sum() == 2
    assert np.array_equal(one.service, before.service)
