"""From sums to figures: every KPI of one replication, by scope.

A KPI without data (the delivery time of a region that ordered nothing) is none: it has no row.
"""

from collections.abc import Callable
from enum import IntEnum

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.kpis.bins import quantile_h
from analysis.kpis.definitions import COMPONENTS, definitions
from analysis.kpis.scope_sums import ScopeSums, scope_sums
from analysis.kpis.scopes import CLASSES, kind_of
from analysis.kpis.setting import Setting
from analysis.kpis.size import sizes
from analysis.kpis.sums import Carriage, Filling, Raised, Service, Site, Stock, Watch
from analysis.kpis.tally import Tally

Figures = NDArray[np.float64]
Formula = Callable[[ScopeSums], Figures]

YEAR_D = 365
HOUR_S = 3600
DAY_S = 86400
FEN = 100
"""Fen in a yuan."""
KG_M = 1_000_000
"""kg·m in a t·km."""

COMPONENT_SUMS: dict[str, IntEnum] = {
    "freight": Carriage.FREIGHT_FEN,
    "handling": Carriage.HANDLING_FEN,
    "labour": Site.LABOUR_FEN,
    "rent": Site.RENT_FEN,
    "holding": Site.HOLDING_FEN,
    "penalty": Site.PENALTY_FEN,
    "line_haul": Site.LINE_HAUL_FEN,
    "ordering": Site.ORDERING_FEN,
    "lost_sales": Filling.LOST_FEN,
    "transshipment": Site.TRANSSHIPMENT_FEN,
    "transit_loss": Site.TRANSIT_LOSS_FEN,
    "overflow": Site.OVERFLOW_FEN,
    "write_off": Site.WRITE_OFF_FEN,
    "losses": Site.LOSSES_FEN,
    "counting": Site.COUNTING_FEN,
}
"""Where each cost component is summed."""


def _over(amount: Figures, count: Figures) -> Figures:
    return np.divide(amount, count, out=np.full_like(amount, np.nan), where=count > 0)


def _mean_h(seconds: IntEnum, count: IntEnum) -> Formula:
    return lambda sums: _over(sums[seconds], sums[count]) / HOUR_S


def _mean_d(seconds: IntEnum, count: IntEnum) -> Formula:
    return lambda sums: _over(sums[seconds], sums[count]) / DAY_S


def _percent(part: IntEnum, whole: IntEnum) -> Formula:
    return lambda sums: 100 * _over(sums[part], sums[whole])


def _an_order(column: IntEnum) -> Formula:
    return lambda sums: _over(sums[column] / FEN, sums[Service.ORDERS])


def _cost(sums: ScopeSums) -> Figures:
    total: Figures = sum((sums[column] for column in COMPONENT_SUMS.values()), start=np.zeros(1))
    return total / FEN


def _stock_value(sums: ScopeSums) -> Figures:
    value = sums[Stock.VALUE_FEN] / FEN / sums.days
    return np.where(value > 0, value, np.nan)


def _value_before_events(sums: ScopeSums) -> Figures:
    value = sums[Stock.BEFORE_EVENTS_FEN] / FEN / max(sums.events, 1)
    return np.where(value > 0, value, np.nan)


def _some(amount: Figures) -> Figures:
    return np.where(amount > 0, amount, np.nan)


def _outflow_a_day(sums: ScopeSums) -> Figures:
    return (sums[Filling.OUTFLOW_FEN] + sums[Stock.SENT_FEN]) / FEN / sums.days


def _forecast_bias(sums: ScopeSums) -> Figures:
    return 100 * _over(sums[Stock.FORECAST_MILLI] / 1000 - sums[Stock.FORECAST_UNITS], sums[Stock.FORECAST_UNITS])


def _write_off_rate(sums: ScopeSums) -> Figures:
    return 100 * _over(sums[Stock.WRITTEN_OFF_FEN], sums[Filling.OUTFLOW_FEN] + sums[Stock.SENT_FEN])


def _with_records(sums: ScopeSums, figures: Figures) -> Figures:
    """Figures where records may be wrong; elsewhere there are none."""
    return np.where(sums[Stock.RECORDS] > 0, figures, np.nan)


def _open(sums: ScopeSums) -> Figures:
    return sums[Service.ORDERS] - sums[Service.DELIVERED] - sums[Service.CLOSED]


def _backlog_growth(sums: ScopeSums) -> Figures:
    return 100 * _over(sums.backlog_growth, sums[Service.ORDERS])


def _transport(sums: ScopeSums) -> Figures:
    return (sums[Carriage.KG_M] + sums[Site.LINE_HAUL_KG_M]) / KG_M


