"""Rules of alerts: what contradicts itself, or can never be raised, is told at its place."""

import pytest
from small_scenarios import DAY, picking, scenario, sku, stock, supplier, warehouse
from written_files import Write

from sim.rules.alerts.table import KINDS
from sim.scenario.alert import AlertRule
from sim.scenario.alert_oddities import odd_alerts
from sim.scenario.loading import ScenarioError, load

KEPT = "    stock: {source: factory, policies: [{name: all, kind: s_S, reorder_point: 5, order_up_to: 9}]}"
FRESH = KEPT + "\nproducts: {skus: [{name: mug, shelf_life: 20 d}]}"
COUNTED = KEPT + "\n    records: {}"
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
        (KEPT, "kind: ageing, age: 30 d", "kind", "SKUs that are kept by batch"),
        (KEPT, "kind: ageing, age: 30 days ago", "age", "a duration"),
        (FRESH, "kind: ageing", "age", "a value, which kind ageing needs"),
        (FRESH, "kind: ageing, age: 9 d, units: 5", "units", "no such key with kind ageing"),
        (FRESH, "kind: ageing, age: 9 d, checked: continuous", "checked", "daily"),
        (FRESH, "kind: ageing, age: 9 d, skus: [pan]", "kind", "SKUs that are kept by batch"),
        (KEPT, "kind: record_mismatch", "kind", "warehouses with records"),
        (COUNTED, "kind: record_mismatch, units: -1", "units", "at least 0"),
        (COUNTED, "kind: record_mismatch, cover: 2 d", "cover", "no such key with kind record_mismatch"),
        (COUNTED, "kind: record_mismatch, at: '08:00'", "at", "looked at continuously"),
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
    """A supplier whose lead time is certain is allowed, with a warning; who may be late is none."""
    site = warehouse(stock=stock(reorder_point=5, order_up_to=9), picking=picking())
    rules = [{"name": "out", "kind": "stock_out"}, {"name": "never", "kind": "supplier_late"}]
    odd = list(odd_alerts(scenario(warehouses=[site], suppliers=[supplier(DAY)], alerts=rules, skus=[sku()])))
    assert [(finding.location[1], finding.location[2]) for finding in odd] == [(1, "kind")]
    late = supplier({"gamma": {"mean": DAY, "cv": 0.5}})
    assert not list(odd_alerts(scenario(warehouses=[site], suppliers=[late], alerts=rules[1:])))


def test_a_problem_tells_file_line_and_value(write: Write) -> None:
    """A rule for ageing where nothing has an age is named where it stands."""
    text = f"extends: base.yaml\nwarehouses:\n  - name: Kunshan\n{KEPT}\nalerts:\n  - name: old\n    kind: ageing\n    age: 9 d\n"
    with pytest.raises(ScenarioError) as caught:
        load(write(changed=text))
    [problem] = [problem for problem in caught.value.problems if problem.path.startswith("alerts")]
    assert (problem.line, problem.value) == (7, "'ageing'")
    assert problem.file.endswith("changed.yaml")


@pytest.mark.parametrize(("age", "is_odd"), [(20 * DAY, False), (21 * DAY, True)])
def test_an_age_that_nothing_reaches_is_odd(age: int, is_odd: bool) -> None:
    """Goods that keep for twenty days are written off at the end of the last of them; without a date they may reach any age."""
    site = warehouse(stock=stock(reorder_point=5, order_up_to=9))
    rule = {"name": "old", "kind": "ageing", "age": age}
    fresh = {"warehouses": [site], "suppliers": [supplier(DAY)], "alerts": [rule], "skus": [sku(shelf_life=20 * DAY)]}
    assert [finding.location for finding in odd_alerts(scenario(**fresh))] == [("alerts", 0, "age")] * is_odd
    ageing = scenario(**{**fresh, "products": {"skus": [sku()], "ageing": True}})
    assert not list(odd_alerts(ageing))


def test_what_may_be_wrong_is_looked_for_continuously_and_the_rest_daily() -> None:
    """Unless the scenario says otherwise."""
    usual = {kind.name: AlertRule(name="rule", kind=kind.name).is_continuous for kind in KINDS}
    assert [name for name, is_continuous in usual.items() if is_continuous] == ["stock_out", "record_mismatch"]
    assert not AlertRule(name="rule", kind="stock_out", checked="daily").is_continuous
