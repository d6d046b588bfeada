"""Preferences: which warehouses may serve a city, best first; and the promise each city is given."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.network.layout import CITY, PROMISE
from sim.network.patience import patience_of
from sim.scenario.places import applies_to
from sim.scenario.scenario import Scenario


def preference_lists(scenario: Scenario, distance_m: NDArray[np.int64], lanes: NDArray[Any]) -> list[list[int]]:
    """Warehouses that may serve each city, best first: by the fixed list that applies, else by road distance (ties: as written).

    Only warehouses that serve customers and from which some carrier goes to the city.
    """
    served = np.any(lanes["zone"] >= 0, axis=-1) if lanes.shape[-1] else np.ones(distance_m.shape, bool)
    serving = np.array([warehouse.serves_customers for warehouse in scenario.warehouses])
    names = [warehouse.name for warehouse in scenario.warehouses]
    lists = []
    for number, city in enumerate(scenario.customers.cities):
        order = [int(warehouse) for warehouse in np.argsort(distance_m[:, number], kind="stable")]
        if scenario.allocation.by == "list":
            fixed = next((entry for entry in scenario.allocation.lists if applies_to(entry, city)), None)
            order = [names.index(name) for name in fixed.warehouses] if fixed else []
        lists.append([warehouse for warehouse in order if serving[warehouse] and served[warehouse, number]])
    return lists


def preference_rows(lists: list[list[int]], warehouses: int) -> NDArray[np.int64]:
    """Return the `preferences` table, shape (cities, warehouses); unused places hold -1."""
    rows = np.full((len(lists), warehouses), -1, np.int64)
    for row, order in zip(rows, lists, strict=True):
        row[: len(order)] = order
    return rows


def assigned_carriers(scenario: Scenario) -> NDArray[np.int64]:
    """Return the `assigned_carriers` table, shape (warehouses, cities): by the first assignment that applies; -1 where none does."""
    names = [carrier.name for carrier in scenario.carriers]
    rows = np.full((len(scenario.warehouses), len(scenario.customers.cities)), -1, np.int64)
    for entry in reversed(scenario.carrier_choice.assignments):  # the first entry is written last, so it wins
        here = [not entry.warehouses or site.name in entry.warehouses for site in scenario.warehouses]
        there = [applies_to(entry, city) for city in scenario.customers.cities]
        rows[np.ix_(here, there)] = names.index(entry.carrier)
    return rows


def city_rows(
    scenario: Scenario, lists: list[list[int]], distance_m: NDArray[np.int64]
) -> tuple[NDArray[Any], NDArray[Any]]:
    """Return the `cities` and `promises` tables."""
    steps = [(step.ordered_by, step.days, step.before) for promise in scenario.promise for step in promise.steps]
    counts = [len(promise.steps) for promise in scenario.promise]
    firsts = [sum(counts[:position]) for position in range(len(counts))]
    serving = [number for number, warehouse in enumerate(scenario.warehouses) if warehouse.serves_customers]
    nearest = distance_m[serving].min(axis=0)
    rows = np.zeros(len(lists), CITY)
    for number, (row, city) in enumerate(zip(rows, scenario.customers.cities, strict=True)):
        row["preferences"], row["patience"] = len(lists[number]), patience_of(scenario, city)
        for first, count, promise in zip(firsts, counts, scenario.promise, strict=True):
            if applies_to(promise, city) and (promise.within is None or nearest[number] <= promise.within):
                row["promise"], row["promise_steps"] = first, count
                break
    return rows, np.array(steps, PROMISE)
