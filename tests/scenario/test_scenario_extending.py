"""`extends`: chains of files, relative to each, never in a circle."""

from pathlib import Path

import pytest
from written_files import BASE, Write

from sim.scenario.loading import ScenarioError, load, load_resolved


def first_problem(path: Path) -> str:
    """Load a file that must have exactly one problem, and return it as a line."""
    with pytest.raises(ScenarioError) as caught:
        load(path)
    (problem,) = caught.value.problems
    return str(problem)


def test_differences_only(write: Write) -> None:
    """What the extending file does not say is as in the extended one."""
    path = write(changed="extends: base.yaml\nname: Changed\ndemand: {orders: 240 /d}\n")
    changed, base = load(path), load("base.yaml")
    assert (changed.name, changed.demand.orders) == ("Changed", 240)
    assert changed.warehouses == base.warehouses
    assert changed.demand.lines == base.demand.lines


def test_chains_are_relative_to_each_file(write: Write) -> None:
    """A file in a folder extends one above it, which extends one in another folder."""
    path = write(
        base="extends: shared/root.yaml\ndemand: {orders: 2 /d}\n",
        shared__root=BASE,
        stock__x="extends: ../base.yaml\nname: X\n",
    )
    resolved = load_resolved(path)
    assert resolved.scenario.demand.orders == 2
    assert [file.name for file in resolved.files] == ["root.yaml", "base.yaml", "x.yaml"]


def test_circles_are_shown(write: Write) -> None:
    """Files that extend one another are named in order, at the line that closes the circle."""
    path = write(a="extends: b.yaml\n", b="\nextends: c.yaml\n", c="extends: b.yaml\n")
    write(a="extends: b.yaml\n")
    assert first_problem(path.with_name("a.yaml")) == (
        "c.yaml:1:10: extends: 'b.yaml', expected no circle of files (b.yaml -> c.yaml -> b.yaml)"
    )


def test_a_file_that_extends_itself(write: Write) -> None:
    """The shortest circle is one file."""
    assert "no circle of files (a.yaml -> a.yaml)" in first_problem(write(a="extends: a.yaml\n"))


def test_endless_chains_end(write: Write) -> None:
    """More than 20 files are refused."""
    files = {f"f{number}": f"extends: f{number + 1}.yaml\n" for number in range(30)}
    write(**files)
    assert "at most 20 files" in first_problem(Path("f0.yaml"))


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ("bse.yaml", "expected a file that exists, relative to ./; did you mean 'base.yaml'?"),
        ("base.txt", "expected the path of a YAML file, relative to this one"),
        ("nosuch.yaml", "expected a file that exists, relative to ./"),
        ("scenarios/one-hubb.yaml", "; did you mean 'scenarios/one-hub.yaml'?"),
        ("[base.yaml]", "[base.yaml], expected the path of a YAML file"),
        ("3", "3, expected the path of a YAML file"),
    ],
)
def test_links_that_lead_nowhere(write: Write, link: str, said: str) -> None:
    """The problem stands at the link, with what is there instead."""
    line = first_problem(write(a=f"name: A\nextends: {link}\n"))
    assert line.startswith("a.yaml:2:10: extends: ")
    assert said in line


def reference_scenario(name: str) -> Path:
    """Return where a reference scenario of the repository lies."""
    return Path(__file__).parents[2] / "scenarios" / name


def test_reference_scenarios_may_be_extended_from_anywhere(write: Write) -> None:
    """A file elsewhere starts from a reference scenario, whose tables are found beside it."""
    path = write(
        own="extends: scenarios/seven-hubs.yaml\nname: Own\nname_zh: 自\ndescription: Mine.\ndescription_zh: 我的。\n"
    )
    resolved, extended = load_resolved(path), load(reference_scenario("seven-hubs.yaml"))
    own = {"name": "Own", "name_zh": "自", "description": "Mine.", "description_zh": "我的。"}
    assert resolved.scenario == extended.model_copy(update=own)
    assert [file.name for file in resolved.files] == ["base.yaml", "three-hubs.yaml", "seven-hubs.yaml", "own.yaml"]
    assert len(resolved.scenario.customers.cities) > 300


def test_a_scenario_with_a_name_of_its_own_is_told_as_itself(write: Write) -> None:
    """Chinese name and description of the scenario extended belong to its name; without a new name they stay."""
    told = BASE.replace("name: Base", "name: Base\nname_zh: 基准\ndescription: As it is.\ndescription_zh: 现状。")
    own = load(write(base=told, own="extends: base.yaml\nname: Own\n"))
    assert (own.name_zh, own.description, own.description_zh) == ("", "", "")
    assert load(write(base=told, own="extends: base.yaml\nseed: 7\n")).description_zh == "现状。"


def test_a_description_of_its_own_has_no_translation_of_another(write: Write) -> None:
    """What a scenario says anew is not told in Chinese by the words of the scenario extended."""
    told = BASE.replace("name: Base", "name: Base\nname_zh: 基准\ndescription: As it is.\ndescription_zh: 现状。")
    scenario = load(write(base=told, own="extends: base.yaml\ndescription: Changed.\n"))
    assert (scenario.name_zh, scenario.description, scenario.description_zh) == ("基准", "Changed.", "")


def test_own_files_come_before_reference_scenarios(write: Write) -> None:
    """A folder that is called scenarios, too, is looked at first."""
    path = write(**{"scenarios__one-hub": BASE, "own": "extends: scenarios/one-hub.yaml\n"})
    assert load(path).name == "Base"


@pytest.mark.parametrize("link", ["scenarios/nine-hubs.yaml", "scenarios/../README.yaml", "more/one-hub.yaml"])
def test_what_does_not_come_along(write: Write, link: str) -> None:
    """Only files of the package are found, and only by its name."""
    assert "expected a file that exists" in first_problem(write(own=f"extends: {link}\n"))
