"""Alerts: who watches raises them, asks whether a stock-out followed, and clears them."""

from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from sim.events import EventKind
from sim.ledger.columns import NONE
from sim.reference.world import Process, World
from sim.rules.hours import next_of_week
from sim.rules.monitoring import UNWATCHED, is_alarming, see_sku, see_warehouse
from sim.stock import SIGHT

if TYPE_CHECKING:
    from sim.reference.order import Order
    from sim.reference.supply import Shipment


@dataclass(eq=False)
class Alert:
    """Something is wrong at a place, by one rule."""

    number: int
    rule: int
    kind: int
    warehouse: int
    sku: int
    source: int
    raised_s: int
    value: int
    limit: int
    on_order: int
    stockout_s: int = NONE
    warned_s: int = NONE
    cleared_s: int = NONE

    def write(self, world: World) -> None:
        """Write the alert into the ledger."""
        world.write(
            "alerts", self.number, self.rule, self.kind, self.warehouse, self.sku, self.source, self.raised_s, self.cleared_s,
            self.value, self.limit, self.on_order, self.stockout_s, self.warned_s,
        )  # fmt: skip


@dataclass(eq=False)
class Place:
    """What one rule has to say of a SKU in a warehouse, or of the warehouse as a whole."""

    open: Alert | None = None
    cleared: deque[Alert] = field(default_factory=deque)
    """Warnings that a stock-out may still follow, the oldest first."""


@dataclass(eq=False)
class Shortage:
    """Since when somebody lacks a SKU in a warehouse, and when the first alert warned of that."""

    short_s: int
    warned_s: int = NONE


