"""Cost components: which kinds of cost there are, and where the ledger holds them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Component:
    """A kind of cost: the ledger column that holds it, and the column with the time of its event."""

    name: str
    table: str
    amount: str
    time: str


COMPONENTS = (
    Component("freight", "parcels", "freight_fen", "dispatched_s"),
    Component("handling", "parcels", "handling_fen", "picked_s"),
    Component("line_haul", "loads", "freight_fen", "departed_s"),
    Component("ordering", "replenishments", "ordering_fen", "ordered_s"),
    Component("labour", "warehouse_days", "labour_fen", "closed_s"),
    Component("rent", "warehouse_days", "rent_fen", "closed_s"),
    Component("holding", "warehouse_days", "holding_fen", "closed_s"),
    Component("penalty", "warehouse_days", "penalty_fen", "closed_s"),
    Component("lost_sales", "lines", "lost_fen", "ended_s"),
    Component("transshipment", "transshipments", "freight_fen", "departed_s"),
    Component("transit_loss", "shipments", "lost_fen", "received_s"),
    Component("write_off", "losses", "value_fen", "time_s"),
    Component("losses", "discrepancies", "loss_fen", "time_s"),
    Component("counting", "counts", "work_fen", "time_s"),
    Component("overflow", "space_days", "overflow_fen", "closed_s"),
)
"""Every cost component; loads and transshipments are paid by the warehouse they go to."""
