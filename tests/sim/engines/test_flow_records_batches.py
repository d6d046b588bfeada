"""Wrong records of what is kept by batch: of which batch the units are that left unknown to the record, and what becomes of those it lacks."""

from collections.abc import Callable
from typing import Any

import pytest
from small_scenarios import DAY, HOUR, Fields, scenario, sku, stock, supplier, warehouse

from sim.ledger.columns import Cause
from sim.ledger.ledger import Ledger
from sim.scenario.scenario import Scenario

Simulate = Callable[[Scenario], Ledger]
MORE, FEWER = 5, 1
"""Seeds with which the delivery is booked with four units more, or fewer, than the ten that came."""


def dairy(records: Fields, **sections: Any) -> Scenario:
    """Make a warehouse with plenty of milk, which keeps for 30 days, and of mugs, which have no date."""
    articles = [sku("milk", shelf_life=30 * DAY), sku("mug")]
    site = warehouse(stock=stock(kind="none", opening=5000), records=records)
    return scenario(skus=articles, warehouses=[site], suppliers=[supplier()], **sections)


def shop(seed: int, life: int, days: int = 10) -> Scenario:
    """Make a shop that is delivered ten units after a day, booked as 14 or 6."""
    kept = stock(kind="R_S", review=30 * DAY, order_up_to=10, opening=0)
    records = {"entry_errors": {"share": 1.0, "units": 4}}
    site = warehouse("shop", stock=kept, records=records)
    return scenario(
        skus=[sku(shelf_life=life)], warehouses=[site], suppliers=[supplier(DAY)], seed=seed, days=days, orders=6.0
    )


def gone(ledger: Ledger, article: int, *causes: Cause) -> int:
    """Units of an article that left for some causes."""
    rows = ledger.discrepancies[ledger.discrepancies["sku"] == article]
    return -int(sum(rows["physical"][rows["cause"] == cause].sum() for cause in causes))


def test_what_vanishes_is_of_a_batch(run: Simulate) -> None:
    """Milk and mugs are stolen and damaged; the batch of milk tells how much of it was."""
    ledger = run(dairy({"shrinkage": {"rate": 0.5, "units": 3}, "damage": {"rate": 0.5}}))
    (batch,) = ledger.batches
    assert batch["vanished"] == gone(ledger, 0, Cause.SHRINKAGE, Cause.DAMAGE) > 0
    assert gone(ledger, 1, Cause.SHRINKAGE, Cause.DAMAGE) > 0
    assert batch["left"] == ledger.stock["physical"][0] == ledger.stock["closing"][0] - batch["vanished"]


def test_what_would_leave_first_vanishes_first(run: Simulate) -> None:
    """Nobody buys: of the opening stock, which expires first, as many units vanish as there are before one of the delivery does."""
    kept = stock(kind="R_S", review=90 * DAY, order_up_to=300, opening=20)
    site = warehouse(stock=kept, records={"shrinkage": {"rate": 1.0, "units": 5}})
    articles = [sku("milk", shelf_life=80 * DAY, demand_share=0.0), sku("mug")]
    older, younger = run(
        scenario(skus=articles, warehouses=[site], suppliers=[supplier(2 * DAY)], days=60)
    ).batches[:2]  # fmt: skip
    assert (older["quantity"], older["vanished"], older["left"]) == (20, 20, 0)
    assert 0 < younger["vanished"] < younger["quantity"] == 280


@pytest.mark.parametrize("other", [0.0, 1.0])
def test_mis_picked_units_are_sold(run: Simulate, other: float) -> None:
    """Every line leaves with a unit more or fewer, or with one of the other article: the batch counts what really left."""
    ledger = run(dairy({"mis_picks": {"share": 1.0, "other_sku": other}}))
    (batch,) = ledger.batches
    packed = int(ledger.lines["quantity"][ledger.lines["sku"] == 0].sum())
    assert batch["sold"] == packed + gone(ledger, 0, Cause.MIS_PICK) != packed
    assert batch["left"] == ledger.stock["physical"][0]
    assert ledger.ageing_days["sold"].sum() == batch["sold"]


def test_counts_leave_batches_alone(run: Simulate) -> None:
    """A weekly count sets the record to the units of the batch, or close to them where the count itself is wrong."""
    counts = [{"name": "all", "kind": "full", "every": "week", "wrong_share": 0.5, "wrong_units": 2}]
    ledger = run(dairy({"shrinkage": {"rate": 1.0}, "counts": counts}, days=15))
    assert set(ledger.counts["sku"]) == {0, 1}
    (batch,) = ledger.batches
    assert batch["quantity"] == batch["sold"] + batch["vanished"] + batch["left"]
    assert batch["left"] == ledger.stock["physical"][0]


def test_what_is_booked_but_not_there_is_in_no_batch(run: Simulate) -> None:
    """Fourteen are booked and ten have come: the batch has ten, and all of them are sold."""
    ledger = run(shop(MORE, 30 * DAY))
    assert ledger.discrepancies["recorded"].tolist() == [4]
    assert ledger.batches[["quantity", "sold", "left"]].tolist() == [(10, 10, 0)]


def test_what_the_record_lacks_is_not_written_off(run: Simulate) -> None:
    """Ten have come and six are booked and sold: the four that nobody knows of lie on after their date."""
    ledger = run(shop(FEWER, 3 * DAY))
    assert ledger.discrepancies["recorded"].tolist() == [-4]
    assert ledger.batches[["quantity", "sold", "lost", "left"]].tolist() == [(10, 6, 0, 4)]
    assert len(ledger.losses) == 0
    assert ledger.stock[["closing", "physical"]].tolist() == [(0, 4)]


def test_what_is_refused_on_receipt_is_not_booked(run: Simulate) -> None:
    """The depot's milk is too old for the shop from the first evening on: all that comes is written off, and none of it is booked wrong."""
    wanted = stock("depot", kind="R_S", review=DAY, review_at=18 * HOUR, order_up_to=20, opening=0)
    sites = [
        warehouse("depot", serves_customers=False, stock=stock(kind="none", opening=500)),
        warehouse("shop", stock={**wanted, "least_life": 0.9}, records={"entry_errors": {"share": 1.0, "units": 9}}),
    ]
    ledger = run(
        scenario(skus=[sku(shelf_life=5 * DAY)], warehouses=sites, suppliers=[supplier()], days=3, orders=20.0)
    )
    assert (ledger.losses["warehouse"] == 1).sum() == 3
    assert len(ledger.discrepancies) == 0
    assert ledger.stock["closing"][1] == ledger.stock["physical"][1] == 0
