"""Manifest, tables and workbook."""

import csv
import json
import zipfile
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree as Xml

import pandas as pd
import pytest
from hand_made import scenario
from made_results import result, study

from analysis.experiment import Outcome, Plan, run_study
from analysis.outputs.manifest import write_manifest
from analysis.outputs.tables import KPI_COLUMNS, write_comparison, write_kpis
from analysis.outputs.workbook import write_workbook
from analysis.outputs.workbook.settings import side_by_side
from analysis.replications.runner import local_crew
from sim.scenario.digest import scenario_digest
from sim.scenario.scenario import Scenario
from sim.scenario.written import FROM_FILE

SPREADSHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
COST, TIME = "cost_per_order", "order_to_delivery_mean"


@pytest.fixture(scope="module")
def outcome() -> Outcome:
    """Return two small scenarios, run twice each."""
    with local_crew("compiled", 1) as crew:
        return run_study(Plan((scenario(name="one"), scenario(name="two")), 5, 2), crew)


def strings_of(path: Path) -> str:
    """Return all text cells of a workbook."""
    with zipfile.ZipFile(path) as book:
        root = Xml.fromstring(book.read("xl/sharedStrings.xml"))
    return "\n".join("".join(item.itertext()) for item in root)


def sheets_of(path: Path) -> dict[str, Xml.Element]:
    """Return the sheets of a workbook by name."""
    with zipfile.ZipFile(path) as book:
        names = [
            sheet.attrib["name"] for sheet in Xml.fromstring(book.read("xl/workbook.xml")).iter(f"{SPREADSHEET}sheet")
        ]
        return {
            name: Xml.fromstring(book.read(f"xl/worksheets/sheet{number}.xml"))
            for number, name in enumerate(names, start=1)
        }


def test_the_manifest_says_how_to_repeat_it(outcome: Outcome, tmp_path: Path) -> None:
    """Scenarios come whole with their digest; files are listed; versions stand apart from what is digested."""
    (tmp_path / "kpis.csv").write_text("")
    write_manifest(outcome, tmp_path)
    manifest = json.loads((tmp_path / "manifest.json").read_text(encoding="utf-8"))
    assert (manifest["seed"], manifest["replications"]) == (5, 2)
    assert manifest["files"] == ["kpis.csv", "manifest.json"]
    assert {"fencang", "python", "libraries", "model_sources"} <= set(manifest["made_with"])
    for kept, replications in zip(manifest["scenarios"], outcome.replications, strict=True):
        again = Scenario.model_validate(kept["resolved"], context=FROM_FILE)
        assert scenario_digest(again) == kept["digest"]
        assert kept["ledgers"] == [one.digest for one in replications]


def test_figures_are_written_by_replication(outcome: Outcome, tmp_path: Path) -> None:
    """Each row names scenario, replication, figure, scope and unit; no value is missing."""
    write_kpis(outcome.study, tmp_path / "kpis.csv")
    rows = list(csv.DictReader(StringIO((tmp_path / "kpis.csv").read_text(encoding="utf-8"))))
    assert list(rows[0]) == KPI_COLUMNS
    assert {row["scenario"] for row in rows} == {"one", "two"}
    assert {row["replication"] for row in rows} == {"0", "1"}
    assert all(float(row["value"]) == float(row["value"]) for row in rows)


def test_what_one_replication_cannot_say_is_left_empty(tmp_path: Path) -> None:
    """The comparison has the difference, but no interval and no p-value."""
    write_comparison(study(result("one", {COST: [5.0]}), result("two", {COST: [6.0]})), tmp_path / "comparison.csv")
    (row,) = csv.DictReader(StringIO((tmp_path / "comparison.csv").read_text(encoding="utf-8")))
    assert row["difference"] == "1.0"
    assert (row["low"], row["p_value"], row["better"]) == ("", "", "undecided")


def test_the_workbook_names_carriers_by_region(outcome: Outcome, tmp_path: Path) -> None:
    """What the post does for the east is a line of its own, in words of either language."""
    for language, words in (("en", "post in East"), ("zh", "post（East）")):
        write_workbook(outcome.study, tmp_path / "book.xlsx", language)  # type: ignore[arg-type]
        assert words in strings_of(tmp_path / "book.xlsx").splitlines()


