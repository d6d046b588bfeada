"""Forecasts in scenario files: what is read, refused and warned of."""

from typing import Any

import pytest
from pydantic import ValidationError
from small_scenarios import DAY, HOUR, Fields, scenario, stock, supplier, warehouse

from sim.scenario.forecast import Forecast
from sim.scenario.oddities import oddities
from sim.scenario.scenario import Scenario


def planned(policy: Fields | None = None, **plan: Any) -> Scenario:
    """Make a warehouse whose policy follows a forecast."""
    fields: Fields = {"kind": "forecast", "forecast": "plan", "review": DAY, **(policy or {})}
    parts: Fields = {"forecasts": [{"name": "plan", "method": "perfect"} | plan], "suppliers": [supplier()]}
    return scenario(warehouses=[warehouse(stock=stock(**fields))], **parts)


def problems(policy: Fields | None = None, **plan: Any) -> list[str]:
    """Places and expectations of what is wrong."""
    with pytest.raises(ValidationError) as caught:
        planned(policy, **plan)
    return [f"{'.'.join(map(str, error['loc']))}: {error['msg']}" for error in caught.value.errors()]


def test_what_is_left_out_has_a_value() -> None:
    """28 days, 0.1, 0.01 and 0.1; what is given stands."""
    left_out, given = Forecast(name="a", method="holt_winters"), Forecast(name="b", method="sba", alpha="30 %")
    assert (left_out.window_days, *(left_out.weight(name) for name in ("alpha", "beta", "gamma"))) == (
        28,
        0.1,
        0.01,
        0.1,
    )
    assert given.weight("alpha") == pytest.approx(0.3)


def test_a_bias_may_be_negative_but_not_less_than_everything() -> None:
    """-8 % is a bias; -100 % leaves nothing, and -200 % is no share of what there is."""
    assert planned(bias="-8 %").forecasts[0].bias == pytest.approx(-0.08)
    assert "greater than -1" in problems(bias="-100 %")[0]
    assert "at least -100 %" in problems(bias="-200 %")[0]


def test_times_are_whole_days() -> None:
    """Twelve hours are no time between updates; two years are too long to look back on."""
    assert problems(update=12 * HOUR) == ["forecasts.0.update: expected whole days, 366 at most"]
    found = problems(method="moving_average", window=730 * DAY)
    assert found == ["forecasts.0.window: expected whole days, 366 at most"]


def test_a_method_takes_its_own_parameters() -> None:
    """A perfect forecast has no weight, a moving average no trend."""
    assert problems(alpha=0.2) == ["forecasts.0.alpha: expected no such key with method perfect"]
    assert problems(method="moving_average", beta=0.2) == [
        "forecasts.0.beta: expected no such key with method moving_average"
    ]


def test_policies_name_a_forecast_that_is_there() -> None:
    """A slip of the pen is found; forecast-driven policies need a name, others must not have one."""
    assert "the name of a forecast, one of plan" in problems({"forecast": "plam"})[0]
    assert "which kind mrp needs" in problems({"kind": "mrp", "forecast": None})[0]
    found = problems({"kind": "R_S", "order_up_to": 9})
    assert [place.partition(":")[0].rpartition(".")[2] for place in found] == ["forecast"]


def test_a_forecast_driven_policy_has_no_levels_of_its_own() -> None:
    """Levels follow the forecast, so that S and quantities derived from costs are refused; a safety stock may be given in one way."""
    for field, value in (("order_up_to", 100), ("fill_rate", 0.9), ("optimal", True), ("lot_sizing", "eoq")):
        assert any(field in problem for problem in problems({field: value, "cycle": DAY}))
    assert "not both" in problems({"service_level": 0.9, "cover": DAY})[0]
    assert "review" in problems({"review": 0})[0]


def test_a_forecast_that_nobody_names_is_odd() -> None:
    """It is told, not refused."""
    odd = [finding.location for finding in oddities(planned({"kind": "R_S", "forecast": None, "order_up_to": 9}))]
    assert odd == [("forecasts", 0, "name")]
    assert list(oddities(planned())) == []


def test_a_scenario_with_forecasts_reads_again() -> None:
    """What is written out is what was read."""
    made = planned(method="holt_winters", beta=0.2, bias="-8 %", error=0.3)
    assert Scenario.model_validate(made.model_dump()) == made
