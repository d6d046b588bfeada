"""What warehouses do for each other, as rows: who helps whom, on which roads, and how much each keeps."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.clock import DAY
from sim.ledger.columns import NONE
from sim.network.chances import Chances
from sim.network.flows import Flow
from sim.network.hauls import lane_row
from sim.network.layout import COVER, HAUL, PAIR, SHARING
from sim.network.roads import Place, road_m
from sim.network.week import WeekTimes, week_seconds
from sim.rules.policies.table import POLICY_OF
from sim.rules.sourcing import MILLION
from sim.scenario.policy_choice import policy_of
from sim.scenario.scenario import Scenario
from sim.scenario.sharing_checks import sharing_names


def sharing_tables(
    scenario: Scenario, sites: list[Place], chances: Chances, week: WeekTimes
) -> dict[str, NDArray[Any]]:
    """Return the tables `sharing`, `trips`, `donors`, `pairs`, and `cover` still empty."""
    sharing, several = scenario.sharing, len(sites)
    helps = sharing.reactive is not None or sharing.rebalancing is not None
    size = several if helps else 0
    trips = np.zeros((size, size), HAUL)
    for donor, warehouse in np.ndindex(size, size):
        trips[donor, warehouse] = _trip_row(scenario, sites, chances, donor, warehouse)
    reactive, rebalancing = sharing.reactive, sharing.rebalancing
    return {
        "sharing": _sharing_row(scenario, week),
        "trips": trips,
        "donors": donor_rows(helpers(scenario, trips, reactive.within), several) if reactive else np.zeros((0, 0), int),
        "pairs": np.array(helpers(scenario, trips, rebalancing.within) if rebalancing else [], PAIR),
        "cover": np.zeros((size, len(scenario.products.skus) if size else 0), COVER),
    }


def _sharing_row(scenario: Scenario, week: WeekTimes) -> NDArray[Any]:
    sharing, loss, rebalancing = scenario.sharing, scenario.sharing.loss, scenario.sharing.rebalancing
    row = np.zeros((), SHARING)
    row["exchange_s"] = sharing.exchange or 0
    row["most_stock"] = sharing.reactive is not None and sharing.reactive.donor == "most_stock"
    if rebalancing is not None:
        row["times"], row["time_count"] = week.add(week_seconds(rebalancing.days, (rebalancing.at,)))
    row["drives"] = sharing.carrier is not None
    if loss is not None:
        row["loss_ppm"], row["lost_ppm"] = round(loss.share * MILLION), round(loss.lost * MILLION)
    return row


def _trip_row(scenario: Scenario, sites: list[Place], chances: Chances, donor: int, warehouse: int) -> tuple[int, ...]:
    if scenario.sharing.carrier is not None:
        return lane_row(scenario, sites, chances, (donor, warehouse, scenario.sharing.carrier), (0, 0))
    row = np.zeros((), HAUL)
    row["source"], row["warehouse"], row["carrier"] = donor, warehouse, NONE
    row["distance_m"] = road_m([sites[donor]], [sites[warehouse]], scenario.customers.circuity)[0, 0]
    return tuple(row.item())


def helpers(scenario: Scenario, trips: NDArray[Any], within_m: int | None) -> list[tuple[int, int]]:
    """List pairs (donor, warehouse) that may help each other, nearest first; ties in the scenario's order."""
    names = sharing_names(scenario)
    sharing = [position for position, site in enumerate(scenario.warehouses) if site.name in names]
    roads = {(donor, helped): int(trips[donor, helped]["distance_m"]) for donor in sharing for helped in sharing}
    near = [pair for pair, metres in roads.items() if pair[0] != pair[1] and (within_m is None or metres <= within_m)]
    return sorted(near, key=lambda pair: (roads[pair], pair))


def donor_rows(pairs: list[tuple[int, int]], warehouses: int) -> NDArray[np.int64]:
    """Return the `donors` table, shape (warehouses, warehouses), from pairs in order of distance."""
    rows = np.full((warehouses, warehouses), NONE, np.int64)
    for warehouse, row in enumerate(rows):
        donors = [donor for donor, helped in pairs if helped == warehouse]
        row[: len(donors)] = donors
    return rows


def cover_rows(scenario: Scenario, flow: Flow) -> NDArray[Any]:
    """Return the `cover` table, shape (warehouses, skus): days of cover as units of expected demand, rounded up.

    Where a policy keeps no stock, there is nothing to cover, and what is left over is too much. Empty without transshipments.
    """
    sharing = scenario.sharing
    if sharing.reactive is None and sharing.rebalancing is None:
        return np.zeros((0, 0), COVER)
    rows = np.zeros(flow.mean.shape, COVER)
    keeps = [
        [POLICY_OF[policy_of(site, sku).kind].keeps for sku in scenario.products.skus] for site in scenario.warehouses
    ]
    daily = np.where(keeps, flow.mean, 0.0)
    if sharing.reactive is not None:
        rows["held_back"] = np.maximum(sharing.reactive.hold_back, _units(daily, sharing.reactive.hold_back_cover))
    if sharing.rebalancing is not None:
        rows["over"], rows["under"] = (
            _units(daily, days) for days in (sharing.rebalancing.over, sharing.rebalancing.under)
        )
    return rows


def _units(daily: NDArray[np.float64], time_s: int) -> NDArray[np.int64]:
    """Units of a time's demand, rounded up; to a millionth, so that it does not depend on the last bit of a mean."""
    units: NDArray[np.int64] = np.ceil(np.round(daily * time_s / DAY, 6)).astype(np.int64)
    return units
