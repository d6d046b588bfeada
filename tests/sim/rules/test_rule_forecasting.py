"""Forecasts in force: what they expect of which day, their bias and error, and the levels that follow from them."""

from math import sqrt
from typing import Any

import numpy as np
import pytest
from small_scenarios import DAY, HOUR, Fields, scenario, sku, stock, supplier, warehouse

from sim.draws import streams
from sim.forecasts import Forecasts, new_forecasts
from sim.network.build import build
from sim.network.network import Network
from sim.rules.forecast_levels import note_error, plan_day, safety_stock
from sim.rules.forecasting import count_asked, forecast_of_day, forecast_over, issue
from sim.rules.smoothing import ERROR_WEIGHT

WEEK = [0.5, 1.0, 1.0, 1.0, 1.0, 1.5, 1.0]
SALE = [{"name": "sale", "first": "2025-01-08", "last": "2025-01-08", "factor": 3.0}]
Planned = tuple[Network, Forecasts, Any]


def planned(method: str, kind: str = "forecast", lead_time: Any = 2 * DAY, **fields: Any) -> Planned:
    """Plan the first day of a warehouse that sells 100 a day, a sale on the third; the forecast's own fields are given."""
    own: Fields = {
        name: fields.pop(name)
        for name in ("service_level", "cover", "cycle", "min_cover", "max_cover")
        if name in fields
    }
    site = warehouse(stock=stock(kind=kind, forecast="plan", review=DAY, **own))
    plan: Fields = {"name": "plan", "method": method, **fields}
    parts: Fields = {"weekdays": WEEK, "calendar": SALE, "forecasts": [plan], "suppliers": [supplier(lead_time)]}
    network = build(scenario(warehouses=[site], **parts))
    forecasts, levels = Forecasts(**new_forecasts(network)), network.array("levels").copy().view(np.recarray)
    plan_day(network, forecasts, levels, np.asarray(streams(1, 0)), 0, 0)
    return network, forecasts, levels


def days(world: Planned, count: int = 7) -> list[float]:
    """What the forecast in force expects of the first days."""
    return [float(forecast_of_day(world[0], world[1], 0, day)) for day in range(count)]


def test_each_method_knows_its_days() -> None:
    """Perfect and Holt-Winters expect the weekdays and the sale, the others the sale alone, and without the calendar nothing."""
    usual = [100.0] * 7
    with_sale = [100.0, 100.0, 300.0, *usual[3:]]
    for method in ("moving_average", "exponential_smoothing", "croston", "sba"):
        assert days(planned(method)) == pytest.approx(with_sale)
        assert days(planned(method, calendar=False)) == pytest.approx(usual)
    all_known = [50.0, 100.0, 300.0, 100.0, 100.0, 150.0, 100.0]
    assert days(planned("perfect")) == days(planned("holt_winters")) == pytest.approx(all_known)


def test_bias_is_a_share_of_every_day() -> None:
    """Ten per cent too high, thirty too low."""
    right = days(planned("perfect"))
    assert days(planned("perfect", bias=0.1)) == pytest.approx([1.1 * units for units in right])
    assert days(planned("perfect", bias="-30 %")) == pytest.approx([0.7 * units for units in right])


def test_error_is_drawn_at_each_update_with_mean_one() -> None:
    """Two thousand updates: the mean of the factors is 1 and their spread 0.3; one update has one factor for all days."""
    network, forecasts, _ = planned("perfect", error=0.3)
    factors = []
    for day in range(2000):
        issue(network, forecasts, np.asarray(streams(1, 0)), 0, day)
        factors.append(float(forecasts.issued.factor[0]))
    assert np.mean(factors) == pytest.approx(1.0, abs=0.03)
    assert np.std(factors) == pytest.approx(0.3, abs=0.03)
    assert min(factors) > 0


def test_parts_of_a_day_count_in_part() -> None:
    """Two and a half days from the second: 100 + 300 + half of 100."""
    network, forecasts, _ = planned("perfect")
    assert forecast_over(network, forecasts, 0, 1, 2.5) == pytest.approx(450.0)


def test_levels_are_the_forecast_of_lead_time_and_review() -> None:
    """Two days and one: 50 + 100 + 300; a cycle of one day puts S above s by the fourth day's 100; cover of a day is that day, too."""
    for fields, levels in (({}, (450, 450)), ({"cycle": DAY}, (450, 550)), ({"cover": DAY}, (550, 550))):
        level = planned("perfect", **fields)[2][0, 0]
        assert (level.reorder_point, level.order_up_to) == levels


