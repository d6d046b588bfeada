"""Which policy a SKU has in a warehouse."""

from sim.rules.policies.table import POLICY_OF
from sim.scenario.products import Sku
from sim.scenario.sourcing_checks import supplies
from sim.scenario.stock import StockPolicy, chosen
from sim.scenario.warehouse import Warehouse

UNLIMITED = StockPolicy(name="unlimited", kind="unlimited")
NOT_KEPT = StockPolicy(name="not kept", kind="none", opening=0)


def policy_of(warehouse: Warehouse, sku: Sku) -> StockPolicy:
    """Return the policy of a SKU; unlimited supply where there is none, or none that does without a source where there is no source.

    What is not kept is counted, and there is never any.
    """
    if not warehouse.keeps(sku):
        return NOT_KEPT
    policies = warehouse.stock.policies
    if not any(supplies(source, sku) for source in warehouse.sources):
        policies = tuple(policy for policy in policies if not POLICY_OF[policy.kind].orders)
    return chosen(policies, sku) or UNLIMITED
