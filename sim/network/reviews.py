"""Periodic reviews: when warehouses look at which SKUs."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.clock import DAY
from sim.network.layout import REVIEW, row_of
from sim.network.week import WeekTimes, week_seconds
from sim.scenario.policy_choice import policy_of
from sim.scenario.scenario import Scenario
from sim.scenario.stock import StockPolicy


def review_days(policy: StockPolicy) -> float:
    """Longest time between two reviews in days; 0 if it is looked at continuously."""
    if policy.review_days is None:
        return policy.review / DAY
    following = (*policy.review_days[1:], policy.review_days[0] + 7)
    return float(max(after - before for before, after in zip(policy.review_days, following, strict=True)))


def review_rows(scenario: Scenario, week: WeekTimes) -> tuple[NDArray[Any], NDArray[np.int64]]:
    """Return the `reviews` and `review_skus` tables: one review for each warehouse and distinct calendar."""
    reviews: list[tuple[int, ...]] = []
    members: list[int] = []
    for position, warehouse in enumerate(scenario.warehouses):
        groups: dict[tuple[int, int, tuple[int, ...]], list[int]] = {}
        for number, sku in enumerate(scenario.products.skus):
            policy = policy_of(warehouse, sku)
            if policy.reviewed:
                calendar = (policy.review_at, policy.review, policy.review_days or ())
                groups.setdefault(calendar, []).append(number)
        for (first, period, days), numbers in groups.items():
            times, count = week.add(week_seconds(days, (first,)))
            row = {"warehouse": position, "first_s": first, "period_s": period, "times": times, "time_count": count}
            reviews.append(row_of(REVIEW, skus=len(members), count=len(numbers), **row))
            members.extend(numbers)
    return np.array(reviews, REVIEW), np.array(members, np.int64)
