"""The report of all problems at once, as a user reads it."""

from pathlib import Path

import pytest

from sim.scenario.loading import ScenarioError, load

DATA = Path(__file__).parent / "data"


def test_all_problems_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file with a mistake of nearly every kind gives this report, word for word."""
    monkeypatch.chdir(DATA)
    with pytest.raises(ScenarioError) as caught:
        load("broken.yaml")
    assert f"{caught.value}\n" == (DATA / "broken.txt").read_text(encoding="utf-8")
