"""Forecasts: what is asked for is counted, and every midnight levels follow what is expected."""

from itertools import count

from sim.clock import DAY
from sim.events import EventKind
from sim.forecasts import CLASSES
from sim.reference.world import Process, World
from sim.rules.forecast_levels import plan_day
from sim.rules.forecasting import count_asked
from sim.rules.planned_orders import note_ordered


def forecasts(world: World, warehouse: int) -> Process:
    """Every midnight, from the first on, take in the day before, make forecasts and set levels."""
    for day in count():
        yield world.at(day * DAY, EventKind.FORECAST, warehouse)
        plan_day(world.network, world.forecasts, world.levels, world.streams, warehouse, day)
        write_accuracy(world, warehouse)


def write_accuracy(world: World, warehouse: int) -> None:
    """Write how good the forecasts were that have just been replaced."""
    for number in range(len(world.network.forecasts)):
        for abc in range(CLASSES):
            noted = world.forecasts.accuracy[number, abc]
            if noted.series > 0:
                world.write(
                    "forecasts", world.now, warehouse, number, abc, noted.series, noted.forecast_milli, noted.units,
                    noted.error_milli, noted.with_demand, noted.error_ppm,
                )  # fmt: skip


def count_line(world: World, home: int, sku: int, quantity: int) -> None:
    """What a customer's order line asks for counts at its home, whoever ships it."""
    if world.network.options.series:
        count_asked(world.network, world.forecasts, home, sku, quantity)


def count_replenishment(world: World, warehouse: int, source: int, sku: int, quantity: int) -> None:
    """What a warehouse orders counts at the warehouse that supplies it, and is expected where it is planned."""
    if not world.network.options.series:
        return
    if source >= 0:
        count_asked(world.network, world.forecasts, source, sku, quantity)
    note_ordered(world.network, world.forecasts, warehouse, sku, quantity, world.now)