class Watchman:
    """Watches all warehouses by all rules."""

    def __init__(self, world: World) -> None:
        self.world, self.rules = world, world.network.alert_rules
        self.limits: Any = world.network.array("alert_limits")
        self.sight = np.zeros(1, SIGHT).view(np.recarray)
        self.places: dict[tuple[int, int, int], Place] = {}
        self.shortages: dict[tuple[int, int], Shortage] = {}
        self.raised = 0
        for rule in range(len(self.rules)):
            for warehouse in range(int(world.network.options.warehouses)):
                world.env.process(self.monitor(rule, warehouse))

    def monitor(self, rule: int, warehouse: int) -> Process:
        """Look daily by a rule at a warehouse: at all its SKUs in turn, or at the whole of it."""
        network, terms = self.world.network, self.rules[rule]
        number = rule * int(network.options.warehouses) + warehouse
        while True:
            time = next_of_week(network, int(terms.times), int(terms.time_count), self.world.now + 1)
            yield self.world.at(time, EventKind.MONITOR, number)
            if terms.of_sku:
                self.look_at_skus(rule, warehouse)
            elif self.limits[rule, warehouse, -1] != UNWATCHED:
                site = self.world.warehouses[warehouse]
                queue = len(site.pickers.queue) if site.picks else 0
                see_warehouse(network, self.world.stock, warehouse, queue, self.sight[0])
                self.judge(rule, warehouse, int(network.options.skus))

    def look_at_skus(self, rule: int, warehouse: int) -> None:
        """Look by a rule at all SKUs of a warehouse."""
        late = self.late_deliveries(rule, warehouse) if self.rules[rule].late else {}
        for sku in np.flatnonzero(self.limits[rule, warehouse, :-1] != UNWATCHED).tolist():
            self.note_shortage(warehouse, sku)
            self.write_expired(rule, warehouse, sku)
            self.see(warehouse, sku)
            if self.rules[rule].ages:
                self.sight[0].age_s = self.world.batches.oldest_age(warehouse, sku)
            if sku in late:
                self.sight[0].late_s = self.world.now - late[sku].due_s
                self.sight[0].source = late[sku].replenishment.source
            self.judge(rule, warehouse, sku)

    def late_deliveries(self, rule: int, warehouse: int) -> dict[int, "Shipment"]:
        """Open delivery of each SKU to a warehouse that was promised first, of several the one ordered first."""
        found: dict[int, Shipment] = {}
        for _, shipment in sorted(self.world.open_shipments.items()):
            order = shipment.replenishment
            if order.warehouse != warehouse or order.source >= 0:
                continue
            if not self.world.network.alert_suppliers[rule, -2 - order.source]:
                continue
            if order.sku not in found or shipment.due_s < found[order.sku].due_s:
                found[order.sku] = shipment
        return found

    def watch_order(self, order: "Order") -> None:
        """Look at what an order has asked for, at its home and where it is shipped from."""
        for line in order.lines:
            self.watch(line.home, line.wanted_sku)
            if (line.warehouse, line.sku) != (line.home, line.wanted_sku):
                self.watch(line.warehouse, line.sku)

    def watch(self, warehouse: int, sku: int) -> None:
        """Stock of a SKU was promised, sent, received, given back, found or lost, or kept for an event or no longer: continuous rules look."""
        self.note_shortage(warehouse, sku)
        self.see(warehouse, sku)
        for rule in np.flatnonzero(self.limits[:, warehouse, sku] != UNWATCHED).tolist():
            if self.rules[rule].continuous:
                self.judge(rule, warehouse, sku)

    def see(self, warehouse: int, sku: int) -> None:
        """Write down what a look at a SKU in a warehouse shows."""
        world = self.world
        see_sku(world.network, world.levels, world.stock, world.records, warehouse, sku, self.sight[0])

    def judge(self, rule: int, warehouse: int, place: int) -> None:
        """Raise an alert, or clear the one that is open, as what is seen asks for."""
        here = self.places.setdefault((rule, warehouse, place), Place())
        alarming = is_alarming(self.world.network, rule, warehouse, place, self.sight[0])
        if alarming and here.open is None:
            here.open = self.raise_alert(rule, warehouse, place)
        elif not alarming and here.open is not None:
            here.open.cleared_s = self.world.now
            if self.rules[rule].warns and here.open.stockout_s == NONE:
                here.cleared.append(here.open)
            else:
                here.open.write(self.world)
            here.open = None

    def raise_alert(self, rule: int, warehouse: int, place: int) -> Alert:
        """Raise an alert at a place; somebody may lack the SKU already."""
        terms, sight, lacking = self.rules[rule], self.sight[0], self.shortages.get((warehouse, place))
        alert = Alert(
            self.raised, rule, int(terms.kind), warehouse, place if terms.of_sku else NONE, int(sight.source), self.world.now,
            int(sight.value), int(sight.limit), int(sight.on_order),
        )  # fmt: skip
        self.raised += 1
        if lacking is not None and (terms.warns or terms.is_stock_out):
            alert.stockout_s = lacking.short_s
            alert.warned_s = lacking.warned_s if terms.is_stock_out else NONE
        return alert

    def note_shortage(self, warehouse: int, sku: int) -> None:
        """Notice whether somebody lacks a SKU since the last look at it, or nobody does any longer."""
        place = (warehouse, sku)
        if not self.world.stock[place].stockout:
            self.shortages.pop(place, None)
        elif place not in self.shortages:
            self.shortages[place] = Shortage(self.world.now)
            for rule in np.flatnonzero(self.rules["warns"]).tolist():
                self.follow(rule, warehouse, sku)

    def follow(self, rule: int, warehouse: int, sku: int) -> None:
        """A stock-out begins: it follows the rule's open warning, and those cleared not long ago."""
        now, here = self.world.now, self.places.get((rule, warehouse, sku), Place())
        self.write_expired(rule, warehouse, sku)
        warnings = [*here.cleared, *([here.open] if here.open is not None else [])]
        for alert in warnings:
            alert.stockout_s = now if alert.stockout_s == NONE else alert.stockout_s
        while here.cleared:
            here.cleared.popleft().write(self.world)
        shortage = self.shortages[warehouse, sku]
        before = [alert.raised_s for alert in warnings if alert.raised_s < now]
        known = [] if shortage.warned_s == NONE else [shortage.warned_s]
        shortage.warned_s = min([*before, *known], default=NONE)

    def write_expired(self, rule: int, warehouse: int, sku: int) -> None:
        """Write the warnings that no stock-out has followed in their time."""
        cleared = self.places.get((rule, warehouse, sku), Place()).cleared
        while cleared and cleared[0].cleared_s < self.world.now - self.rules[rule].follow_up_s:
            cleared.popleft().write(self.world)

    def write_open(self) -> None:
        """Write the alerts that are open at the end, and those that nothing has followed yet."""
        for here in self.places.values():
            for alert in (*here.cleared, *([here.open] if here.open is not None else [])):
                alert.write(self.world)
