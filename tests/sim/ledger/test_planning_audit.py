"""The audit of planning rounds: what they send is set aside at once, all of it."""

import numpy as np
import pytest

from sim.ledger.columns import REPLENISHMENTS, SHIPMENTS, Reason
from sim.ledger.planning_audit import PlanAudit

NOT_AT_ONCE = "a planning round's order is not set aside at once, or not all of it"


def order(**changes: int) -> np.ndarray:
    """One order of a planning round: five units at second 10."""
    rows = np.zeros(1, REPLENISHMENTS.dtype)
    fields = {"replenishment": 3, "source": 1, "quantity": 5, "ordered_s": 10, "reason": Reason.PLAN}
    for name, value in (fields | changes).items():
        rows[name] = value
    return rows


def shipments(count: int = 1, **changes: int) -> np.ndarray:
    """What is sent for it: four units, one short."""
    rows = np.zeros(count, SHIPMENTS.dtype)
    for name, value in ({"replenishment": 3, "quantity": 4, "short": 1, "reserved_s": 10} | changes).items():
        rows[name] = value
    return rows


def test_a_sound_plan_passes_also_in_two_pieces() -> None:
    """The shipment may stand in a later piece than its order; one for another order is nobody's business."""
    for pieces in ([(order(), shipments())], [(order(), shipments(0)), (order()[:0], shipments())]):
        audit = PlanAudit()
        assert all(audit.add(*piece) == () for piece in pieces)
        assert audit.add(order()[:0], shipments(replenishment=9)) == ()
        assert audit.close() == ()


@pytest.mark.parametrize("changes", [{"quantity": 5}, {"short": 0}, {"reserved_s": 11}])
def test_what_is_not_set_aside_at_once_is_found(changes: dict[str, int]) -> None:
    """Another quantity, or another time."""
    assert PlanAudit().add(order(), shipments(**changes)) == (NOT_AT_ONCE,)


def test_a_second_shipment_is_found() -> None:
    """An order of a planning round travels once."""
    assert PlanAudit().add(order(), shipments(2)) == (NOT_AT_ONCE,)


def test_an_order_that_nobody_sends_is_found() -> None:
    """It has no shipment when the run is over."""
    audit = PlanAudit()
    assert audit.add(order(), shipments(0)) == ()
    assert audit.close() == ("a planning round's order has no shipment",)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"source": -2}, "planning rounds send from nowhere, or nothing"),
        ({"quantity": 0}, "planning rounds send from nowhere, or nothing"),
        ({"reason": len(Reason)}, "replenishments have a reason that there is not"),
        ({"reason": -1}, "replenishments have a reason that there is not"),
    ],
)
def test_an_order_without_sense_is_found(changes: dict[str, int], told: str) -> None:
    """From a supplier, of nothing, or for no known reason."""
    assert told in PlanAudit().add(order(**changes), shipments(0))
