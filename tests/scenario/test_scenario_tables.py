"""CSV tables: rows as values, each problem with file and line, and no way out of the scenario's folders."""

from collections.abc import Callable
from pathlib import Path

import pytest
from written_files import Write

from sim.scenario.loading import Problem, load, load_resolved

SKUS = "name,weight [g],value\nmug,350,12 元\npan,1200,80 元\nlid,,3.5 元\n"
Find = Callable[..., list[Problem]]


def test_rows_become_items(write: Write) -> None:
    """Units stand in the head or in the cells; an empty cell means the default."""
    path = write(changed="extends: base.yaml\nproducts: {skus: skus.csv}\n", skus_csv=SKUS)
    assert [(sku.name, sku.weight, sku.value) for sku in load(path).products.skus] == [
        ("mug", 350, 1200),
        ("pan", 1200, 8000),
        ("lid", 0, 350),
    ]


def test_quoted_names_and_remarks(write: Write) -> None:
    """A comma in quotes is part of a name; lines before the head that begin with # are remarks."""
    path = write(
        changed="extends: base.yaml\nproducts: {skus: skus.csv}\n",
        skus_csv='# from: the shop\n\nname,value\n"mug, blue",1 元\n"pan ""big""",2 元\n',
    )
    assert [sku.name for sku in load(path).products.skus] == ["mug, blue", 'pan "big"']


def test_named_differences_change_rows(write: Write) -> None:
    """A list over a table changes, removes and adds the rows it names; every value keeps its place."""
    path = write(
        middle="extends: base.yaml\nproducts: {skus: data/skus.csv}\n",
        data__skus_csv=SKUS,
        top="extends: middle.yaml\nproducts:\n  skus:\n    - {name: pan, value: 9 元}\n"
        "    - {name: lid, remove: true}\n    - {name: cup}\n",
    )
    resolved = load_resolved(path)
    assert [(sku.name, sku.value) for sku in resolved.scenario.products.skus] == [
        ("mug", 1200),
        ("pan", 900),
        ("cup", 0),
    ]
    origins = {key: str(place) for key, place in resolved.origins.items() if key[:2] == ("products", "skus")}
    assert origins["products", "skus", 1, "value"] == "top.yaml:4"
    assert origins["products", "skus", 1, "weight"] == "data/skus.csv:3"


def test_a_table_replaces_a_list_and_a_table(write: Write) -> None:
    """A path over a list or another path is taken whole; the replaced table need not even exist."""
    path = write(
        middle="extends: base.yaml\nproducts: {skus: gone.csv}\n",
        top="extends: middle.yaml\nproducts: {skus: skus.csv}\n",
        skus_csv=SKUS,
    )
    assert len(load(path).products.skus) == 3


def test_paths_are_relative_to_their_file(write: Write) -> None:
    """A file in a folder may use the data of one it extends, which lie above it."""
    path = write(
        data__skus_csv=SKUS,
        middle="extends: base.yaml\nproducts: {skus: data/skus.csv}\n",
        stock__x="extends: ../middle.yaml\ndemand: {calendar: ../data/days.csv}\n",
        data__days_csv="name,first,last,factor\n618,2025-06-18,2025-06-18,1.4\n",
    )
    scenario = load(path.parents[1] / "stock" / "x.yaml")
    assert (len(scenario.products.skus), scenario.demand.calendar[0].name) == (3, "618")


def test_shipped_tables_are_found_from_anywhere(write: Write) -> None:
    """A path that begins with scenarios/ names a table of fencang's own, unless there is such a file."""
    path = write(changed="extends: base.yaml\ndemand: {calendar: scenarios/data/calendar.csv}\n")
    assert "618 sale 2025" in [event.name for event in load(path).demand.calendar]
    path = write(
        changed="extends: base.yaml\ndemand: {calendar: scenarios/data/calendar.csv}\n",
        scenarios__data__calendar_csv="name,first,last,factor\nown,2025-06-18,2025-06-18,1.4\n",
    )
    assert [event.name for event in load(path).demand.calendar] == ["own"]


@pytest.mark.parametrize("path", ["../outside.csv", "/etc/hosts.csv", "data/../../outside.csv", "link.csv"])
def test_paths_may_not_leave(write: Write, problems: Find, path: str, tmp_path: Path) -> None:
    """Neither steps up, nor absolute paths, nor links lead out of the folders of the scenario's files."""
    (tmp_path.parent / "outside.csv").write_text(SKUS)
    (tmp_path / "link.csv").symlink_to(tmp_path.parent / "outside.csv")
    (problem,) = problems(f"products:\n  skus: {path}\n")
    assert problem.where == "changed.yaml:3:9"
    assert "stays in the folder" in problem.expected


def test_a_missing_table_is_one_problem(problems: Find) -> None:
    """What the rows would have said is not missed; files of like name are offered."""
    (problem,) = problems("customers: {cities: citys.csv}\n", cities_csv="name\n")
    assert str(problem) == (
        "changed.yaml:2:21: customers.cities: 'citys.csv', expected a file that exists; did you mean 'cities.csv'?"
    )


CITY_HEAD = "name,region,latitude,longitude,demand_share\nA,华东,31,121,1\n"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            CITY_HEAD + "B,华东,131,121,1\n",
            "c.csv:3: customers.cities[B].latitude: '131', expected degrees north, -90 to 90",
        ),
        (
            CITY_HEAD + "B,华东,31,121,nan\n",
            "c.csv:3: customers.cities[B].demand_share: 'nan', expected a number, not negative",
        ),
        (
            CITY_HEAD + "A,华东,31,121,1\n",
            "c.csv:3: customers.cities[A].name: 'A', expected a name that no other item of the list has",
        ),
        (CITY_HEAD + "B,华东,31,121\n", "c.csv:3: 4 cells, expected 5, as in the head"),
        (
            CITY_HEAD.replace("121,1", "121,"),
            "c.csv:2: customers.cities[A].demand_share: missing, expected a number, not negative "
            "(Weight of the city in demand; weights need not add up to 1)",
        ),
        (CITY_HEAD + '"B\n', "c.csv:3: expected a valid CSV line (unexpected end of data)"),
        (
            CITY_HEAD + ",华东,31,121,1\n",
            "c.csv:3: customers.cities[1].name: missing, expected text (Unique name in English or pinyin)",
        ),
        ("name,name\nA,B\n", "c.csv:1: 'name' again, expected each column once"),
        ("", "c.csv: expected a column 'name': Unique name in English or pinyin."),
    ],
)
def test_problems_know_their_line(problems: Find, text: str, line: str) -> None:
    """Each kind of mistake in a table is told with file, line and column name."""
    found = [str(problem) for problem in problems("customers: {cities: c.csv}\n", c_csv=text)]
    assert line in found
    assert all(problem.startswith("c.csv") for problem in found)


def test_columns_are_told_once(problems: Find) -> None:
    """A misspelt column is one problem at the head and not one for every row."""
    text = "name,regon,latitude,longitude,demand_share\n" + "A,华东,31,121,1\n" * 50
    found = problems("customers: {cities: c.csv}\n", c_csv=text)
    assert [(problem.line, problem.hint) for problem in found] == [(1, ""), (1, "did you mean 'region'?")]


def test_a_table_in_another_encoding(problems: Find, tmp_path: Path) -> None:
    """Excel's Chinese default is told as such, at the place that names the file."""
    (tmp_path / "c.csv").write_bytes("name\n上海\n".encode("gbk"))
    (problem,) = problems("customers: {cities: c.csv}\n")
    assert "text in UTF-8; byte 6 is something else" in problem.expected
