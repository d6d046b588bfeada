"""Volume on the shelves of each warehouse, and on order for it: kept up to date where it matters, so that nobody has to add it up.

Adding it up takes a pass over all SKUs, for each order that a warehouse with limited storage places and each receipt of one whose space is
measured. The reference engine does so.
"""

from typing import Any

from sim.jit import njit
from sim.rules.replenishment import units_that_fit
from sim.tables import Tables


@njit
def hold(network: Tables, state: Tables, warehouse: int, sku: int, units: int) -> None:
    """So many units more are on a shelf, or fewer."""
    state.stock[warehouse, sku].on_hand += units
    if network.options.volumes == 1 and network.levels[warehouse, sku].counted == 1:
        state.volumes[warehouse].held_ml += units * network.skus[sku].volume_ml


@njit
def expect(network: Tables, state: Tables, warehouse: int, sku: int, units: int) -> None:
    """So many units more are on order, or fewer."""
    state.stock[warehouse, sku].on_order += units
    if network.options.volumes == 1 and network.levels[warehouse, sku].counted == 1:
        state.volumes[warehouse].expected_ml += units * network.skus[sku].volume_ml


@njit
def fitting(network: Tables, state: Tables, level: Any, warehouse: int, sku: int, wanted: int) -> int:
    """Units of an order that a warehouse will have storage for, as `sim.rules.replenishment.fitting`."""
    storage_ml, volume = network.warehouses[warehouse].storage_ml, state.volumes[warehouse]
    if storage_ml < 0:
        return wanted
    return units_that_fit(network, level, sku, wanted, storage_ml - volume.held_ml - volume.expected_ml)
