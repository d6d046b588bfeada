"""What the rules keep of forecasts, in both engines: estimates that follow demand, and the forecasts made from them.

A *series* is a SKU in a warehouse whose demand is forecast, a row of the network's `series`.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.network.layout import record
from sim.network.network import Network
from sim.rules.smoothing import LEAST_INDEX
from sim.tables import Tables

# Fields that belong together share a line and a comment.
# fmt: off
ESTIMATE = record(
    level="f8", trend="f8",  # units of a usual day, and by how much they change a day
    amount="f8", interval="f8",  # Croston: units of a day with demand, days from one to the next
    waited="i8",  # Croston: days since the last with demand, today included
    variance="f8",  # of the error of a usual day's forecast
)
"""What is known of a series; follows demand day by day."""

ISSUED = record(
    first_day="i8",  # from which it is made
    level="f8", trend="f8",
    factor="f8",  # bias and error
)
"""The forecast in force: the estimate as it was at the last update, made better or worse."""

ACCURACY = record(
    series="i8",
    forecast_milli="i8", units="i8",  # thousandths of units forecast, units asked for
    error_milli="i8",  # sum over series of the absolute difference, thousandths of units
    with_demand="i8", error_ppm="i8",  # series with demand, sum of their absolute errors in millionths of it
)
"""How good the forecasts of a class were."""
# fmt: on

CLASSES = 3

FORECASTS_LAYOUT: dict[str, tuple[np.dtype[Any], int]] = {
    "estimates": (ESTIMATE, 1),  # [series]
    "issued": (ISSUED, 1),  # [series]
    "patterns": (np.dtype("f8"), 2),  # [series, weekday] Holt-Winters: index of each weekday
    "issued_patterns": (np.dtype("f8"), 2),  # [series, weekday]
    "past": (np.dtype("f8"), 2),  # [series, day modulo window] moving average: demand in units of a usual day
    "asked": (np.dtype("i8"), 1),  # [series] units asked for since midnight
    "asked_since": (np.dtype("i8"), 1),  # [series] units asked for on the days since the last update
    "due": (np.dtype("i8"), 2),  # [series, day modulo width] MRP: units ordered, by the day on which they are due
    "receipts": (np.dtype("i8"), 1),  # scratch: scheduled receipts from today on
    "accuracy": (ACCURACY, 2),  # scratch: [forecast, class]
}


class Forecasts(Tables):
    """Everything about forecasts that changes during a run."""

    LAYOUT = FORECASTS_LAYOUT


def new_forecasts(network: Network) -> dict[str, NDArray[Any]]:
    """Set up the tables of `FORECASTS_LAYOUT`: every estimate is the mean that the scenario expects, so that none starts cold."""
    series, forecasts = network.array("series"), network.array("forecasts")
    count, usual = len(series), series["usual"]
    estimates = np.zeros(count, ESTIMATE)
    estimates["level"], estimates["variance"], estimates["waited"] = usual, series["variance"], 1
    estimates["interval"], estimates["amount"] = series["interval"], usual * series["interval"]
    estimates["amount"] /= forecasts["deflation"][series["forecast"]]
    indices = np.maximum(network.array("weekday_factors"), LEAST_INDEX)
    window = int(forecasts["window"].max(initial=0))
    longest = int(series["lead"].max(initial=0)) + 1
    return {
        "estimates": estimates,
        "issued": np.zeros(count, ISSUED),
        "patterns": np.tile(indices, (count, 1)),
        "issued_patterns": np.tile(indices, (count, 1)),
        "past": np.repeat(usual[:, np.newaxis], window, axis=1),
        "asked": np.zeros(count, np.int64),
        "asked_since": np.zeros(count, np.int64),
        "due": np.zeros((count, longest), np.int64),
        "receipts": np.zeros(longest, np.int64),
        "accuracy": np.zeros((len(forecasts), CLASSES), ACCURACY),
    }
