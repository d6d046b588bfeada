"""Adding one order, one parcel or one line to the sums: the compiled steps of `passes`.

`facts` on the sheet is the note pad on which the columns of one order are written before they are added.
"""

from typing import Any

from analysis.kpis.bins import BIN_S, BINS
from analysis.kpis.setting import DAY_S
from analysis.kpis.sums import Carriage, Filling, Service
from sim.jit import njit
from sim.ledger.columns import NONE, LineState, OrderState

HOUR_S = 3600
"""Seconds of an hour."""

CLASS_COUNT = 3
"""ABC classes."""

SERVICE_COLUMNS = len(Service)
"""Columns counted by order."""


@njit
def in_window(sheet: Any, time_s: int) -> bool:
    """Whether a time lies in the measured window; NONE never does."""
    return bool(sheet.window.start_s <= time_s < sheet.window.end_s)


@njit
def cell_of(sheet: Any, region: int, warehouse: int, carrier: int) -> int:
    """Cell of a region, warehouse and carrier; NONE has the place after the last carrier."""
    place = sheet.window.carriers if carrier == NONE else carrier
    return int((region * sheet.window.warehouses + warehouse) * (sheet.window.carriers + 1) + place)


@njit
def note_delivery(sheet: Any, placed_s: int, due_s: int, delivered_s: int) -> None:
    """Write on the pad what a delivery, or its absence (NONE), means."""
    facts = sheet.facts
    waited_s = delivered_s - placed_s
    days = delivered_s // DAY_S - placed_s // DAY_S
    delivered = delivered_s != NONE
    facts[Service.ORDERS] = 1
    facts[Service.DELIVERED] = delivered
    facts[Service.DELIVERY_S] = waited_s if delivered else 0
    facts[Service.WITHIN_24H] = delivered & (waited_s <= 24 * HOUR_S)
    facts[Service.WITHIN_48H] = delivered & (waited_s <= 48 * HOUR_S)
    facts[Service.WITHIN_72H] = delivered & (waited_s <= 72 * HOUR_S)
    facts[Service.SAME_DAY] = delivered & (days == 0)
    facts[Service.NEXT_DAY] = delivered & (days <= 1)
    facts[Service.PROMISED] = due_s != NONE
    facts[Service.ON_TIME] = delivered & (due_s != NONE) & (delivered_s <= due_s)


@njit
def note_order(sheet: Any, i: int) -> None:
    """Write row `i` of the orders on the pad."""
    order = sheet.orders[i]
    facts = sheet.facts
    note_delivery(sheet, order.placed_s, order.due_s, order.delivered_s)
    facts[Service.ON_TIME_IN_FULL] = facts[Service.ON_TIME] & (order.parcels == 1) & (order.lost_lines == 0)
    facts[Service.FILLED] = order.waiting_lines == 0
    facts[Service.SPLIT] = order.parcels > 1
    facts[Service.PARCELS] = order.parcels
    facts[Service.CLOSED] = (order.state == OrderState.CANCELLED) | (order.state == OrderState.LOST)


@njit
def add_service(sheet: Any, table: Any, cell: int) -> None:
    """Add the pad to a cell."""
    for column in range(SERVICE_COLUMNS):
        table[cell, column] += sheet.facts[column]


@njit
def add_delivery(sheet: Any, table: Any, row: int) -> None:
    """Add the pad to a table of orders, delivered orders and seconds to delivery."""
    table[row, 0] += 1
    table[row, 1] += sheet.facts[Service.DELIVERED]
    table[row, 2] += sheet.facts[Service.DELIVERY_S]


