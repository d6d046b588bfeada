"""Customers: orders come in, day by day."""

import numpy as np

from sim.clock import DAY
from sim.events import EventKind
from sim.reference.order import Order
from sim.reference.world import Process, World
from sim.rules.demand import arrival_city, arrival_index, day_arrivals, placed_second


def customers(world: World) -> Process:
    """Place the orders of every day, each at its second."""
    for day in range(int(world.network.options.days)):
        if world.now < day * DAY:
            # the day's demand is drawn before anything else of its first second happens
            yield world.env.timeout(day * DAY - world.now)
        for arrival in draw_day(world, day):
            number = world.number("order")
            yield world.at(day * DAY + placed_second(arrival), EventKind.ORDER, number)
            order = Order(world, number, arrival_city(arrival), day, arrival_index(arrival))
            world.env.process(order.life())


def draw_day(world: World, day: int) -> list[int]:
    """Draw the orders of a day, in order of time."""
    arrivals = np.zeros(2 * 1024, np.int64)
    count = day_arrivals(world.network, world.streams, world.rates, day, arrivals)
    if 2 * count > len(arrivals):
        arrivals = np.zeros(2 * count, np.int64)
        day_arrivals(world.network, world.streams, world.rates, day, arrivals)
    return [int(arrival) for arrival in arrivals[:count]]
