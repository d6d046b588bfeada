"""What rules of alerts are called: what they watch for, and their own name where another watches for the same."""

from collections import Counter

from analysis.language.labels import Labels, plain
from analysis.language.watching import WATCHING
from sim.scenario.alert import AlertRule
from sim.scenario.scenario import Scenario

_DAY_S = 86400
_WIDTH = 30


def rule_names(scenario: Scenario, labels: Labels) -> dict[str, str]:
    """Names of a scenario's rules as people read them, by the names that the scenario gives them."""
    said = {rule.name: _said(rule, labels) for rule in scenario.alerts}
    shared = Counter(said.values())
    return {
        name: f"{words} ({labels.escape(plain(name, _WIDTH))})"
        if shared[words] > 1 and labels.drawable(name)
        else words
        for name, words in said.items()
    }


def _said(rule: AlertRule, labels: Labels) -> str:
    """Say what a rule watches for; with a limit of its own, that limit stands in place of safety stock."""
    words = WATCHING["zh" if labels.texts.code == "zh" else "en"]
    if rule.kind == "below_safety_stock" and rule.cover is not None:
        return words.below_cover.format(days=f"{rule.cover / _DAY_S:g}")
    if rule.kind == "below_safety_stock" and rule.units is not None:
        return words.below_units.format(units=f"{rule.units:,}")
    return words.kinds[rule.kind]
