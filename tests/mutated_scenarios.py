"""The reference scenarios with mutated files, and what a loader may do with them: load them, or say what is wrong."""

import os
import warnings
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from mutations import CSV_MUTATIONS, YAML_MUTATIONS, bytes_of, mutated

from sim.scenario.loading import Resolved, ScenarioError, load_resolved, render_resolved

SHIPPED = Path(__file__).parents[1] / "scenarios"
THINNED = 12
"""Of the rows of a CSV file every such one is kept, and every one that a scenario names."""


@dataclass(frozen=True)
class Case:
    """One scenario to load.

    Attributes
    ----------
    entry : str
        The file that is loaded.
    files : dict of str to bytes
        Files that differ from the reference scenarios, by their path below the scenarios' folder.
    """

    entry: str
    files: dict[str, bytes]


@cache
def originals() -> dict[str, str]:
    """Every scenario file and every table, by its path below the scenarios' folder; tables with fewer rows."""
    yaml = {path.relative_to(SHIPPED).as_posix(): path.read_text("utf-8") for path in sorted(SHIPPED.rglob("*.yaml"))}
    spoken = "\n".join(yaml.values())
    tables = {}
    for path in sorted((SHIPPED / "data").glob("*.csv")):
        head, *rows = path.read_text("utf-8").splitlines(keepends=True)
        kept = [row for place, row in enumerate(rows) if place % THINNED == 0 or row.split(",")[0] in spoken]
        tables[f"data/{path.name}"] = head + "".join(kept)
    return {name: text for name, text in yaml.items() if not name.startswith("gates/")} | tables


def furnish(folder: Path) -> None:
    """Write the reference scenarios into a folder, beside what no scenario should be read from."""
    for name, text in originals().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for ending in ("csv", "yaml"):
        os.mkfifo(folder / f"pipe.{ending}")
        (folder / f"link.{ending}").symlink_to("/etc/passwd")
        (folder / f"zero.{ending}").symlink_to("/dev/zero")
        (folder / f"loop.{ending}").symlink_to(f"loop.{ending}")


def make_case(random: Random) -> Case:
    """Mutate one file, or two, of the reference scenarios."""
    known = originals()
    names = list(known)
    entry = random.choice([name for name in names if name.endswith(".yaml")])
    files = {}
    for _ in range(random.choice((1, 1, 1, 2))):
        name = entry if random.random() < 0.6 else random.choice(_beneath(entry))
        mutations = CSV_MUTATIONS if name.endswith(".csv") else YAML_MUTATIONS
        others = [known[random.choice([other for other in names if other[-4:] == name[-4:]])]]
        files[name] = bytes_of(mutated(known[name], random, others, mutations), random)
    return Case(entry, files)


@cache
def _beneath(entry: str) -> tuple[str, ...]:
    """Files that a scenario is made of beside its own: all tables, and those it extends."""
    resolved = load_resolved(SHIPPED / entry)
    extended = [path.resolve().relative_to(SHIPPED).as_posix() for path in resolved.files]
    return (*extended, *(name for name in originals() if name.endswith(".csv")))


class MisbehavedError(AssertionError):
    """The loader did what it must not do."""


def tried(path: Path) -> Resolved | None:
    """Load a scenario; None where it is refused as it should be, which is in lines that can be printed.

    Raises
    ------
    MisbehavedError
        If what it says is no line, or names no file.
    Exception
        Any other than `ScenarioError` comes through, and so do warnings of Python.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            resolved = load_resolved(path)
            _require_lines([str(problem) for problem in resolved.warnings])
            text = render_resolved(resolved)
        except ScenarioError as error:
            if not error.problems:
                raise MisbehavedError("refused without a problem") from None
            _require_lines([str(problem) for problem in error.problems])
            str(error).encode()
            return None
    text.encode()
    return resolved


def _require_lines(told: list[str]) -> None:
    for line in told:
        if not line.isprintable() or len(line) > LONGEST_LINE:
            raise MisbehavedError(f"not a line that can be printed: {line[:300]!r}")


LONGEST_LINE = 3000
"""Characters of a problem; some list what may stand there."""
