"""Whether rules of alerts make sense: keys of their kind, and something to watch that can go wrong."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sim.rules.alerts.table import KIND_OF, KINDS
from sim.rules.policies.table import POLICY_OF
from sim.scenario.alert import AlertRule
from sim.scenario.finding import Finding
from sim.scenario.policy_choice import policy_of
from sim.scenario.products import Sku
from sim.scenario.shelf_life import is_kept
from sim.scenario.warehouse import Warehouse

if TYPE_CHECKING:
    from sim.scenario.scenario import Scenario

PARAMETERS = tuple(dict.fromkeys(name for kind in KINDS for name in kind.parameters))
"""Fields of the schema that some kind takes and another does not."""


_KEPT = "warehouses that keep stock of a SKU: of all that it watches, supply is unlimited or nothing is kept"
NOTHING_TO_WATCH = {
    "stock": _KEPT,
    "deliveries": _KEPT,
    "batches": "SKUs that are kept by batch (shelf life, ageing), in warehouses that count them: of all that it watches, none is",
    "records": "warehouses with records that count stock: none that it watches has any, so that its record is always right",
}
"""What is expected of a rule that watches nothing, by what its kind looks at."""


def check_alerts(scenario: "Scenario") -> Iterator[Finding]:
    """Find rules that contradict their kind, and rules that can never raise an alert."""
    for number, rule in enumerate(scenario.alerts):
        for field, expected in (*_keys(rule), *_never(scenario, rule)):
            yield Finding(("alerts", number, field), getattr(rule, field), expected)


def _keys(rule: AlertRule) -> Iterator[tuple[str, str]]:
    """Keys that do not fit the kind, each with what was expected."""
    kind = KIND_OF[rule.kind]
    for field in PARAMETERS:
        if field not in kind.parameters and is_given(rule, field):
            yield field, f"no such key with kind {kind.name} ({kind.meaning})"
    stated = [field for field in kind.limits if is_given(rule, field)]
    if len(stated) > 1:
        yield stated[1], f"either {' or '.join(kind.limits)}, not both"
    if not stated and kind.limits and kind.usual is None:
        yield kind.limits[0], f"a value, which kind {kind.name} needs"
    if rule.checked == "continuous" and kind.continuous == "never":
        yield "checked", f"daily, with kind {kind.name}"
    if rule.is_continuous:
        for field in ("at", "days"):
            if is_given(rule, field):
                yield field, "no such key: it is looked at continuously"


def is_given(rule: AlertRule, field: str) -> bool:
    """Whether a key is there, with another value than it has when it is left out."""
    return bool(getattr(rule, field) != AlertRule.model_fields[field].default)


def _never(scenario: "Scenario", rule: AlertRule) -> Iterator[tuple[str, str]]:
    """Why a rule can never raise an alert."""
    sites = [site for site in scenario.warehouses if rule.watches_site(site.name)]
    skus = [sku for sku in scenario.products.skus if rule.watches_sku(sku)]
    if not sites:  # told as a name that is not there
        return
    if rule.kind == "capacity" and all(site.storage is None for site in sites):
        yield "kind", "another kind, or warehouses with a storage: none that it watches has a limit to it"
    if rule.kind == "picking_queue" and all(site.picking is None for site in sites):
        yield "kind", "another kind, or warehouses with picking: in none that it watches a parcel waits for a picker"
    if KIND_OF[rule.kind].of == "warehouse" or not skus:  # classes without a SKU are odd, but allowed
        return
    if not any(watches(scenario, rule, site, sku) for site in sites for sku in skus):
        yield "kind", NOTHING_TO_WATCH[KIND_OF[rule.kind].looks_at]
    elif rule.kind == "supplier_late" and not any(True for _ in watched_suppliers(scenario, rule)):
        yield "kind", "warehouses that order from a supplier: none that it watches does"


def watches(scenario: "Scenario", rule: AlertRule, site: Warehouse, sku: Sku) -> bool:
    """Whether a rule about SKUs watches one in a warehouse: stock of it is counted, and what the rule's kind looks at is there."""
    if not rule.watches_site(site.name) or not rule.watches_sku(sku):
        return False
    if not site.keeps(sku):
        return False
    policy = policy_of(site, sku)
    if not POLICY_OF[policy.kind].counted:
        return False
    looks_at = KIND_OF[rule.kind].looks_at
    there = {
        "stock": POLICY_OF[policy.kind].keeps,
        "batches": is_kept(scenario.products, sku),
        "records": site.records is not None,
    }
    return there.get(looks_at, True)


def watched_suppliers(scenario: "Scenario", rule: AlertRule) -> Iterator[int]:
    """Positions of the suppliers whose deliveries a rule watches."""
    named = {source.name for site in scenario.warehouses if rule.watches_site(site.name) for source in site.sources}
    for position, supplier in enumerate(scenario.suppliers):
        if supplier.name in named and rule.watches_supplier(supplier.name):
            yield position
