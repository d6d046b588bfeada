"""Parcels from warehouses to provinces, as lines thick enough to be read."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.path import Path
from numpy.typing import NDArray

from analysis.maps.boundaries import project
from analysis.study import ScenarioResult

LEAST_SHARE = 0.01
"""Flows below this share of a scenario's parcels are left out."""

_BEND = 0.14


@dataclass(frozen=True)
class Flow:
    """Parcels from one warehouse to one province.

    Parameters
    ----------
    warehouse : str
        Where they are packed.
    province : str
        Where they go; a region where cities have no province.
    parcels : float
        Mean of a replication.
    longitude, latitude : float
        Where they go on average, degrees.
    """

    warehouse: str
    province: str
    parcels: float
    longitude: float
    latitude: float


def flows_by_province(result: ScenarioResult) -> list[Flow]:
    """Add up a scenario's parcels by warehouse and province; the end of a flow is the mean place of its parcels."""
    cities = {city.name: city for city in result.scenario.customers.cities}
    sums: dict[tuple[str, str], NDArray[np.float64]] = {}
    for warehouse, name, parcels in result.flows[["warehouse", "city", "parcels"]].itertuples(index=False):
        city = cities[name]
        key = (warehouse, city.province or city.region)
        weighted = float(parcels) * np.array([1.0, city.longitude, city.latitude])
        sums[key] = sums.get(key, np.zeros(3)) + weighted
    return [
        Flow(warehouse, province, float(total), float(east / total), float(north / total))
        for (warehouse, province), (total, east, north) in sums.items()
        if total > 0
    ]


def shown(flows: Sequence[Flow], own: set[tuple[str, str]]) -> tuple[list[Flow], float]:
    """Choose the flows to draw, small ones last.

    Parameters
    ----------
    flows : sequence of Flow
        All flows of a scenario.
    own : set of (warehouse, province)
        Each warehouse's own province: no line leads there, the size of the site's circle shows it.

    Returns
    -------
    flows : list of Flow
        Largest first.
    hidden : float
        Share of all parcels, in %, that neither a line nor a circle at home shows.
    """
    total = sum(flow.parcels for flow in flows)
    away = [flow for flow in flows if (flow.warehouse, flow.province) not in own]
    kept = [flow for flow in away if flow.parcels >= LEAST_SHARE * total]
    lost = sum(flow.parcels for flow in away) - sum(flow.parcels for flow in kept)
    return sorted(kept, key=lambda flow: -flow.parcels), 100 * lost / total if total else 0.0


def curve(start: NDArray[np.float64], end: NDArray[np.float64]) -> Path:
    """Draw a line bent a little to its left, so that lines there and back do not cover each other."""
    step = end - start
    middle = (start + end) / 2 + _BEND * np.array([-step[1], step[0]])
    return Path(np.array([start, middle, end]), [Path.MOVETO, Path.CURVE3, Path.CURVE3])


def curves(result: ScenarioResult, flows: Sequence[Flow], crs: str) -> list[Path]:
    """Paths of some flows on the map."""
    sites = {site.name: (site.longitude, site.latitude) for site in result.scenario.warehouses}
    starts = project([sites[flow.warehouse] for flow in flows], crs)
    ends = project([(flow.longitude, flow.latitude) for flow in flows], crs)
    return [curve(start, end) for start, end in zip(starts, ends, strict=True)]
