"""Size: how much room a warehouse used day by day, and what it would have needed."""

import numpy as np
from numpy.typing import NDArray

from analysis.kpis.setting import DAY_S, Setting
from analysis.kpis.site_events import add_at
from sim.ledger.rows import selected

Rows = NDArray[np.void]
Whole = NDArray[np.int64]
Figures = NDArray[np.float64]

ZONES = ("storage", "picking", "dispatch")
"""Zones, in the order of the tally's last axis."""

SIZES = (
    "storage_mean",
    *(f"{what}_{name}" for what in (*ZONES, "size", "pallets") for name in ("p95", "peak")),
)
"""The KPIs of size."""

P95 = 0.95


def tally_space(stock_days: Rows, space_days: Rows, space_by_day: Whole) -> None:
    """Add the use of zones by day and warehouse in millilitres, shape (days, warehouses, zones).

    Of storage it is the volume at the daily close, and where the scenario states the space of a warehouse the highest of the day,
    as of the other zones.
    """
    measured = np.unique(space_days["warehouse"])
    stock = selected(stock_days, ~np.isin(stock_days["warehouse"], measured))
    add_at(space_by_day, (_day(stock), stock["warehouse"], 0), stock["volume_ml"])
    for number, zone in enumerate(ZONES):
        add_at(space_by_day, (_day(space_days), space_days["warehouse"], number), space_days[f"{zone}_peak_ml"])


def _day(rows: Rows) -> Whole:
    return np.asarray((rows["closed_s"] - 1) // DAY_S)


def sizes(space_by_day: Whole, setting: Setting) -> dict[str, Figures]:
    """Compute use and needed size of each scope: mean, P95 and peak over the measured days, m3; NaN for other scopes, and where nothing was.

    P95 is the least use that 95 % of the days do not exceed. The size that a warehouse needs is that of its zones together, which do not
    stand in for each other; in pallets as the scenario says how much a pallet holds.
    """
    days = space_by_day[setting.measured_closes] / 1e6
    by_zone = {
        "mean": days.mean(axis=0),
        "p95": np.quantile(days, P95, axis=0, method="inverted_cdf"),
        "peak": days.max(axis=0),
    }
    found = {"storage_mean": by_zone["mean"][:, 0]}
    for name in ("p95", "peak"):
        found |= {f"{zone}_{name}": by_zone[name][:, number] for number, zone in enumerate(ZONES)}
        found[f"size_{name}"] = by_zone[name].sum(axis=1)
        found[f"pallets_{name}"] = np.ceil(by_zone[name] * 1e6 / setting.pallets_ml[:, np.newaxis]).sum(axis=1)
    return {name: _of_warehouses(figures, setting) for name, figures in found.items()}


def _of_warehouses(figures: Figures, setting: Setting) -> Figures:
    scopes = setting.scopes
    rows = np.full(len(scopes), np.nan)
    rows[scopes.first_warehouse : scopes.first_carrier] = np.where(figures > 0, figures, np.nan)
    return rows
