"""The audit of forecasts: what they are compared with is what was asked for, all of it."""

import numpy as np
from numpy.typing import NDArray

from sim.clock import DAY
from sim.ledger.columns import NONE, Reason
from sim.ledger.ledger import Ledger
from sim.ledger.rows import selected
from sim.network.calendar import simulated_days
from sim.scenario.policy_choice import policy_of
from sim.scenario.scenario import Scenario

CLASSES = "ABC"


class ForecastAudit:
    """Checks the `forecasts` table piece by piece: `add` every piece in order, then look at `findings`.

    Attributes
    ----------
    until_s : ndarray of int64, shape (warehouses, skus)
        Until when forecasts are compared with what is asked for; 0 where there is none.
    """

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
        until_s = np.array([end // days * days * DAY for days in updates], np.int64)
        self._shape = (len(scenario.warehouses), len(updates), len(CLASSES))
        self._told, self._series = (np.zeros(self._shape, np.int64) for _ in range(2))
        forecast = self._forecast_of
        self._asked_by_sites: NDArray[np.int64] = np.zeros(forecast.shape, np.int64)
        self.until_s = np.where(forecast != NONE, np.append(until_s, 0)[forecast], 0)
        self._at_least = True
        self.is_needed = bool((self._forecast_of != NONE).any())

    def add(self, piece: Ledger) -> None:
        """Add the rows of a piece: what other warehouses asked for, and what the forecasts say was asked for."""
        ordered = piece.replenishments
        ordered = selected(ordered, (ordered["source"] >= 0) & (ordered["reason"] < Reason.TRANSSHIPMENT))
        ordered = selected(ordered, ordered["ordered_s"] < self.until_s[ordered["source"], ordered["sku"]])
        np.add.at(self._asked_by_sites, (ordered["source"], ordered["sku"]), ordered["quantity"])
        rows = piece.forecasts
        place = (rows["warehouse"], rows["forecast"], rows["abc"])
        np.add.at(self._told, place, rows["units"])
        np.add.at(self._series, place, rows["series"])
        difference = np.abs(rows["forecast_milli"] - 1000 * rows["units"])
        self._at_least &= bool((rows["error_milli"] >= difference).all())

    def findings(self, asked_by_customers: NDArray[np.int64]) -> list[str]:
        """Say what is wrong with the whole run.

        Parameters
        ----------
        asked_by_customers : ndarray of int64, shape (warehouses, skus)
            Units that customers asked their home for, before `until_s`.
        """
        asked, series = (np.zeros(self._shape, np.int64) for _ in range(2))
        warehouse, sku = np.nonzero(self._forecast_of != NONE)
        forecast = self._forecast_of[warehouse, sku]
        place = (warehouse, forecast, self._classes[sku])
        np.add.at(asked, place, (asked_by_customers + self._asked_by_sites)[warehouse, sku])
        np.add.at(series, place, self._updates[forecast])
        laws = (
            (np.array_equal(asked, self._told), "forecasts are not compared with what was asked for"),
            (np.array_equal(series, self._series), "forecasts are not one for each SKU and update"),
            (self._at_least, "errors of forecasts are less than those of their sums"),
        )
        return [finding for holds, finding in laws if not holds]
