"""What the hand-written model of `seven-hubs.yaml` reads of the scenario: plain lists and functions that draw."""

import random
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass

from sim.clock import DAY, WEEK
from sim.network.build import base_rates
from sim.run import network_of
from sim.scenario.distributions import CountDistribution, DurationDistribution
from sim.scenario.scenario import Scenario

Draw = Callable[[], float]


def drawing(chance: random.Random, known: DurationDistribution | CountDistribution) -> Draw:
    """Return a function that draws from a distribution, of the kinds that the reference scenarios use."""
    match known.kind:
        case "constant":
            return lambda: known.mean
        case "gamma":
            shape = 1 / known.cv**2
            return lambda: chance.gammavariate(shape, known.mean / shape)
        case "lognormal":
            from math import log, sqrt

            spread = log(1 + known.cv**2)
            return lambda: chance.lognormvariate(log(known.mean) - spread / 2, sqrt(spread))
        case "empirical":
            return lambda: chance.choices(known.values, known.weights)[0]
        case "geometric":
            from math import log

            stop = log(1 - 1 / known.mean)
            return lambda: 1 + int(log(1 - chance.random()) / stop)
    raise ValueError(f"not written by hand: {known.kind}")


@dataclass(frozen=True)
class Lane:
    """One carrier's way from a warehouse to a city."""

    carrier: int
    first_g: int
    first_fen: int
    step_g: int
    step_fen: int
    transit_s: int
    mean_s: int
    delay: Draw

    def price(self, weight_g: int) -> int:
        """Fen for a parcel."""
        steps = max(0, -(-(weight_g - self.first_g) // self.step_g))
        return self.first_fen + steps * self.step_fen


class HubTables:
    """The scenario's tables, for one run."""

    def __init__(self, scenario: Scenario, chance: random.Random) -> None:
        network = network_of(scenario)
        self.days = int(network.options.days)
        self.factors = network.array("day_factors").tolist()
        self.rates = base_rates(scenario).tolist()
        self.hours = list(scenario.demand.hours)
        self.lines = drawing(chance, scenario.demand.lines)
        self.quantity = drawing(chance, scenario.demand.quantity)
        self.shares = [sku.demand_share for sku in scenario.products.skus]
        self.weights = [sku.weight for sku in scenario.products.skus]
        self.levels = [
            [(int(row["reorder_point"]), int(row["order_up_to"]), int(row["lot"])) for row in rows]
            for rows in network.array("levels")
        ]
        self.preferences = [[place for place in row if place >= 0] for row in network.array("preferences").tolist()]
        self.promises = self._promises(network)
        self.picking = [
            (drawing(chance, site.picking.per_order), drawing(chance, site.picking.per_line))
            for site in scenario.warehouses
        ]
        self.hauls = [
            (
                int(row["warehouse"]),
                int(row["transit_s"]),
                drawing(chance, scenario.freight_carriers[row["carrier"]].handling),
            )
            for row in network.array("hauls")
        ]
        times = network.array("week_times").tolist()
        self.departures = [times[row["departures"] :][: row["departure_count"]] for row in network.array("hauls")]
        self.cut_offs = [times[row["cut_offs"] :][: row["cut_off_count"]] for row in network.array("carriers")]
        self.delivery_hours = [carrier.delivery_hours for carrier in scenario.carriers]
        self.sorting = [drawing(chance, carrier.sorting) for carrier in scenario.carriers]
        self.last_mile = [drawing(chance, carrier.last_mile) for carrier in scenario.carriers]
        self.lead_time = drawing(chance, scenario.suppliers[0].lead_time)
        self.shifts = [
            network.array("shift_changes")[row["shifts"] :][: row["shift_changes"]].tolist()
            for row in network.array("warehouses")
        ]
        self.lanes = self._lanes(scenario, network, chance)

    @staticmethod
    def _promises(network):
        steps = network.array("promises").tolist()
        return [steps[city["promise"] :][: city["promise_steps"]] for city in network.array("cities")]

    @staticmethod
    def _lanes(scenario, network, chance):
        """Lanes by warehouse and city, in the order of carriers."""
        zones = network.array("zones")
        delays = [
            drawing(chance, carrier.delay if zone.delay is None else zone.delay)
            for carrier in scenario.carriers
            for zone in carrier.zones
        ]
        names = ("first_g", "first_fen", "step_g", "step_fen")
        return [
            [
                [
                    Lane(
                        number,
                        *(int(zones[lane["zone"]][name]) for name in names),
                        int(lane["transit_s"]),
                        int(lane["mean_s"]),
                        delays[lane["zone"]],
                    )
                    for number, lane in enumerate(lanes)
                    if lane["zone"] >= 0
                ]
                for lanes in site
            ]
            for site in network.array("lanes")
        ]


def next_of_week(times: list[int], now: float) -> float:
    """Return the next of some seconds of the week, from now on; the run starts on a Monday."""
    second = now % WEEK
    place = bisect_left(times, second)
    return now - second + (times[place] if place < len(times) else times[0] + WEEK)


def within_hours(now: float, hours: tuple[int, int]) -> float:
    """Return the first moment from now on that lies within hours of the day."""
    time = now % DAY
    if time < hours[0]:
        return now - time + hours[0]
    return now if time <= hours[1] else now - time + DAY + hours[0]