def _co2e(sums: ScopeSums) -> Figures:
    return _over(sums[Carriage.CO2E_G] + sums[Site.LINE_HAUL_CO2E_G], sums[Service.ORDERS])


def _alerts(sums: ScopeSums) -> Figures:
    """All alerts, where there are rules that may raise one."""
    return sums.tables[Raised].sum(axis=1) if sums.alert_kinds else np.full(len(sums.tables[Raised]), np.nan)


def _alerts_of(kind: Raised) -> Formula:
    """Alerts of a kind, where there is a rule for it."""
    name = kind.name.lower()
    return lambda sums: sums[kind] if name in sums.alert_kinds else np.full_like(sums[kind], np.nan)


FORMULAS: dict[str, Formula] = {
    "order_to_delivery_mean": _mean_h(Service.DELIVERY_S, Service.DELIVERED),
    "within_24h": _percent(Service.WITHIN_24H, Service.ORDERS),
    "within_48h": _percent(Service.WITHIN_48H, Service.ORDERS),
    "within_72h": _percent(Service.WITHIN_72H, Service.ORDERS),
    "same_day": _percent(Service.SAME_DAY, Service.ORDERS),
    "next_day": _percent(Service.NEXT_DAY, Service.ORDERS),
    "on_time_delivery": _percent(Service.ON_TIME, Service.PROMISED),
    "otif": _percent(Service.ON_TIME_IN_FULL, Service.PROMISED),
    "order_fill_rate": _percent(Service.FILLED, Service.ORDERS),
    "unit_fill_rate": _percent(Filling.UNITS_FILLED, Filling.UNITS),
    "home_fill_rate": _percent(Filling.HOME_UNITS_FILLED, Filling.HOME_UNITS),
    "event_fill_rate": _percent(Filling.EVENT_UNITS_FILLED, Filling.EVENT_UNITS),
    "event_home_fill_rate": _percent(Filling.EVENT_HOME_UNITS_FILLED, Filling.EVENT_HOME_UNITS),
    "cycle_service_level": _percent(Stock.CYCLES_COVERED, Stock.CYCLES),
    "supplier_on_time": _percent(Site.SUPPLIES_ON_TIME, Site.SUPPLIES),
    "supplier_fill_rate": _percent(Site.SUPPLIED_UNITS_DELIVERED, Site.SUPPLIED_UNITS),
    "forecast_wape": lambda sums: 100 * _over(sums[Stock.FORECAST_ERROR_MILLI] / 1000, sums[Stock.FORECAST_UNITS]),
    "forecast_mape": lambda sums: 100 * _over(sums[Stock.FORECAST_ERROR_PPM] / 1e6, sums[Stock.FORECAST_SERIES]),
    "forecast_bias": _forecast_bias,
    "lost_sales_rate": _percent(Filling.UNITS_LOST, Filling.UNITS),
    "lost_value": lambda sums: sums[Filling.VALUE_LOST_FEN] / FEN,
    "cancelled_orders": _percent(Service.CLOSED, Service.ORDERS),
    "misallocated_lines": _percent(Filling.LINES_MISALLOCATED, Filling.LINES),
    "transshipments": lambda sums: sums[Site.TRANSSHIPMENTS],
    "transshipped_units": lambda sums: sums[Site.TRANSSHIPPED_UNITS],
    "transit_loss_rate": _percent(Site.TRANSIT_LOST_UNITS, Site.TRANSIT_UNITS),
    "substituted_lines": _percent(Filling.LINES_SUBSTITUTED, Filling.LINES),
    "backorder_wait_mean": _mean_h(Filling.WAIT_S, Filling.WAITING_LINES),
    "split_rate": _percent(Service.SPLIT, Service.ORDERS),
    "parcels_per_order": lambda sums: _over(sums[Service.PARCELS], sums[Service.ORDERS]),
    "carrier_time_mean": _mean_h(Carriage.CARRIED_S, Carriage.CARRIED),
    "carrier_within_72h": _percent(Carriage.CARRIED_72H, Carriage.DISPATCHED),
    "record_accuracy": _percent(Stock.RECORDS_RIGHT, Stock.RECORDS),
    "record_accuracy_units": lambda sums: 100 * (1 - _over(sums[Stock.RECORD_GAP], sums[Stock.RECORDED_UNITS])),
    "orders_short_picked": _percent(Service.SHORT_PICKED, Service.ORDERS),
    "short_pick_delay_mean": _mean_h(Filling.SHORT_S, Filling.SHORT_LINES),
    "goods_lost_value": lambda sums: _with_records(sums, sums[Stock.UNITS_LOST_FEN] / FEN),
    "count_hours": lambda sums: _with_records(sums, sums[Site.COUNTING_S] / HOUR_S),
    "orders": lambda sums: sums[Service.ORDERS],
    "delivered": lambda sums: sums[Service.DELIVERED],
    "open_orders": _open,
    "backlog_growth": _backlog_growth,
    "alerts": _alerts,
    **{f"alerts_{kind.name.lower()}": _alerts_of(kind) for kind in Raised},
    "alert_precision": _percent(Watch.FOLLOWED, Watch.WARNINGS),
    "alert_recall": _percent(Watch.WARNED, Watch.STOCK_OUTS),
    "alert_lead_mean": lambda sums: _over(sums[Watch.LEAD_S], sums[Watch.IN_TIME]) / DAY_S,
    "alert_open_mean": lambda sums: _over(sums[Watch.OPEN_S], _alerts(sums)) / DAY_S,
    "cost_total": _cost,
    "cost_per_order": lambda sums: _over(_cost(sums), sums[Service.ORDERS]),
    **{f"cost_per_order_{name}": _an_order(COMPONENT_SUMS[name]) for name in COMPONENTS},
    "stock_value_mean": _stock_value,
    "inventory_turns": lambda sums: YEAR_D * _outflow_a_day(sums) / _stock_value(sums),
    "days_of_supply": lambda sums: _over(_stock_value(sums), _outflow_a_day(sums)),
    "age_at_shipping_mean": _mean_d(Stock.SOLD_AGE_S, Stock.SOLD),
    "remaining_life_mean": _mean_d(Stock.SOLD_LIFE_S, Stock.SOLD_DATED),
    "aged_stock": _percent(Stock.AGED_FEN, Stock.KEPT_FEN),
    "written_off_units": lambda sums: sums[Stock.WRITTEN_OFF],
    "written_off_value": lambda sums: sums[Stock.WRITTEN_OFF_FEN] / FEN,
    "write_off_rate": _write_off_rate,
    "stock_value_before_events": _value_before_events,
    "planned_units": lambda sums: _some(sums[Site.PLANNED_UNITS]),
    "ahead_units": lambda sums: _some(sums[Site.AHEAD_UNITS]),
    "picker_utilisation": _percent(Site.BUSY_S, Site.PICKER_S),
    "line_haul_load_factor": _percent(Site.LOAD_USED, Site.LOAD_OFFERED),
    "transport_tkm": _transport,
    "co2e_per_order": _co2e,
}
"""Figures by scope from the sums; quantiles are read from histograms instead."""

