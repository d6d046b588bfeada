"""Opening hours, cut-offs and delivery hours: when something that is ready may go on."""

from sim.clock import DAY, NEVER, WEEK
from sim.jit import njit
from sim.tables import Tables


@njit
def second_of_week(network: Tables, now: int) -> int:
    """Seconds since Monday 0:00."""
    return (now + network.options.start_weekday * DAY) % WEEK


@njit
def weekday(network: Tables, now: int) -> int:
    """Day of the week, Monday 0."""
    return second_of_week(network, now) // DAY


@njit
def next_open(network: Tables, warehouse: int, now: int) -> int:
    """Earliest time from now on at which a warehouse is open; `NEVER` if it has no hours."""
    today = weekday(network, now)
    midnight = now - now % DAY
    for ahead in range(-1, 8):  # yesterday's hours may pass midnight
        hours = network.opening[warehouse, (today + ahead) % 7]
        start, end = midnight + ahead * DAY + hours.open_s, midnight + ahead * DAY + hours.close_s
        if start < end and now < end:
            return max(now, start)
    return NEVER


@njit
def next_of_week(network: Tables, first: int, count: int, now: int) -> int:
    """Earliest time from now on at one of `count` seconds of the week, rows of `week_times` in order; `NEVER` if there is none."""
    if count == 0:
        return NEVER
    second = second_of_week(network, now)
    row = first + count * second // WEEK  # where it would be if they were spread evenly
    while row < first + count and network.week_times[row] < second:
        row += 1
    while row > first and network.week_times[row - 1] >= second:
        row -= 1
    if row == first + count:
        return now + network.week_times[first] + WEEK - second
    return now + network.week_times[row] - second


@njit
def next_review(network: Tables, number: int, in_turn: int, earliest: int) -> int:
    """When a review takes place: at its next time of the week from `earliest` on, or `in_turn` where it has none."""
    entry = network.reviews[number]
    if entry.time_count == 0:
        return in_turn
    return next_of_week(network, entry.times, entry.time_count, earliest)


@njit
def within_day(now: int, from_s: int, to_s: int) -> int:
    """Earliest time from now on that lies between two times of day (the same every day)."""
    time_of_day = now % DAY
    if time_of_day < from_s:
        return now + from_s - time_of_day
    if time_of_day <= to_s:
        return now
    return now + DAY + from_s - time_of_day
