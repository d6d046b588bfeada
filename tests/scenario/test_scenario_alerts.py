"""Rules of alerts: what contradicts itself, or can never be raised, is told at its place."""

import pytest
from small_scenarios import DAY, picking, scenario, sku, stock, supplier, warehouse
from written_files import Write

from sim.rules.alerts.table import KINDS
from sim.scenario.alert import AlertRule
from sim.scenario.alert_oddities import odd_alerts
from sim.scenario.loading import ScenarioError, load

KEPT = "    stock: {source: factory, policies: [{name: all, kind: s_S, reorder_point: 5, order_up_to: 9}]}"
ENDLESS = "    stock: {source: null, policies: []}"


@pytest.mark.parametrize(
    ("site", "rule", "key", "said"),
    [
        (KEPT, "kind: too_little", "kind", "one of below_safety_stock, stock_out"),
        (KEPT, "kind: stock_out, units: 5", "units", "no such key with kind stock_out"),
        (KEPT, "kind: overstock, units: 5, cover: 2 d", "cover", "either units or cover, not both"),
        (KEPT, "kind: overstock, follow_up: 2 d", "follow_up", "no such key with kind overstock"),
        (KEPT, "kind: stock_out, at: '08:00'", "at", "looked at continuously"),
        (KEPT, "kind: below_safety_stock, checked: continuous, days: mon", "days", "looked at continuously"),
        (KEPT, "kind: supplier_late, checked: continuous", "checked", "daily"),
        (KEPT, "kind: stock_out, warehouses: [Kunsham]", "warehouses[0]", "the name of a warehouse"),
        (KEPT, "kind: stock_out, skus: [cup]", "skus[0]", "the name of a SKU"),
        (KEPT, "kind: supplier_late, suppliers: [factry]", "suppliers[0]", "the name of a supplier"),
        (KEPT, "kind: capacity, share: 80 %", "kind", "with a storage"),
        (KEPT + "\n    storage: 9 m3", "kind: capacity", "share", "a value"),
        (KEPT + "\n    storage: 9 m3", "kind: capacity, share: 100 %", "share", "less than 1"),
        (KEPT + "\n    storage: 9 m3", "kind: capacity, share: 80 %, classes: [A]", "classes", "no such key"),
        (KEPT + "\n    picking: null", "kind: picking_queue, parcels: 5", "kind", "with picking"),
        (ENDLESS, "kind: stock_out", "kind", "supply is unlimited"),
    ],
)
def test_rules_make_sense(write: Write, site: str, rule: str, key: str, said: str) -> None:
    """Each is refused at its key, with what was expected."""
    text = f"extends: base.yaml\nwarehouses:\n  - name: Kunshan\n{site}\nalerts: [{{name: one, {rule}}}]\n"
    with pytest.raises(ScenarioError) as caught:
        load(write(changed=text))
    found = {problem.path: problem.expected for problem in caught.value.problems}
    assert said in found[f"alerts[one].{key}"]


def test_names_are_unique(write: Write) -> None:
    """Two rules of one name in one list are refused."""
    text = f"extends: base.yaml\nwarehouses:\n  - name: Kunshan\n{KEPT}\nalerts: [{{name: a, kind: stock_out}}, {{name: a, kind: overstock}}]\n"
    with pytest.raises(ScenarioError, match="no other item"):
        load(write(changed=text))


def test_odd_rules_are_warned_of() -> None:
    """A class without a SKU, and a supplier whose lead time is certain, are allowed, with a warning; who may be late is none."""
    site = warehouse(stock=stock(reorder_point=5, order_up_to=9), picking=picking())
    rules = [
        {"name": "none", "kind": "stock_out", "classes": ["A", "C"]},
        {"name": "never", "kind": "supplier_late"},
    ]
    odd = list(odd_alerts(scenario(warehouses=[site], suppliers=[supplier(DAY)], alerts=rules, skus=[sku()])))
    assert [(finding.location[1], finding.location[2]) for finding in odd] == [(0, "classes"), (1, "kind")]
    late = supplier({"gamma": {"mean": DAY, "cv": 0.5}})
    assert not list(odd_alerts(scenario(warehouses=[site], suppliers=[late], alerts=rules[1:])))


def test_a_stock_out_is_looked_for_continuously_and_the_rest_daily() -> None:
    """Unless the scenario says otherwise."""
    usual = {kind.name: AlertRule(name="rule", kind=kind.name).is_continuous for kind in KINDS}
    assert [name for name, is_continuous in usual.items() if is_continuous] == ["stock_out"]
    assert not AlertRule(name="rule", kind="stock_out", checked="daily").is_continuous