QUANTILES = {"order_to_delivery_p50": 0.50, "order_to_delivery_p90": 0.90, "order_to_delivery_p95": 0.95}
"""Shares of the KPIs that are quantiles."""


def delivery_histogram(tally: Tally, setting: Setting) -> NDArray[np.int64]:
    """Count all measured delivered orders by order-to-delivery time: the regions' histograms added up."""
    regions = slice(setting.scopes.first_region, setting.scopes.first_warehouse)
    return np.asarray(tally.histogram[regions].sum(axis=0), dtype=np.int64)


def _quantile(tally: Tally, setting: Setting, share: float) -> Figures:
    histograms = [delivery_histogram(tally, setting), *tally.histogram[setting.scopes.first_region :]]
    found = [quantile_h(histogram, share) for histogram in histograms]
    return np.array([*found, *[None] * len(setting.scopes.pairs)], dtype=np.float64)


def measure(tally: Tally, setting: Setting, replication: int) -> pd.DataFrame:
    """Compute every KPI of one replication for every scope it exists for.

    Parameters
    ----------
    tally : Tally
        Sums of the whole replication.
    setting : Setting
        The scenario's window and scopes.
    replication : int
        Number of the replication.

    Returns
    -------
    DataFrame
        Columns replication, kpi, scope, unit, value; KPIs in the order of the glossary, no missing value. ABC classes
        without a SKU have no rows.
    """
    sums, known = scope_sums(tally, setting), sizes(tally.space_by_day, setting)
    unused = {f"class:{name}" for place, name in enumerate(CLASSES) if place not in setting.skus["abc"]}
    rows: list[tuple[int, str, str, str, float]] = []
    for definition in definitions().values():
        share = QUANTILES.get(definition.name)
        if share is None:
            figures = known[definition.name] if definition.name in known else FORMULAS[definition.name](sums)
        else:
            figures = _quantile(tally, setting, share)
        rows.extend(
            (replication, definition.name, scope, definition.unit, float(value))
            for scope, value in zip(setting.scopes.names, figures, strict=True)
            if kind_of(scope) in definition.scopes and scope not in unused and not np.isnan(value)
        )
    return pd.DataFrame(rows, columns=["replication", "kpi", "scope", "unit", "value"])
