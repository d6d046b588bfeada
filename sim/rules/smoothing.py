"""The methods of forecasting: how an estimate follows demand. Each takes in one day's demand, in units of a usual day.

Sources: moving average and simple exponential smoothing (Brown 1959, Statistical Forecasting for Inventory Control); Holt-Winters with
multiplicative season (Winters 1960, Forecasting sales by exponentially weighted moving averages, Management Science 6); Croston 1972,
Forecasting and stock control for intermittent demands, Oper. Res. Q. 23, and its approximation without bias (Syntetos and Boylan 2005, The
accuracy of intermittent demand estimates, Int. J. Forecasting 21).
"""

from typing import Any

from sim.jit import njit
from sim.rules.forecasting import Method, factor_of
from sim.tables import Tables

ERROR_WEIGHT = 0.05
"""Weight of the latest update in the variance of forecast errors (Silver, Pyke and Thomas 2017, ch. 3: 0.01 to 0.1)."""
LEAST_INDEX = 0.01
"""Index of a weekday at least; Holt-Winters divides by it."""


@njit
def smoothed(before: float, latest: float, weight: float) -> float:
    """Weight x latest + (1 - weight) x before."""
    return before + weight * (latest - before)


@njit
def moving_average(estimates: Any, past: Any, row: int, day: int, window: int, units: float) -> None:
    """Mean of the last `window` days, each of the same weight."""
    past[row, day % window] = units
    total = 0.0
    for place in range(window):
        total += past[row, place]
    estimates[row].level = total / window


@njit
def holt_winters(
    estimates: Any, patterns: Any, row: int, weekday: int, units: float, alpha: float, beta: float, gamma: float
) -> None:
    """Level, trend and the index of the weekday, in Winters' order: the index is smoothed with the new level."""
    estimate, index = estimates[row], patterns[row, weekday]
    level = max(0.0, smoothed(estimate.level + estimate.trend, units / index, alpha))
    estimate.trend = smoothed(estimate.trend, level - estimate.level, beta)
    estimate.level = level
    if level > 0.0:
        patterns[row, weekday] = max(LEAST_INDEX, smoothed(index, units / level, gamma))


@njit
def croston(estimates: Any, row: int, units: float, alpha: float, deflation: float) -> None:
    """Size of demands and time between them, smoothed on days with demand only; the level is their quotient x `deflation`."""
    estimate = estimates[row]
    if units == 0.0:
        estimate.waited += 1
        return
    estimate.amount = smoothed(estimate.amount, units, alpha)
    estimate.interval = smoothed(estimate.interval, float(estimate.waited), alpha)
    estimate.waited = 1
    estimate.level = estimate.amount / estimate.interval * deflation


@njit
def learn_error(estimates: Any, row: int, miss: float, days: float) -> None:
    """Let the variance of forecast errors follow the square of an error made over so many usual days."""
    if days > 0.0:
        estimates[row].variance = smoothed(estimates[row].variance, miss * miss / days, ERROR_WEIGHT)


@njit
def take_in(network: Tables, forecasts: Tables, row: int, day: int) -> None:
    """Let the estimate of a series follow what was asked for on a day that is over.

    The factor of known events is taken out first; a day on which nothing can be sold says nothing.
    """
    units = float(forecasts.asked[row])
    forecasts.asked_since[row] += forecasts.asked[row]
    forecasts.asked[row] = 0
    forecast = network.forecasts[network.series[row].forecast]
    event = factor_of(network.event_factors, day) if forecast.calendar == 1 else 1.0
    if event <= 0.0:
        return
    usual, estimates = units / event, forecasts.estimates
    if forecast.method == Method.MOVING_AVERAGE:
        moving_average(estimates, forecasts.past, row, day, forecast.window, usual)
    elif forecast.method == Method.EXPONENTIAL_SMOOTHING:
        estimates[row].level = smoothed(estimates[row].level, usual, forecast.alpha)
    elif forecast.method == Method.HOLT_WINTERS:
        weekday = (day + network.options.start_weekday) % 7
        holt_winters(estimates, forecasts.patterns, row, weekday, usual, forecast.alpha, forecast.beta, forecast.gamma)
    elif forecast.method != Method.PERFECT:
        croston(estimates, row, usual, forecast.alpha, forecast.deflation)
