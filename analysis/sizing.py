"""Size: the room that each warehouse of a scenario would have needed, beside what it states, and what to recommend."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from analysis.charts.estimates import estimate_of
from analysis.intervals import Estimate
from analysis.kpis.size import SIZES, ZONES
from analysis.study import ScenarioResult
from sim.scenario.space import PALLET_ML
from sim.scenario.warehouse import Warehouse

ML = 1e6
"""Millilitres in a cubic metre."""

CLOSE = 1.1
"""A peak up to this many times the P95 is worth having room for: rented room would be little, and rarely there when wanted."""


@dataclass(frozen=True)
class Need:
    """Room that is enough on 95 % of the days, and on the fullest; means over replications."""

    p95: Estimate
    peak: Estimate


@dataclass(frozen=True)
class WarehouseSize:
    """What one warehouse would have needed.

    Parameters
    ----------
    warehouse : str
        Its name.
    total, pallets : Need
        All zones together, in m3 and in pallets.
    zones : mapping of str to Need
        By zone, m3; the storage alone where the scenario does not state the space of the warehouse.
    stated_m3 : mapping of str to float
        What zones hold; one without limit is left out.
    pallet_m3 : float
        Goods on a pallet.
    measured : bool
        Whether the scenario states the space, so that zones are measured through the day.
    """

    warehouse: str
    total: Need
    pallets: Need
    zones: Mapping[str, Need]
    stated_m3: Mapping[str, float]
    pallet_m3: float
    measured: bool

    @property
    def advice(self) -> Literal["p95", "peak"]:
        """Which size to take: the P95, with rented room beside it, or the peak where that is hardly larger."""
        return "peak" if self.total.peak.mean <= CLOSE * self.total.p95.mean else "p95"

    @property
    def rented_m3(self) -> float:
        """Room to rent on the fullest day beside the P95."""
        return self.total.peak.mean - self.total.p95.mean

    def lacks(self, zone: str) -> bool:
        """Whether a zone needs more than the scenario states on more than one day in twenty."""
        return zone in self.zones and self.zones[zone].p95.mean > self.stated_m3.get(zone, float("inf"))


def sizes(result: ScenarioResult) -> list[WarehouseSize]:
    """Return the size that each warehouse would have needed; those whose goods have no volume are left out."""
    narrow = replace(result, kpis=result.kpis[result.kpis["kpi"].isin(SIZES)])
    found = (_size(narrow, site) for site in result.scenario.warehouses)
    return [size for size in found if size]


def _size(result: ScenarioResult, site: Warehouse) -> WarehouseSize | None:
    total, pallets = _need(result, "size", site.name), _need(result, "pallets", site.name)
    if total is None or pallets is None:
        return None
    known = {zone: _need(result, zone, site.name) for zone in ZONES}
    space = site.space
    holds = {zone: space.holds(getattr(space, zone)) for zone in ZONES} if space else {}
    return WarehouseSize(
        site.name,
        total,
        pallets,
        {zone: need for zone, need in known.items() if need},
        {zone: limit / ML for zone, limit in holds.items() if limit is not None},
        (space.pallet if space else PALLET_ML) / ML,
        space is not None,
    )


def _need(result: ScenarioResult, what: str, warehouse: str) -> Need | None:
    p95, peak = (estimate_of(result, f"{what}_{name}", f"warehouse:{warehouse}") for name in ("p95", "peak"))
    return Need(p95, peak) if p95 and peak else None
