"""Central planning: planning rounds send stock, warehouses order ahead of events, levels come back when these begin."""

from sim.clock import DAY
from sim.compiled.alerts import watch
from sim.compiled.books import record_replenishment
from sim.compiled.heap import push
from sim.compiled.shelves import find_sources, look_in_turn, reorder, ship
from sim.compiled.volumes import fitting
from sim.events import EventKind
from sim.jit import njit, optional
from sim.ledger.columns import Reason
from sim.rules.planning import next_round, plan_sku, remember
from sim.rules.prepositioning import ahead_quantity, extra_units, lower_levels, raise_levels
from sim.tables import Tables


@optional(instead=None)
def begin_plans(network: Tables, state: Tables) -> None:
    """Put planning into the heap: rounds, then orders ahead, then the beginnings of events."""
    number = 0
    for plan in range(network.plans.shape[0]):
        push(state, next_round(network, plan, 0), EventKind.PLAN, number, number)
        number += 1
    for entry in range(network.ahead.shape[0]):
        push(state, network.ahead[entry].time_s, EventKind.PLAN, number, number)
        number += 1
    for slot in range(network.ahead_until.shape[0]):
        push(state, network.ahead_until[slot], EventKind.PLAN, number, number)
        number += 1


@optional(instead=None)
def carry_out(network: Tables, state: Tables, ledger: Tables, number: int) -> None:
    """Carry a planning event out."""
    rounds, ahead = network.plans.shape[0], network.ahead.shape[0]
    if number < rounds:
        hold_round(network, state, ledger, number)
    elif number < rounds + ahead:
        order_ahead(network, state, ledger, number - rounds)
    else:
        bring_back(network, state, ledger, number - rounds - ahead)


@optional(instead=None)
def remember_order(_network: Tables, state: Tables, slot: int) -> None:
    """Note what a customer has ordered, for plans that divide by it."""
    order = state.orders[slot]
    for line in range(order.lines):
        wanted = state.basket[line]
        remember(state.memory, state.sold, order.placed_s // DAY, wanted.home, wanted.sku, wanted.quantity)


@njit
def hold_round(network: Tables, state: Tables, ledger: Tables, number: int) -> None:
    """A planning round: SKU by SKU the supplying warehouse sends what the plan says, and looks at its own stock."""
    plan, now = network.plans[number], state.clock.now
    push(state, next_round(network, number, now + 1), EventKind.PLAN, number, number)
    for row in range(plan.skus, plan.skus + plan.sku_count):
        sku = network.plan_skus[row]
        sent = send(network, state, ledger, number, sku)
        if sent and network.levels[plan.source, sku].looked_at == 1:
            reorder(network, state, ledger, plan.source, sku)
        if sent and network.options.alerts > 0:
            watch(network, state, ledger, plan.source, sku)


@njit
def send(network: Tables, state: Tables, ledger: Tables, number: int, sku: int) -> bool:
    """Send units of a SKU to every warehouse that gets some by a plan and has storage for it; return whether anything was sent."""
    source, division, sent = network.plans[number].source, state.division, False
    count = plan_sku(network, state.stock, state.memory, state.sold, number, sku, state.clock.now, division)
    for at in range(count):
        warehouse, units = division[at].warehouse, division[at].units
        if units > 0:
            units = fitting(network, state, state.levels[warehouse, sku], warehouse, sku, units)
        if units > 0:
            order = record_replenishment(network, state, ledger, warehouse, source, sku, units, Reason.PLAN)
            ship(network, state, order, warehouse, source, network.sources[division[at].row].haul, sku, units)
            sent = True
    return sent


@njit
def order_ahead(network: Tables, state: Tables, ledger: Tables, number: int) -> None:
    """Warehouses order ahead of events what these are expected to ask for beyond the usual, and keep it for them."""
    entry = network.ahead[number]
    for place in range(entry.sites, entry.sites + entry.site_count):
        warehouse = network.plan_sites[place].warehouse
        for row in range(entry.skus, entry.skus + entry.sku_count):
            sku = network.plan_skus[row]
            units = extra_units(network, number, warehouse, sku)
            if units > 0:
                raise_levels(state.levels, state.raised, entry.slot, warehouse, sku, units)
                order_extra(network, state, ledger, entry.slot, warehouse, sku, units)
                if network.options.alerts > 0:
                    watch(network, state, ledger, warehouse, sku)


@njit
def order_extra(
    network: Tables, state: Tables, ledger: Tables, slot: int, warehouse: int, sku: int, units: int
) -> None:
    """Order units of a SKU beside what its policy asks for, as far as there is storage for it."""
    level, look = state.levels[warehouse, sku], state.looks[0]
    look.warehouse, look.ahead = warehouse, slot
    look.quantity = fitting(network, state, level, warehouse, sku, ahead_quantity(level, units))
    find_sources(network, state, look, sku)
    look_in_turn(network, state, ledger, sku)


@njit
def bring_back(network: Tables, state: Tables, ledger: Tables, slot: int) -> None:
    """Events begin: levels are again what they would be without them."""
    for warehouse in range(network.options.warehouses):
        for sku in range(network.options.skus):
            units = state.raised[slot, warehouse, sku]
            lower_levels(state.levels, state.raised, slot, warehouse, sku, units)
            if units > 0 and network.options.alerts > 0:
                watch(network, state, ledger, warehouse, sku)
