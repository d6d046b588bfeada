"""Forecasts: what is asked for is counted, and every midnight levels follow what is expected."""

from sim.clock import DAY
from sim.compiled.heap import push
from sim.events import EventKind
from sim.forecasts import CLASSES
from sim.jit import optional
from sim.rules.forecast_levels import plan_day
from sim.rules.forecasting import count_asked
from sim.rules.planned_orders import note_ordered, plan_order
from sim.tables import Tables


@optional(instead=None)
def begin_forecasts(network: Tables, state: Tables) -> None:
    """Let every warehouse with forecasts make them from the first midnight on."""
    for warehouse in range(network.options.warehouses):
        if network.series_at[warehouse].count > 0:
            push(state, 0, EventKind.FORECAST, warehouse, warehouse)


@optional(instead=None)
def count_order(network: Tables, state: Tables, slot: int) -> None:
    """What a customer's order asks for counts at the home of each line, whoever ships it."""
    for number in range(state.orders[slot].lines):
        wanted = state.basket[number]
        count_asked(network, state, wanted.home, wanted.sku, wanted.quantity)


@optional(instead=None)
def count_replenishment(network: Tables, state: Tables, warehouse: int, source: int, sku: int, quantity: int) -> None:
    """What a warehouse orders counts at the warehouse that supplies it, and is expected where it is planned."""
    if source >= 0:
        count_asked(network, state, source, sku, quantity)
    note_ordered(network, state, warehouse, sku, quantity, state.clock.now)


@optional(instead=None)
def plan_release(network: Tables, state: Tables, warehouse: int, sku: int) -> None:
    """Before a SKU is looked at: if MRP plans it, leave in its level what is to be released now."""
    plan_order(network, state, state.levels, state.stock, warehouse, sku, state.clock.now)


@optional(instead=None)
def forecast(network: Tables, state: Tables, ledger: Tables, warehouse: int) -> None:
    """A day begins at a warehouse: the day before is taken in, forecasts are made, levels set; accuracy is written into the ledger."""
    now = state.clock.now
    push(state, now + DAY, EventKind.FORECAST, warehouse, warehouse)
    plan_day(network, state, state.levels, state.streams, warehouse, now // DAY)
    for number in range(network.forecasts.shape[0]):
        for abc in range(CLASSES):
            noted = state.accuracy[number, abc]
            if noted.series > 0:
                row = ledger.forecasts[ledger.rows.forecasts]
                ledger.rows.forecasts += 1
                row.closed_s, row.warehouse, row.forecast, row.abc = now, warehouse, number, abc
                row.series, row.forecast_milli, row.units = noted.series, noted.forecast_milli, noted.units
                row.error_milli, row.with_demand, row.error_ppm = noted.error_milli, noted.with_demand, noted.error_ppm