def test_the_workbook_has_all_sheets_in_both_languages(outcome: Outcome, tmp_path: Path) -> None:
    """Six sheets, named in the language asked for."""
    write_workbook(outcome.study, tmp_path / "en.xlsx", "en")
    write_workbook(outcome.study, tmp_path / "zh.xlsx", "zh")
    english = ["Summary", "Comparison", "Figures", "Regions", "Definitions", "Settings"]
    assert list(sheets_of(tmp_path / "en.xlsx")) == english
    assert list(sheets_of(tmp_path / "zh.xlsx")) == ["摘要", "比较", "指标", "区域", "定义", "设定"]
    assert "单均成本" in strings_of(tmp_path / "zh.xlsx")


def test_the_comparison_sheet_holds_figures_not_text(tmp_path: Path) -> None:
    """The difference of one cost is a number in its cell, at full precision, and the table can be filtered."""
    book = tmp_path / "book.xlsx"
    write_workbook(study(result("one", {COST: [10.0, 11.0]}), result("two", {COST: [8.0, 9.0]})), book)
    sheet = sheets_of(book)["Comparison"]
    numbers = [float(cell.text or "") for cell in sheet.iter(f"{SPREADSHEET}v")]
    assert {10.5, 8.5, -2.0} <= set(numbers)
    assert sheet.find(f"{SPREADSHEET}autoFilter") is not None
    assert sheet.find(f".//{SPREADSHEET}pane[@state='frozen']") is not None


def test_the_summary_sheet_holds_figures_not_text(tmp_path: Path) -> None:
    """Mean and half-width of the main figures are numbers in cells of their own; one replication has no half-width."""
    book = tmp_path / "book.xlsx"
    for costs in ([10.0, 11.0], [10.0]):
        write_workbook(study(result("one", {COST: costs}), result("two", {COST: [cost - 2 for cost in costs]})), book)
        numbers = [
            float(cell.findtext(f"{SPREADSHEET}v", ""))
            for cell in sheets_of(book)["Summary"].iter(f"{SPREADSHEET}c")
            if cell.get("t") != "s" and cell.find(f"{SPREADSHEET}v") is not None
        ]
        means = [sum(costs) / len(costs), sum(costs) / len(costs) - 2]
        # Student's t with one degree of freedom: 12.706 standard errors, here of 0.5.
        expected = [means[0], 6.353, means[1], 6.353] if len(costs) > 1 else means
        assert numbers == pytest.approx(expected, abs=1e-3)


def test_names_are_never_formulas(tmp_path: Path) -> None:
    """A scenario called like a formula stays text."""
    book = tmp_path / "book.xlsx"
    write_workbook(study(result("=1+1", {COST: [1.0, 2.0]}), result("@two", {COST: [1.0, 2.5]})), book)
    assert "=1+1" in strings_of(book)
    assert all(sheet.find(f".//{SPREADSHEET}f") is None for sheet in sheets_of(book).values())


def test_settings_stand_side_by_side() -> None:
    """What differs is marked; tables are counted; warehouses are told by name."""
    small = scenario(name="small", demand={"orders": "5 /d", "lines": 1, "quantity": 1})
    rows = {path: (values, differs) for path, values, differs in side_by_side([scenario(), small], "{count} rows")}
    assert rows["demand.orders"] == (("10 /d", "5 /d"), True)
    assert rows["customers.cities"] == (("2 rows", "2 rows"), False)
    assert rows["warehouses[hub].region"] == (("East", "East"), False)


def test_a_default_stands_beside_what_another_states() -> None:
    """Who says nothing of the order of issue issues what expires first, and the table says so; no value is no default."""
    plain = scenario()
    fifo = plain.products.model_copy(update={"issue": "fifo"})
    changed = plain.model_copy(update={"products": fifo, "description": "All first in, first out."})
    rows = {path: (values, differs) for path, values, differs in side_by_side([plain, changed], "{count} rows")}
    assert rows["products.issue"] == (("fefo", "fifo"), True)
    assert rows["description"] == ((None, "All first in, first out."), True)


def test_no_name_is_a_formula_in_a_spreadsheet(tmp_path: Path) -> None:
    """A scenario called =1+1 stands in the CSV files with an apostrophe before it."""
    hostile = study(result("=1+1", {"cost_per_order": [1.0, 2.0]}), result("@two", {"cost_per_order": [2.0, 4.0]}))
    write_kpis(hostile, tmp_path / "kpis.csv")
    write_comparison(hostile, tmp_path / "comparison.csv")
    kpis, compared = (pd.read_csv(tmp_path / f"{name}.csv") for name in ("kpis", "comparison"))
    assert set(kpis["scenario"]) == {"'=1+1", "'@two"}
    assert (compared["baseline"][0], compared["scenario"][0]) == ("'=1+1", "'@two")
