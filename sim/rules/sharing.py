"""Sharing: what warehouses know of each other's stock, who helps whom, with how much, and what is lost on the way."""

from typing import Any

from sim.clock import NEVER
from sim.draws import Purpose, draw
from sim.jit import njit
from sim.quantiles import sample
from sim.rules.hours import next_of_week, next_open
from sim.rules.replenishment import fitting
from sim.rules.sourcing import MILLION, free_units
from sim.rules.suppliers import chance, supply_key
from sim.tables import Tables

NOBODY = -1
REBALANCING = 0
EXCHANGE = 1
"""Entities of the events of kind `SHARE`."""


@njit
def exchange_figures(network: Tables, stock: Any, figures: Any) -> None:
    """Tell all warehouses what each has that nobody was promised.

    Parameters
    ----------
    figures : ndarray of int64, shape (warehouses, skus)
        Units that each is known to have; set.
    """
    for warehouse in range(network.options.warehouses):
        for sku in range(network.options.skus):
            figures[warehouse, sku] = free_units(network, stock, warehouse, sku)


@njit
def next_rebalancing(network: Tables, now: int) -> int:
    """Earliest time from now on at which stock is rebalanced; `NEVER` if it is not."""
    return next_of_week(network, network.sharing.times, network.sharing.time_count, now)


@njit
def units_to_spare(network: Tables, stock: Any, warehouse: int, sku: int, kept: int) -> int:
    """Units on the shelf beyond those promised, waited for and kept; unlimited shelves have any number."""
    if network.levels[warehouse, sku].counted == 0:
        return NEVER
    shelf = stock[warehouse, sku]
    return shelf.on_hand - shelf.reserved - shelf.backordered - kept


@njit
def units_missing(shelf: Any, quantity: int) -> int:
    """Units that are missing for the last to join those who wait; what is free serves those before him first."""
    free = shelf.on_hand - shelf.reserved
    return max(0, shelf.backordered - free) - max(0, shelf.backordered - quantity - free)


@njit
def choose_donor(network: Tables, stock: Any, warehouse: int, sku: int, quantity: int) -> int:
    """Warehouse that sends units at a shortage: of those that can spare all of them, the nearest, or the one that can spare most."""
    chosen, most = NOBODY, quantity - 1
    for rank in range(network.donors.shape[1]):
        donor = network.donors[warehouse, rank]
        if donor == NOBODY:
            break
        spare = units_to_spare(network, stock, donor, sku, network.cover[donor, sku].held_back)
        if spare > most:
            chosen, most = donor, spare
            if network.sharing.most_stock == 0:
                break
    return chosen


@njit
def units_to_move(network: Tables, levels: Any, stock: Any, donor: int, warehouse: int, sku: int) -> int:
    """Units of a SKU that one warehouse sends to another when stock is rebalanced: in whole lots, and only what has room there."""
    if network.levels[warehouse, sku].counted == 0:
        return 0
    shelf, level = stock[warehouse, sku], levels[warehouse, sku]
    has = shelf.on_hand - shelf.reserved - shelf.backordered + shelf.in_transit
    needed = network.cover[warehouse, sku].under - has
    units = min(needed, units_to_spare(network, stock, donor, sku, network.cover[donor, sku].over))
    units -= units % level.lot
    return fitting(network, stock, level, warehouse, sku, units) if units > 0 else 0


@njit
def trip_arrival(
    network: Tables, streams: Any, donor: int, warehouse: int, entity: int, index: int, departed: int
) -> int:
    """When a transshipment is put away: driving and handling after its departure, once the warehouse is open."""
    arrival = departed
    if network.sharing.drives == 1:
        lane = network.trips[donor, warehouse]
        arrival += lane.transit_s + sample(network, lane.handling, draw(streams[Purpose.TRANSSHIPMENT], entity, index))
    return next_open(network, warehouse, arrival)


@njit
def trip_key(network: Tables, donor: int, warehouse: int) -> int:
    """Key in draws of a trip that rebalances; one that helps a customer has the order's key and the line's number."""
    return network.warehouses[donor].key ^ network.warehouses[warehouse].key


@njit
def move_key(network: Tables, donor: int, warehouse: int, sku: int) -> int:
    """Key in draws of one SKU on a trip that rebalances."""
    return supply_key(network, warehouse, sku) ^ network.warehouses[donor].key


@njit
def units_lost(network: Tables, streams: Any, entity: int, index: int, quantity: int) -> int:
    """Units of a transshipment that are lost or damaged on the way."""
    terms = network.sharing
    if terms.loss_ppm == 0 or chance(streams[Purpose.TRANSIT_LOSS], entity, index) >= terms.loss_ppm:
        return 0
    return -(-quantity * terms.lost_ppm // MILLION)
