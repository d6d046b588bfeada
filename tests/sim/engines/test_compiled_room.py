"""Room in the tables of the compiled engine: however crowded it gets, nothing is lost."""

from collections.abc import Callable

import numpy as np
import pytest
from ledgers import differences
from small_scenarios import DAY, Fields, city, picking, policy, scenario, sku, stock, supplier, warehouse

from sim.compiled.buffers import new_buffers
from sim.compiled.engine import CompiledEngine
from sim.compiled.room import grow
from sim.ledger.columns import NONE
from sim.ledger.ledger import Ledger
from sim.network.build import base_rates, build
from sim.run import Run, segments, simulate
from sim.scenario.alert import AlertRule
from sim.scenario.scenario import Scenario

FAR = [0.0] * 12 + [1.0] + [0.0] * 11
"""All orders of a day between noon and one."""


def rush() -> Scenario:
    """Make a rush hour in a warehouse with one slow picker: the queue grows from day to day."""
    return scenario(warehouses=[warehouse(picking=picking(1, 3600))], orders=300.0, hours=FAR, days=3)


def flood() -> Scenario:
    """Make everybody wait for one delivery, which then sets them all free at once."""
    site = warehouse(stock=stock(kind="R_S", review=2 * DAY, order_up_to=2000, opening=0))
    return scenario(warehouses=[site], suppliers=[supplier(DAY)], orders=300.0, days=3)


def chain_of_reviews() -> Scenario:
    """Make a chain of four warehouses in which a single order may set off a reorder of every article at every stage."""
    skus = [sku(str(number)) for number in range(30)]
    sites = [
        warehouse(
            str(number),
            stock=stock(str(number - 1) if number else "supplier", reorder_point=0, order_up_to=1, opening=0),
        )
        for number in range(4)
    ]
    return scenario(warehouses=sites, suppliers=[supplier(DAY)], skus=skus, lines=30, orders=20.0, days=3)


def great_move() -> Scenario:
    """Make one warehouse help three others with every article of every order, and fill them up with all articles at midnight."""
    skus = [sku(str(number)) for number in range(30)]
    cities = [city(str(number), longitude=float(number)) for number in range(4)]
    sites = [
        warehouse(
            str(number),
            longitude=float(number),
            stock=stock(reorder_point=9, order_up_to=10, opening=0 if number else 10**6),
        )
        for number in range(4)
    ]
    sharing = {"reactive": {}, "rebalancing": {"days": tuple(range(7)), "at": 0, "under": DAY, "over": DAY}}
    return scenario(
        warehouses=sites, cities=cities, suppliers=[supplier(DAY)], skus=skus, lines=30, orders=20.0, days=3,
        allocation={"shortage": "backorder"}, sharing=sharing,
    )  # fmt: skip


def crumbs() -> Scenario:
    """Make units that come one by one, each a batch, go down a chain of four warehouses together when what was there has expired."""
    sites = [warehouse("0", stock=stock(kind="base_stock", order_up_to=600))]
    sites += [
        warehouse(str(number), serves_customers=False, stock=stock(str(number - 1), reorder_point=150, order_up_to=200))
        for number in range(1, 4)
    ]
    return scenario(warehouses=sites, suppliers=[supplier(3600)], skus=[sku(shelf_life=2 * DAY)], orders=600.0, days=5)


def great_plan() -> Scenario:
    """Make a planning round that sends every article to every shop, where few orders come besides, and the depot orders each again."""
    sites = [warehouse("depot", serves_customers=False, stock=stock(reorder_point=999, order_up_to=1000))]
    only_sent = {"source": "depot", "policies": [policy("none", opening=0)]}
    sites += [warehouse(f"shop{number}", latitude=float(number), stock=only_sent) for number in range(6)]
    cities = [city(f"city{number}", latitude=float(number)) for number in range(6)]
    rounds = [{"name": str(number), "source": "depot", "days": "mon-sun", "cover": 100 * DAY} for number in range(2)]
    return scenario(
        warehouses=sites, cities=cities, suppliers=[supplier(DAY)], skus=[sku(str(number)) for number in range(200)],
        orders=20.0, days=3, planning={"rounds": rounds},
    )  # fmt: skip


ALARMS: list[Fields] = [
    *(
        {"name": f"low{units}", "kind": "below_safety_stock", "units": units, "checked": "continuous"}
        for units in (1, 2, 3)
    ),
    {"name": "out", "kind": "stock_out"},
]


def great_expiry() -> Scenario:
    """Make two hundred articles expire at one midnight, each of which three rules then find lacking."""
    skus = [sku(str(number), shelf_life=DAY) for number in range(200)]
    site = warehouse(stock=stock(kind="none", opening=5))
    return scenario(warehouses=[site], suppliers=[supplier()], skus=skus, orders=5.0, days=3, alerts=ALARMS)


def great_alarm() -> Scenario:
    """Make the great move under rules by which the warehouse that helps has too little of an article after each of its first trips."""
    low = {"kind": "below_safety_stock", "checked": "continuous"}
    rules = [AlertRule(name=f"less {units}", units=10**6 - units, **low) for units in (0, 5, 15)]
    return great_move().model_copy(update={"alerts": tuple(rules)})


