"""Records: what is really on the shelf, how it comes to differ from what the record says, and what a count finds."""

from typing import Any

from sim.draws import Purpose, draw, uniform
from sim.events import MOST_PARCELS
from sim.jit import njit
from sim.ledger.columns import Cause
from sim.quantiles import sample
from sim.rules.allocation import Shortage, available
from sim.rules.demand import poisson
from sim.rules.sourcing import MILLION
from sim.rules.suppliers import chance, supply_key
from sim.tables import Tables

NOTHING = -1
MOST_INCIDENTS = 2**20
"""Incidents of a day in one warehouse at most."""
_CAUSES = 2


@njit
def may_differ(network: Tables, warehouse: int, sku: int) -> bool:
    """Whether the record of a SKU may differ from what is on the shelf."""
    return bool(network.warehouses[warehouse].records >= 0 and network.levels[warehouse, sku].counted == 1)


@njit
def units_there(stock: Any, records: Any, warehouse: int, sku: int) -> int:
    """Units that are really on the shelf."""
    return stock[warehouse, sku].on_hand + records[warehouse, sku].error


@njit
def draw_losses(
    network: Tables, streams: Any, stock: Any, records: Any, warehouse: int, day: int, cause: int, lost: Any
) -> None:
    """Draw what vanished from a warehouse's shelves during a day.

    Incidents are a Poisson process in proportion to the units on the shelves; each strikes a SKU in proportion to its units.

    Parameters
    ----------
    cause : Cause
        `SHRINKAGE` or `DAMAGE`.
    lost : ndarray of int64, shape (skus,)
        Receives the units lost of each SKU.
    """
    rule, skus = network.record_rules[network.warehouses[warehouse].records], network.options.skus
    rate, size = rule.shrinkage, rule.shrinkage_units
    if cause == Cause.DAMAGE:
        rate, size = rule.damage, rule.damage_units
    held = 0
    for sku in range(skus):
        lost[sku] = 0
        if may_differ(network, warehouse, sku):
            held += units_there(stock, records, warehouse, sku)
    entity, index = network.warehouses[warehouse].key, day * _CAUSES + cause
    incidents = min(MOST_INCIDENTS - 1, poisson(rate * held, draw(streams[Purpose.INCIDENTS], entity, index)))
    for number in range(incidents):
        if held == 0:
            return
        place = index * MOST_INCIDENTS + number
        unit = int(uniform(draw(streams[Purpose.INCIDENT_SKU], entity, place)) * held)
        sku = sku_of_unit(network, stock, records, warehouse, lost, unit)
        left = units_there(stock, records, warehouse, sku) - lost[sku]
        gone = min(left, sample(network, size, draw(streams[Purpose.INCIDENT_UNITS], entity, place)))
        lost[sku] += gone
        held -= gone


@njit
def sku_of_unit(network: Tables, stock: Any, records: Any, warehouse: int, lost: Any, unit: int) -> int:
    """SKU of one of the units that are left on a warehouse's shelves, numbered through from 0."""
    found = 0
    for sku in range(network.options.skus):
        if may_differ(network, warehouse, sku):
            left = units_there(stock, records, warehouse, sku) - lost[sku]
            if left > 0:
                found = sku
            if unit < left:
                return sku
            unit -= left
    return found  # where rounding has gone one unit too far


@njit
def mis_pick(
    network: Tables, streams: Any, stock: Any, records: Any, warehouse: int, key: int, number: int, sku: int
) -> tuple[int, int]:
    """What leaves by mistake with line `number` of the order that `key` names, once its units are off the shelf.

    Returns
    -------
    more : int
        Units of its own SKU besides those that the record says; -1: one of them stays.
    other : int
        SKU of which a unit leaves in its place; `NOTHING` if none does.
    """
    rule = network.record_rules[network.warehouses[warehouse].records]
    if chance(streams[Purpose.MIS_PICK], key, number) >= rule.mis_pick_ppm:
        return 0, NOTHING
    kind = chance(streams[Purpose.MIS_PICK_KIND], key, number)
    if kind < rule.other_ppm:
        start = chance(streams[Purpose.MIS_PICK_KIND], key, MOST_PARCELS + number) * network.options.skus // MILLION
        other = next_on_shelf(network, stock, records, warehouse, start, sku)
        return (0 if other == NOTHING else -1), other
    if 2 * (kind - rule.other_ppm) >= MILLION - rule.other_ppm:
        return -1, NOTHING
    return (1 if units_there(stock, records, warehouse, sku) > 0 else 0), NOTHING


@njit
def next_on_shelf(network: Tables, stock: Any, records: Any, warehouse: int, start: int, sku: int) -> int:
    """First SKU from `start` on, but `sku` itself, of which something is there; `NOTHING` if there is none."""
    skus = network.options.skus
    for step in range(skus):
        other = (start + step) % skus
        if other != sku and may_differ(network, warehouse, other) and units_there(stock, records, warehouse, other) > 0:
            return other
    return NOTHING


@njit
def booked_wrong(network: Tables, streams: Any, warehouse: int, sku: int, sequence: int, quantity: int) -> int:
    """Units that the record gets besides those received (negative: fewer); `sequence` counts the receipts of the SKU."""
    rule, entity = network.record_rules[network.warehouses[warehouse].records], supply_key(network, warehouse, sku)
    luck = chance(streams[Purpose.ENTRY_ERROR], entity, sequence)
    if quantity == 0 or luck >= rule.entry_ppm:
        return 0
    units = sample(network, rule.entry_units, draw(streams[Purpose.ENTRY_UNITS], entity, sequence))
    return -min(units, quantity) if 2 * luck < rule.entry_ppm else units


@njit
def figure(network: Tables, streams: Any, rule: int, sku: int, there: int, sequence: int) -> int:
    """Units that a count finds where `there` are; `sequence` counts the counts of the SKU, `rule` is a row of `count_rules`."""
    terms = network.count_rules[rule]
    entity = supply_key(network, terms.warehouse, sku)
    luck = chance(streams[Purpose.COUNT_ERROR], entity, sequence)
    if luck >= terms.wrong_ppm:
        return there
    units = sample(network, terms.wrong_units, draw(streams[Purpose.COUNT_UNITS], entity, sequence))
    return max(0, there - units) if 2 * luck < terms.wrong_ppm else there + units


@njit
def counting_time(network: Tables, rule: int, units: int) -> int:
    """Seconds of work to count a SKU of which so many units are found."""
    return network.count_rules[rule].sku_s + units * network.count_rules[rule].unit_s


@njit
def counting_cost(network: Tables, rule: int, seconds: int) -> int:
    """Fen for seconds of counting."""
    return (seconds * network.count_rules[rule].wage_mfen + 1_800_000) // 3_600_000


@njit
def other_site(network: Tables, stock: Any, ranking: Any, ranked: int, here: int, sku: int, quantity: int) -> int:
    """Warehouse that ships a line in place of `here`, where the shelf held too little; `here` if none has it, or orders do not move on."""
    if network.options.shortage != Shortage.BACKORDER:
        for rank in range(ranked):
            if ranking[rank] != here and available(network, stock, ranking[rank], sku, quantity):
                return ranking[rank]
    return here


@njit
def suspicion_of(network: Tables, warehouse: int) -> int:
    """Row of `count_rules` by which a warehouse counts on suspicion; `NOTHING` where that takes no time."""
    return network.record_rules[network.warehouses[warehouse].records].suspicion


@njit
def suspicion_entity(network: Tables, warehouse: int, sku: int) -> int:
    """Number of a count on suspicion, behind all planned counts."""
    return network.counts.shape[0] + warehouse * network.options.skus + sku
