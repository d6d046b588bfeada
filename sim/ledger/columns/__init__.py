"""The glossary of what happened: every table of the ledger and every column, with its unit and meaning, in one place.

All columns are whole numbers (law 2). Times are seconds since midnight of the scenario's first day; money is fen, weight grams, volume
millilitres, distance metres. `NONE` (-1) in a time column means "has not happened". Columns that name a thing (city, warehouse, carrier,
sku) hold its position in the network's tables; `Ledger.frame` puts the names in their place.
"""

from sim.ledger.columns.alerts import ALERTS
from sim.ledger.columns.batches import AGEING_DAYS, BATCHES, LOSSES
from sim.ledger.columns.codes import NONE, Cause, CountReason, LineState, LossCause, OrderState, Reason
from sim.ledger.columns.forecasts import FORECASTS
from sim.ledger.columns.orders import LINES, ORDERS, PARCELS
from sim.ledger.columns.records import COUNTS, DISCREPANCIES, RECORD_DAYS
from sim.ledger.columns.sharing import MISALLOCATIONS, TRANSSHIPMENTS
from sim.ledger.columns.stock import STOCK, STOCK_DAYS
from sim.ledger.columns.supply import LOADS, REPLENISHMENTS, SHIPMENTS
from sim.ledger.columns.table import Column, Table
from sim.ledger.columns.views import MONEY, MOVES
from sim.ledger.columns.warehouses import SPACE_DAYS, WAREHOUSE_DAYS

__all__ = [
    "AGEING_DAYS", "ALERTS", "BATCHES", "COUNTS", "DISCREPANCIES", "FORECASTS", "LINES", "LOADS", "LOSSES", "MISALLOCATIONS",
    "MONEY", "MOVES", "NONE", "ORDERS", "PARCELS", "RECORD_DAYS", "REPLENISHMENTS", "SHIPMENTS", "SPACE_DAYS", "STOCK",
    "STOCK_DAYS", "TABLES", "TRANSSHIPMENTS", "VIEWS", "WAREHOUSE_DAYS", "Cause", "Column", "CountReason", "LineState", "LossCause",
    "OrderState", "Reason", "Table",
]  # fmt: skip

VIEWS: tuple[Table, ...] = (MOVES, MONEY)
"""Tables that say the same once more, by stock move and by fen; `Ledger.moves` and `Ledger.money` draw them."""

TABLES: tuple[Table, ...] = (
    ORDERS,
    LINES,
    PARCELS,
    REPLENISHMENTS,
    SHIPMENTS,
    LOADS,
    STOCK_DAYS,
    WAREHOUSE_DAYS,
    STOCK,
    TRANSSHIPMENTS,
    MISALLOCATIONS,
    FORECASTS,
    LOSSES,
    BATCHES,
    AGEING_DAYS,
    DISCREPANCIES,
    COUNTS,
    RECORD_DAYS,
    SPACE_DAYS,
    ALERTS,
)
"""Every table of a ledger."""
