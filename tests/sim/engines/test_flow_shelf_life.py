"""Stock by batch: issued first expired or first received, expired, refused, sent on and aged, followed batch by batch."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from small_scenarios import DAY, HOUR, freight_carrier, picking, scenario, sku, stock, supplier, warehouse

from sim.ledger.columns import NONE, LossCause
from sim.ledger.ledger import Ledger
from sim.scenario.scenario import Scenario

Simulate = Callable[[Scenario], Ledger]


def packed_before(ledger: Ledger, time: int) -> int:
    """Units that customers were packed before a time."""
    picked = ledger.lines["picked_s"]
    return int(ledger.lines["quantity"][(picked != NONE) & (picked < time)].sum())


def two_batches(issue: str) -> Scenario:
    """Make a shelf with 500 units good for ten days, and from the third day on 500 more, which are good for three."""
    keeps = stock(kind="R_S", review=20 * DAY, order_up_to=1000, opening=500)
    return scenario(
        warehouses=[warehouse(stock=keeps)],
        suppliers=[supplier(2 * DAY, remaining_life=0.3)],
        products={"skus": [sku(shelf_life=10 * DAY)], "issue": issue},
        days=12,
    )


@pytest.mark.parametrize("issue", ["fefo", "fifo"])
def test_two_batches_come_with_their_dates(run: Simulate, issue: str) -> None:
    """The opening stock is fresh; what the supplier delivers has three tenths of its life left."""
    batches = run(two_batches(issue)).batches
    assert batches["received_s"].tolist() == [0, 2 * DAY]
    assert batches["expires_s"].tolist() == [10 * DAY, 5 * DAY]
    assert batches["quantity"].tolist() == [500, 500]
    assert batches["shipment"].tolist() == [NONE, 0]


def test_first_expired_first_out(run: Simulate) -> None:
    """FEFO: from the third day on the younger batch is sold, as it expires first; the older one sells after that, and nothing of it is lost."""
    ledger = run(two_batches("fefo"))
    older, younger = ledger.batches
    assert younger["sold"] == packed_before(ledger, 5 * DAY) - packed_before(ledger, 2 * DAY) > 200
    assert younger["lost"] == 500 - younger["sold"]
    assert older["sold"] == 500
    assert older["lost"] == 0


def test_first_in_first_out(run: Simulate) -> None:
    """FIFO: the older batch is sold first, and nearly all of the younger one has expired when its turn comes."""
    ledger = run(two_batches("fifo"))
    older, younger = ledger.batches
    assert older["sold"] == 500
    assert younger["sold"] == max(0, packed_before(ledger, 5 * DAY) - 500)
    assert younger["lost"] == 500 - younger["sold"]
    (loss,) = ledger.losses
    assert (loss["time_s"], loss["quantity"], loss["cause"]) == (5 * DAY, younger["lost"], LossCause.EXPIRED)
    assert loss["value_fen"] == 500 * loss["quantity"]


def test_a_warehouse_may_issue_in_its_own_way(run: Simulate) -> None:
    """`stock.issue` of a warehouse goes before that of the products."""
    fields = two_batches("fefo").model_dump()
    fields["warehouses"][0]["stock"]["issue"] = "fifo"
    assert (run(Scenario.model_validate(fields)).batches == run(two_batches("fifo")).batches).all()


def shelf(days: int = 4, opening: int = 500, site: dict[str, Any] | None = None, **article: Any) -> Scenario:
    """Make a shelf that is never filled again."""
    keeps = stock(kind="none", opening=opening)
    return scenario(
        warehouses=[warehouse(stock=keeps, **(site or {}))],
        suppliers=[supplier()],
        skus=[sku(**article)],
        days=days,
        hours=[float(hour == 17) for hour in range(24)],
    )


def test_a_batch_is_good_until_the_end_of_its_last_day(run: Simulate) -> None:
    """A life of 25 hours ends on the second day, at whose midnight what is left is written off."""
    ledger = run(shelf(shelf_life=25 * HOUR))
    assert ledger.losses["time_s"].tolist() == [2 * DAY]
    assert ledger.losses["quantity"][0] == 500 - packed_before(ledger, 2 * DAY)
    assert ledger.stock["closing"][0] == 0
    assert packed_before(ledger, 2 * DAY) == packed_before(ledger, 5 * DAY)


def test_what_is_promised_still_leaves(run: Simulate) -> None:
    """Orders of the afternoon are picked the next morning: at midnight only units that nobody was promised are written off."""
    ledger = run(shelf(shelf_life=DAY, site={"picking": picking(50, 60, hours=(9 * HOUR, 12 * HOUR))}))
    promised = int((ledger.lines["placed_s"] < DAY).sum())
    assert ledger.losses["quantity"].tolist() == [500 - promised]
    (batch,) = ledger.batches
    assert (batch["sold"], batch["lost"]) == (promised, 500 - promised)
    assert batch["ended_s"] > DAY + 9 * HOUR


def test_goods_with_too_little_life_are_taken_off(run: Simulate) -> None:
    """With a quarter of four days to be left, stock is sold for three."""
    fields = shelf(days=6, opening=1000, shelf_life=4 * DAY).model_dump()
    fields["products"]["least_life"] = 0.25
    ledger = run(Scenario.model_validate(fields))
    assert ledger.losses["time_s"].tolist() == [3 * DAY]
    assert ledger.losses["cause"].tolist() == [LossCause.EXPIRED]


def test_what_nobody_buys_becomes_obsolete(run: Simulate) -> None:
    """Without a date, stock is written off at its age; younger stock stays."""
    ledger = run(shelf(opening=1000, obsolete_after=2 * DAY))
    assert ledger.losses["time_s"].tolist() == [2 * DAY]
    assert ledger.losses["cause"].tolist() == [LossCause.OBSOLETE]
    assert ledger.batches["expires_s"].tolist() == [NONE]
    assert ledger.frame("losses")["cause"].tolist() == ["obsolete"]


def test_a_loss_is_ordered_again(run: Simulate) -> None:
    """A policy under continuous review looks at what is left after the write-off."""
    keeps = stock(reorder_point=10, order_up_to=1000)
    perishable = scenario(
        warehouses=[warehouse(stock=keeps)], suppliers=[supplier(6 * HOUR)], skus=[sku(shelf_life=DAY)], days=3
    )
    ledger = run(perishable)
    assert ledger.replenishments["ordered_s"].tolist()[:1] == [DAY]
    assert ledger.replenishments["quantity"][0] == 1000
    assert ledger.losses["quantity"][0] == 1000 - packed_before(ledger, DAY)


def chain(handling: Any, **article: Any) -> Scenario:
    """Make a centre that sends an article on to a region by truck at 18:00."""
    sites = [
        warehouse("centre", stock=stock(kind="R_S", review=DAY, order_up_to=60, opening=40), serves_customers=False),
        warehouse(
            "region", longitude=1.0, stock=stock("centre", kind="R_S", review=DAY, review_at=12 * HOUR, order_up_to=90, opening=0),
            line_haul={"carrier": "truck", "departures": [18 * HOUR]},
        ),
    ]  # fmt: skip
    return scenario(
        warehouses=sites, suppliers=[supplier(6 * HOUR)], freight_carriers=[freight_carrier(handling=handling)],
        skus=[sku(**article)], days=5, orders=20.0,
    )  # fmt: skip


def test_a_shipment_brings_several_batches_with_their_dates(run: Simulate) -> None:
    """The region asks for 90: the opening 40 and the 20 that came at 6:00 leave in one truck, and each keeps its date and age."""
    ledger = run(chain(HOUR, shelf_life=3 * DAY))
    there = ledger.batches[ledger.batches["warehouse"] == 1]
    first = there[there["shipment"] == there["shipment"][0]]
    assert first["quantity"].tolist() == [40, 20]
    assert first["origin"].tolist() == [0, 1]
    assert first["entered_s"].tolist() == [0, 6 * HOUR]
    assert first["expires_s"].tolist() == [3 * DAY, 4 * DAY]
    assert first["received_s"].tolist() == [19 * HOUR, 19 * HOUR]
    centre = ledger.batches[ledger.batches["warehouse"] == 0]
    assert centre["sent"][:2].tolist() == [40, 20]
    assert (centre["ended_s"][:2] == 18 * HOUR).all()


def test_what_expires_on_the_way_is_written_off_on_receipt(run: Simulate) -> None:
    """Three days on the road are too long for goods that keep for two: none of them reaches a customer, and the region asks again."""
    ledger = run(chain(3 * DAY, shelf_life=2 * DAY))
    refused = ledger.losses[ledger.losses["warehouse"] == 1]
    arrived = ledger.shipments[(ledger.shipments["warehouse"] == 1) & (ledger.shipments["received_s"] != NONE)]
    assert refused["quantity"].sum() == arrived["quantity"].sum() > 0
    assert set(refused["time_s"]) == set(arrived["received_s"])
    assert (ledger.lines["picked_s"] == NONE).all()


def test_ages_at_the_close(run: Simulate) -> None:
    """Opening stock is in the first band until it is a day old, then in the next, and so on; what was packed is told with its age."""
    fields = shelf(days=5, opening=1000).model_dump()
    fields["products"] |= {"ageing": True, "age_bands": [2 * DAY, 3 * DAY, 5 * DAY]}
    ledger = run(Scenario.model_validate(fields))
    rows = ledger.ageing_days[ledger.ageing_days["abc"] == 0]
    on_shelf = [1000 - packed_before(ledger, day * DAY) for day in range(1, 6)]
    bands = [[int(row[f"on_hand_{band}"]) for band in range(4)] for row in rows]
    expected = np.zeros((5, 4), int)
    expected[range(5), [0, 1, 2, 2, 3]] = on_shelf
    assert bands == expected.tolist()
    assert (rows["value_3_fen"] == 500 * rows["on_hand_3"]).all()
    ages = [int(ledger.lines["picked_s"][ledger.lines["picked_s"] // DAY == day].sum()) for day in range(5)]
    assert rows["sold_age_s"].tolist() == ages
    assert not rows["sold_dated"].any()


def test_remaining_life_when_packed(run: Simulate) -> None:
    """What is packed at a second has the rest of its four days left."""
    ledger = run(shelf(opening=1000, shelf_life=4 * DAY))
    picked = ledger.lines["picked_s"]
    assert ledger.ageing_days["sold_dated"].sum() == len(picked)
    assert ledger.ageing_days["sold_life_s"].sum() == (4 * DAY - picked).sum()


def test_nothing_is_kept_by_batch_unless_wanted(run: Simulate) -> None:
    """Of two articles only the one with a shelf life has batches; without any the tables are empty."""
    ledger = run(scenario(skus=[sku("milk", shelf_life=DAY), sku("salt")], warehouses=[warehouse(stock=stock(reorder_point=5, order_up_to=50))],
                          suppliers=[supplier()], days=2))  # fmt: skip
    assert set(ledger.batches["sku"]) == {0}
    without = run(shelf())
    assert [len(without.tables[name]) for name in ("batches", "losses", "ageing_days")] == [0, 0, 0]
