"""Picking: who waits for whom, followed order by order."""

from collections.abc import Callable

import numpy as np
from small_scenarios import DAY, HOUR, carrier, picking, scenario, warehouse

from sim.ledger.columns import NONE, OrderState
from sim.ledger.ledger import Ledger
from sim.scenario.scenario import Scenario

Simulate = Callable[[Scenario], Ledger]


def test_one_picker_serves_in_order_of_arrival(run: Simulate) -> None:
    """A pick begins when its parcel is there and the one before is done (Lindley 1952), and takes its 600 s."""
    ledger = run(scenario(warehouses=[warehouse(picking=picking(1, 600))], orders=130.0))
    parcels = ledger.parcels
    free, expected = 0, []
    for released in parcels["released_s"]:
        started = max(int(released), free)
        free = started + 600
        expected.append(started if started <= 10 * DAY else NONE)
    assert parcels["started_s"].tolist() == expected
    picked = parcels["picked_s"] != NONE
    assert (parcels["picked_s"][picked] == parcels["started_s"][picked] + 600).all()
    assert (parcels["started_s"] > parcels["released_s"]).mean() > 0.5


def test_no_more_picks_at_once_than_pickers(run: Simulate) -> None:
    """Three pickers: never more than three picks at once, and three while a parcel waits."""
    ledger = run(scenario(warehouses=[warehouse(picking=picking(3, {"exponential": {"mean": 1800}}))], orders=140.0))
    parcels = ledger.parcels[ledger.parcels["picked_s"] != NONE]
    for parcel in parcels[::7]:
        now = parcel["started_s"]
        assert ((parcels["started_s"] <= now) & (parcels["picked_s"] > now)).sum() <= 3
        if parcel["started_s"] > parcel["released_s"]:
            before = now - 1
            assert ((parcels["started_s"] <= before) & (parcels["picked_s"] > before)).sum() == 3
    assert (np.diff(parcels["started_s"]) >= 0).all()


def test_picks_start_in_shifts_and_are_finished_after_them(run: Simulate) -> None:
    """From 8:00 to 16:00: what comes later starts the next morning; picks of three hours end after the shift."""
    site = warehouse(picking=picking(40, 3 * HOUR, hours=(8 * HOUR, 16 * HOUR)))
    ledger = run(scenario(warehouses=[site], orders=20.0))
    started = ledger.parcels["started_s"][ledger.parcels["started_s"] != NONE]
    of_day = started % DAY
    assert ((of_day >= 8 * HOUR) & (of_day < 16 * HOUR)).all()
    assert (ledger.parcels["picked_s"] % DAY > 18 * HOUR).any()
    released = ledger.parcels["released_s"]
    by_day = (released % DAY >= 8 * HOUR) & (released % DAY < 16 * HOUR)
    assert (ledger.parcels["started_s"][by_day] == released[by_day]).all()
    assert (of_day == 8 * HOUR).any()


def test_a_warehouse_without_picking_packs_at_once(run: Simulate) -> None:
    """Without carriers the order is delivered in the second in which it was placed."""
    orders = run(scenario()).orders
    assert (orders["delivered_s"] == orders["placed_s"]).all()
    assert (orders["state"] == OrderState.DELIVERED).all()


def test_the_day_s_books(run: Simulate) -> None:
    """Two pickers for 8 h at 30 元; rent of 1200 元 a day; time of the picks started; the queue at midnight."""
    work = picking(2, 900, hours=(8 * HOUR, 16 * HOUR), wage=3000.0)
    ledger = run(scenario(warehouses=[warehouse(picking=work, area=1000.0, rent=3650.0)], orders=60.0))
    days, parcels = ledger.warehouse_days, ledger.parcels
    assert days["closed_s"].tolist() == [(day + 1) * DAY for day in range(10)]
    assert set(days["picker_s"]) == {16 * HOUR}
    assert set(days["labour_fen"]) == {48_000}
    assert set(days["rent_fen"]) == {120_000}
    for day in days:
        of_day = (parcels["started_s"] >= day["closed_s"] - DAY) & (parcels["started_s"] < day["closed_s"])
        assert day["busy_s"] == 900 * of_day.sum()
        waits = (parcels["released_s"] <= day["closed_s"]) & (
            (parcels["started_s"] == NONE) | (parcels["started_s"] > day["closed_s"])
        )
        assert day["queue"] == waits.sum() > 0


def test_packed_parcels_wait_for_the_cut_off(run: Simulate) -> None:
    """Packed 10 minutes after ordering, collected at 18:00, under way for 12 h: there at 6:00; what is not, is open."""
    slow = carrier(cut_offs=[18 * HOUR], sorting=12 * HOUR, zones=[{"name": "all", "first_price": 500}])
    site = warehouse(picking=picking(50, 600), handling={"per_order": 100, "per_line": 20})
    ledger = run(scenario(warehouses=[site], carriers=[slow], orders=30.0))
    parcels = ledger.parcels
    packed, collected = parcels["picked_s"], -(-(parcels["picked_s"] - 18 * HOUR) // DAY) * DAY + 18 * HOUR
    gone = collected <= 10 * DAY
    assert (packed == parcels["released_s"] + 600).all()
    assert (parcels["dispatched_s"] == np.where(gone, collected, NONE)).all()
    assert (parcels["freight_fen"] == np.where(gone, 500, 0)).all()
    assert (parcels["handling_fen"] == 120).all()
    there = gone & (collected + 12 * HOUR <= 10 * DAY)
    assert (parcels["delivered_s"] == np.where(there, collected + 12 * HOUR, NONE)).all()
    assert (ledger.orders["state"] == np.where(there, OrderState.DELIVERED, OrderState.OPEN)).all()
    assert there.any()
    assert not there.all()
