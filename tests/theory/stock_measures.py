"""Costs of stock a day, measured from a ledger."""

from against_theory import WARM_UP

from sim.clock import DAY
from sim.ledger.ledger import Ledger


def a_day(ledger: Ledger, table: str, time: str, amount: str) -> float:
    """Mean sum of a column over the days of the measured time."""
    rows = ledger.tables[table]
    last = ledger.tables["warehouse_days"]["closed_s"].max() - 10 * DAY
    inside = (rows[time] >= WARM_UP) & (rows[time] < last)
    return float(rows[amount][inside].sum()) / ((last - WARM_UP) / DAY)


def stock_cost(ledger: Ledger) -> float:
    """Fen a day for holding, waiting customers and ordering."""
    daily = sum(a_day(ledger, "warehouse_days", "closed_s", column) for column in ("holding_fen", "penalty_fen"))
    return daily + a_day(ledger, "replenishments", "ordered_s", "ordering_fen")
