"""The running sums of one replication: everything KPIs need, in a few whole-number arrays that do not grow with orders.

Tallies of pieces add up to the tally of the whole, and tallies of replications to the pooled one, exactly.
"""

import hashlib
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from analysis.kpis.bins import BINS
from analysis.kpis.passes import pass_orders
from analysis.kpis.scopes import CLASSES
from analysis.kpis.setting import Setting
from analysis.kpis.sharing_events import tally_losses, tally_misallocations, tally_transshipments
from analysis.kpis.sheet import Sheet
from analysis.kpis.site_events import (
    tally_ageing_days,
    tally_forecasts,
    tally_loads,
    tally_overflow,
    tally_records,
    tally_replenishments,
    tally_shipments,
    tally_stock_days,
    tally_supplies,
    tally_warehouse_days,
    tally_write_offs,
)
from analysis.kpis.size import ZONES, tally_space
from analysis.kpis.sums import Carriage, Filling, Raised, Service, Site, Stock, Watch
from analysis.kpis.watching import WHOLE_SITE, tally_alerts

Whole = NDArray[np.int64]


class Piece(Protocol):
    """What a tally reads of a ledger: its tables and the time at which it ends."""

    @property
    def tables(self) -> dict[str, NDArray[np.void]]:
        """Structured arrays by table name."""

    @property
    def end_s(self) -> int:
        """End of the simulated time of the piece."""


