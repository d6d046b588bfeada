"""The core flow of `scenarios/seven-hubs.yaml`, written by hand in plain SimPy, as one would for a single study.

The same customers, warehouses, stock, pickers, trucks and carriers, read from the same scenario; times are fractions of a second, luck is
Python's, and what is kept are a few sums.
"""

import random

import numpy as np
import simpy
from hub_tables import HubTables, Lane, next_of_week, within_hours
from plain_pickers import Pickers
from plain_site import Site

from sim.clock import DAY, HOUR
from sim.scenario.scenario import Scenario

REVIEW_AT = 6 * HOUR
CENTRE = 0


class Order:
    """A customer's order, and how many of its parcels are not delivered yet."""

    def __init__(self, city: int, placed: float) -> None:
        self.city, self.placed, self.open = city, placed, 0


class Hubs:
    """One run of the network."""

    def __init__(self, scenario: Scenario, number: int) -> None:
        self.env, self.chance = simpy.Environment(), random.Random(number)
        self.counts = np.random.default_rng(number)
        self.tables = tables = HubTables(scenario, self.chance)
        self.sites = [[Site(level[1]) for level in levels] for levels in tables.levels]
        self.pickers = [Pickers(self.env, shifts) for shifts in tables.shifts]
        self.haul_to = {haul[0]: number for number, haul in enumerate(tables.hauls)}
        self.loads: list[list[tuple[Site, int]]] = [[] for _ in tables.hauls]
        self.placed = self.delivered = self.freight_fen = self.on_time = self.asked = self.filled = 0
        self.hours = 0.0
        self.env.process(self.customers())
        for place in range(len(self.sites)):
            self.env.process(self.reviews(place))
        for haul in range(len(tables.hauls)):
            self.env.process(self.trucks(haul))

    def customers(self):
        """Let orders come in, day by day."""
        tables, chance = self.tables, self.chance
        total, cities, skus = sum(tables.rates), range(len(tables.rates)), range(len(tables.shares))
        city_sums, sku_sums = np.cumsum(tables.rates).tolist(), np.cumsum(tables.shares).tolist()
        for day in range(tables.days):
            count = int(self.counts.poisson(total * tables.factors[day]))
            hours = chance.choices(range(24), tables.hours, k=count)
            times = sorted(day * DAY + (hour + chance.random()) * HOUR for hour in hours)
            where = chance.choices(cities, cum_weights=city_sums, k=count)
            for time, city in zip(times, where, strict=True):
                yield self.env.timeout(time - self.env.now)
                basket: dict[int, int] = {}
                for sku in chance.choices(skus, cum_weights=sku_sums, k=int(tables.lines())):
                    basket[sku] = basket.get(sku, 0) + int(tables.quantity())
                self.place(Order(city, time), basket)

    def has(self, place: int, sku: int, units: int) -> bool:
        """Whether a warehouse has units that nobody else waits for."""
        site = self.sites[place][sku]
        return site.free >= units and not site.waiting

    def place(self, order: Order, basket: dict[int, int]) -> None:
        """Allocate an order: to the nearest warehouse that has it all, or line by line, or it waits at home."""
        self.placed += 1
        ranked = self.tables.preferences[order.city]
        whole = next((place for place in ranked if all(self.has(place, *line) for line in basket.items())), None)
        parcels: dict[int, dict[int, int]] = {}
        for sku, units in basket.items():
            place = whole
            if place is None:
                place = next((place for place in ranked if self.has(place, sku, units)), ranked[0])
            parcels.setdefault(place, {})[sku] = units
            self.asked += units
            self.filled += units * self.has(place, sku, units)
        order.open = len(parcels)
        for place, lines in parcels.items():
            self.env.process(self.parcel(order, place, lines))

    def parcel(self, order: Order, place: int, lines: dict[int, int]):
        """Wait for stock, be picked, be collected, travel, arrive."""
        env, tables, missing, complete = self.env, self.tables, sum(lines.values()), self.env.event()

        def take(units: int) -> None:
            nonlocal missing
            missing -= units
            if missing == 0:
                complete.succeed()

        for sku, units in lines.items():
            self.sites[place][sku].ask(units, take, whole=True)
        if missing:
            yield complete
        per_order, per_line = tables.picking[place]
        yield from self.pickers[place].pick(per_order() + sum(per_line() for _ in lines))
        weight = sum(units * tables.weights[sku] for sku, units in lines.items())
        due = self.due(order)
        lane = self.cheapest_in_promise(tables.lanes[place][order.city], weight, due)
        yield env.timeout(next_of_week(tables.cut_offs[lane.carrier], env.now) - env.now)
        self.freight_fen += lane.price(weight)
        sorting, last_mile = tables.sorting[lane.carrier](), tables.last_mile[lane.carrier]()
        arrival = env.now + lane.transit_s + sorting + last_mile + lane.delay()
        yield env.timeout(within_hours(arrival, tables.delivery_hours[lane.carrier]) - env.now)
        order.open -= 1
        if order.open == 0:
            self.delivered += 1
            self.hours += (env.now - order.placed) / HOUR
            self.on_time += env.now <= due

    def due(self, order: Order) -> float:
        """When an order was promised."""
        time, steps = order.placed % DAY, self.tables.promises[order.city]
        for by, days, before in steps:
            if time <= by:
                return order.placed - time + days * DAY + before
        return order.placed - time + (1 + steps[0][1]) * DAY + steps[0][2]

    def cheapest_in_promise(self, lanes: list[Lane], weight: int, due: float) -> Lane:
        """Choose the cheapest carrier that is expected to keep the promise, or else the fastest."""
        expected = [self.expected(lane) for lane in lanes]
        keep = [lane for lane, time in zip(lanes, expected, strict=True) if time <= due]
        if keep:
            return min(keep, key=lambda lane: lane.price(weight))
        return lanes[expected.index(min(expected))]

    def expected(self, lane: Lane) -> float:
        """When a parcel that is packed now is expected."""
        collected = next_of_week(self.tables.cut_offs[lane.carrier], self.env.now)
        return within_hours(collected + lane.mean_s, self.tables.delivery_hours[lane.carrier])

    def reviews(self, place: int):
        """Every morning, order up to S what is at s or below, in whole packs."""
        yield self.env.timeout(REVIEW_AT)
        while True:
            for sku, (low, high, lot) in enumerate(self.tables.levels[place]):
                position = self.sites[place][sku].position
                if position <= low:
                    self.order_stock(place, sku, -(-(high - position) // lot) * lot)
            yield self.env.timeout(DAY)

    def order_stock(self, place: int, sku: int, units: int) -> None:
        """Order from the supplier, or from the central warehouse, which sends what it has and the rest later."""
        site = self.sites[place][sku]
        site.on_order += units
        if place == CENTRE:
            self.env.process(self.arrive([(site, units)], self.tables.lead_time()))
            return
        load = self.loads[self.haul_to[place]]
        self.sites[CENTRE][sku].ask(units, lambda sent: load.append((site, sent)))

    def trucks(self, haul: int):
        """Let what waits leave at every departure."""
        _, transit_s, handling = self.tables.hauls[haul]
        while True:
            yield self.env.timeout(next_of_week(self.tables.departures[haul], self.env.now + 1) - self.env.now)
            load, self.loads[haul][:] = list(self.loads[haul]), []
            self.env.process(self.arrive(load, transit_s + handling()))

    def arrive(self, load: list[tuple[Site, int]], duration: float):
        """Put a load away after some time."""
        yield self.env.timeout(duration)
        for site, units in load:
            site.receive(units)
