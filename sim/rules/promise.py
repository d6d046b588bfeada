"""The delivery promise: by when an order must have arrived."""

from sim.clock import DAY
from sim.jit import njit
from sim.tables import Tables

NO_PROMISE = -1


@njit
def due(network: Tables, city: int, placed: int) -> int:
    """Promised latest delivery of an order; `NO_PROMISE` where its city has none.

    The first step whose `ordered_by` is not past applies; after the last one, the first step of the next day does.
    """
    entry = network.cities[city]
    if entry.promise_steps == 0:
        return NO_PROMISE
    time_of_day = placed % DAY
    midnight = placed - time_of_day
    for row in range(entry.promise, entry.promise + entry.promise_steps):
        step = network.promises[row]
        if time_of_day <= step.ordered_by_s:
            return midnight + step.days * DAY + step.before_s
    step = network.promises[entry.promise]
    return midnight + (1 + step.days) * DAY + step.before_s
