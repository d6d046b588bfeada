"""What safety stock is to reach: a service figure, by warehouse and ABC class."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from analysis.gate.grammar import Meaningless, Reader
from analysis.intervals import Estimate, estimate
from analysis.kpis.scopes import ALL, CLASSES, kind_of
from analysis.kpis.setting import Setting
from analysis.kpis.sums import Filling, Stock
from analysis.replications.replication import Replication
from sim.scenario.scenario import Scenario

SERVICE: dict[str, tuple[IntEnum, IntEnum]] = {
    "unit_fill_rate": (Filling.UNITS_FILLED, Filling.UNITS),
    "home_fill_rate": (Filling.HOME_UNITS_FILLED, Filling.HOME_UNITS),
    "cycle_service_level": (Stock.CYCLES_COVERED, Stock.CYCLES),
}
"""Figures that safety stock raises, counted by warehouse and class: which part of which whole."""


@dataclass(frozen=True)
class Goal:
    """A figure that is to reach a limit in every warehouse and class of a scope.

    Parameters
    ----------
    text : str
        As it was written.
    kpi : str
        Name of the figure.
    limit : float
        In percent.
    warehouse, abc : str, optional
        The only warehouse, or the only class, that counts.
    """

    text: str
    kpi: str
    limit: float
    warehouse: str | None = None
    abc: str | None = None

    def covers(self, warehouse: str, classes: Sequence[str]) -> bool:
        """Whether stock of these classes in this warehouse is to be tuned."""
        return self.warehouse in (None, warehouse) and (self.abc is None or self.abc in classes)


def read_goal(text: str, scenario: Scenario) -> Goal:
    """Read a goal, such as "fill rate >= 98 %" or "cycle_service_level in class A >= 95 %".

    Raises
    ------
    Meaningless
        If it is none.
    """
    budget = Reader((scenario,)).budget(text)
    kpi, scope = budget.target.kpi, budget.target.scope
    if kpi not in SERVICE:
        raise Meaningless(f"a figure that safety stock raises: {', '.join(SERVICE)}, not {kpi}")
    if budget.side != ">=" or not 0 < budget.limit < 100:
        raise Meaningless("a least value between 0 and 100 %, such as fill rate >= 98 %")
    name = scope.partition(":")[2]
    kind = kind_of(scope)
    if kind not in (ALL, "warehouse", "class"):
        raise Meaningless("all, a warehouse or an ABC class: stock is kept by these")
    return Goal(text, kpi, budget.limit, name if kind == "warehouse" else None, name if kind == "class" else None)


def observe(goal: Goal, replications: Sequence[Replication], warehouse: int, classes: Sequence[str]) -> Estimate | None:
    """Estimate the figure of some classes in a warehouse; None if nothing was asked for in some replication.

    Parameters
    ----------
    goal : Goal
        Which figure.
    replications : sequence of Replication
        Of one scenario.
    warehouse : int
        Position of the warehouse.
    classes : sequence of str
        ABC classes, taken together.
    """
    part, whole = SERVICE[goal.kpi]
    rows = [CLASSES.index(name) for name in classes]
    sums = np.array([_sums(one, type(part))[warehouse, rows].sum(axis=0)[[part, whole]] for one in replications])
    if not (sums[:, 1] > 0).all():
        return None
    return estimate(100 * sums[:, 0] / sums[:, 1])


def _sums(replication: Replication, kind: type[IntEnum]) -> NDArray[np.int64]:
    """Sums by warehouse and class, shape (warehouses, classes, columns)."""
    if kind is Stock:
        return replication.tally.stock
    scopes = Setting.of(replication.task.scenario).scopes
    cells = (len(scopes.regions), len(scopes.warehouses), len(CLASSES), len(Filling))
    return np.asarray(replication.tally.filling.reshape(cells).sum(axis=0))
