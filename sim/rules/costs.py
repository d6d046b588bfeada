"""Running costs of a day at the daily close."""

from sim.jit import njit
from sim.tables import Tables

_BILLION = 1_000_000_000


@njit
def holding_cost(network: Tables, warehouse: int, value_fen: int) -> int:
    """Capital cost of stock of a value for one day, fen."""
    return (value_fen * network.warehouses[warehouse].holding_ppb + _BILLION // 2) // _BILLION


@njit
def penalty_cost(network: Tables, waiting_lines: int) -> int:
    """Backorder penalty for order lines that wait at the close, one day, fen."""
    return waiting_lines * network.options.penalty_fen
