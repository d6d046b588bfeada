"""The scenario's single values as a row."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.clock import DAY
from sim.network.calendar import simulated_days
from sim.network.chances import Chances, count_support
from sim.network.layout import OPTIONS
from sim.rules.allocation import Preference, Shortage
from sim.rules.carriers import CarrierRule
from sim.scenario.scenario import Scenario

_PREFERENCES = {
    "distance": Preference.DISTANCE, "list": Preference.LIST, "cost": Preference.COST, "speed": Preference.SPEED,
}  # fmt: skip
_SHORTAGES = {"backorder": Shortage.BACKORDER, "next": Shortage.NEXT, "split": Shortage.SPLIT}
_CARRIER_RULES = {
    "fixed": CarrierRule.FIXED, "cheapest": CarrierRule.CHEAPEST, "fastest": CarrierRule.FASTEST,
    "cheapest_in_promise": CarrierRule.CHEAPEST_IN_PROMISE,
}  # fmt: skip


def scenario_options(scenario: Scenario, chances: Chances, most_orders: int) -> NDArray[Any]:
    """Return the `options` table; what is known only once other tables are made is 0."""
    choice = scenario.carrier_choice
    names = [carrier.name for carrier in scenario.carriers]
    hours = np.asarray(scenario.demand.hours, float)
    shares = np.array([sku.demand_share for sku in scenario.products.skus])
    carrier_shares = np.array([choice.shares.get(name, 0.0) for name in names])
    values = {
        "warehouses": len(scenario.warehouses), "cities": len(scenario.customers.cities),
        "carriers": len(names), "skus": len(scenario.products.skus),
        "days": simulated_days(scenario), "end_s": simulated_days(scenario) * DAY,
        "start_weekday": scenario.horizon.start.weekday(),
        "most_lines": int(min(count_support(scenario.demand.lines)[0].max(), len(shares))),
        "most_orders": most_orders,
        "lines": chances.count(scenario.demand.lines), "quantity": chances.count(scenario.demand.quantity),
        "sku": chances.discrete(np.arange(len(shares)), shares), "hour": chances.discrete(np.arange(24), hours),
        "allocation": _PREFERENCES[scenario.allocation.by], "shortage": _SHORTAGES[scenario.allocation.shortage],
        "reach": 1 if scenario.sharing.information == "none" else scenario.allocation.reach,
        "carrier_choice": _CARRIER_RULES[choice.by],
        "carrier": names.index(choice.carrier) if choice.carrier else 0,
        "carrier_shares": chances.discrete(np.arange(len(names)), carrier_shares) if choice.shares else -1,
        "penalty_fen": scenario.costs.backorder_penalty, "crosses": 0, "assortments": 0, "spaces": 0, "volumes": 0,
        "series": 0, "planned": 0,
        "records": any(site.records is not None for site in scenario.warehouses),
        "lost_fen": scenario.costs.lost_sale,
        "lost_ppm": round(scenario.costs.lost_sale_rate * 1_000_000),
        "delayed": int(scenario.sharing.information == "delayed"),
        "reactive": int(scenario.sharing.reactive is not None), "batches": 0,
        "alerts": len(scenario.alerts),
    }  # fmt: skip
    options = np.zeros((), OPTIONS)
    for name, value in values.items():
        options[name] = value
    return options