@njit
def add_order(sheet: Any, i: int, first_parcel: int) -> None:
    """Add a measured order to its cell, its city, and the histograms of its region, warehouse and carrier.

    An order without a parcel (`first_parcel` is NONE) has its home for a warehouse, and no carrier.
    """
    city = sheet.orders[i].city
    region = sheet.cities[city].region
    add_delivery(sheet, sheet.by_city, city)
    if first_parcel == NONE:
        add_service(sheet, sheet.service, cell_of(sheet, region, sheet.orders[i].home, NONE))
        return
    parcel = sheet.parcels[first_parcel]
    add_service(sheet, sheet.service, cell_of(sheet, region, parcel.warehouse, parcel.carrier))
    if sheet.facts[Service.DELIVERED] == 1:
        time_bin = min(sheet.facts[Service.DELIVERY_S] // BIN_S, BINS)
        sheet.histogram[sheet.window.first_region + region, time_bin] += 1
        sheet.histogram[sheet.window.first_warehouse + parcel.warehouse, time_bin] += 1
        if parcel.carrier != NONE:
            sheet.histogram[sheet.window.first_carrier + parcel.carrier, time_bin] += 1


@njit
def add_parcel(sheet: Any, i: int, measured: bool) -> None:
    """Add a parcel to its cell and flow if its order is measured, and its money if that arises in the window."""
    parcel = sheet.parcels[i]
    cell = cell_of(sheet, sheet.cities[parcel.city].region, parcel.warehouse, parcel.carrier)
    carriage = sheet.carriage
    if measured:
        sheet.flows[parcel.warehouse, parcel.city, 0] += 1
        sheet.flows[parcel.warehouse, parcel.city, 1] += parcel.weight_g
        sheet.flows[parcel.warehouse, parcel.city, 2] += parcel.units
        dispatched = parcel.dispatched_s != NONE
        carried = dispatched & (parcel.delivered_s != NONE)
        carried_s = parcel.delivered_s - parcel.dispatched_s
        carriage[cell, Carriage.DISPATCHED] += dispatched
        carriage[cell, Carriage.CARRIED] += carried
        carriage[cell, Carriage.CARRIED_S] += carried_s if carried else 0
        carriage[cell, Carriage.CARRIED_72H] += carried & (carried_s <= 72 * HOUR_S)
    if in_window(sheet, parcel.dispatched_s):
        carriage[cell, Carriage.FREIGHT_FEN] += parcel.freight_fen
        carriage[cell, Carriage.CO2E_G] += parcel.co2e_g
        carriage[cell, Carriage.KG_M] += parcel.weight_g * parcel.distance_m // 1000
    if in_window(sheet, parcel.picked_s):
        carriage[cell, Carriage.HANDLING_FEN] += parcel.handling_fen


@njit
def is_filled(line: Any) -> bool:
    """Whether a line was in stock when it was ordered; a substitute does not count."""
    return bool((line.reserved_s == line.placed_s) & (line.sku == line.wanted_sku))


@njit
def add_wait(sheet: Any, i: int, cell: int, end_s: int) -> None:
    """Add the wait for stock of a line: until it was reserved or cancelled, at most until `end_s`; substituted and lost ones do not wait."""
    line = sheet.lines[i]
    if is_filled(line) or line.sku != line.wanted_sku or line.state == LineState.LOST:
        return
    until_s = line.reserved_s if line.reserved_s != NONE else line.ended_s
    sheet.filling[cell, Filling.WAITING_LINES] += 1
    sheet.filling[cell, Filling.WAIT_S] += (end_s if until_s == NONE else until_s) - line.placed_s


@njit
def add_lost(sheet: Any, i: int, cell: int) -> None:
    """Add what the customer did not get, or got in place of it."""
    line = sheet.lines[i]
    lost = line.quantity if line.ended_s != NONE else 0
    sheet.filling[cell, Filling.LINES] += 1
    sheet.filling[cell, Filling.LINES_SUBSTITUTED] += (line.sku != line.wanted_sku) & (line.ended_s == NONE)
    sheet.filling[cell, Filling.UNITS_LOST] += lost
    sheet.filling[cell, Filling.VALUE_LOST_FEN] += lost * sheet.skus[line.wanted_sku].value_fen


@njit
def was_short_picked(sheet: Any, lines: tuple[int, int]) -> bool:
    """Whether a picker found too little of any of some lines."""
    for i in range(lines[0], lines[1]):  # noqa: SIM110 - numba's generators are slow
        if sheet.lines[i].shorts > 0:
            return True
    return False


@njit
def add_short_pick(sheet: Any, i: int, cell: int, end_s: int) -> None:
    """Add a line of which a picker found too little: the time until it was picked after all or cancelled, at most until `end_s`."""
    line = sheet.lines[i]
    if line.shorts == 0:
        return
    until_s = line.picked_s if line.picked_s != NONE else line.ended_s
    sheet.filling[cell, Filling.SHORT_LINES] += 1
    sheet.filling[cell, Filling.SHORT_S] += (end_s if until_s == NONE else until_s) - line.short_s


@njit
def add_home_units(sheet: Any, i: int, region: int) -> None:
    """Add the units of a line to the cell of its home: filled if the home itself had them at once."""
    line = sheet.lines[i]
    cell = (region * sheet.window.warehouses + line.home) * CLASS_COUNT + sheet.skus[line.sku].abc
    filled = (line.warehouse == line.home) & is_filled(line)
    sheet.filling[cell, Filling.HOME_UNITS] += line.quantity
    sheet.filling[cell, Filling.HOME_UNITS_FILLED] += line.quantity if filled else 0
    if sheet.peaks[line.placed_s // DAY_S] == 1:
        sheet.filling[cell, Filling.EVENT_HOME_UNITS] += line.quantity
        sheet.filling[cell, Filling.EVENT_HOME_UNITS_FILLED] += line.quantity if filled else 0


@njit
def add_line(sheet: Any, i: int, region: int, measured: bool, end_s: int) -> None:
    """Add a line to its cell: whether it was in stock, else its wait, at most until `end_s`; and its outflow."""
    line = sheet.lines[i]
    abc = sheet.skus[line.sku].abc
    cell = (region * sheet.window.warehouses + line.warehouse) * CLASS_COUNT + abc
    filling = sheet.filling
    filled = is_filled(line)
    if measured:
        add_short_pick(sheet, i, cell, end_s)
        add_home_units(sheet, i, region)
        filling[cell, Filling.UNITS] += line.quantity
        filling[cell, Filling.UNITS_FILLED] += line.quantity if filled else 0
        if sheet.peaks[line.placed_s // DAY_S] == 1:
            filling[cell, Filling.EVENT_UNITS] += line.quantity
            filling[cell, Filling.EVENT_UNITS_FILLED] += line.quantity if filled else 0
        add_wait(sheet, i, cell, end_s)
        add_lost(sheet, i, cell)
        sheet.facts[Service.FILLED] = filled
        sheet.facts[Service.SHORT_PICKED] = line.shorts > 0
        add_service(sheet, sheet.service_by_class, abc)
        if sheet.facts[Service.DELIVERED] == 1:
            time_bin = min(sheet.facts[Service.DELIVERY_S] // BIN_S, BINS)
            sheet.histogram[sheet.window.first_class + abc, time_bin] += 1
    if in_window(sheet, line.ended_s):
        filling[cell, Filling.LOST_FEN] += line.lost_fen
    if in_window(sheet, line.picked_s):
        filling[cell, Filling.OUTFLOW_FEN] += line.quantity * sheet.skus[line.sku].value_fen
