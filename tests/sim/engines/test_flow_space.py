"""Space, followed by hand: what is in each zone, when it is looked at, and what overflow costs."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from small_scenarios import DAY, HOUR, carrier, picking, scenario, sku, stock, supplier, warehouse

from sim.ledger.audit import AuditError, audit
from sim.ledger.columns import LineState
from sim.ledger.ledger import Ledger
from sim.scenario.scenario import Scenario

Run = Callable[[Scenario], Ledger]
LITRE = 1000


def day_of(ledger: Ledger, day: int) -> dict[str, int]:
    """Return the row of a day, one warehouse being measured."""
    row = ledger.space_days[day]
    return dict(zip(row.dtype.names, row.tolist(), strict=True))


@pytest.fixture
def small() -> Scenario:
    """Let an order of one article of 2 L come now and then between 9:00 and 10:00; picking takes three hours, the van comes at 18:30."""
    site = warehouse(
        picking=picking(50, 3 * HOUR), space={"picking": {"volume": 3 * LITRE}, "overflow": 100_000.0},
        stock=stock(kind="none", opening=1000),
    )  # fmt: skip
    site["stock"] = {"policies": site["stock"]["policies"]}
    return scenario(
        warehouses=[site], orders=5.0, hours=[float(hour == 9) for hour in range(24)], days=3,
        carriers=[carrier(cut_offs=[18 * HOUR + HOUR // 2])],
    )  # fmt: skip


def test_zones_are_looked_at_before_every_full_hour(run: Run, small: Scenario) -> None:
    """An order of 9:xx is picked at the looks of 10, 11 and 12, and waits for the van at those of 13 to 18."""
    ledger = run(small)
    for day in range(3):
        placed = ledger.orders["placed_s"] // DAY == day
        volume = int(2 * LITRE * placed.sum())
        row = day_of(ledger, day)
        assert (row["picking_peak_ml"], row["picking_ml"]) == (volume, 3 * volume // 24)
        assert (row["dispatch_peak_ml"], row["dispatch_ml"]) == (volume, 6 * volume // 24)
        assert row["overflow_ml"] == max(0, volume - 3 * LITRE)
        assert row["overflow_fen"] == row["overflow_ml"] * 100_000 // 10**6
    assert ledger.money().groupby("component", observed=True)["amount_fen"].sum()["overflow"] > 0


def test_storage_is_as_full_as_at_its_start_and_after_receipts(run: Run, small: Scenario) -> None:
    """Without receipts each day's highest is what the day before left; the close is what is left of 1000 units of 2 L."""
    ledger = run(small)
    days = [day_of(ledger, day) for day in range(3)]
    assert [row["storage_peak_ml"] for row in days] == [2_000_000, days[0]["storage_ml"], days[1]["storage_ml"]]
    assert days[2]["storage_ml"] == 2 * LITRE * (1000 - len(ledger.orders))


def test_a_receipt_fills_the_shelves(run: Run) -> None:
    """Fifty units arrive at noon of the second day; the day's highest is what is on the shelf then, the orders before having left."""
    site = warehouse(space={"storage": {"pallets": 1}, "pallet": 100 * LITRE, "overflow": 1.0})
    site["stock"] = stock(kind="R_S", order_up_to=60, opening=10, review=100 * DAY, review_at=0)
    hours = [float(hour == 20) for hour in range(24)]
    ledger = run(scenario(warehouses=[site], suppliers=[supplier(DAY + DAY // 2)], orders=3.0, hours=hours, days=3))
    first = int((ledger.orders["placed_s"] < DAY).sum())
    row = day_of(ledger, 1)
    assert row["storage_peak_ml"] == 2 * LITRE * (60 - first)
    assert row["overflow_ml"] == row["storage_peak_ml"] - 100 * LITRE


def test_what_is_cancelled_leaves_the_picking_zone(run: Run) -> None:
    """The only picker never ends; who waits two hours for a lid cancels, and his cup, seen at 10:00 and 11:00, is gone by 12:00."""
    impatient = [{"name": "all", "give_up_after": 2 * HOUR, "cancel": "order", "partial": True}]
    kept = [
        {"name": "cups", "kind": "none", "opening": 1000, "skus": ["cup"]},
        {"name": "lids", "kind": "none", "opening": 0, "skus": ["lid"]},
    ]
    ledger = run(
        scenario(
            warehouses=[warehouse(picking=picking(1, 100 * DAY), space={}, stock={"policies": kept})],
            skus=[sku("cup"), sku("lid")],
            lines=2,
            orders=20.0,
            days=1,
            patience=impatient,
            hours=[float(hour == 9) for hour in range(24)],
        )
    )
    cups = ledger.lines[ledger.lines["sku"] == 0]
    gone, left = (
        int(cups["quantity"][cups["state"] == state].sum()) for state in (LineState.CANCELLED, LineState.OPEN)
    )
    row = day_of(ledger, 0)
    assert min(gone, left) > 0
    assert row["picking_peak_ml"] == 2 * LITRE * (gone + left)
    assert row["picking_ml"] == 2 * LITRE * (2 * gone + 15 * left) // 24


def test_no_space_is_measured_unless_it_is_stated(run: Run) -> None:
    """A warehouse without `space` has no rows."""
    assert len(run(scenario(days=2)).space_days) == 0


@pytest.mark.parametrize(
    ("column", "told"),
    [
        ("storage_ml", "the use of storage is not the volume of the stock"),
        ("picking_ml", "the use of picking is less than none, or higher"),
        ("overflow_ml", "overflow is not what zones do not hold"),
    ],
)
def test_the_audit_of_space(run: Run, small: Scenario, column: str, told: str) -> None:
    """A day's volume that is too high is told."""
    ledger = run(small)
    rows: Any = ledger.space_days.copy()
    rows[column][1] += 1000 * LITRE if column == "picking_ml" else 1
    with pytest.raises(AuditError, match=told):
        audit(replace(ledger, tables={**ledger.tables, "space_days": rows}))


def test_the_audit_misses_no_day(run: Run, small: Scenario) -> None:
    """A close without its row is told."""
    ledger = run(small)
    with pytest.raises(AuditError, match="space_days are not one daily close"):
        audit(replace(ledger, tables={**ledger.tables, "space_days": ledger.space_days[1:]}))
