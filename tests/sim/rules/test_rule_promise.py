"""Promises: by when an order must have arrived."""

import pytest
from small_scenarios import DAY, HOUR, city, scenario

from sim.network.build import build
from sim.network.network import Network
from sim.rules.promise import NO_PROMISE, due


@pytest.fixture(scope="module")
def network() -> Network:
    """Promise the near city what JD does: by 11:00 the same day, by 23:00 the next; and the far one three days."""
    steps = [{"ordered_by": 11 * HOUR, "days": 0}, {"ordered_by": 23 * HOUR, "days": 1, "before": 15 * HOUR}]
    promises = [
        {"name": "near", "cities": ["near"], "steps": steps},
        {"name": "far", "cities": ["far", "near"], "steps": [{"days": 3, "before": 18 * HOUR}]},
    ]
    return build(scenario(cities=[city("near"), city("far"), city("nowhere")], promise=promises))


@pytest.mark.parametrize(
    ("placed", "expected"),
    [
        (0, DAY),
        (11 * HOUR, DAY),
        (11 * HOUR + 1, DAY + 15 * HOUR),
        (23 * HOUR, DAY + 15 * HOUR),
        (23 * HOUR + 1, 2 * DAY),
        (5 * DAY + 12 * HOUR, 6 * DAY + 15 * HOUR),
    ],
)
def test_the_first_step_not_past_applies(network: Network, placed: int, expected: int) -> None:
    """A step holds up to its very second; after the last one, the first of the next day does."""
    assert due(network, 0, placed) == expected


@pytest.mark.parametrize("placed", [0, 12 * HOUR, DAY - 1])
def test_days_are_counted_on_the_calendar(network: Network, placed: int) -> None:
    """Three days are three midnights, whatever the time of day."""
    assert due(network, 1, placed) == 3 * DAY + 18 * HOUR


def test_a_city_without_promise_is_never_late(network: Network) -> None:
    """Nothing was promised there."""
    assert due(network, 2, 12345) == NO_PROMISE
