"""Reorder points and order-up-to levels for a target fill rate (beta), with continuous approximations of demand."""

from collections.abc import Callable

from sim.network.deriving.lead_time_demand import Demand

_STEPS = 200
_PRECISION = 1e-9


def fill_rate_of_reorder_point(
    point: float, gap: float, before: Demand, after: Demand, undershoot: float = 0.0
) -> float:
    """Share of units that are served from the shelf under (s, S) or (s, Q).

    A cycle sells S - s + E[U] units and is short of those that wait when the delivery comes, less those that still wait after it:
    beta = 1 - (E[(X + U - s)+] - E[(X - S)+]) / (S - s + E[U]) (Tijms and Groenevelt 1984; with U = 0 Silver, Pyke and Thomas 2017,
    sec. 6.11, and Hadley and Whitin 1963, sec. 4-6).

    Parameters
    ----------
    point, gap : float
        s, and S - s or Q > 0.
    before : Demand
        X + U: demand over the lead time and undershoot.
    after : Demand
        X: demand over the lead time.
    undershoot : float
        E[U].
    """
    return 1 - (before.loss(point) - after.loss(point + gap)) / (gap + undershoot)


def reorder_point(target: float, gap: float, before: Demand, after: Demand, undershoot: float = 0.0) -> float:
    """Smallest s, not below zero, with a fill rate of at least the target; see `fill_rate_of_reorder_point`."""
    return _smallest(
        lambda point: fill_rate_of_reorder_point(point, gap, before, after, undershoot) - target, before.quantile(0.5)
    )


def fill_rate_of_order_up_to(level: float, cycle_demand: float, before: Demand, after: Demand) -> float:
    """Share of units that are served from the shelf under (R, S).

    beta = 1 - (E[(X(L + R) - S)+] - E[(X(L) - S)+]) / mu R (Hadley and Whitin 1963, sec. 5-3; Silver, Pyke and Thomas 2017, sec. 6.9).

    Parameters
    ----------
    level : float
        S.
    cycle_demand : float
        Mean demand between reviews, mu R > 0.
    before, after : Demand
        Demand over lead time and review, and over the lead time.
    """
    return 1 - (before.loss(level) - after.loss(level)) / cycle_demand


def order_up_to(target: float, cycle_demand: float, before: Demand, after: Demand) -> float:
    """Smallest S, not below zero, with a fill rate of at least the target; see `fill_rate_of_order_up_to`."""
    return _smallest(
        lambda level: fill_rate_of_order_up_to(level, cycle_demand, before, after) - target, before.quantile(0.5)
    )


def _smallest(surplus: Callable[[float], float], middle: float) -> float:
    """Smallest level from 0 on whose surplus, which rises with it, is not negative: bracketed by doubling, then Illinois regula falsi.

    The Illinois method (Dowell and Jarratt 1971) needs no derivative and a dozen evaluations, and keeps the bracket.
    """
    low, under = 0.0, surplus(0.0)
    if under >= 0:
        return 0.0
    high = max(1.0, middle)
    while (over := surplus(high)) < 0:
        low, under, high = high, over, 2 * high
        if high > 1e15:
            break
    kept = 0  # the end that the last step left as it was: -1 the lower, 1 the upper
    for _ in range(_STEPS):
        if high - low <= _PRECISION * max(1.0, high) or over == 0:
            break
        trial = high - over * (high - low) / (over - under)
        value = surplus(trial)
        if value < 0:
            low, under, over, kept = trial, value, over / 2 if kept == 1 else over, 1
        else:
            high, over, under, kept = trial, value, under / 2 if kept == -1 else under, -1
    return high
