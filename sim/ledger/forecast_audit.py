"""The audit of forecasts: what they are compared with is what was asked for, all of it."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.clock import DAY
from sim.ledger.columns import NONE, Reason
from sim.ledger.ledger import Ledger
from sim.network.calendar import simulated_days
from sim.scenario.policy_choice import policy_of
from sim.scenario.scenario import Scenario

CLASSES = "ABC"


class ForecastAudit:
    """Checks the `forecasts` table piece by piece: `add` every piece in order, then look at `findings`."""

    def __init__(self, scenario: Scenario) -> None:
        names = {forecast.name: number for number, forecast in enumerate(scenario.forecasts)}
        skus = scenario.products.skus
        self._forecast_of = np.array(
            [[names.get(policy_of(site, sku).forecast or "", NONE) for sku in skus] for site in scenario.warehouses]
            if names
            else np.full((len(scenario.warehouses), len(skus)), NONE)
        )
        classes = np.array([CLASSES.index(sku.abc) for sku in skus])
        self._classes = classes
        updates = [forecast.update // DAY for forecast in scenario.forecasts]
        end = simulated_days(scenario)
        self._updates = np.array([end // days for days in updates], np.int64)
        self._until_s = np.array([end // days * days * DAY for days in updates], np.int64)
        self._shape = (len(scenario.warehouses), len(updates), len(CLASSES))
        self._asked, self._told, self._series = (np.zeros(self._shape, np.int64) for _ in range(3))
        forecast = self._forecast_of
        self._place_of = (
            (np.arange(self._shape[0])[:, None] * self._shape[1] + forecast) * self._shape[2] + classes
        ).ravel()
        self._until_of = np.where(forecast != NONE, np.append(self._until_s, 0)[forecast], 0).ravel()
        self._at_least = True
        self.is_needed = bool((self._forecast_of != NONE).any())

    def add(self, piece: Ledger) -> None:
        """Add the rows of a piece: what was asked for, and what the forecasts say was."""
        lines, ordered = piece.lines, piece.replenishments
        self._count(lines["home"], lines["wanted_sku"], lines["placed_s"], lines["quantity"])
        ordered = ordered[(ordered["source"] >= 0) & (ordered["reason"] < Reason.TRANSSHIPMENT)]
        self._count(ordered["source"], ordered["sku"], ordered["ordered_s"], ordered["quantity"])
        rows = piece.forecasts
        place = (rows["warehouse"], rows["forecast"], rows["abc"])
        np.add.at(self._told, place, rows["units"])
        np.add.at(self._series, place, rows["series"])
        difference = np.abs(rows["forecast_milli"] - 1000 * rows["units"])
        self._at_least &= bool((rows["error_milli"] >= difference).all())

    def _count(self, warehouse: Any, sku: Any, time: Any, units: Any) -> None:
        sites, skus = self._forecast_of.shape
        warehouse, sku = np.ascontiguousarray(warehouse), np.ascontiguousarray(sku)
        known = (warehouse >= 0) & (warehouse < sites) & (sku >= 0) & (sku < skus)  # others are found with their orders
        shelf = np.where(known, warehouse * skus + sku, 0)
        counted = np.flatnonzero(known & (time < self._until_of.take(shelf)))
        np.add.at(self._asked.reshape(-1), self._place_of.take(shelf[counted]), units[counted])

    def findings(self) -> list[str]:
        """Say what is wrong with the whole run."""
        series: NDArray[np.int64] = np.zeros(self._shape, np.int64)
        warehouse, sku = np.nonzero(self._forecast_of != NONE)
        forecast = self._forecast_of[warehouse, sku]
        np.add.at(series, (warehouse, forecast, self._classes[sku]), self._updates[forecast])
        laws = (
            (np.array_equal(self._asked, self._told), "forecasts are not compared with what was asked for"),
            (np.array_equal(series, self._series), "forecasts are not one for each SKU and update"),
            (self._at_least, "errors of forecasts are less than those of their sums"),
        )
        return [finding for holds, finding in laws if not holds]
