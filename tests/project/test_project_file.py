"""The project file: what is needed is declared with its reason, and nothing else."""

import ast
import re
import sys
import tomllib

import pytest
from house import HOUSE
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

TEXT = (HOUSE / "pyproject.toml").read_text(encoding="utf-8")
PROJECT = tomllib.loads(TEXT)["project"]
EXTRAS = PROJECT["optional-dependencies"]
REQUIREMENTS = [*PROJECT["dependencies"], *(one for extra in EXTRAS.values() for one in extra)]
MODULES = {"ruamel.yaml": "ruamel", "XlsxWriter": "xlsxwriter", "pillow": "PIL", "universal-pathlib": "upath"}
"""Modules that are not called like their distribution."""
PARTS = {"pydantic_core": "pydantic", "markupsafe": "jinja2"}
"""Modules that another distribution brings along and hands out itself."""


LOCKS = {"requirements.lock": ("zh",), "requirements-dev.lock": ("zh", "market", "theory", "test", "dev")}
"""Files of pinned versions, and the extras that each holds."""


def distribution(requirement: str) -> str:
    """Name of the distribution that a requirement asks for."""
    return re.split(r"[<>=\[ ]", requirement)[0]


def imported(package: str) -> set[str]:
    """Top-level modules that a package imports, the standard library and our own packages left out."""
    names: set[str] = set()
    for path in (HOUSE / package).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names.update(alias.name.split(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                names.add(str(node.module).split(".")[0])
    return names - set(sys.stdlib_module_names) - {"sim", "analysis", "scenarios"}


@pytest.mark.parametrize("requirement", REQUIREMENTS)
def test_every_dependency_has_its_reason(requirement: str) -> None:
    """Beside every requirement stands a comment that says what it is for."""
    assert re.search(rf'"{re.escape(requirement)}"[\],]*\s+# \S+', TEXT)


def test_packages_import_what_is_declared_and_nothing_else() -> None:
    """The imports of sim and analysis are the declared dependencies; Chinese fonts and clusters are optional."""
    declared = {distribution(requirement) for requirement in PROJECT["dependencies"]}
    modules = {MODULES.get(name, name) for name in declared}
    used = {PARTS.get(name, name) for name in imported("sim") | imported("analysis")}
    assert used - {"mplfonts", "distributed"} == modules


def test_the_model_needs_nothing_to_draw_or_to_talk() -> None:
    """The model imports no library of charts, maps, workbooks or command lines."""
    wanted = imported("sim")
    assert not wanted & {"matplotlib", "geopandas", "shapely", "typer", "rich", "xlsxwriter", "jinja2"}


def test_the_version_stands_in_the_changelog() -> None:
    """The changelog says what the version that is built holds: in its section, or before its release under Unreleased."""
    changelog = (HOUSE / "CHANGELOG.md").read_text(encoding="utf-8")
    sections = dict(re.findall(r"^## \[(.+?)\].*\n((?:(?!## ).*\n)*)", changelog, re.MULTILINE))
    assert "### " in sections.get(PROJECT["version"], sections["Unreleased"])
    assert next(iter(sections)) == "Unreleased"


@pytest.mark.parametrize("file", LOCKS)
def test_every_dependency_is_pinned(file: str) -> None:
    """Every requirement has one version in the lock file, which it allows; docs/dependencies.md says how the file is renewed."""
    lines = [line.split("#")[0].strip() for line in (HOUSE / file).read_text(encoding="utf-8").splitlines()]
    pins = dict(re.fullmatch(r"([a-z0-9-]+)==([^ =]+)", line).groups() for line in lines if line)  # type: ignore[union-attr]
    wanted = [*PROJECT["dependencies"], *(one for extra in LOCKS[file] for one in EXTRAS[extra])]
    for requirement in map(Requirement, wanted):
        if requirement.name != "fencang":
            assert requirement.specifier.contains(pins[canonicalize_name(requirement.name)]), requirement
