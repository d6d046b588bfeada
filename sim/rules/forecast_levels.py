"""What forecasts are for: every midnight they take in the day that is over, and levels follow them."""

from math import ceil, sqrt
from typing import Any

from sim.jit import njit
from sim.rules.forecasting import forecast_of_day, forecast_over, issue, known_factor, variance_over
from sim.rules.smoothing import learn_error, take_in
from sim.tables import Tables

MOST_UNITS = 1e9
"""Of a forecast that has run away, so much is ordered and written into the ledger."""


@njit
def up(units: float) -> int:
    """Round units up, forgiving the last bits of a sum."""
    return ceil(units - 1e-9)


@njit
def plan_day(network: Tables, forecasts: Tables, levels: Any, streams: Any, warehouse: int, day: int) -> None:
    """A day begins at a warehouse, 0 the first.

    1. Take in what was asked for on the day before.
    2. Where it is time for an update, note how good the last forecast was, and make the next.
    3. Set the levels that follow from the forecast in force.

    `forecasts.accuracy` receives what was noted.
    """
    clear_accuracy(forecasts)
    span = network.series_at[warehouse]
    for row in range(span.first, span.first + span.count):
        series = network.series[row]
        if day > 0:
            take_in(network, forecasts, row, day - 1)
        if day % network.forecasts[series.forecast].update == 0:
            if day > 0:
                note_error(network, forecasts, row, day)
            issue(network, forecasts, streams, row, day)
        if series.planned == 1:
            forecasts.due[row, (day + series.lead) % forecasts.due.shape[1]] = 0
        else:
            set_levels(network, forecasts, levels, row, day)


@njit
def clear_accuracy(forecasts: Tables) -> None:
    """Make the notes on accuracy empty."""
    accuracy = forecasts.accuracy
    for forecast in range(accuracy.shape[0]):
        for abc in range(accuracy.shape[1]):
            cell = accuracy[forecast, abc]
            cell.series, cell.forecast_milli, cell.units, cell.error_milli = 0, 0, 0, 0
            cell.with_demand, cell.error_ppm = 0, 0


@njit
def note_error(network: Tables, forecasts: Tables, row: int, day: int) -> None:
    """Compare what the forecast in force expected of the days since its update with what was asked for on them, and learn from it."""
    units, expected, usual_days = forecasts.asked_since[row], 0.0, 0.0
    for each in range(forecasts.issued[row].first_day, day):
        expected += forecast_of_day(network, forecasts, row, each)
        usual_days += known_factor(network, forecasts.issued_patterns, row, each)
    forecasts.asked_since[row] = 0
    learn_error(forecasts.estimates, row, expected - units, usual_days)
    note_accuracy(network, forecasts, row, expected, units)


@njit
def note_accuracy(network: Tables, forecasts: Tables, row: int, expected: float, units: int) -> None:
    """Add what was expected of a series, and what was asked for, to the notes on accuracy."""
    series = network.series[row]
    milli = int(min(expected, MOST_UNITS) * 1000 + 0.5)
    error = abs(milli - units * 1000)
    cell = forecasts.accuracy[series.forecast, network.skus[series.sku].abc]
    cell.series += 1
    cell.forecast_milli += milli
    cell.units += units
    cell.error_milli += error
    if units > 0:
        cell.with_demand += 1
        cell.error_ppm += error * 1000 // units


@njit
def safety_stock(network: Tables, forecasts: Tables, row: int, day: int) -> float:
    """Units kept beyond the forecast demand over lead time and review: standard deviations of its error, or days of the demand behind.

    z sqrt(variance over lead time and review + (mean of a day x standard deviation of the lead time)^2), as in
    `sim.network.deriving.safety_stock`, the variance being that of forecast errors, not of demand.
    """
    series = network.series[row]
    expected = forecast_over(network, forecasts, row, day, series.protection)
    if series.cover > 0.0:
        return forecast_over(network, forecasts, row, day, series.protection + series.cover) - expected
    if series.safety_factor == 0.0:
        return 0.0
    lead = expected / series.protection * series.lead_std if series.protection > 0.0 else 0.0
    variance = variance_over(network, forecasts, row, day, series.protection)
    return series.safety_factor * sqrt(variance + lead * lead)


@njit
def set_levels(network: Tables, forecasts: Tables, levels: Any, row: int, day: int) -> None:
    """Set s to the forecast demand of lead time and review (or of the minimum cover) plus safety stock, S a cycle's demand above."""
    series = network.series[row]
    expected = forecast_over(network, forecasts, row, day, series.protection)
    cycle = forecast_over(network, forecasts, row, day, series.protection + series.cycle) - expected
    point = expected + safety_stock(network, forecasts, row, day)
    level = levels[series.warehouse, series.sku]
    level.reorder_point = up(min(point, MOST_UNITS))
    level.order_up_to = up(min(point + cycle, MOST_UNITS))
