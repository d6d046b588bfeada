"""A line of a customer's order."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sim.ledger.columns import NONE, LineState
from sim.rules.allocation import available

if TYPE_CHECKING:
    from sim.reference.order import Order
    from sim.reference.parcel import Parcel


@dataclass(eq=False)
class Line:
    """One SKU of an order, and the warehouse it comes from; `parcel` is None once it is lost or cancelled."""

    order: "Order"
    index: int
    sku: int
    quantity: int
    warehouse: int
    wanted_sku: int
    home: int
    parcel: "Parcel | None" = None
    rank: int = 0
    reserved_s: int = NONE
    picked_s: int = NONE
    state: LineState = LineState.OPEN
    ended_s: int = NONE
    lost_fen: int = 0
    short_s: int = NONE
    shorts: int = 0

    @property
    def is_waiting(self) -> bool:
        """Whether it waits for stock."""
        return self.state == LineState.OPEN and self.reserved_s == NONE

    @property
    def is_untouched(self) -> bool:
        """Whether it stands in a parcel that no picker has begun with."""
        return self.parcel is not None and self.parcel.started_s == NONE

    def in_stock(self) -> bool:
        """Whether its warehouse has it, and nobody waits for it already."""
        world = self.order.world
        return bool(available(world.network, world.stock, self.warehouse, self.sku, self.quantity))

    def reserve(self) -> None:
        """Reserve its stock."""
        self.reserved_s = self.order.world.now
        self.order.world.warehouses[self.warehouse].reserve(self.sku, self.quantity)

    def wait(self) -> None:
        """Wait for stock; the parcel waits with it."""
        assert self.parcel is not None
        self.parcel.missing += 1
        self.order.world.warehouses[self.warehouse].let_customer_wait(self)

    def served(self) -> None:
        """Stock for the line, which waited, is reserved now; the parcel may have waited for it alone."""
        assert self.parcel is not None
        self.reserve()
        self.parcel.missing -= 1
        if self.parcel.missing == 0:
            self.parcel.complete.succeed()
