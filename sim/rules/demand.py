"""Who orders what, and when: a Poisson process for each city, and the lines of an order."""

from math import exp, lgamma, log
from typing import Any

import numpy as np

from sim.clock import HOUR
from sim.draws import Purpose, draw, uniform
from sim.jit import njit
from sim.quantiles import sample
from sim.tables import Tables

SECOND_BITS, CITY_BITS, INDEX_BITS = 17, 16, 20
"""An arrival is packed into one integer: second of the day, city, index among the city's orders of the day."""

DIGIT_BITS = 9
"""Seconds of a day are sorted by two digits of so many bits."""

_LOW = np.uint64(2**32 - 1)
_32 = np.uint64(32)
_HOUR = np.uint64(HOUR)


@njit
def poisson(mean: float, bits: Any) -> int:
    """Quantile of a Poisson distribution: the smallest n with P(N <= n) >= u.

    Summed outward from the mode, so that large means neither underflow nor take long (about the square root of the mean in steps).
    """
    if mean <= 0.0:
        return 0
    u = uniform(bits)
    mode = int(mean)
    at_mode = exp(mode * log(mean) - mean - lgamma(mode + 1.0))
    below, term, n = 0.0, at_mode, mode
    while n > 0 and term > 1e-18:
        term *= n / mean
        n -= 1
        below += term
    if u > below:
        n, term = mode, at_mode
        below += term
        while u > below and term > 1e-18:
            n += 1
            term *= mean / n
            below += term
        return n
    n, term = mode, at_mode
    while n > 0:  # P(N <= n - 1) = below; step down while u lies beneath it
        term *= n / mean
        n -= 1
        if u > below - term or term <= 1e-18:
            return n
        below -= term
    return 0


@njit
def day_arrivals(network: Tables, streams: Any, rates: Any, day: int, arrivals: Any) -> int:
    """Draw the orders of a day.

    Parameters
    ----------
    rates : ndarray of float64, shape (cities,)
        Orders of a usual day.
    arrivals : ndarray of int64
        Its first half receives the orders, sorted by (second, city, index), packed; see `placed_second`. The other half is scratch.

    Returns
    -------
    int
        How many there are; if more than fit into half of `arrivals`, nothing useful is in it, and it must be made larger.
    """
    room = arrivals.shape[0] // 2
    count = 0
    for city in range(network.options.cities):
        mean = rates[city] * network.day_factors[day]
        orders = poisson(mean, draw(streams[Purpose.DEMAND], city, day))
        for index in range(orders):
            if count < room:
                bits = draw(streams[Purpose.HOUR], order_key(day, city, index), 0)
                arrivals[count] = (
                    (second_of_day(network, bits) << (CITY_BITS + INDEX_BITS)) | (city << INDEX_BITS) | index
                )
            count += 1
    if count <= room:
        sort_by_second(arrivals, count)
    return count


@njit
def sort_by_second(arrivals: Any, count: int) -> None:
    """Sort packed arrivals that stand in the order of (city, index) by their second: a radix sort in two passes, which keeps that order."""
    half = arrivals.shape[0] // 2
    _sort_by_digit(arrivals, 0, half, count, CITY_BITS + INDEX_BITS)
    _sort_by_digit(arrivals, half, 0, count, CITY_BITS + INDEX_BITS + DIGIT_BITS)


@njit
def _sort_by_digit(arrivals: Any, source: int, target: int, count: int, shift: int) -> None:
    """Copy `count` arrivals from one place to another, sorted by one digit, equal ones as they were."""
    first = np.zeros(2**DIGIT_BITS + 1, np.int64)  # where those with each digit begin
    for at in range(source, source + count):
        first[((arrivals[at] >> shift) & (2**DIGIT_BITS - 1)) + 1] += 1
    for digit in range(2**DIGIT_BITS):
        first[digit + 1] += first[digit]
    for at in range(source, source + count):
        digit = (arrivals[at] >> shift) & (2**DIGIT_BITS - 1)
        arrivals[target + first[digit]] = arrivals[at]
        first[digit] += 1


@njit
def second_of_day(network: Tables, bits: Any) -> int:
    """Second of the day at which an order is placed: the hour by the profile, any second of it equally likely."""
    hour = sample(network, network.options.hour, bits)
    return hour * HOUR + int(((bits & _LOW) * _HOUR) >> _32)


@njit
def placed_second(arrival: int) -> int:
    """Second of the day of a packed arrival."""
    return arrival >> (CITY_BITS + INDEX_BITS)


@njit
def arrival_city(arrival: int) -> int:
    """City of a packed arrival."""
    return (arrival >> INDEX_BITS) & (2**CITY_BITS - 1)


@njit
def arrival_index(arrival: int) -> int:
    """Index of a packed arrival among its city's orders of the day."""
    return arrival & (2**INDEX_BITS - 1)


@njit
def order_key(day: int, city: int, index: int) -> int:
    """Key of an order in draws: who ordered on which day, not how many ordered before."""
    return (day << (CITY_BITS + INDEX_BITS)) | (city << INDEX_BITS) | index


@njit
def fill_basket(network: Tables, streams: Any, key: int, basket: Any) -> int:
    """Draw the lines of an order.

    Parameters
    ----------
    basket : record array with fields sku, quantity, shape (most_lines,)
        Receives the lines. A SKU drawn twice is one line with both quantities.

    Returns
    -------
    int
        Number of lines.
    """
    options = network.options
    lines = 0
    for line in range(sample(network, options.lines, draw(streams[Purpose.LINES], key, 0))):
        sku = sample(network, options.sku, draw(streams[Purpose.SKU], key, line))
        quantity = sample(network, options.quantity, draw(streams[Purpose.QUANTITY], key, line))
        at = 0
        while at < lines and basket[at].sku != sku:
            at += 1
        if at == lines:
            basket[at].sku = sku
            basket[at].quantity = 0
            lines += 1
        basket[at].quantity += quantity
    return lines
