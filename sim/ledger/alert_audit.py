"""The audit of alerts: each is raised before it is cleared, by a rule that watches there, and one at a time by each rule and place."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.ledger.columns import NONE
from sim.ledger.ledger import Ledger
from sim.rules.alerts.table import KIND_NUMBER, KINDS
from sim.scenario.scenario import Scenario


class AlertAudit:
    """Checks the alerts of a run piece by piece."""

    def __init__(self, scenario: Scenario) -> None:
        self._kinds = np.array([KIND_NUMBER[rule.kind] for rule in scenario.alerts], np.int64)
        self._follow_up = np.array([rule.follow_up for rule in scenario.alerts], np.int64)
        self._shape = (len(scenario.alerts), len(scenario.warehouses), len(scenario.products.skus) + 1)
        self._cleared: NDArray[np.int64] = np.zeros(self._shape, np.int64).ravel()

    def check(self, piece: Ledger) -> Iterator[str]:
        """Say what is wrong with the alerts of a piece; pieces come in order."""
        rows = piece.alerts
        if not len(rows):
            return
        if not self._are_known(rows):
            yield "alerts name a rule, kind, warehouse or SKU that is not there"
            return
        past = (rows["raised_s"] >= 0) & (rows["raised_s"] <= piece.end_s) & (rows["cleared_s"] <= piece.end_s)
        if not (past & ((rows["cleared_s"] == NONE) | (rows["cleared_s"] >= rows["raised_s"]))).all():
            yield "alerts are cleared before they are raised, or bear a time after the end"
        if not piece.last and (rows["cleared_s"] == NONE).any():
            yield "open alerts are told before the end"
        if not self._follows(rows, piece.end_s).all():
            yield "stock-outs follow alerts that do not warn of them, or too late"
        if not self._one_at_a_time(rows):
            yield "a rule has two alerts open at one place"

    def _are_known(self, rows: NDArray[Any]) -> bool:
        rules, sites, places = self._shape
        known = (rows["rule"] >= 0) & (rows["rule"] < rules) & (rows["warehouse"] >= 0) & (rows["warehouse"] < sites)
        if not (known & (rows["sku"] >= NONE) & (rows["sku"] < places - 1)).all():
            return False
        of_sku = np.array([kind.of == "sku" for kind in KINDS])[rows["kind"]]
        return bool(((self._kinds[rows["rule"]] == rows["kind"]) & ((rows["sku"] != NONE) == of_sku)).all())

    def _follows(self, rows: NDArray[Any], end_s: int) -> NDArray[np.bool_]:
        """Whether a stock-out has followed where one can, and in its time; and a warning has come before it."""
        warns = np.array([kind.warns for kind in KINDS])[rows["kind"]]
        is_one = rows["kind"] == KIND_NUMBER["stock_out"]
        latest = np.where(rows["cleared_s"] == NONE, end_s, rows["cleared_s"] + self._follow_up[rows["rule"]])
        followed = rows["stockout_s"] != NONE
        in_time = ~followed | (warns & (rows["stockout_s"] <= np.minimum(latest, end_s)))
        lacked = is_one & followed & (rows["stockout_s"] <= rows["raised_s"])
        warned = (rows["warned_s"] == NONE) | (is_one & (rows["warned_s"] < rows["stockout_s"]))
        return np.asarray((in_time | lacked) & warned & (~is_one | followed))

    def _one_at_a_time(self, rows: NDArray[Any]) -> bool:
        """Whether each alert is raised after the one before it at its place was cleared."""
        sku = np.where(rows["sku"] == NONE, self._shape[2] - 1, rows["sku"])
        place = np.ravel_multi_index((rows["rule"], rows["warehouse"], sku), self._shape)
        order = np.lexsort((rows["alert"], place))
        place, raised = place[order], rows["raised_s"][order]
        cleared = np.where(rows["cleared_s"] == NONE, np.iinfo(np.int64).max, rows["cleared_s"])[order]
        first = np.diff(place, prepend=-1) != 0
        before = np.where(first, self._cleared[place], np.roll(cleared, 1))
        last = np.diff(place, append=-1) != 0
        self._cleared[place[last]] = cleared[last]
        return bool((raised >= before).all())
