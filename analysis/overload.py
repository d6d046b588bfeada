"""Networks that do not keep up: what their figures show, and why they cannot be compared with others."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.kpis.bins import BIN_S, BINS
from analysis.kpis.scopes import ALL
from analysis.language.cautions import CAUTIONS
from analysis.language.labels import Labels
from analysis.study import Language, ScenarioResult

OPEN_SHARE = 0.005
"""Share of measured orders above which those never delivered are no longer the usual last few."""

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
        Share of measured orders still open at the end of the run, 0 unless above `OPEN_SHARE`.
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


def _mean(table: pd.DataFrame, kpi: str, scope: str = ALL) -> float:
    values = table.loc[(table["kpi"] == kpi) & (table["scope"] == scope), "value"]
    return float(values.mean()) if len(values) else 0.0


def overload(result: ScenarioResult) -> Overload:
    """Look for signs of overload in the figures of a scenario; a figure it does not have is no sign."""
    orders = _mean(result.kpis, "orders")
    share = _mean(result.kpis, "open_orders") / orders if orders else 0.0
    busy = _mean(result.kpis, "picker_utilisation")
    sites = [site.name for site in result.scenario.warehouses]
    return Overload(
        open_share=share if share > OPEN_SHARE else 0.0,
        busy=busy if busy >= BUSY else 0.0,
        busy_warehouses=tuple(
            name for name in sites if _mean(result.kpis, "picker_utilisation", f"warehouse:{name}") >= BUSY
        ),
        late=_mean(result.kpis, "order_to_delivery_p95") >= CAP_H,
    )


def warnings(results: Sequence[ScenarioResult], labels: Labels) -> list[str]:
    """Warn of every overloaded scenario, a sentence each."""
    words = CAUTIONS[code_of(labels)]
    return [
        words.banner.format(scenario=labels.scenario(result.scenario, place), reasons=found.reasons(result, labels))
        for place, result in enumerate(results)
        if (found := overload(result))
    ]


def not_comparable(results: Sequence[ScenarioResult], labels: Labels) -> list[str]:
    """Say of every overloaded scenario that, and why, it is not compared with others."""
    words = CAUTIONS[code_of(labels)]
    return [
        words.not_comparable.format(
            scenario=labels.scenario(result.scenario, place), reasons=found.reasons(result, labels)
        )
        for place, result in enumerate(results)
        if (found := overload(result))
    ]
