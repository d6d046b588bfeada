"""What is turned to keep more or less safety stock: one number of a policy in a warehouse."""

from dataclasses import dataclass
from typing import Any, Literal, Self

from scipy.special import ndtr, ndtri

from analysis.kpis.scopes import CLASSES
from sim.scenario.scenario import Scenario
from sim.scenario.stock import StockPolicy, chosen

DAY_S = 86400

SAFEST = 0.999999
"""Service level at most: beyond, the normal distribution says nothing about demand."""

_PLACES = 6
"""Decimal places of a service level as a share: what is simulated is what is written."""

Turned = Literal["service_level", "cover", "levels"]

FINEST: dict[Turned, float] = {"service_level": 0.01, "cover": 1 / 24, "levels": 1.0}
"""Steps below which nothing is looked for: of the safety factor z, of days, of units."""

MOST: dict[Turned, float] = {"service_level": float(ndtri(SAFEST)), "cover": 365.0, "levels": 1e9}
"""Where looking for more ends."""


@dataclass(frozen=True)
class Knob:
    """A policy in a warehouse, and which of its parameters is turned.

    Parameters
    ----------
    warehouse, policy : int
        Positions in the scenario.
    turned : {"service_level", "cover", "levels"}
        The service level from which safety stock is derived, by its safety factor z; the days of a cover; or units that given levels are
        raised by.
    classes : tuple of str
        ABC classes of the SKUs that the policy is for.
    """

    warehouse: int
    policy: int
    turned: Turned
    classes: tuple[str, ...]

    @classmethod
    def of(cls, scenario: Scenario, warehouse: int, policy: int) -> Self | None:
        """Return the knob of a policy; None where there is nothing to turn or no SKU to keep."""
        site = scenario.warehouses[warehouse]
        plan = site.stock.policies[policy]
        goods = site.assortment(scenario.products.skus)
        kept = {sku.abc for sku in goods if chosen(site.stock.policies, sku) is plan}
        turned = _turned(plan)
        if not site.sources or turned is None or not kept:
            return None
        return cls(warehouse, policy, turned, tuple(name for name in CLASSES if name in kept))

    def start(self, scenario: Scenario) -> float:
        """Where the scenario has it: z of its service level or of a half, days of cover, no units more."""
        policy = self.policy_in(scenario)
        if self.turned == "service_level":
            return max(0.0, float(ndtri(policy.service_level or 0.5)))
        return (policy.cover or 0) / DAY_S if self.turned == "cover" else 0.0

    def least(self, scenario: Scenario) -> float:
        """Return the lowest it goes: no safety stock, or levels of nothing."""
        if self.turned != "levels":
            return 0.0
        policy = self.policy_in(scenario)
        return -float((policy.order_up_to or 0) if policy.reorder_point is None else policy.reorder_point + 1)

    def policy_in(self, scenario: Scenario) -> StockPolicy:
        """Return the policy that it belongs to."""
        return scenario.warehouses[self.warehouse].stock.policies[self.policy]

    def changes(self, scenario: Scenario, value: float) -> dict[str, Any]:
        """Return the fields of the policy, in the model's units, with the knob at a value."""
        policy = self.policy_in(scenario)
        if self.turned == "service_level":
            level = min(SAFEST, round(float(ndtr(value)), _PLACES))
            return {"service_level": level} | ({} if policy.fill_rate is None else {"fill_rate": None})
        if self.turned == "cover":
            return {"cover": round(value * DAY_S / 60) * 60}
        given = {"reorder_point": policy.reorder_point, "order_up_to": policy.order_up_to}
        return {name: units + round(value) for name, units in given.items() if units is not None}


def _turned(policy: StockPolicy) -> Turned | None:
    if policy.optimal:
        return None
    if policy.service_level is not None or policy.fill_rate is not None:
        return "service_level"
    if policy.cover is not None:
        return "cover"
    return None if policy.reorder_point is None and policy.order_up_to is None else "levels"


def turn(scenario: Scenario, values: dict[Knob, float]) -> Scenario:
    """Return the scenario with knobs at these values; everything else is as it was."""
    sites = list(scenario.warehouses)
    for knob, value in values.items():
        policies = list(sites[knob.warehouse].stock.policies)
        policies[knob.policy] = policies[knob.policy].model_copy(update=knob.changes(scenario, value))
        stock = sites[knob.warehouse].stock.model_copy(update={"policies": tuple(policies)})
        sites[knob.warehouse] = sites[knob.warehouse].model_copy(update={"stock": stock})
    return scenario.model_copy(update={"warehouses": tuple(sites)})
