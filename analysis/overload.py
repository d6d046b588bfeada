"""Networks that do not keep up: what their figures show, and why they cannot be compared with others.

Orders that are open at the end of the run are a sign of overload only where what waits for pickers or stock grows. Where
it does not, carriers have them, whom no number of orders slows down: the run ends too early, which is no fault of the
network.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.kpis.bins import BIN_S, BINS
from analysis.kpis.scopes import ALL
from analysis.kpis.setting import DAY_S
from analysis.language.cautions import CAUTIONS
from analysis.language.labels import Labels
from analysis.naming import sentence_names
from analysis.study import Language, ScenarioResult

OPEN_SHARE = 0.005
"""Share of measured orders above which those not delivered are no longer the usual last few."""

GROWN_SHARE = 0.25
"""Part of the open orders that the growth of the backlog has to explain to be their cause."""

BUSY = 95.0
"""Picker utilisation in % from which queues grow without end at the slightest chance."""

CAP_H = BINS * BIN_S / 3600
"""Longest delivery time that is counted: a percentile there is only known to lie beyond."""


@dataclass(frozen=True)
class Overload:
    """Signs of overload of one scenario.

    Parameters
    ----------
    open_share : float
        Share of measured orders still open at the end of the run; 0 unless above `OPEN_SHARE`, and with another sign or
        a growing backlog.
    busy : float
        Picker utilisation of all warehouses in %, 0 below `BUSY`.
    busy_warehouses : tuple of str
        Warehouses from `BUSY` on.
    late : bool
        Whether the 95th percentile of delivery time lies at `CAP_H`.
    """

    open_share: float
    busy: float
    busy_warehouses: tuple[str, ...]
    late: bool

    def __bool__(self) -> bool:
        """Whether there is any sign."""
        return bool(self.open_share or self.busy or self.busy_warehouses or self.late)

    def reasons(self, result: ScenarioResult, labels: Labels) -> str:
        """Tell all signs, as part of a sentence."""
        words, percent = CAUTIONS[code_of(labels)], labels.scale("%", 100.0)
        found = [words.open_orders.format(share=percent.quantity(100 * self.open_share))] if self.open_share else []
        if self.busy:
            found.append(words.busy_all.format(share=percent.quantity(self.busy)))
        if self.busy_warehouses and len(result.scenario.warehouses) > 1:
            names = [labels.warehouse(result.scenario, name) for name in self.busy_warehouses]
            joined = labels.texts.report.list_separator.join(names)
            found.append(words.busy_warehouses.format(least=percent.quantity(BUSY), names=joined))
        if self.late:
            found.append(words.late.format(cap=labels.scale("h", CAP_H).quantity(CAP_H)))
        return words.separator.join(found)


def code_of(labels: Labels) -> Language:
    """Language of some labels."""
    return "zh" if labels.texts.code == "zh" else "en"


def _values(table: pd.DataFrame, kpi: str, scope: str = ALL) -> NDArray[np.float64]:
    return table.loc[(table["kpi"] == kpi) & (table["scope"] == scope), "value"].to_numpy(dtype=np.float64)


def _mean(table: pd.DataFrame, kpi: str, scope: str = ALL) -> float:
    values = _values(table, kpi, scope)
    return float(values.mean()) if len(values) else 0.0


def overload(result: ScenarioResult) -> Overload:
    """Look for signs of overload in the figures of a scenario; a figure it does not have is no sign."""
    busy = _mean(result.kpis, "picker_utilisation")
    sites = [site.name for site in result.scenario.warehouses]
    signs = Overload(
        open_share=0.0,
        busy=busy if busy >= BUSY else 0.0,
        busy_warehouses=tuple(
            name for name in sites if _mean(result.kpis, "picker_utilisation", f"warehouse:{name}") >= BUSY
        ),
        late=_mean(result.kpis, "order_to_delivery_p95") >= CAP_H,
    )
    share = _open_share(result)
    return replace(signs, open_share=share) if share and (signs or _backlog_grows(result, share)) else signs


def _open_share(result: ScenarioResult) -> float:
    """Share of measured orders open at the end of the run, 0 for the usual last few."""
    orders = _mean(result.kpis, "orders")
    share = _mean(result.kpis, "open_orders") / orders if orders else 0.0
    return share if share > OPEN_SHARE else 0.0


def _backlog_grows(result: ScenarioResult, share: float) -> bool:
    """Whether the backlog grew in every replication, by enough to explain the share of orders that are open."""
    grown = _values(result.kpis, "backlog_growth") / 100
    return bool(len(grown) and grown.min() > 0 and grown.mean() >= max(OPEN_SHARE, GROWN_SHARE * share))


def cut_off(result: ScenarioResult) -> float:
    """Share of measured orders that only the end of the run kept from arriving; 0 for the usual last few, or overload."""
    return 0.0 if overload(result) else _open_share(result)


def warnings(results: Sequence[ScenarioResult], labels: Labels) -> list[str]:
    """Warn of every scenario that is overloaded, ends too early or has no orders, a sentence each."""
    named = zip(results, sentence_names(results, labels), strict=True)
    told = (_warning(result, name, labels) for result, name in named)
    return [warning for warning in told if warning]


def _warning(result: ScenarioResult, name: str, labels: Labels) -> str:
    words = CAUTIONS[code_of(labels)]
    if found := overload(result):
        return words.banner.format(scenario=name, reasons=found.reasons(result, labels))
    if share := cut_off(result):
        days = result.scenario.horizon.cool_down / DAY_S
        cool_down = labels.scale("d", days).quantity(days)
        percent = labels.scale("%", 100.0).quantity(100 * share)
        return words.cut_off.format(scenario=name, share=percent, cool_down=cool_down)
    orders = _values(result.kpis, "orders")
    return words.nothing_ordered.format(scenario=name) if len(orders) and not orders.any() else ""


def keeping_up(results: Sequence[ScenarioResult]) -> tuple[ScenarioResult, ...]:
    """Return the results of the networks that are not overloaded."""
    return tuple(results[place] for place in judged_places(results))


def judged_places(results: Sequence[ScenarioResult]) -> list[int]:
    """Places of the networks that are not overloaded."""
    return [place for place, result in enumerate(results) if not overload(result)]


def unjudged_pairs(results: Sequence[ScenarioResult]) -> set[str]:
    """Names of the scenarios whose differences to the first are not judged, because one of the two is overloaded."""
    judged = judged_places(results)
    others = range(1, len(results))
    return {results[place].scenario.name for place in others if 0 not in judged or place not in judged}


def aside(results: Sequence[ScenarioResult], labels: Labels) -> str:
    """Say within a sentence that overloaded networks are left out of it; empty where there are none."""
    return CAUTIONS[code_of(labels)].aside if any(map(overload, results)) else ""


def not_comparable(results: Sequence[ScenarioResult], labels: Labels) -> list[str]:
    """Say of every overloaded scenario that, and why, it is not compared with others."""
    words = CAUTIONS[code_of(labels)]
    return [
        words.not_comparable.format(scenario=name, reasons=found.reasons(result, labels))
        for result, name in zip(results, sentence_names(results, labels), strict=True)
        if (found := overload(result))
    ]
