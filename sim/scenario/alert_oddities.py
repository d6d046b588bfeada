"""Rules of alerts that are allowed but odd."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sim.scenario.alert import AlertRule
from sim.scenario.alert_checks import watched_suppliers
from sim.scenario.clock import DAY_S
from sim.scenario.finding import Finding
from sim.scenario.shelf_life import is_kept, keeping, obsolescence
from sim.scenario.supplier import Supplier

if TYPE_CHECKING:
    from sim.scenario.scenario import Scenario


def odd_alerts(scenario: "Scenario") -> Iterator[Finding]:
    """Find watched suppliers who are never late, and ages that nothing on a shelf reaches."""
    for number, rule in enumerate(scenario.alerts):
        watched = [scenario.suppliers[position] for position in watched_suppliers(scenario, rule)]
        if rule.kind == "supplier_late" and watched and not any(can_be_late(supplier, rule) for supplier in watched):
            expected = "another kind, or suppliers that may be late: lead times of all that it watches are certain"
            yield Finding(("alerts", number, "kind"), rule.kind, expected)
        if rule.age is not None and (lasts := _lasts(scenario, rule)) is not None and rule.age >= lasts:
            expected = f"less than {lasts / DAY_S:.3g} d: whatever it watches is written off by then"
            yield Finding(("alerts", number, "age"), f"{rule.age / DAY_S:.3g} d", expected)


def _lasts(scenario: "Scenario", rule: AlertRule) -> int | None:
    """Seconds after which all that a rule watches is written off, unless it is promised to somebody; None if some of it keeps for longer."""
    products = scenario.products
    ages = []
    for sku in products.skus:
        if rule.watches_sku(sku) and is_kept(products, sku):
            life, obsolete = keeping(products, sku), obsolescence(products, sku)
            ages.append(min((age for age in (life, obsolete) if age is not None), default=None))
    if not ages or None in ages:
        return None
    return max(age for age in ages if age is not None) + DAY_S  # it stays until the midnight after


def can_be_late(supplier: Supplier, rule: AlertRule) -> bool:
    """Whether a delivery may come later than promised by more than a rule forgives, but for the opening hours of the warehouse."""
    if supplier.late is not None or supplier.capacity is not None or supplier.lead_time.kind != "constant":
        return True
    promised = supplier.lead_time.mean if supplier.promised is None else supplier.promised
    return bool(supplier.lead_time.mean > promised + (rule.late_by or 0))