def test_days_of_cover_may_follow_a_forecast() -> None:
    """From 36 hours, 50 + half of 100, to three days."""
    level = planned("perfect", "min_max_days", min_cover=36 * HOUR, max_cover=3 * DAY)[2][0, 0]
    assert (level.reorder_point, level.order_up_to) == (100, 450)


def test_safety_stock_is_that_of_forecast_errors() -> None:
    """Three days that vary as 4.5 usual ones, of variance 100 at the start (Poisson), z = 1.645; an uncertain lead time adds to it."""
    network, forecasts, _ = planned("perfect", service_level=0.95)
    assert safety_stock(network, forecasts, 0, 0) == pytest.approx(1.6449 * sqrt(450), rel=1e-4)
    network, forecasts, _ = planned("perfect", lead_time={"gamma": {"mean": 2 * DAY, "cv": 0.25}}, service_level=0.95)
    assert safety_stock(network, forecasts, 0, 0) == pytest.approx(1.6449 * sqrt(450 + (150 * 0.5) ** 2), rel=1e-4)


def test_variance_follows_the_squares_of_errors() -> None:
    """On the first day, half a usual one, 80 were asked for instead of 50: 30^2 / 0.5 has a weight of a twentieth."""
    network, forecasts, levels = planned("perfect")
    count_asked(network, forecasts, 0, 0, 80)
    plan_day(network, forecasts, levels, np.asarray(streams(1, 0)), 0, 1)
    assert forecasts.estimates.variance[0] == pytest.approx(100 + ERROR_WEIGHT * (1800 - 100))


def test_what_is_observed_on_a_sale_is_set_against_it() -> None:
    """300 on the day of the sale are a usual day's 100, so nothing is learned; without the calendar the level rises by a tenth of 200."""
    for calendar, level in ((True, 100.0), (False, 120.0)):
        network, forecasts, levels = planned("exponential_smoothing", calendar=calendar)
        for day, units in enumerate((100, 100, 300)):
            count_asked(network, forecasts, 0, 0, units)
            plan_day(network, forecasts, levels, np.asarray(streams(1, 0)), 0, day + 1)
        assert forecasts.estimates.level[0] == pytest.approx(level)


def test_a_forecast_is_in_force_until_its_update() -> None:
    """Updated every second day: what was asked for on the first changes nothing on the second, but on the third."""
    network, forecasts, levels = planned("exponential_smoothing", calendar=False, update=2 * DAY)
    expected = []
    for day in range(3):
        count_asked(network, forecasts, 0, 0, 200)
        plan_day(network, forecasts, levels, np.asarray(streams(1, 0)), 0, day + 1)
        expected.append(days((network, forecasts, levels), 1)[0])
    assert expected == pytest.approx([100.0, 119.0, 119.0])


def test_accuracy_is_that_of_the_days_between_two_updates() -> None:
    """150 were expected of two days and 120 asked for: an error of 30, or a quarter of what was asked for."""
    network, forecasts, _ = planned("perfect", update=2 * DAY)
    forecasts.asked_since[0] = 120
    note_error(network, forecasts, 0, 2)
    noted = forecasts.accuracy[0, 0]
    assert (noted.series, noted.forecast_milli, noted.units, noted.error_milli) == (1, 150_000, 120, 30_000)
    assert (noted.with_demand, noted.error_ppm) == (1, 250_000)
    assert forecasts.asked_since[0] == 0
    assert forecasts.estimates.variance[0] == pytest.approx(100 + ERROR_WEIGHT * (900 / 1.5 - 100))


def test_croston_starts_with_the_interval_of_the_scenario() -> None:
    """A tenth of a line a day: one day in 1 / (1 - e^-0.1) = 10.5 has a demand; size over interval is the mean, for SBA after its deflation."""
    for method, deflation in (("croston", 1.0), ("sba", 0.95)):
        site = warehouse(stock=stock(kind="forecast", forecast="plan", review=DAY))
        parts: Fields = {"forecasts": [{"name": "plan", "method": method}], "suppliers": [supplier()]}
        network = build(scenario(warehouses=[site], orders=0.1, skus=[sku()], **parts))
        estimate = Forecasts(**new_forecasts(network)).estimates[0]
        assert estimate.interval == pytest.approx(10.508, abs=1e-3)
        assert estimate.amount / estimate.interval * deflation == pytest.approx(0.1)
