"""Customers who react to the service they get: a Mesa model around a run.

Every city is an agent. Each week it looks at how long its delivered orders took, and orders a little more or less in the next.
The simulator runs in between, week by week::

    pip install -e '.[market]'  # Mesa
    python docs/examples/reacting_customers.py scenarios/seven-hubs.yaml --weeks 8
"""

import argparse

import mesa
import numpy as np

from sim import Ledger, Run, load
from sim.clock import HOUR, WEEK

EXPECTED_H = 48.0
"""Delivery time in hours at which a city orders neither more nor less."""
REACTION = 0.05
"""Change of demand a week when orders take no time at all; the same, downward, at twice the expected time."""


class City(mesa.Agent):
    """A city whose customers remember last week's deliveries."""

    def __init__(self, model: "Market", position: int) -> None:
        super().__init__(model)
        self.position = position

    def react(self, mean_hours: float) -> None:
        """Order more where deliveries were faster than expected, less where they were slower."""
        surprise = np.clip(1 - mean_hours / EXPECTED_H, -1.0, 1.0)
        self.model.run.rates[self.position] *= 1 + REACTION * surprise


class Market(mesa.Model):
    """All cities, and the run they order in."""

    def __init__(self, run: Run) -> None:
        super().__init__(rng=run.seed)
        self.run = run
        for position in range(len(run.scenario.customers.cities)):
            City(self, position)

    def step(self) -> None:
        """Simulate a week, then let every city that got something react."""
        hours = mean_delivery_hours(self.run.advance(self.run.now + WEEK))
        for city in self.agents:
            if not np.isnan(hours[city.position]):
                city.react(hours[city.position])


def mean_delivery_hours(piece: Ledger) -> np.ndarray:
    """Mean order-to-delivery time of each city's orders in a piece of the ledger, NaN where there are none."""
    cities = len(piece.scenario.customers.cities)
    took = (piece.orders["delivered_s"] - piece.orders["placed_s"]) / HOUR
    count = np.bincount(piece.orders["city"], minlength=cities)
    total = np.bincount(piece.orders["city"], took, minlength=cities)
    return np.divide(total, count, out=np.full(cities, np.nan), where=count > 0)


def main() -> None:
    """Run a market for some weeks, and print how demand moved."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("scenario")
    parser.add_argument("--weeks", type=int, default=8)
    arguments = parser.parse_args()
    market = Market(Run(load(arguments.scenario)))
    before = market.run.rates.sum()
    for week in range(1, arguments.weeks + 1):
        market.step()
        print(
            f"week {week}: {market.run.rates.sum():,.0f} orders a usual day ({market.run.rates.sum() / before - 1:+.1%})"
        )


if __name__ == "__main__":
    main()
