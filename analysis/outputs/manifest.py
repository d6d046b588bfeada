"""The manifest: what was run and what came out, so that anyone can repeat it and see whether it is the same."""

import hashlib
import json
import platform
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from analysis.experiment import Outcome
from analysis.files import write_text
from analysis.outputs.folder import MANIFEST
from analysis.places import files_of
from analysis.replications.replication import Replication
from sim.scenario.digest import scenario_digest
from sim.scenario.written import IN_UNITS
from sim.sources import sources_digest

LIBRARIES = ("numpy", "numba", "scipy", "pandas", "pydantic", "simpy", "matplotlib", "geopandas", "XlsxWriter")
"""Libraries whose versions are noted."""


def version_of(distribution: str) -> str:
    """Version of an installed distribution; empty if it is not installed as one."""
    try:
        return version(distribution)
    except PackageNotFoundError:
        return ""


def outcome_digest(outcome: Outcome) -> str:
    """Digest of inputs and ledgers: the same scenarios, seed and replications give the same digest on every machine.

    Engine, versions, file names and the number of workers do not enter.
    """
    content = {
        "seed": outcome.study.seed,
        "scenarios": [
            {"scenario": scenario_digest(result.scenario), "ledgers": [one.digest for one in replications]}
            for result, replications in zip(outcome.study.results, outcome.replications, strict=True)
        ],
    }
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def manifest(outcome: Outcome) -> dict[str, Any]:
    """Put the manifest together.

    Returns
    -------
    dict
        digest, seed, replications, scenarios (name, digest, ledgers, resolved); and made_with, which does not enter the
        digest.
    """
    return {
        "digest": outcome_digest(outcome),
        "seed": outcome.study.seed,
        "replications": outcome.study.replications,
        "scenarios": [
            {
                "name": result.scenario.name,
                "digest": scenario_digest(result.scenario),
                "orders": sum(one.orders for one in replications),
                "ledgers": [one.digest for one in replications],
                "resolved": result.scenario.model_dump(mode="json", context=IN_UNITS),
            }
            for result, replications in zip(outcome.study.results, outcome.replications, strict=True)
        ],
        "made_with": _made_with(outcome.replications),
    }


def _made_with(replications: Sequence[Sequence[Replication]]) -> dict[str, Any]:
    return {
        "fencang": version_of("fencang"),
        "model_sources": sources_digest(),
        "engine": sorted({one.task.engine for many in replications for one in many}),
        "python": platform.python_version(),
        "platform": platform.platform(),
        "libraries": {name: version_of(name) for name in LIBRARIES},
    }


def write_manifest(outcome: Outcome, directory: Path, beside: Sequence[str] = ()) -> None:
    """Write the manifest into a folder, with the list of all files that are there, and of those that come from elsewhere."""
    content = manifest(outcome) | {"files": [*sorted({*files_of(directory), *beside}), MANIFEST]}
    write_text(directory / MANIFEST, json.dumps(content, ensure_ascii=False, indent=1) + "\n")
