"""The week: opening hours, shifts, cut-offs and departures as seconds of the week."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.clock import DAY, WEEK
from sim.network.layout import HOURS, SHIFT_CHANGE, WORK
from sim.scenario.warehouse import OpeningHours, Shift, Warehouse


class WeekTimes:
    """Collects lists of seconds of the week, one behind the other."""

    def __init__(self) -> None:
        self._times: list[int] = []

    def add(self, times: Sequence[int]) -> tuple[int, int]:
        """Add a sorted list; return its first row and its length."""
        first = len(self._times)
        self._times.extend(times)
        return first, len(times)

    def table(self) -> NDArray[np.int64]:
        """Return the `week_times` table."""
        return np.array(self._times, np.int64)


def week_seconds(days: Sequence[int], times: Sequence[int]) -> list[int]:
    """Seconds of the week at which something happens on given weekdays at given times of day, sorted."""
    return sorted({(day * DAY + time) % WEEK for day in days for time in times})


def span(hours: tuple[int, int]) -> tuple[int, int]:
    """From and to as seconds after midnight; 'to' lies past midnight where it is not after 'from'."""
    start, end = hours
    return (start, end) if end > start else (start, end + DAY)


def opening_rows(warehouses: Sequence[Warehouse]) -> NDArray[Any]:
    """Return the `opening` table, shape (warehouses, 7)."""
    rows = np.zeros((len(warehouses), 7), HOURS)
    for row, warehouse in zip(rows, warehouses, strict=True):
        for day in warehouse.opening.days:
            row[day] = span(warehouse.opening.hours)
    return rows


def shift_rows(warehouses: Sequence[Warehouse]) -> tuple[NDArray[Any], list[tuple[int, int]]]:
    """Return the `shift_changes` table, and for each warehouse its first row and number of rows."""
    rows: list[tuple[int, int]] = []
    spans: list[tuple[int, int]] = []
    for warehouse in warehouses:
        changes = shift_changes(warehouse) if warehouse.picking else []
        spans.append((len(rows), len(changes)))
        rows.extend(changes)
    return np.array(rows, SHIFT_CHANGE), spans


def shift_changes(warehouse: Warehouse) -> list[tuple[int, int]]:
    """List (second of the week, pickers from then on) where the number of pickers changes; one row if it never does.

    Nobody picks outside opening hours.
    """
    assert warehouse.picking is not None
    edges = {0}
    for days, hours in [
        (warehouse.opening.days, warehouse.opening.hours),
        *((s.days, s.hours) for s in warehouse.picking.shifts),
    ]:
        start, end = span(hours)
        edges.update((day * DAY + edge) % WEEK for day in days for edge in (start, end))
    counts = [(edge, pickers_scheduled(warehouse.opening, warehouse.picking.shifts, edge)) for edge in sorted(edges)]
    changes = [pair for before, pair in zip([counts[-1], *counts], counts, strict=False) if pair[1] != before[1]]
    return changes or [(0, counts[0][1])]


def pickers_scheduled(opening: OpeningHours, shifts: Sequence[Shift], second: int) -> int:
    """Pickers at work at a second of the week."""
    if not _covers(opening.days, opening.hours, second):
        return 0
    return sum(shift.pickers for shift in shifts if _covers(shift.days, shift.hours, second))


def _covers(days: Sequence[int], hours: tuple[int, int], second: int) -> bool:
    start, end = span(hours)
    return any((second - day * DAY - start) % WEEK < end - start for day in days)


def work_rows(warehouses: Sequence[Warehouse]) -> NDArray[Any]:
    """Return the `work` table, shape (warehouses, 7): picker time paid for on each weekday, booked on the day the shift begins."""
    rows = np.zeros((len(warehouses), 7), WORK)
    for row, warehouse in zip(rows, warehouses, strict=True):
        for shift in warehouse.picking.shifts if warehouse.picking else ():
            start, end = span(shift.hours)
            for day in shift.days:
                row[day]["picker_s"] += shift.pickers * (end - start)
                row[day]["wage_fen"] += round(shift.pickers * (end - start) * shift.wage / 3600)
    return rows
