"""The sentences of a gate: from words to rules, with what was expected where they make no sense.

FIGURE [in SCOPE] [of SCENARIO] <= VALUE UNIT
FIGURE [in SCOPE] [of SCENARIO] within VALUE UNIT [either way]
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, cast

from analysis.gate.rule import Budget, Target, Tolerance
from analysis.kpis.definitions import Definition, definitions
from analysis.kpis.scopes import ALL, CARRIER_IN_REGION, CLASSES, Scopes, kind_of, pair_of
from sim.scenario.problems import did_you_mean, one_of
from sim.scenario.scenario import Scenario

HOURS = {"h": 1.0, "min": 1 / 60, "d": 24.0}
FACTORS: Mapping[str, Mapping[str, float]] = {
    "h": HOURS,
    "d": {unit: hours / 24 for unit, hours in HOURS.items()},
    "元": {"元": 1.0, "CNY": 1.0, "万元": 10_000.0},
    "元/order": {"元/order": 1.0, "CNY/order": 1.0, "元": 1.0, "元/单": 1.0},
    "g/order": {"g/order": 1.0, "kg/order": 1000.0, "g": 1.0},
}
"""Units in which a KPI's values may be written; other KPIs take their own unit only."""

POINTS = ("points", "pp")
"""Units of a tolerance for shares, absolute."""

_PLACE = re.compile(r"(?:\s+in\s+(?P<scope>.+?))?(?:\s+of\s+(?P<scenario>.+?))?\s*")
_BUDGET = re.compile(r"(?P<head>.+?)\s*(?P<side><=|>=|≤|≥)\s*(?P<value>[-+]?\d+(?:\.\d+)?)\s*(?P<unit>\S*)\s*")
_TOLERANCE = re.compile(
    r"(?P<head>.+?)\s+within\s+(?P<value>\d+(?:\.\d+)?)\s*(?P<unit>\S*)\s*(?P<either>either way)?\s*"
)


class Meaningless(Exception):  # noqa: N818 - a sentence is meaningless, not an error
    """A sentence that makes no sense: what was expected, and what may have been meant."""

    def __init__(self, expected: str, hint: str = "") -> None:
        super().__init__(expected)
        self.expected, self.hint = expected, hint


@dataclass(frozen=True)
class Reader:
    """Reads the sentences of a gate.

    Parameters
    ----------
    scenarios : sequence of Scenario
        The scenarios that sentences may name.
    """

    scenarios: Sequence[Scenario]

    def budget(self, text: str) -> Budget:
        """Read a budget.

        Raises
        ------
        Meaningless
            If it is none.
        """
        found = _BUDGET.fullmatch(text.strip())
        if found is None:
            raise Meaningless("FIGURE [in SCOPE] [of SCENARIO] <= VALUE UNIT, such as p95 delivery in 西北 <= 120 h")
        target = self._target(text, found["head"])
        side = cast(Literal["<=", ">="], {"≤": "<=", "≥": ">="}.get(found["side"], found["side"]))
        return Budget(target, side, float(found["value"]) * _factor(definitions()[target.kpi], found["unit"]))

    def tolerance(self, text: str) -> Tolerance:
        """Read a tolerance.

        Raises
        ------
        Meaningless
            If it is none.
        """
        found = _TOLERANCE.fullmatch(text.strip())
        if found is None:
            raise Meaningless("FIGURE [in SCOPE] [of SCENARIO] within VALUE UNIT, such as cost_per_order within 2 %")
        target = self._target(text, found["head"])
        definition, unit, value = definitions()[target.kpi], found["unit"], float(found["value"])
        either_way = found["either"] is not None or definition.direction == "none"
        if unit == "%":
            return Tolerance(target, value / 100, relative=True, either_way=either_way)
        if definition.unit == "%":
            if unit not in POINTS:
                raise Meaningless(f"a tolerance in % of the baseline or in points, not '{unit}'")
            return Tolerance(target, value, relative=False, either_way=either_way)
        return Tolerance(target, value * _factor(definition, unit), relative=False, either_way=either_way)

    def _target(self, text: str, head: str) -> Target:
        """Read FIGURE [in SCOPE] [of SCENARIO]."""
        definition, rest = _figure(head)
        place = _PLACE.fullmatch(rest)
        if place is None:
            raise Meaningless(f"'in SCOPE' or 'of SCENARIO' after {definition.name}, not '{rest.strip()}'")
        scenarios = self._named(place["scenario"])
        scope = self._scope(definition, place["scope"], scenarios)
        having = tuple(one.name for one in scenarios if scope in Scopes.of(one).names)
        return Target(text.strip(), definition.name, scope, having)

    def _named(self, name: str | None) -> Sequence[Scenario]:
        if name is None:
            return self.scenarios
        known = {word: one for one in self.scenarios for word in (one.name, one.name_zh) if word}
        if name not in known:
            raise Meaningless(f"the name of a scenario of this gate, {one_of(known)}", did_you_mean(name, known))
        return (known[name],)

    def _scope(self, definition: Definition, name: str | None, scenarios: Sequence[Scenario]) -> str:
        if name is None or name == ALL:
            scope = ALL
        else:
            words = dict(_words(scenarios))
            fitting = [scope for scope in words.get(name, ()) if kind_of(scope) in definition.scopes]
            if len(fitting) > 1:
                raise Meaningless(f"one of {', '.join(fitting)}, written like that")
            if name not in words:
                expected = "a region, warehouse, carrier, CARRIER/REGION or ABC class of the scenarios"
                raise Meaningless(f"{expected}, not '{name}'", did_you_mean(name, words))
            scope = (fitting or words[name])[0]
        if kind_of(scope) not in definition.scopes:
            raise Meaningless(f"a scope that {definition.name} exists for: {', '.join(definition.scopes)}")
        return scope


