"""The efficient frontier: scenarios that no other beats on both cost and delivery time."""

from collections.abc import Sequence

from analysis.kpis.scopes import ALL
from analysis.overload import overload
from analysis.study import ScenarioResult
from analysis.weight import reads_as_zero

COST = "cost_per_order"
TIME = "order_to_delivery_mean"


def mean_of(result: ScenarioResult, kpi: str, scope: str = ALL) -> float | None:
    """Mean of a KPI over replications; None if the scenario does not have it."""
    rows = result.kpis[(result.kpis["kpi"] == kpi) & (result.kpis["scope"] == scope)]
    return None if rows.empty else float(rows["value"].mean())


def _same(unit: str, one: float, other: float) -> bool:
    return reads_as_zero(one - other, unit, max(abs(one), abs(other)))


def _sooner(time: float, other: float) -> bool:
    return time < other and not _same("h", time, other)


def efficient(results: Sequence[ScenarioResult]) -> tuple[str, ...]:
    """Name the scenarios on the frontier of mean cost an order against mean order-to-delivery time.

    A scenario is off the frontier if another costs no more and delivers no later, and is better on one of the two
    (Pareto dominance). Means are compared, and are the same where their difference reads as zero; how sure the
    differences are, the comparison says.

    Returns
    -------
    tuple of str
        Names, cheapest first; overloaded scenarios, and those that lack one of the two figures, are left out.
    """
    points = [
        (cost, time, result.scenario.name)
        for result in results
        if not overload(result)
        and (cost := mean_of(result, COST)) is not None
        and (time := mean_of(result, TIME)) is not None
    ]
    best: list[tuple[float, float, str]] = []
    for cost, time, name in sorted(points):
        while best and _same("元/order", cost, best[-1][0]) and _sooner(time, best[-1][1]):
            best.pop()
        alike = bool(best) and _same("元/order", cost, best[-1][0]) and _same("h", time, best[-1][1])
        if not best or alike or _sooner(time, best[-1][1]):
            best.append((cost, time, name))
    return tuple(name for _, _, name in best)


def points_apart(results: Sequence[ScenarioResult]) -> bool:
    """Whether the frontier is a line: efficient scenarios that do not all read the same."""
    kept = efficient(results)
    means = {result.scenario.name: (mean_of(result, COST), mean_of(result, TIME)) for result in results}
    first, *others = [means[name] for name in kept] or [(None, None)]
    return any(
        not _same(unit, one or 0.0, other or 0.0)
        for point in others
        for unit, one, other in zip(("元/order", "h"), first, point, strict=True)
    )
