"""Rules of alerts that hypothesis makes up."""

from hypothesis import strategies as st
from made_up_values import TIMES_OF_DAY, weekdays
from small_scenarios import DAY, HOUR, Fields

from sim.rules.alerts.table import KINDS
from sim.scenario.alert import AlertRule
from sim.scenario.alert_checks import check_alerts
from sim.scenario.scenario import Scenario

LIMITS = {
    "units": st.sampled_from((0, 1, 5, 40)),
    "cover": st.sampled_from((0, 6 * HOUR, 2 * DAY)),
    "share": st.sampled_from((0.05, 0.5)),
    "parcels": st.integers(0, 3),
    "late_by": st.sampled_from((0, HOUR)),
    "age": st.sampled_from((0, 6 * HOUR, DAY)),
}
"""Limits of alerts, many of which are passed often."""


@st.composite
def watched(draw: st.DrawFn, scenario: Scenario, *surely: str) -> Scenario:
    """Let up to four rules of alerts watch a scenario, of the kinds that can be raised in it; and one of each of some kinds besides."""
    rules = []
    least = {"share": 0.5, "parcels": 0, "age": 0}
    needed = {kind: {name: least[name] for name in kind.limits[:1] if kind.usual is None} for kind in KINDS}
    able = [kind for kind in KINDS if can_be_raised(scenario, AlertRule(name="rule", kind=kind.name, **needed[kind]))]
    kinds = [kind for kind in able if kind.name in surely]
    kinds += draw(st.lists(st.sampled_from(able), max_size=4)) if able else []
    for number, kind in enumerate(kinds):
        fields: Fields = {"name": f"rule{number}", "kind": kind.name}
        if kind.limits and (kind.usual is None or draw(st.booleans())):
            limit = draw(st.sampled_from(kind.limits))
            fields[limit] = draw(LIMITS[limit])
        if kind.continuous != "never":
            fields["checked"] = draw(st.sampled_from((None, "daily", "continuous", "continuous")))
        if not AlertRule(**fields).is_continuous:
            fields |= {"at": draw(st.sampled_from(TIMES_OF_DAY)), "days": draw(weekdays)}
        if kind.warns:
            fields["follow_up"] = draw(st.sampled_from((0, HOUR, DAY)))
        if kind.of == "sku" and draw(st.integers(0, 3)) == 0:
            fields["skus"] = ["sku0"]
        rule = AlertRule(**fields)
        if can_be_raised(scenario, rule):
            rules.append(rule)
    return Scenario.model_validate({**scenario.model_dump(), "alerts": [rule.model_dump() for rule in rules]})


def can_be_raised(scenario: Scenario, rule: AlertRule) -> bool:
    """Whether a rule of alerts has something to watch."""
    return not list(check_alerts(scenario.model_copy(update={"alerts": (rule,)})))