def _words(scenarios: Sequence[Scenario]) -> Iterator[tuple[str, list[str]]]:
    """Everything a scope may be called, and the scopes it stands for."""
    scopes = list(dict.fromkeys(scope for one in scenarios for scope in Scopes.of(one).names))
    plain = [(_plain(scope), scope) for scope in scopes]
    chinese = [
        (thing.name_zh, f"{kind}:{thing.name}")
        for one in scenarios
        for kind, things in (("warehouse", one.warehouses), ("carrier", one.carriers))
        for thing in things
        if thing.name_zh
    ]
    classes = [(f"class {name}", f"class:{name}") for name in CLASSES]
    chinese += [
        (f"{carrier.name_zh}/{region}", f"carrier:{carrier.name}/region:{region}")
        for one in scenarios
        for carrier in one.carriers
        if carrier.name_zh
        for region in Scopes.of(one).regions
    ]
    pairs = [(scope, scope) for scope in scopes] + plain + chinese + classes
    for word in dict.fromkeys(word for word, _ in pairs):
        yield word, list(dict.fromkeys(scope for other, scope in pairs if other == word))


def _plain(scope: str) -> str:
    """Name of a scope without its kind: "post/West" for a carrier in a region."""
    return "/".join(pair_of(scope)) if kind_of(scope) == CARRIER_IN_REGION else scope.partition(":")[2] or scope


def _figure(head: str) -> tuple[Definition, str]:
    """Find the figure that a sentence begins with, the longest name first; return it and what follows."""
    words = {word.casefold(): one for one in definitions().values() for word in _names(one)}
    folded = head.casefold()
    for word in sorted(words, key=len, reverse=True):
        if folded == word or folded.startswith(f"{word} "):
            return words[word], head[len(word) :]
    first = re.split(r"\s+(?:in|of)\s+", head)[0]
    raise Meaningless(f"the name of a figure, not '{first}'", did_you_mean(first, words))


def _names(definition: Definition) -> tuple[str, ...]:
    return (definition.name, *definition.aliases, definition.en, definition.zh)


def _factor(definition: Definition, unit: str) -> float:
    """Factor from a written unit to the KPI's own."""
    units = FACTORS.get(definition.unit, {definition.unit: 1.0})
    if unit not in units:
        found = f"not in '{unit}'" if unit else "the unit is missing"
        raise Meaningless(f"a value in {one_of(units) if len(units) > 1 else definition.unit}, {found}")
    return units[unit]
