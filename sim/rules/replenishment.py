"""Replenishment: whether to reorder, and how much."""

from collections.abc import Callable
from typing import Any

from sim.jit import njit, part
from sim.rules.policies.table import POLICIES
from sim.tables import Tables

Rule = Callable[[Any, int], int]


def one_of(rules: tuple[Rule, ...], number: int = 0) -> Rule:
    """Make one compiled function of many: it is the rule whose number a level's `policy` is."""
    first = part(rules[0])
    if len(rules) == 1:
        return first
    others = one_of(rules[1:], number + 1)

    def choose(level: Any, position: int) -> int:
        return first(level, position) if level.policy == number else others(level, position)

    return part(choose)


rule_of_policy = one_of(tuple(policy.quantity for policy in POLICIES))


@njit
def inventory_position(shelf: Any) -> int:
    """Inventory position in units: on hand + on order - backordered, less what is already promised."""
    return shelf.on_hand - shelf.reserved + shelf.on_order - shelf.backordered


@njit
def order_quantity(level: Any, position: int) -> int:
    """Units to order at an inventory position: what the policy wants, at least the minimum order, in whole lots."""
    wanted = rule_of_policy(level, position)
    return in_lots(level, wanted) if wanted > 0 else 0


@njit
def in_lots(level: Any, wanted: int) -> int:
    """Units of an order for so many: at least the minimum order, in whole lots."""
    return -(-max(wanted, level.minimum) // level.lot) * level.lot


@njit
def fitting(network: Tables, stock: Any, level: Any, warehouse: int, sku: int, wanted: int) -> int:
    """Units of an order that the warehouse will have storage for, in whole lots; none if that is less than the minimum order.

    What is on the shelf and what is on order count; an order that does not fit is asked for again with the next look at the SKU.
    """
    if network.warehouses[warehouse].storage_ml < 0:
        return wanted
    return units_that_fit(network, level, sku, wanted, free_storage(network, stock, warehouse))


@njit
def units_that_fit(network: Tables, level: Any, sku: int, wanted: int, free: int) -> int:
    """Units of an order for which so many free millilitres are enough, in whole lots; none if that is less than the minimum order."""
    volume = network.skus[sku].volume_ml
    if volume == 0:
        return wanted
    fits = max(0, free) // volume
    if fits >= wanted:
        return wanted
    fits -= fits % level.lot
    return fits if fits >= level.minimum else 0


@njit
def free_storage(network: Tables, stock: Any, warehouse: int) -> int:
    """Millilitres of storage that nothing on the shelf or on order will need; less than none where the opening stock is too much."""
    free = network.warehouses[warehouse].storage_ml
    for sku in range(network.options.skus):
        if network.levels[warehouse, sku].counted == 1:
            free -= (stock[warehouse, sku].on_hand + stock[warehouse, sku].on_order) * network.skus[sku].volume_ml
    return free
