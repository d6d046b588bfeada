"""One replication, from scenario to tally."""

import numpy as np
import pytest
from hand_made import DAY, scenario

from analysis.kpis.sums import Service
from analysis.replications.replication import Stopped, Task, piece_s, run_replication


def test_pieces_hold_about_as_many_orders_whatever_the_demand() -> None:
    """32,000 in whole days, at least one; a shop that sells little has a month's, or more where it keeps few articles."""

    def days(orders: int, articles: int) -> float:
        skus = [{"name": f"article {number}"} for number in range(articles)]
        demand = {"orders": f"{orders} /d", "lines": 1, "quantity": 1}
        return piece_s(scenario(demand=demand, products={"skus": skus})) / DAY

    assert [days(orders, 200) for orders in (10, 5000, 10**6)] == [30, 6, 1]
    assert [days(10, articles) for articles in (1, 40)] == [3200, 100]


def test_every_order_is_tallied_and_progress_adds_up() -> None:
    """Ten orders a day over six days: all counted by day, the measured three days as service."""
    shares: list[float] = []
    done = run_replication(Task(scenario(), 0, 1), on_progress=shares.append)
    assert sum(shares) == pytest.approx(1)
    assert done.tally.by_day[:, 0].sum() == done.orders
    assert done.tally.service[:, Service.ORDERS].sum() == done.tally.by_day[1:4, 0].sum()


def test_the_digest_tells_ledgers_apart() -> None:
    """The same task gives the same digest in both engines; another replication or seed gives another."""
    one = run_replication(Task(scenario(), 0, 1))
    assert one.digest == run_replication(Task(scenario(), 0, 1)).digest
    assert one.digest == run_replication(Task(scenario(), 0, 1, "reference")).digest
    assert one.digest != run_replication(Task(scenario(), 1, 1)).digest
    assert one.digest != run_replication(Task(scenario(), 0, 2)).digest


def test_a_run_can_be_stopped_between_pieces() -> None:
    """Asked after the first of six pieces, it stops there."""
    busy = scenario(demand={"orders": "16000 /d", "lines": 1, "quantity": 1})
    shares: list[float] = []
    with pytest.raises(Stopped):
        run_replication(Task(busy, 0, 1), on_progress=shares.append, should_stop=lambda: True)
    assert len(shares) == 1


def test_the_tally_does_not_depend_on_the_engine() -> None:
    """Both engines write one ledger, so the sums are equal."""
    compiled, reference = (run_replication(Task(scenario(), 0, 1, name)).tally for name in ("compiled", "reference"))
    for name, array in compiled.arrays().items():
        assert np.array_equal(array, reference.arrays()[name]), name