@dataclass(frozen=True)
class Tally:
    """Sums over ledger rows, all int64.

    A *cell* is a combination of places, flattened: orders and parcels are counted by (region, warehouse, carrier), the
    place after the last carrier standing for none; order lines by (region, warehouse, class).

    Parameters
    ----------
    service : ndarray, shape (cells, Service)
        Measured orders by region, and by warehouse and carrier of their first parcel.
    service_by_class : ndarray, shape (3, Service)
        Measured order lines by ABC class.
    carriage : ndarray, shape (cells, Carriage)
        Parcels by region, warehouse and carrier.
    filling : ndarray, shape (line cells, Filling)
        Order lines by region, warehouse and class.
    stock : ndarray, shape (warehouses, 3, Stock)
        Closes, receipts and shipments by warehouse and class.
    sites : ndarray, shape (warehouses, Site)
        Daily books, trucks bound for a warehouse and its replenishment orders.
    histogram : ndarray, shape (scopes, BINS + 1)
        Measured delivered orders (lines by class) by order-to-delivery time; the row of "all" stays empty, and carriers
        by region have none.
    by_city : ndarray, shape (cities, 3)
        Measured orders, delivered orders, seconds to delivery.
    by_day : ndarray, shape (days, 3)
        The same for all orders by day of placing, warm-up included.
    flows : ndarray, shape (warehouses, cities, 3)
        Parcels of measured orders, their grams, their units.
    stock_by_day : ndarray, shape (days, warehouses, 2)
        Fen and units on hand at each daily close, warm-up included.
    backlog_by_day : ndarray, shape (days, warehouses)
        Parcels that wait for a picker and order lines that wait for stock at each daily close, warm-up included.
    space_by_day : ndarray, shape (days, warehouses, 3)
        Millilitres in use of storage, picking and dispatch, warm-up included.
    transfers : ndarray, shape (warehouses, warehouses)
        Units that left for other warehouses in the window, by source and receiver.
    watch : ndarray, shape (warehouses, 4, Watch)
        Alerts by warehouse and class; after the classes come those about a warehouse as a whole.
    raised : ndarray, shape (warehouses, 4, Raised)
        The same by kind.
    alerts_by_day : ndarray, shape (days, warehouses, rules)
        Alerts by the day on which they were raised, warm-up included.
    """

    service: Whole
    service_by_class: Whole
    carriage: Whole
    filling: Whole
    stock: Whole
    sites: Whole
    histogram: Whole
    by_city: Whole
    by_day: Whole
    flows: Whole
    stock_by_day: Whole
    backlog_by_day: Whole
    transfers: Whole
    space_by_day: Whole
    watch: Whole
    raised: Whole
    alerts_by_day: Whole

    @classmethod
    def empty(cls, setting: Setting) -> "Tally":
        """Return the tally of nothing."""
        scopes = setting.scopes
        sites, cities, classes = len(scopes.warehouses), setting.cities.size, len(CLASSES)
        cells = len(scopes.regions) * sites * (len(scopes.carriers) + 1)
        shapes: dict[str, tuple[int, ...]] = {
            "service": (cells, len(Service)),
            "service_by_class": (classes, len(Service)),
            "carriage": (cells, len(Carriage)),
            "filling": (len(scopes.regions) * sites * classes, len(Filling)),
            "stock": (sites, classes, len(Stock)),
            "sites": (sites, len(Site)),
            "histogram": (scopes.first_pair, BINS + 1),
            "by_city": (cities, 3),
            "by_day": (setting.days, 3),
            "flows": (sites, cities, 3),
            "stock_by_day": (setting.days, sites, 2),
            "backlog_by_day": (setting.days, sites),
            "transfers": (sites, sites),
            "space_by_day": (setting.days, sites, len(ZONES)),
            "watch": (sites, WHOLE_SITE + 1, len(Watch)),
            "raised": (sites, WHOLE_SITE + 1, len(Raised)),
            "alerts_by_day": (setting.days, sites, setting.rules),
        }
        return cls(**{name: np.zeros(shape, np.int64) for name, shape in shapes.items()})

    def include(self, piece: Piece, setting: Setting) -> None:
        """Add the rows of a ledger piece.

        Raises
        ------
        ValueError
            If an order in the piece lacks lines or parcels, or rows are not sorted by order.
        """
        tables = piece.tables
        known = tables | self.arrays() | {"window": setting.window, "cities": setting.cities, "skus": setting.skus}
        known["peaks"] = setting.peaks
        known["facts"] = np.zeros(len(Service), np.int64)
        if not pass_orders(Sheet(**{name: known[name] for name in Sheet.LAYOUT}), piece.end_s):
            raise ValueError("a ledger piece is torn: an order without its parcels, or rows without their order")
        tally_loads(tables["loads"], setting, self.sites)
        tally_replenishments(tables["replenishments"], setting, self.sites)
        tally_shipments(tables["shipments"], setting, self.stock, self.transfers)
        tally_supplies(tables["shipments"], setting, self.sites)
        tally_transshipments(tables["transshipments"], setting, self.sites)
        tally_losses(tables["shipments"], setting, self.sites)
        tally_misallocations(tables["misallocations"], setting, self.filling)
        tally_stock_days(tables["stock_days"], setting, self.stock, self.stock_by_day)
        tally_forecasts(tables["forecasts"], setting, self.stock)
        tally_ageing_days(tables["ageing_days"], setting, self.stock)
        tally_write_offs(tables["losses"], setting, self.stock, self.sites)
        tally_records(tables, setting, self.stock, self.sites)
        tally_warehouse_days(tables["warehouse_days"], setting, self.sites, self.backlog_by_day)
        tally_overflow(tables["space_days"], setting, self.sites)
        tally_space(tables["stock_days"], tables["space_days"], self.space_by_day)
        tally_alerts(tables["alerts"], piece.end_s, setting, self.watch, self.raised, self.alerts_by_day)

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(**{name: array + getattr(other, name) for name, array in self.arrays().items()})

    def arrays(self) -> dict[str, Whole]:
        """Return the arrays by name."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


@cache
def tally_version() -> str:
    """Digest of the sources that make tallies: stored ones of another version are not read."""
    content = b"".join(path.read_bytes() for path in sorted(Path(__file__).parent.glob("*.py")))
    return hashlib.sha256(content).hexdigest()[:16]
