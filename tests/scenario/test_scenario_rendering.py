"""A scenario as text: every value with its place, and text that loads as the same scenario."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from written_files import Write

from sim.scenario.loading import dump, load, load_resolved, render_resolved, scenario_digest
from sim.scenario.loading.letters import require_text
from sim.scenario.loading.reading import parse_yaml
from sim.scenario.loading.scalars import write as written


def allowed(text: str) -> bool:
    """Whether a scenario may hold a text."""
    try:
        require_text(text)
    except ValueError:
        return False
    return True


SCENARIOS = sorted((Path(__file__).parents[2] / "scenarios").glob("*.yaml"))


def test_every_line_says_where_it_came_from(write: Write) -> None:
    """Values carry the file and line that stated them last; what was handed down says through which block."""
    path = write(
        changed="extends: base.yaml\nname: 改\nproducts: {skus: skus.csv}\n"
        "warehouses:\n  - {name: Kunshan, area: 9 m2}\n",
        skus_csv="name\nmug\npan\n",
    )
    text = render_resolved(load_resolved(path))
    lines = {line.partition("#")[0].strip(): line.partition("#")[2].strip() for line in text.splitlines()}
    assert lines["name: 改"] == "changed.yaml:2"
    assert lines["skus: skus.csv"] == "changed.yaml:3; 2 rows"
    assert lines["area: 9 m2"] == "changed.yaml:5"
    assert lines["hours: 08:00-22:00"] == "base.yaml:18 (warehouse_defaults)"
    assert lines["lead_time: {gamma: {mean: 2 d, cv: 0.3}}"] == "base.yaml:16"


def test_remarks_are_aligned(write: Write) -> None:
    """Remarks stand below one another, though Chinese characters are twice as wide."""
    path = write(changed="extends: base.yaml\nname: 一座中央仓\n")
    lines = [line.partition("#")[0] for line in render_resolved(load_resolved(path)).splitlines() if "#" in line]
    assert len({len(line) + sum("一" <= character <= "鿿" for character in line) for line in lines}) == 1


@pytest.mark.parametrize("defaults", [False, True])
def test_shown_text_loads_as_the_same(write: Write, defaults: bool) -> None:
    """Saved where all its files lie, what is shown is that scenario, with or without defaults written out."""
    path = write(
        data__skus_csv="name\nmug\npan\n",
        middle="extends: base.yaml\nproducts: {skus: data/skus.csv}\n",
        stock__x="extends: ../middle.yaml\nname: 'yes'\n",
    )
    resolved = load_resolved(path)
    text = render_resolved(resolved, defaults=defaults)
    if defaults:
        assert "serves_customers: true" in text
        assert "# default" in text
    shown = path.parents[1] / "shown.yaml"
    shown.write_text(text)
    assert load(shown) == resolved.scenario


def test_shown_text_loads_where_it_is_printed(write: Write, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Printed in a folder beside the data, tables stand row by row, and remarks name files that can be opened."""
    path = write(
        data__skus_csv="name,weight [g]\nmug,300\n11.11,80\n", x="extends: base.yaml\nproducts: {skus: data/skus.csv}\n"
    )
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    resolved = load_resolved(Path("..", path.name))
    text = render_resolved(resolved)
    assert '    - {name: "11.11", weight: 80 g} ' in text
    remarks = {line.rpartition("# ")[2].partition(":")[0] for line in text.splitlines() if "#" in line}
    assert len(remarks) == 2
    assert all(Path(file).is_file() for file in remarks)
    Path("shown.yaml").write_text(text, encoding="utf-8")
    assert scenario_digest(load("shown.yaml")) == scenario_digest(resolved.scenario)


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_shown_reference_scenarios_load_from_any_folder(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A scenario that extends one of ours, shown in a folder of the user's, keeps its digest there."""
    monkeypatch.chdir(tmp_path)
    Path("mine.yaml").write_text(f"extends: scenarios/{path.name}\nname: Mine\n", encoding="utf-8")
    resolved = load_resolved("mine.yaml")
    text = render_resolved(resolved)
    assert "cities: scenarios/data/" in text
    Path("resolved.yaml").write_text(text, encoding="utf-8")
    assert scenario_digest(load("resolved.yaml")) == scenario_digest(resolved.scenario)


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_reference_scenarios_survive_dumping(path: Path, tmp_path: Path) -> None:
    """Each reference scenario, dumped into one file and loaded elsewhere, is equal to the last digit."""
    scenario = load(path)
    (tmp_path / "dumped.yaml").write_text(dump(scenario), encoding="utf-8")
    again = load(tmp_path / "dumped.yaml")
    assert again == scenario
    assert scenario_digest(again) == scenario_digest(scenario)


@given(
    st.text().filter(allowed)
    | st.integers(-(2**60), 2**60)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.booleans()
    | st.none()
)
def test_scalars_survive_writing(value: str | float | bool | None) -> None:
    """Any scalar, written plain or quoted, in a block and in brackets, is read as itself."""
    text = written(value)
    for around in (f"a: {text}\n", f"a: [{text}]\n", f"a: {{b: {text}}}\n"):
        node = parse_yaml(around, "a.yaml", problems := [])
        assert node is not None
        assert problems == []
        assert node.plain() in ({"a": value}, {"a": [value]}, {"a": {"b": value}})
