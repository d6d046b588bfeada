"""The tally's cells added up to scopes: the network, each region, warehouse, carrier, ABC class, and carrier by region."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from analysis.kpis.attribution import follow_goods
from analysis.kpis.backlog import growth
from analysis.kpis.scopes import CLASSES, Scopes
from analysis.kpis.setting import Setting
from analysis.kpis.sums import Carriage, Filling, Raised, Service, Site, Stock, Watch
from analysis.kpis.tally import Tally

Figures = NDArray[np.float64]
Table = NDArray[np.float64] | NDArray[np.int64]


@dataclass(frozen=True)
class ScopeSums:
    """Sums by scope.

    Parameters
    ----------
    tables : dict
        For each kind of column (`Service`, `Carriage`, `Filling`, `Stock`, `Site`) an array of shape (scopes, columns);
        zero where a scope has no such sum.
    days : float
        Days of the measured window.
    events : int
        Daily closes in it right before calendar events raise demand.
    backlog_growth : ndarray, shape (scopes,)
        By how much what waits grew over the measured window; NaN where a scope has no such figure.
    alert_kinds : frozenset of str
        Kinds of alerts that may be raised.
    """

    tables: dict[type[IntEnum], Figures]
    days: float
    events: int
    backlog_growth: Figures
    alert_kinds: frozenset[str]

    def __getitem__(self, column: IntEnum) -> Figures:
        return self.tables[type(column)][:, column]


def _stack(
    scopes: Scopes,
    whole: Table,
    regions: Table | None = None,
    warehouses: Table | None = None,
    carriers: Table | None = None,
    classes: Table | None = None,
    pairs: Table | None = None,
) -> Figures:
    kinds = (
        (regions, len(scopes.regions)),
        (warehouses, len(scopes.warehouses)),
        (carriers, len(scopes.carriers)),
        (classes, len(CLASSES)),
        (pairs, len(scopes.pairs)),
    )
    parts = [np.zeros((size, whole.size)) if part is None else part for part, size in kinds]
    return np.vstack([whole[np.newaxis], *parts]).astype(np.float64)


def _of_places(scopes: Scopes, table: NDArray[np.int64]) -> Figures:
    """Add up what is known by warehouse and class; what stands behind the classes is about a warehouse as a whole."""
    classes = table.sum(axis=0)[: len(CLASSES)]
    return _stack(scopes, table.sum(axis=(0, 1)), None, table.sum(axis=1), classes=classes)


def _flows_by_region(tally: Tally, setting: Setting) -> Figures:
    flows = np.zeros((len(setting.scopes.warehouses), len(setting.scopes.regions), tally.flows.shape[2]))
    for region in range(flows.shape[1]):
        flows[:, region] = tally.flows[:, setting.cities["region"] == region].sum(axis=1)
    return flows


def _sites_by_region(tally: Tally, setting: Setting) -> Figures:
    """Shared costs, CO2e and transport work by region: wages follow the parcels, everything else the goods."""
    flows = _flows_by_region(tally, setting)
    regions = np.zeros((len(setting.scopes.regions), len(Site)))
    labour, goods = [Site.LABOUR_FEN], [Site.RENT_FEN, Site.HOLDING_FEN, Site.PENALTY_FEN, Site.LINE_HAUL_FEN]
    goods += [Site.TRANSSHIPMENT_FEN, Site.TRANSIT_LOSS_FEN, Site.OVERFLOW_FEN, Site.WRITE_OFF_FEN]
    goods += [Site.ORDERING_FEN, Site.LINE_HAUL_CO2E_G, Site.LINE_HAUL_KG_M, Site.LOSSES_FEN, Site.COUNTING_FEN]
    regions[:, labour] = follow_goods(tally.sites[:, labour], np.zeros_like(tally.transfers), flows[:, :, 0])
    regions[:, goods] = follow_goods(tally.sites[:, goods], tally.transfers, flows[:, :, 2])
    return regions


def _stock_by_region(tally: Tally, setting: Setting) -> Figures:
    """Value of the stock that is held for each region: it follows the goods, as its capital cost does."""
    regions = np.zeros((len(setting.scopes.regions), len(Stock)))
    value, units = [Stock.VALUE_FEN], _flows_by_region(tally, setting)[:, :, 2]
    regions[:, value] = follow_goods(tally.stock.sum(axis=1)[:, value], tally.transfers, units)
    return regions


def _backlog_growth(tally: Tally, setting: Setting) -> Figures:
    scopes = setting.scopes
    found = np.full(len(scopes), np.nan)
    by_warehouse = growth(tally.backlog_by_day[setting.measured_closes])
    found[0] = by_warehouse.sum()
    found[scopes.first_warehouse : scopes.first_carrier] = by_warehouse
    return found


def scope_sums(tally: Tally, setting: Setting) -> ScopeSums:
    """Add the tally up by scope.

    The shared costs, stock, trucks and CO2e of the network are attributed to regions as in `attribution`. Goods sent to other
    warehouses are an outflow of the warehouse that sends them, not of the network.
    """
    scopes = setting.scopes
    places = (len(scopes.regions), len(scopes.warehouses))
    service = tally.service.reshape(*places, -1, len(Service))
    carriage = tally.carriage.reshape(*places, -1, len(Carriage))
    filling = tally.filling.reshape(*places, len(CLASSES), len(Filling))
    stock, sites = tally.stock, tally.sites
    network_stock, class_stock = stock.sum(axis=(0, 1)), stock.sum(axis=0)
    network_stock[Stock.SENT_FEN] = 0
    class_stock[:, Stock.SENT_FEN] = 0

    def by_cell(table: NDArray[np.int64], classes: NDArray[np.int64] | None) -> Figures:
        regions, warehouses, carriers = (table.sum(axis=axes) for axes in ((1, 2), (0, 2), (0, 1)))
        pairs = table.sum(axis=1)[:, :-1].swapaxes(0, 1).reshape(len(scopes.pairs), table.shape[-1])
        return _stack(scopes, table.sum(axis=(0, 1, 2)), regions, warehouses, carriers[:-1], classes, pairs)

    lines = (filling.sum(axis=(0, 1, 2)), filling.sum(axis=(1, 2)), filling.sum(axis=(0, 2)))
    tables: dict[type[IntEnum], Figures] = {
        Service: by_cell(service, tally.service_by_class),
        Carriage: by_cell(carriage, None),
        Filling: _stack(scopes, *lines, classes=filling.sum(axis=(0, 1))),
        Stock: _stack(scopes, network_stock, _stock_by_region(tally, setting), stock.sum(axis=1), classes=class_stock),
        Site: _stack(scopes, sites.sum(axis=0), _sites_by_region(tally, setting), sites),
        Watch: _of_places(scopes, tally.watch),
        Raised: _of_places(scopes, tally.raised),
    }
    events, growing = len(setting.closes_before_events), _backlog_growth(tally, setting)
    return ScopeSums(tables, setting.measured_days, events, growing, setting.alert_kinds)