def great_count() -> Scenario:
    """Make a count that finds every record wrong, and its alerts, while others wait for what it finds."""
    wrong = {"name": "all", "kind": "full", "every": "week", "at": 12 * 3600, "wrong_share": 1.0, "wrong_units": 9}
    skus = [sku(str(number)) for number in range(200)]
    site = warehouse(stock=stock(reorder_point=4, order_up_to=10), records={"counts": [wrong]})
    rules = [*ALARMS, {"name": "wrong", "kind": "record_mismatch"}]
    return scenario(warehouses=[site], suppliers=[supplier()], skus=skus, orders=50.0, days=8, alerts=rules)


CROWDED = (
    rush, flood, chain_of_reviews, great_move, crumbs, great_plan, great_expiry, great_alarm, great_count,
)  # fmt: skip


@pytest.mark.parametrize("crowded", CROWDED, ids=lambda crowded: crowded.__name__)
def test_tables_grow_in_time(crowded: Callable[[], Scenario], monkeypatch: pytest.MonkeyPatch) -> None:
    """With nothing to spare, the ledger is that of the reference engine, whose lists know no end."""
    monkeypatch.setattr("sim.compiled.room.SPARE", 0.0)
    small = crowded()
    assert differences(simulate(small), simulate(small, engine="reference")) == ""


@pytest.mark.parametrize(("crowded", "least"), [(great_expiry, 600), (great_alarm, 90), (great_count, 200)])
def test_many_alerts_are_raised_at_once(crowded: Callable[[], Scenario], least: int) -> None:
    """So many in one second."""
    small = crowded()
    _, counts = np.unique(simulate(small).alerts["raised_s"], return_counts=True)
    assert least <= counts.max()


def test_crumbs_travel_together() -> None:
    """A hundred batches and more come in one shipment, and go on in the same second."""
    batches = simulate(crumbs()).batches
    _, counts = np.unique(batches["shipment"][batches["origin"] != NONE], return_counts=True)
    assert counts.max() > 100
    assert ((batches["sent"] > 0) & (batches["received_s"] == batches["ended_s"])).sum() > 100


def test_everybody_was_set_free_at_once() -> None:
    """The flood is one: hundreds of orders are delivered in the second of the receipt."""
    orders = simulate(flood()).orders
    _, counts = np.unique(orders["delivered_s"][orders["delivered_s"] != NONE], return_counts=True)
    assert counts.max() > 200


def test_all_articles_were_moved_at_once() -> None:
    """The great move is one: at a midnight all thirty articles go to all three, and by day each line has a trip of its own."""
    trips = simulate(great_move()).transshipments
    assert (trips["skus"][trips["departed_s"] == 0] == 30).sum() == 3
    assert len(trips) > 100


def test_memory_holds_what_is_open() -> None:
    """A run of 60 days in pieces needs no larger tables than one of 10 days."""

    def slots(days: int) -> int:
        small = scenario(days=days, orders=100.0, warehouses=[warehouse(picking=picking(2, 600))])
        engine = CompiledEngine(build(small), base_rates(small), 1, 0)
        for day in range(days):
            engine.advance(day * DAY)
            engine.drain()
        return len(engine._buffers.array("orders")) + len(engine._state.array("orders"))

    assert slots(60) <= 2 * slots(10)


def test_growing_keeps_the_rows() -> None:
    """A longer table begins with the rows of the shorter one; one that is long enough stays."""
    buffers = new_buffers()
    grow(buffers, "loads", 5)
    rows = buffers.array("loads")
    rows["load"] = np.arange(len(rows))
    grow(buffers, "loads", len(rows))
    assert buffers.array("loads") is rows
    grow(buffers, "loads", 100)
    assert buffers.array("loads")["load"][: len(rows)].tolist() == list(range(len(rows)))
    assert len(buffers.array("loads")) >= 100


def test_growing_takes_along_what_is_used() -> None:
    """Of a table that is mostly empty only the first rows go into the longer one."""
    buffers = new_buffers()
    grow(buffers, "loads", 5)
    buffers.array("loads")["load"] = 7
    grow(buffers, "loads", 100, used=2)
    assert buffers.array("loads")["load"].tolist() == [7] * 2 + [0] * (len(buffers.array("loads")) - 2)


def test_rows_that_were_taken_stay_as_they_are() -> None:
    """No table of a piece shares memory with the buffers, which the run writes into again."""
    small = flood()
    engine = CompiledEngine(build(small), base_rates(small), 1, 0)
    engine.advance(small.horizon.measure // 2)
    taken = engine.drain()
    assert sum(len(rows) > 0 for rows in taken.values()) > 4
    for name, rows in taken.items():
        if name != "stock":
            assert not np.shares_memory(rows, engine._buffers.array(name)), name


def test_a_busy_day_needs_more_room_than_the_last(ledger_of_busy_days: list[Ledger]) -> None:
    """Demand raised a hundredfold between two days gives a hundred times the orders."""
    quiet, busy = (len(piece.orders) for piece in ledger_of_busy_days)
    assert busy > 50 * quiet > 0


@pytest.fixture
def ledger_of_busy_days() -> list[Ledger]:
    """Simulate a quiet day, and then a busy one."""
    run = Run(scenario(orders=50.0, days=2))
    quiet = run.advance(DAY)
    run.rates[:] *= 100
    return [quiet, run.finish()]


def test_segments_of_an_hour() -> None:
    """Pieces may be as short as one likes."""
    pieces = list(segments(scenario(days=1, orders=240.0), step_s=3600))
    assert len(pieces) == 24
    assert sum(len(piece.orders) for piece in pieces) == len(simulate(scenario(days=1, orders=240.0)).orders)
