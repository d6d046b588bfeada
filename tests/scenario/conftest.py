"""A folder to write scenario files in."""

from collections.abc import Callable
from pathlib import Path

import pytest
from written_files import BASE, Write

from sim.scenario.loading import Problem, ScenarioError, load


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Write files into an empty working directory, which holds base.yaml; returns the path of the last YAML file.

    Keywords are names: ``data__skus_csv`` is data/skus.csv, ``stock__x`` is stock/x.yaml.
    """
    monkeypatch.chdir(tmp_path)

    def write_files(**files: str) -> Path:
        last = tmp_path
        for name, text in {"base": BASE, **files}.items():
            table = name.endswith("_csv")
            path = tmp_path / (name.removesuffix("_csv").replace("__", "/") + (".csv" if table else ".yaml"))
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            last = last if table else path
        return last

    return write_files


@pytest.fixture
def problems(write: Write) -> Callable[..., list[Problem]]:
    """Write differences to base.yaml, load them, and return the problems found."""

    def find(differences: str, **files: str) -> list[Problem]:
        path = write(**files, changed=f"extends: base.yaml\n{differences}")
        with pytest.raises(ScenarioError) as caught:
            load(path)
        return list(caught.value.problems)

    return find
