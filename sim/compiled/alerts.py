"""Alerts: raised, followed by a stock-out or not, cleared.

Open alerts, and warnings that were cleared but may still be followed by a stock-out, stand in slots; for each rule and place one may be open,
and those cleared stand in line, the oldest first.
"""

from sim.clock import NEVER
from sim.compiled.buffers import Buffers
from sim.compiled.heap import push
from sim.compiled.slots import give_slot, take_slot
from sim.compiled.state import State
from sim.events import EventKind
from sim.jit import njit, optional
from sim.network.network import Network
from sim.rules.hours import next_of_week
from sim.rules.monitoring import UNWATCHED, is_alarming, see_sku, see_warehouse
from sim.tables import Tables


@optional(instead=None)
def begin_monitoring(network: Tables, state: Tables) -> None:
    """Put the first daily look of every rule at every warehouse into the heap."""
    for number in range(network.options.alerts * network.options.warehouses):
        look_again(network, state, number)


@njit
def look_again(network: Tables, state: Tables, number: int) -> None:
    """Schedule the next daily look of a rule at a warehouse."""
    terms = network.alert_rules[number // network.options.warehouses]
    time = next_of_week(network, terms.times, terms.time_count, state.clock.now + 1)
    push(state, time, EventKind.MONITOR, number, number)


@optional(instead=None)
def monitor(network: Tables, state: Tables, ledger: Tables, number: int) -> None:
    """A daily look of a rule at a warehouse: at all its SKUs in turn, or at the whole of it."""
    rule, warehouse = number // network.options.warehouses, number % network.options.warehouses
    look_again(network, state, number)
    terms, skus = network.alert_rules[rule], network.options.skus
    if terms.of_sku == 0:
        if network.alert_limits[rule, warehouse, skus] != UNWATCHED:
            see_warehouse(network, state.stock, warehouse, state.floors[warehouse].queue, state.sight)
            judge(network, state, ledger, rule, warehouse, skus)
        return
    if terms.late == 1:
        find_late(network, state, rule)
    for sku in range(skus):
        if network.alert_limits[rule, warehouse, sku] == UNWATCHED:
            continue
        note_shortage(network, state, ledger, warehouse, sku)
        write_expired(network, state, ledger, rule, warehouse, sku)
        see_sku(network, state.levels, state.stock, state.records, warehouse, sku, state.sight)
        if terms.ages == 1:
            state.sight.age_s = oldest_age(state, warehouse, sku)
        if terms.late == 1 and state.late[warehouse, sku].due_s < NEVER:
            state.sight.late_s = state.clock.now - state.late[warehouse, sku].due_s
            state.sight.source = state.late[warehouse, sku].source
        judge(network, state, ledger, rule, warehouse, sku)


@njit
def find_late(network: Tables, state: Tables, rule: int) -> None:
    """Find for each warehouse and SKU the open delivery that was promised first; of several the one ordered first.

    A rule looks at all warehouses in one second, one after the other, and nothing else happens in between: the first look is that of all.
    """
    late, slots = state.late, state.alert_slots
    if slots.late_rule == rule and slots.late_s == state.clock.now:
        return
    slots.late_rule, slots.late_s = rule, state.clock.now
    for warehouse in range(network.options.warehouses):
        for sku in range(network.options.skus):
            late[warehouse, sku].due_s, late[warehouse, sku].source, late[warehouse, sku].shipment = NEVER, -1, -1
    for slot in range(state.clock.used_shipments):
        shipment = state.shipments[slot]
        if shipment.shipment < 0 or shipment.source >= 0:
            continue
        supplier, first = -2 - shipment.source, late[shipment.warehouse, shipment.sku]
        due_s = shipment.shipped_s + network.suppliers[supplier].promised_s
        earlier = due_s < first.due_s or (due_s == first.due_s and shipment.shipment < first.shipment)
        if network.alert_suppliers[rule, supplier] == 1 and earlier:
            first.due_s, first.source, first.shipment = due_s, shipment.source, shipment.shipment


@njit
def oldest_age(state: Tables, warehouse: int, sku: int) -> int:
    """How long the oldest batch on a shelf has been in the network, wherever in the order of issue it lies; 0 while there is none."""
    age, slot = 0, state.batch_shelves[warehouse, sku].first
    while slot >= 0:
        age = max(age, state.clock.now - state.batches[slot].entered_s)
        slot = state.batches[slot].next
    return age


@optional(instead=None)
def watch_order(network: Tables, state: Tables, ledger: Tables, slot: int) -> None:
    """Look at what an order has asked for, at its home and where it is shipped from."""
    for number in range(state.orders[slot].lines):
        line, wanted = state.lines[slot, number], state.basket[number]
        watch(network, state, ledger, wanted.home, wanted.sku)
        if line.warehouse != wanted.home or line.sku != wanted.sku:
            watch(network, state, ledger, line.warehouse, line.sku)


@optional(instead=None)
def watch(network: Tables, state: Tables, ledger: Tables, warehouse: int, sku: int) -> None:
    """Stock of a SKU was promised, sent, received, given back, found or lost, or kept for an event or no longer: continuous rules look."""
    note_shortage(network, state, ledger, warehouse, sku)
    see_sku(network, state.levels, state.stock, state.records, warehouse, sku, state.sight)
    for number in range(network.continuous_rules.shape[0]):
        rule = network.continuous_rules[number]
        if network.alert_limits[rule, warehouse, sku] != UNWATCHED:
            judge(network, state, ledger, rule, warehouse, sku)


@njit
def judge(network: Tables, state: Tables, ledger: Tables, rule: int, warehouse: int, place: int) -> None:
    """Raise an alert, or clear the one that is open, as what is seen asks for."""
    slot = state.alert_places[rule, warehouse, place].open
    alarming = is_alarming(network, rule, warehouse, place, state.sight)
    if alarming and slot < 0:
        raise_alert(network, state, rule, warehouse, place)
    elif not alarming and slot >= 0:
        clear(network, state, ledger, rule, warehouse, place)


@njit
def raise_alert(network: Tables, state: Tables, rule: int, warehouse: int, place: int) -> None:
    """Raise an alert at a place; somebody may lack the SKU already."""
    terms, sight, slot = network.alert_rules[rule], state.sight, take_alert(state)
    alert = state.alerts[slot]
    state.alert_places[rule, warehouse, place].open = slot
    alert.rule, alert.kind, alert.warehouse = rule, terms.kind, warehouse
    alert.sku = place if terms.of_sku == 1 else -1
    alert.source, alert.value, alert.limit, alert.on_order = sight.source, sight.value, sight.limit, sight.on_order
    alert.raised_s, alert.cleared_s, alert.stockout_s, alert.warned_s = state.clock.now, -1, -1, -1
    if terms.warns == 1 or terms.is_stock_out == 1:
        alert.stockout_s = state.shortages[warehouse, place].short_s
    if terms.is_stock_out == 1:
        alert.warned_s = state.shortages[warehouse, place].warned_s


@njit
def clear(network: Tables, state: Tables, ledger: Tables, rule: int, warehouse: int, place: int) -> None:
    """Clear the open alert of a place; a warning that nothing has followed yet is kept for a while."""
    here = state.alert_places[rule, warehouse, place]
    slot = here.open
    here.open = -1
    alert = state.alerts[slot]
    alert.cleared_s = state.clock.now
    if network.alert_rules[rule].warns == 0 or alert.stockout_s >= 0:
        give_alert(state, ledger, slot)
        return
    alert.next = -1
    if here.first < 0:
        here.first = slot
    else:
        state.alerts[here.last].next = slot
    here.last = slot


@njit
def note_shortage(network: Tables, state: Tables, ledger: Tables, warehouse: int, sku: int) -> None:
    """Notice whether somebody lacks a SKU since the last look at it, or nobody does any longer."""
    lacking, shortage = state.stock[warehouse, sku].stockout == 1, state.shortages[warehouse, sku]
    if not lacking:
        shortage.short_s = -1
    elif shortage.short_s < 0:
        shortage.short_s, shortage.warned_s = state.clock.now, -1
        for rule in range(network.options.alerts):
            if network.alert_rules[rule].warns == 1:
                follow(network, state, ledger, rule, warehouse, sku)


@njit
def follow(network: Tables, state: Tables, ledger: Tables, rule: int, warehouse: int, sku: int) -> None:
    """A stock-out begins: it follows the rule's open warning, and those cleared not long ago."""
    now, here, shortage = state.clock.now, state.alert_places[rule, warehouse, sku], state.shortages[warehouse, sku]
    write_expired(network, state, ledger, rule, warehouse, sku)
    if here.open >= 0:
        alert = state.alerts[here.open]
        if alert.stockout_s < 0:
            alert.stockout_s = now
        shortage.warned_s = first_warning(shortage.warned_s, alert.raised_s, now)
    while here.first >= 0:
        slot = here.first
        here.first = state.alerts[slot].next
        state.alerts[slot].stockout_s = now
        shortage.warned_s = first_warning(shortage.warned_s, state.alerts[slot].raised_s, now)
        give_alert(state, ledger, slot)


@njit
def first_warning(so_far: int, raised_s: int, now: int) -> int:
    """Time of the first of the warnings before now; -1 for none."""
    if raised_s >= now:
        return so_far
    return raised_s if so_far < 0 else min(so_far, raised_s)


@njit
def write_expired(network: Tables, state: Tables, ledger: Tables, rule: int, warehouse: int, sku: int) -> None:
    """Write the warnings that no stock-out has followed in their time."""
    here, latest = state.alert_places[rule, warehouse, sku], state.clock.now - network.alert_rules[rule].follow_up_s
    while here.first >= 0 and state.alerts[here.first].cleared_s < latest:
        slot = here.first
        here.first = state.alerts[slot].next
        give_alert(state, ledger, slot)


@njit
def take_alert(state: Tables) -> int:
    """Take a free slot of `alerts`, and the next number."""
    slots = state.alert_slots
    slots.held += 1
    slot = take_slot(state.alerts, slots)
    state.alerts[slot].alert = slots.alerts
    slots.alerts += 1
    return slot


@njit
def give_alert(state: Tables, ledger: Tables, slot: int) -> None:
    """Write an alert into the ledger, and give its slot back."""
    record_alert(state, ledger, slot)
    state.alerts[slot].alert = -1
    give_slot(state.alerts, state.alert_slots, slot)
    state.alert_slots.held -= 1


@njit
def record_alert(state: Tables, ledger: Tables, slot: int) -> None:
    """Write an alert as it stands into the ledger."""
    alert, row = state.alerts[slot], ledger.alerts[ledger.rows.alerts]
    ledger.rows.alerts += 1
    row.alert, row.rule, row.kind, row.warehouse = alert.alert, alert.rule, alert.kind, alert.warehouse
    row.sku, row.source, row.raised_s, row.cleared_s = alert.sku, alert.source, alert.raised_s, alert.cleared_s
    row.value, row.limit, row.on_order = alert.value, alert.limit, alert.on_order
    row.stockout_s, row.warned_s = alert.stockout_s, alert.warned_s


@njit
def record_open_alerts(state: Tables, ledger: Tables) -> None:
    """Write the alerts that are open at the end, and those that nothing has followed yet."""
    for slot in range(state.alert_slots.used):
        if state.alerts[slot].alert >= 0:
            record_alert(state, ledger, slot)


@optional(instead=True)
def has_alert_room(network: Tables, state: Tables, ledger: Tables) -> bool:
    """Whether the next event finds room for all the alerts it may raise and write; asked before each, as few raise nearly so many."""
    raised = network.options.most_alerts
    return bool(
        state.alerts.shape[0] >= state.alert_slots.used + raised
        and ledger.alerts.shape[0] >= ledger.rows.alerts + state.alert_slots.held + raised
    )


def alert_room(network: Network, state: State, ledger: Buffers, events: int) -> tuple[int, int]:
    """Rows that the state's and the ledger's alerts must have for so many events; none without rules."""
    if not network.options.alerts:
        return 0, 0
    slots, raised = state.array("alert_slots"), events * int(network.options.most_alerts)
    written = int(ledger.array("rows")["alerts"]) + int(slots["held"])
    return int(slots["used"]) + raised, written + raised
