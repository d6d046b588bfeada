"""The efficient frontier of cost and delivery time."""

from made_results import result

from analysis.frontier import efficient, mean_of
from analysis.study import ScenarioResult


def point(name: str, cost: float, time: float) -> ScenarioResult:
    """Return a result with one cost and one time."""
    return result(name, {"cost_per_order": [cost], "order_to_delivery_mean": [time]})


def test_scenarios_that_another_beats_on_both_are_left_out() -> None:
    """Cheap and slow, dear and fast are efficient; dearer and slower than either is not."""
    points = [point("dear", 9, 20), point("beaten", 9.5, 50), point("cheap", 5, 50)]
    assert efficient(points) == ("cheap", "dear")


def test_equal_on_one_and_worse_on_the_other_is_beaten() -> None:
    """The same cost for a later delivery is no choice."""
    assert efficient([point("late", 5, 60), point("early", 5, 50)]) == ("early",)


def test_equals_are_both_efficient() -> None:
    """Two scenarios with the same figures stay."""
    assert efficient([point("one", 5, 50), point("two", 5, 50)]) == ("one", "two")


def test_scenarios_without_a_figure_are_left_out() -> None:
    """A scenario that delivers nothing has no place."""
    idle = result("idle", {"cost_per_order": [1.0]})
    assert mean_of(idle, "order_to_delivery_mean") is None
    assert efficient([idle, point("one", 5, 50)]) == ("one",)
