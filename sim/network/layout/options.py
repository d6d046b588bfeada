"""The scenario's single values."""

from sim.network.layout.record import record

# Fields that belong together share a line and a comment.
# fmt: off
OPTIONS = record(
    warehouses="i8", cities="i8", carriers="i8", skus="i8",  # how many there are
    days="i8",  # simulated days
    end_s="i8",  # end of the simulated time
    start_weekday="i8",  # weekday of the first day, Monday 0
    most_lines="i8",  # lines an order has at most
    most_orders="i8",  # replenishment orders that one look at a SKU can cause, up the whole network
    lines="i8", quantity="i8", sku="i8", hour="i8",  # distributions of order lines, units, SKU of a line, hour of the day
    allocation="i8", shortage="i8", reach="i8",  # Preference, Shortage, warehouses considered at most
    carrier_choice="i8", carrier="i8", carrier_shares="i8",  # CarrierRule, the fixed carrier, distribution over carriers (-1: none)
    penalty_fen="i8",  # backorder penalty, fen an order line and day
    crosses="i8",  # whether any level does
    records="i8",  # whether any warehouse's records may be wrong
    lost_fen="i8", lost_ppm="i8",  # cost of a lost unit: fen, and millionths of its value
    assortments="i8",  # whether some warehouse does not keep everything
    delayed="i8",  # whether allocation knows other warehouses' stock by exchanged figures only
    reactive="i8",  # whether warehouses help each other at a shortage
    series="i8", planned="i8",  # how many are forecast, and how many of these MRP plans
    batches="i8",  # whether any SKU is kept by batch
    spaces="i8",  # whether the space of some warehouse is measured
    volumes="i8",  # whether it is, or some warehouse's storage is limited
    sold_days="i8",  # days of customers' orders that are remembered for plans, today included; 0: none
    days_before="i8",  # days before the start in `factor_sums`
    plan_orders="i8",  # orders that one planning event may place
    alerts="i8",  # rules of alerts
    most_alerts="i8",  # alerts that one event may raise at most
)
"""The scenario's single values."""

OPTIONAL = (
    "crosses", "records", "delayed", "reactive", "series", "planned", "batches", "spaces", "sold_days", "plan_orders", "alerts",
)  # fmt: skip
"""Those that are 0 where a feature is not used, for which compiled code need not be made (`sim.jit.optional`)."""
