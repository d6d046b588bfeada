"""What the passes over a ledger need to know of a scenario: its measured window, and whose row is whose."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.kpis.scopes import CLASSES, Scopes
from sim.network.calendar import factors_between
from sim.scenario.scenario import Scenario
from sim.scenario.space import PALLET_ML

DAY_S = 86400
"""Seconds of a day."""

WINDOW = np.dtype(
    [
        ("start_s", "i8"),
        ("end_s", "i8"),
        ("warehouses", "i8"),
        ("carriers", "i8"),
        ("first_region", "i8"),
        ("first_warehouse", "i8"),
        ("first_carrier", "i8"),
        ("first_class", "i8"),
    ],
    align=True,
)
"""The measured window [start, end), the number of warehouses and carriers, and the first row of each kind of scope."""

CITY = np.dtype([("region", "i8")], align=True)
"""What the passes know of a city: the position of its region."""

SKU = np.dtype([("abc", "i8"), ("value_fen", "i8")], align=True)
"""What the passes know of a SKU: its ABC class (0 A, 1 B, 2 C) and its purchase value."""


@dataclass(frozen=True)
class Setting:
    """The scenario as the passes see it.

    Parameters
    ----------
    scopes : Scopes
        What figures are about.
    days : int
        Days of the whole run, the last perhaps not whole.
    window : ndarray of WINDOW, shape ()
        Measured window and scope rows.
    cities : ndarray of CITY, shape (cities,)
        Where orders come from.
    skus : ndarray of SKU, shape (skus,)
        What they hold.
    pallets_ml : ndarray of int64, shape (warehouses,)
        Millilitres on a pallet.
    event_factors : ndarray, shape (days,)
        Demand of a day over what it would be without calendar events.
    alert_kinds : frozenset of str
        Kinds of alerts that the scenario's rules may raise.
    rules : int
        Rules of alerts.
    """

    scopes: Scopes
    days: int
    window: NDArray[np.void]
    cities: NDArray[np.void]
    skus: NDArray[np.void]
    pallets_ml: NDArray[np.int64]
    event_factors: NDArray[np.float64]
    alert_kinds: frozenset[str] = frozenset()
    rules: int = 0

    @classmethod
    def of(cls, scenario: Scenario) -> "Setting":
        """Read the setting of a scenario."""
        scopes, horizon = Scopes.of(scenario), scenario.horizon
        end_s = horizon.warm_up + horizon.measure
        counts = (len(scopes.warehouses), len(scopes.carriers))
        rows = (scopes.first_region, scopes.first_warehouse, scopes.first_carrier, scopes.first_class)
        days = -(-(end_s + horizon.cool_down) // DAY_S)
        without = factors_between(scenario, 0, days, ())
        factors = np.divide(factors_between(scenario, 0, days), without, out=np.ones(days), where=without > 0)
        region = {name: position for position, name in enumerate(scopes.regions)}
        return cls(
            scopes,
            days,
            np.array((horizon.warm_up, end_s, *counts, *rows), dtype=WINDOW),
            np.array([(region[city.region],) for city in scenario.customers.cities], dtype=CITY),
            np.array([(CLASSES.index(sku.abc), sku.value) for sku in scenario.products.skus], dtype=SKU),
            np.array([site.space.pallet if site.space else PALLET_ML for site in scenario.warehouses], np.int64),
            factors.round(9),
            frozenset(rule.kind for rule in scenario.alerts),
            len(scenario.alerts),
        )

    @property
    def measured_days(self) -> float:
        """Days of the measured window."""
        return float(self.window["end_s"] - self.window["start_s"]) / DAY_S

    @property
    def measured_closes(self) -> slice:
        """Days, by their number in the run, whose daily close ends a day of the measured window."""
        return slice(int(self.window["start_s"] // DAY_S), int(self.window["end_s"] // DAY_S))

    @property
    def peaks(self) -> NDArray[np.int64]:
        """Whether calendar events raise the demand of a day, shape (days,)."""
        return (self.event_factors > 1).astype(np.int64)

    @property
    def closes_before_events(self) -> NDArray[np.int64]:
        """Daily closes of the measured window right before a day on which events raise demand, more than on the day before."""
        rises = (self.event_factors[1:] > 1) & (self.event_factors[1:] > self.event_factors[:-1])
        rising = np.flatnonzero(rises) + 1
        closes = rising.astype(np.int64) * DAY_S
        return closes[self.closes_in_window(closes)]

    def in_window(self, times_s: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Say which events fall into the measured window; NONE never does."""
        return (times_s >= self.window["start_s"]) & (times_s < self.window["end_s"])

    def closes_in_window(self, closes_s: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Say which daily closes end a day of the measured window."""
        return (closes_s > self.window["start_s"]) & (closes_s <= self.window["end_s"])
