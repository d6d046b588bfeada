"""The columns of the tally: whole-number sums from which every KPI is a quotient, by what they are counted over."""

from enum import IntEnum


class Service(IntEnum):
    """Counted over orders placed in the window (over their lines where the scope is an ABC class)."""

    ORDERS = 0
    DELIVERED = 1
    DELIVERY_S = 2
    WITHIN_24H = 3
    WITHIN_48H = 4
    WITHIN_72H = 5
    SAME_DAY = 6
    NEXT_DAY = 7
    PROMISED = 8
    ON_TIME = 9
    ON_TIME_IN_FULL = 10
    FILLED = 11
    SPLIT = 12
    PARCELS = 13
    CLOSED = 14
    """Cancelled by the customer, who went away or gave up, or lost at the facility."""
    SHORT_PICKED = 15
    """A picker found too little of some line on the shelf."""


class Carriage(IntEnum):
    """Counted over parcels: the first four over those of measured orders, the rest when they arise in the window."""

    DISPATCHED = 0
    CARRIED = 1
    CARRIED_S = 2
    CARRIED_72H = 3
    FREIGHT_FEN = 4
    HANDLING_FEN = 5
    CO2E_G = 6
    KG_M = 7
    """Weight times distance; 10**6 kg·m are one t·km."""


class Filling(IntEnum):
    """Counted over order lines of orders placed in the window; outflow and cost of lost sales when they arise in it."""

    UNITS = 0
    UNITS_FILLED = 1
    WAITING_LINES = 2
    WAIT_S = 3
    OUTFLOW_FEN = 4
    """Purchase value of what left the shelf for customers."""
    HOME_UNITS = 5
    """Units by their home, the warehouse that allocation prefers for them, whichever ships them."""
    HOME_UNITS_FILLED = 6
    """Those of them that their home had in stock at once."""
    LINES = 7
    LINES_SUBSTITUTED = 8
    """Lines for which the customer took another SKU."""
    UNITS_LOST = 9
    """Units that their customer did not get, having gone away or given up."""
    VALUE_LOST_FEN = 10
    """Their purchase value."""
    LOST_FEN = 11
    """Cost of lost sales, when they are lost or cancelled in the window."""
    LINES_MISALLOCATED = 12
    """Lines sent, on figures out of date, to a warehouse that did not have them."""
    EVENT_UNITS = 13
    """Units ordered on days on which calendar events raise demand."""
    EVENT_UNITS_FILLED = 14
    EVENT_HOME_UNITS = 15
    """The same by the home of their order."""
    EVENT_HOME_UNITS_FILLED = 16
    SHORT_LINES = 17
    SHORT_S = 18
    """Lines of which a picker found too little, and the seconds from then until they were picked after all."""


class Stock(IntEnum):
    """Counted over daily closes, shipments, receipts, losses and updates of forecasts in the window."""

    VALUE_FEN = 0
    """Purchase value on hand and in transit from other warehouses, summed over daily closes."""
    SENT_FEN = 1
    """Purchase value of what left for other warehouses."""
    CYCLES = 2
    CYCLES_COVERED = 3
    """Replenishment cycles in which nobody had to wait."""
    FORECAST_MILLI = 4
    """Thousandths of units that forecasts expected from one update to the next."""
    FORECAST_UNITS = 5
    """Units that were asked for in these times."""
    FORECAST_ERROR_MILLI = 6
    """Absolute differences, SKU by SKU."""
    FORECAST_SERIES = 7
    """SKUs that were asked for, once an update."""
    FORECAST_ERROR_PPM = 8
    """Their absolute differences in millionths of what was asked for."""
    KEPT_FEN = 9
    """Purchase value on hand of what is kept by batch, summed over daily closes."""
    AGED_FEN = 10
    """That of it which is older than the last of the age bands."""
    SOLD = 11
    """Units packed for customers of what is kept by batch."""
    SOLD_AGE_S = 12
    SOLD_DATED = 13
    """Units of these that have a date."""
    SOLD_LIFE_S = 14
    WRITTEN_OFF = 15
    """Units written off, and their purchase value."""
    WRITTEN_OFF_FEN = 16
    BEFORE_EVENTS_FEN = 17
    """Purchase value at the closes before events, on hand and in transit from other warehouses."""
    RECORDS = 18
    RECORDS_RIGHT = 19
    RECORDED_UNITS = 20
    RECORD_GAP = 21
    """Records at daily closes, those that said what was there, units by all records, and units by which they were wrong."""
    UNITS_LOST_FEN = 22
    """Purchase value of what was stolen, lost or damaged."""


class Site(IntEnum):
    """Counted over warehouse days, trucks and replenishment orders in the window."""

    LABOUR_FEN = 0
    RENT_FEN = 1
    HOLDING_FEN = 2
    PENALTY_FEN = 3
    LINE_HAUL_FEN = 4
    ORDERING_FEN = 5
    LINE_HAUL_CO2E_G = 6
    LINE_HAUL_KG_M = 7
    LOAD_USED = 8
    """Trucks times kilometres times millionths of their capacity used."""
    LOAD_OFFERED = 9
    PICKER_S = 10
    BUSY_S = 11
    WRITE_OFF_FEN = 12
    SUPPLIES = 13
    """Deliveries of suppliers that were put away."""
    SUPPLIES_ON_TIME = 14
    SUPPLIED_UNITS = 15
    """Units ordered with them, and those of them that came."""
    SUPPLIED_UNITS_DELIVERED = 16
    TRANSSHIPMENTS = 17
    """Trips that brought a warehouse what it lacked, by departure, and the units in them."""
    TRANSSHIPPED_UNITS = 18
    TRANSSHIPMENT_FEN = 19
    TRANSIT_UNITS = 20
    """Units transshipped whose arrival was in the window, and those of them that did not arrive."""
    TRANSIT_LOST_UNITS = 21
    TRANSIT_LOSS_FEN = 22
    OVERFLOW_FEN = 23
    """Rented room beyond what zones hold."""
    PLANNED_UNITS = 24
    """Units sent by planning rounds."""
    AHEAD_UNITS = 25
    """Units ordered ahead of events."""
    LOSSES_FEN = 26
    """Purchase value of what was stolen, lost or damaged; then cost and seconds of counting."""
    COUNTING_FEN = 27
    COUNTING_S = 28


class Watch(IntEnum):
    """Counted over alerts raised in the window."""

    WARNINGS = 0
    """Alerts of kinds that warn of a stock-out."""
    FOLLOWED = 1
    """Those of them that a stock-out followed, or that came when there was one already."""
    IN_TIME = 2
    """Those of these that came before the stock-out."""
    LEAD_S = 3
    """By how much they did."""
    STOCK_OUTS = 4
    """Alerts that are a stock-out."""
    WARNED = 5
    """Those of them that a warning preceded."""
    OPEN_S = 6
    """Time for which alerts were open, until the end of the run at most."""


class Raised(IntEnum):
    """Alerts raised in the window, by kind: a column for each of `sim.rules.alerts.table`, in its order."""

    BELOW_SAFETY_STOCK = 0
    STOCK_OUT = 1
    OVERSTOCK = 2
    CAPACITY = 3
    PICKING_QUEUE = 4
    SUPPLIER_LATE = 5
    AGEING = 6
    RECORD_MISMATCH = 7
