"""Every scenario and gate file of the repository is good as it stands."""

from pathlib import Path

import pytest
from house import HOUSE

from analysis.cli.scenarios import load_all
from analysis.gate.baseline import read_baseline
from analysis.gate.loading import read_gate, rules_of
from sim import load

GATES = sorted((HOUSE / "scenarios" / "gates").glob("*.yaml"))
SCENARIOS = sorted(set((HOUSE / "scenarios").rglob("*.yaml")) - set(GATES))


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_a_scenario_is_valid_and_says_what_it_shows(path: Path) -> None:
    """It loads, and has a name and a description in both languages, and so have its promises and events."""
    scenario = load(path)
    assert scenario.name
    assert scenario.name_zh
    assert scenario.description
    assert scenario.description_zh
    assert all(one.name_zh for one in (*scenario.promise, *scenario.demand.calendar))


def test_scenarios_can_be_told_apart() -> None:
    """No two scenarios have one name."""
    names = [load(path).name for path in SCENARIOS]
    assert len(set(names)) == len(names) >= 4


@pytest.mark.parametrize("path", GATES, ids=lambda path: path.stem)
def test_a_gate_fits_its_scenarios_and_its_baseline(path: Path) -> None:
    """Every sentence makes sense, and the committed baseline has every figure that tolerances speak of."""
    file = read_gate(path)
    scenarios = load_all(file.scenario_files, file.gate.changes)
    budgets, tolerances = rules_of(file, scenarios)
    seed = scenarios[0].seed if file.gate.seed is None else file.gate.seed
    baseline = read_baseline(file, seed, scenarios, tolerances)
    assert budgets
    assert baseline is not None


def test_the_reference_scenarios_have_a_gate() -> None:
    """The gate that runs with every change holds one, three and seven hubs."""
    gate = read_gate(HOUSE / "scenarios" / "gates" / "reference.yaml").gate
    assert [Path(name).stem for name in gate.scenarios] == ["one-hub", "three-hubs", "seven-hubs"]
