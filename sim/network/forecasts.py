"""Forecasts: which series are forecast, how, and what the calendar says of the days to come."""

from math import ceil, exp
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from sim.clock import DAY
from sim.ledger.columns import NONE
from sim.network.calendar import day_factors, event_factors, simulated_days
from sim.network.chances import Chances
from sim.network.flows import Flow
from sim.network.layout import FORECAST, SERIES, SPAN, row_of
from sim.network.network import Network
from sim.network.reviews import review_days
from sim.network.terms import AT_ONCE, LeadTime, Terms
from sim.rules.forecasting import MILLION, Method
from sim.scenario.distributions import DurationDistribution
from sim.scenario.forecast import Forecast
from sim.scenario.policy_choice import policy_of
from sim.scenario.scenario import Scenario
from sim.scenario.stock import StockPolicy

OUTLOOK_DAYS = 120
"""Days beyond the end of a run of which the calendar is kept at least, for whoever plans ahead."""


def forecast_rows(scenario: Scenario, chances: Chances) -> NDArray[Any]:
    """Return the `forecasts` table."""
    return np.array([_forecast_row(forecast, chances) for forecast in scenario.forecasts], FORECAST)


def _forecast_row(forecast: Forecast, chances: Chances) -> tuple[Any, ...]:
    method, error = Method[forecast.method.upper()], NONE
    if forecast.error > 0:
        error = chances.duration(DurationDistribution(kind="lognormal", mean=float(MILLION), cv=forecast.error))
    row: dict[str, Any] = {
        "method": int(method),
        "window": forecast.window_days if method == Method.MOVING_AVERAGE else 0,
        **{name: forecast.weight(name) for name in ("alpha", "beta", "gamma")},
        "deflation": 1 - forecast.weight("alpha") / 2 if method == Method.SBA else 1.0,
        "calendar": int(forecast.calendar),
        "update": forecast.update // DAY,
        "factor": 1 + forecast.bias,
        "error": error,
    }
    return row_of(FORECAST, **row)


def nothing_forecast(sites: int, skus: int) -> dict[str, NDArray[Any]]:
    """Tables of a network in which nothing is forecast yet."""
    return {
        "outlook": np.zeros(0),
        "event_factors": np.zeros(0),
        "series": np.zeros(0, SERIES),
        "series_at": np.zeros(sites, SPAN),
        "series_of": np.full((sites, skus), NONE, np.int64),
    }


def put_series(scenario: Scenario, network: Network, usual: Flow, terms: list[list[Terms | None]]) -> None:
    """Put what is forecast into a network.

    Parameters
    ----------
    usual : Flow
        Demand of a usual day.
    terms : list of list of Terms, optional
        Of each SKU in each warehouse; None: nobody supplies it.
    """
    names = [forecast.name for forecast in scenario.forecasts]
    lines = usual.mean / scenario.demand.quantity.mean_value()
    rows: list[tuple[Any, ...]] = []
    series_at, series_of = network.array("series_at"), network.array("series_of")
    for position, warehouse in enumerate(scenario.warehouses):
        series_at[position]["first"] = len(rows)
        for number, sku in enumerate(scenario.products.skus):
            policy = policy_of(warehouse, sku)
            if policy.forecast is None:
                continue
            series_of[position, number] = len(rows)
            row: dict[str, Any] = {
                **{"warehouse": position, "sku": number, "forecast": names.index(policy.forecast)},
                "interval": mean_interval(float(lines[position, number])),
                "usual": float(usual.mean[position, number]),
                "variance": float(usual.variance[position, number]),
                **_times(policy, (terms[position][number] or AT_ONCE).lead),
            }
            rows.append(row_of(SERIES, **row))
        series_at[position]["count"] = len(rows) - series_at[position]["first"]
    series = np.array(rows, SERIES)
    network.put("series", series)
    days = simulated_days(scenario) + max(OUTLOOK_DAYS, _farthest(series))
    network.put("outlook", day_factors(scenario, days))
    network.put("event_factors", event_factors(scenario, days))
    options = network.array("options")
    options["series"], options["planned"] = len(series), series["planned"].sum()


def mean_interval(lines: float) -> float:
    """Mean days from one day with demand to the next, where lines are a Poisson process; 1 where there are none."""
    return 1 / (1 - exp(-lines)) if lines > 0 else 1.0


def _times(policy: StockPolicy, lead: LeadTime) -> dict[str, Any]:
    """What a policy makes of a series: times and safety, fields of `SERIES`."""
    review, factor = review_days(policy), 0.0
    protection, cycle = lead.mean + review, policy.cycle / DAY
    if policy.min_cover is not None and policy.max_cover is not None:
        protection, cycle = policy.min_cover / DAY, (policy.max_cover - policy.min_cover) / DAY
    if policy.service_level is not None:
        factor = max(0.0, float(ndtri(policy.service_level)))
    return {
        "protection": protection, "cycle": cycle, "lead_std": lead.std, "safety_factor": factor,
        "cover": (policy.cover or 0) / DAY, "lead": ceil(lead.mean - 1e-9), "review": max(1, ceil(review - 1e-9)),
        "planned": int(policy.kind == "mrp"),
    }  # fmt: skip


def _farthest(series: NDArray[Any]) -> int:
    """Days ahead that any series looks."""
    if len(series) == 0:
        return 0
    ahead = np.maximum(series["protection"], series["lead"] + series["review"]) + series["cycle"] + series["cover"]
    return ceil(float(ahead.max())) + 1
