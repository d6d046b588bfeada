"""From a path to a scenario: read, extend, merge, hand down, look up tables, validate; all problems together."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from os import PathLike
from pathlib import Path

from pydantic import ValidationError

from sim.scenario.loading.extending import Layer, read_chain
from sim.scenario.loading.merging import merge
from sim.scenario.loading.misspelling import misspelt_names
from sim.scenario.loading.node import Location, Node, Place
from sim.scenario.loading.overriding import override_layers
from sim.scenario.loading.tables import Tables
from sim.scenario.loading.tidying import apply_defaults, defaults_problems, without_directives
from sim.scenario.loading.translating import problems_of, reference_problems, warnings_of
from sim.scenario.problems import Problem, ScenarioError
from sim.scenario.scenario import Scenario
from sim.scenario.written import FROM_FILE

_TRANSLATIONS = {"name": "name_zh", "description": "description_zh"}
"""Texts of a scenario and the keys of their translations."""


@dataclass(frozen=True)
class Resolved:
    """A scenario and where it came from.

    Attributes
    ----------
    scenario : Scenario
        Validated.
    root : Node
        The merged files: every value as it was written, with its place.
    files : tuple of Path
        The YAML files, the one that extends no other first.
    warnings : tuple of Problem
        What is allowed but odd.
    """

    scenario: Scenario
    root: Node
    files: tuple[Path, ...]
    warnings: tuple[Problem, ...] = ()

    @property
    def data(self) -> object:
        """The merged files without places: what was validated."""
        return self.root.plain()

    @property
    def origins(self) -> dict[Location, Place]:
        """Place of every value that a file states, by its location: keys and list positions from the root."""
        origins: dict[Location, Place] = {}
        pending: list[tuple[Location, Node]] = [((), self.root)]
        while pending:
            location, node = pending.pop()
            origins[location] = node.place
            pending.extend(((*location, part), child) for part, child in node.children())
        return origins


def load(path: str | PathLike[str], overrides: Iterable[str] = ()) -> Scenario:
    """Read a scenario from a YAML file.

    Parameters
    ----------
    path : path-like
        The file; it may extend others.
    overrides : iterable of str
        Changes on top, each ``path=value``: ``"demand.orders=4000 /d"``, ``"warehouses[shanghai].area=9000 m2"``.

    Returns
    -------
    Scenario
        Frozen and validated.

    Raises
    ------
    ScenarioError
        With every problem found, each with its file and line.
    """
    return load_resolved(path, overrides).scenario


def load_resolved(path: str | PathLike[str], overrides: Iterable[str] = ()) -> Resolved:
    """Read a scenario and keep where every value came from; parameters and errors as for `load`."""
    problems: list[Problem] = []
    layers = read_chain(Path(path), problems)
    if not layers:
        raise ScenarioError(problems)
    tables = Tables(layers, problems)
    root = _merged(layers, list(overrides), tables)
    data = root.plain()
    try:
        scenario = Scenario.model_validate(data, context=FROM_FILE)
    except ValidationError as error:
        problems += problems_of(error, root, tables.unread)
        if not tables.unread:  # else every city would be unknown
            problems += reference_problems(data, root)
        problems = problems or problems_of(error, root)  # what seemed to follow from another problem did not
        raise ScenarioError(problems) from None
    if problems:
        raise ScenarioError(problems)
    return Resolved(scenario, root, tuple(layer.path for layer in layers), tuple(sorted(warnings_of(scenario, root))))


def _merged(layers: list[Layer], overrides: list[str], tables: Tables) -> Node:
    """Merge the files, hand down what warehouses share, lay the overrides on top and read the tables."""
    problems = tables.problems
    root = layers[0].node
    for layer in layers[1:]:
        root = merge(_without_foreign_texts(root, layer.node), layer.node, tables.expand)
    problems.extend(defaults_problems(root))
    root = apply_defaults(root, tables.expand)
    for over in override_layers(overrides, root, problems):
        root = merge(root, over, tables.expand)
    root = without_directives(tables.expand_all(root), problems)
    problems.extend(misspelt_names(root))
    return root


def _without_foreign_texts(root: Node, own: Node) -> Node:
    """Drop what tells of the scenario extended: one with a name or description of its own is told in its own words, or in none."""
    if not isinstance(root.value, dict) or not isinstance(own.value, dict):
        return root
    foreign = {translation for text, translation in _TRANSLATIONS.items() if text in own.value}
    if own.name:
        foreign |= {"description", *_TRANSLATIONS.values()}
    return replace(root, value={key: node for key, node in root.value.items() if key not in foreign})
