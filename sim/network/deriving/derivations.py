"""What a scenario's policies ask for, as targets and needs: the way from YAML to derived levels."""

import numpy as np

from sim.clock import DAY, YEAR_DAYS
from sim.network.chances import count_support
from sim.network.deriving.derivation import Style, Target, derive
from sim.network.deriving.inventory_cost import CostRates
from sim.network.deriving.need import Need
from sim.network.deriving.optimal_levels import Levels
from sim.rules.policies.table import POLICY_OF
from sim.scenario.products import Sku
from sim.scenario.scenario import Scenario
from sim.scenario.stock import StockPolicy
from sim.scenario.warehouse import Warehouse


def style_of(policy: StockPolicy) -> Style:
    """How a policy orders, as its levels are derived."""
    rule = POLICY_OF[policy.kind]
    if "reorder_point" not in rule.levels:
        return "R_S" if rule.reviewed == "must" else "base_stock"
    return "s_S" if "order_up_to" in rule.levels else "s_nQ"


def asks_for_derivation(policy: StockPolicy) -> bool:
    """Whether levels need more than a safety stock by the normal distribution or a cover, and a cycle in days."""
    return bool(
        policy.fill_rate is not None
        or policy.optimal
        or policy.approximation != "normal"
        or policy.lot_sizing != "cycle"
    )


def target_of(policy: StockPolicy) -> Target:
    """Return what a policy's levels are to reach."""
    return Target(
        policy.service_level,
        policy.fill_rate,
        None if policy.cover is None else policy.cover / DAY,
        policy.optimal,
        policy.approximation,
        None if policy.lot_sizing == "eoq" else policy.cycle / DAY,
        policy.order_quantity,
    )


class Derivations:
    """Derives levels of SKUs in the warehouses of a scenario.

    Demand is that of all customers whom a warehouse serves, directly or through others, line by line: that a supplied warehouse orders in
    lots is left out. Costs are those of the scenario: the supplier's cost of an order (none from a warehouse), capital rate times value for
    holding, and the backorder penalty of a waiting line, shared by its units.

    Parameters
    ----------
    scenario : Scenario
    """

    def __init__(self, scenario: Scenario) -> None:
        values, weights = count_support(scenario.demand.quantity)
        self._batch = np.bincount(values, weights / weights.sum()).astype(np.float64)
        self._units = float(np.arange(len(self._batch)) @ self._batch)
        self._backorder = scenario.costs.backorder_penalty / self._units

    def rates(self, warehouse: Warehouse, sku: Sku, ordering_fen: float) -> CostRates:
        """Return what ordering, holding and lacking a SKU in a warehouse cost."""
        holding = warehouse.stock.capital_rate * sku.value / YEAR_DAYS
        return CostRates(ordering_fen, holding, self._backorder)

    def levels(
        self,
        policy: StockPolicy,
        mean: float,
        lead: tuple[float, float],
        review_days: float,
        rates: CostRates,
    ) -> Levels:
        """Derive the levels of a SKU in a warehouse.

        Parameters
        ----------
        policy : StockPolicy
        mean : float
            Units a day.
        lead : tuple of float
            Mean and standard deviation of the lead time in days.
        review_days : float
            Days between reviews; 0: looked at continuously.
        rates : CostRates
        """
        need = Need(mean / self._units, self._batch, *lead, review_days, rates)
        return derive(target_of(policy), need, style_of(policy))
