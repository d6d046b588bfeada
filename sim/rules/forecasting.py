"""Forecasts: what demand is expected, day by day, and how far it is to be trusted.

A forecast of a day is the level of a usual day (and its trend) x what is known of that day's demand over a usual one's x bias and error.
All sums are of 64-bit floats in a fixed order, so that both engines find the same.
"""

from enum import IntEnum
from typing import Any

from sim.draws import Purpose, draw
from sim.jit import njit
from sim.quantiles import sample
from sim.tables import Tables

MILLION = 1_000_000
_WEEK = 7


class Method(IntEnum):
    """How the past becomes an expectation."""

    MOVING_AVERAGE = 0
    EXPONENTIAL_SMOOTHING = 1
    HOLT_WINTERS = 2
    CROSTON = 3
    SBA = 4
    PERFECT = 5


@njit
def factor_of(factors: Any, day: int) -> float:
    """Factor of a day; days beyond the end of the table are like its last."""
    return factors[min(day, factors.shape[0] - 1)]


@njit
def known_factor(network: Tables, patterns: Any, row: int, day: int) -> float:
    """Demand of a day over that of a usual day, as far as the forecaster of a series knows it.

    Perfect forecasts know weekdays and events; others know events if they have the calendar, and Holt-Winters the weekdays it has learned.
    """
    forecast = network.forecasts[network.series[row].forecast]
    if forecast.method == Method.PERFECT:
        return factor_of(network.outlook, day)
    factor = factor_of(network.event_factors, day) if forecast.calendar == 1 else 1.0
    if forecast.method == Method.HOLT_WINTERS:
        factor *= patterns[row, (day + network.options.start_weekday) % _WEEK]
    return factor


@njit
def forecast_of_day(network: Tables, forecasts: Tables, row: int, day: int) -> float:
    """Units that the forecast in force expects of a series on a day."""
    issued = forecasts.issued[row]
    level = issued.level + issued.trend * (day - issued.first_day + 1)
    return max(0.0, level) * known_factor(network, forecasts.issued_patterns, row, day) * issued.factor


@njit
def forecast_over(network: Tables, forecasts: Tables, row: int, first_day: int, days: float) -> float:
    """Units that the forecast in force expects of a series over some days, the last one perhaps in part."""
    units, whole = 0.0, int(days)
    for ahead in range(whole):
        units += forecast_of_day(network, forecasts, row, first_day + ahead)
    if days > whole:
        units += (days - whole) * forecast_of_day(network, forecasts, row, first_day + whole)
    return units


@njit
def variance_over(network: Tables, forecasts: Tables, row: int, first_day: int, days: float) -> float:
    """Variance of a series' forecast error over some days: days are independent, and each varies as its demand does (compound Poisson)."""
    factors, whole = 0.0, int(days)
    for ahead in range(whole):
        factors += known_factor(network, forecasts.issued_patterns, row, first_day + ahead)
    if days > whole:
        factors += (days - whole) * known_factor(network, forecasts.issued_patterns, row, first_day + whole)
    return forecasts.estimates[row].variance * factors


@njit
def issue(network: Tables, forecasts: Tables, streams: Any, row: int, day: int) -> None:
    """Make the forecast of a series that is in force from a day on, with its bias and an error drawn anew."""
    series, estimate, issued = network.series[row], forecasts.estimates[row], forecasts.issued[row]
    forecast = network.forecasts[series.forecast]
    issued.first_day, issued.level, issued.trend = day, estimate.level, estimate.trend
    issued.factor = forecast.factor
    if forecast.error >= 0:
        key = network.warehouses[series.warehouse].key ^ network.skus[series.sku].key
        issued.factor *= sample(network, forecast.error, draw(streams[Purpose.FORECAST], key, day)) / MILLION
    for weekday in range(_WEEK):
        forecasts.issued_patterns[row, weekday] = forecasts.patterns[row, weekday]


@njit
def count_asked(network: Tables, forecasts: Tables, warehouse: int, sku: int, units: int) -> None:
    """Units of a SKU were asked for at a warehouse, whether it has them or not."""
    row = network.series_of[warehouse, sku]
    if row >= 0:
        forecasts.asked[row] += units
