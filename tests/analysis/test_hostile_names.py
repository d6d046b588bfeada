"""Names that mean something to a browser, a spreadsheet, a formula or a template are text wherever a command writes them."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from typer.testing import CliRunner

from analysis.cli.app import app

NAMES = {
    "scenario": "<script>alert(1)</script>",
    "other": r"$\frac{$ {{ 7 * 7 }} %s",
    "site": '"><img src=x onerror=alert(2)>',
    "city": "=1+1",
    "region": "]]></style><script>alert(3)</script>",
    "article": "'; -- <svg onload=alert(4)>",
    "carrier": "@SUM(A1) & <b>$x_{</b>",
    "zone": "<!-- zone -->",
    "promise": "{% raw %}<iframe>",
    "supplier": "\\N{BULLET} <a href=javascript:alert(5)>",
    "policy": "--><script>alert(6)</script>",
    "event": "<style>*{display:none}</style>",
    "shift": "&lt;script&gt;",
}
"""A name of each kind of thing that a scenario names."""


def files() -> dict[str, object]:
    """Two scenarios in which everything has such a name; as JSON, which is YAML."""
    n = NAMES
    first = {
        "name": n["scenario"], "name_zh": n["scenario"], "description": n["article"], "description_zh": n["article"],
        "horizon": {"start": "2025-01-06", "warm_up": "1 d", "measure": "4 d", "cool_down": "3 d"},
        "customers": {"cities": [
            {"name": n["city"], "name_zh": n["site"], "region": n["region"], "province": n["region"], "latitude": 31, "longitude": 121,
             "demand_share": 1},
            {"name": n["site"], "region": "West", "latitude": 36, "longitude": 103, "demand_share": 1},
        ]},
        "products": {"skus": [{"name": n["article"], "value": "10 元", "volume": "1 L"}, {"name": n["city"], "abc": "B", "value": "1 元"}]},
        "demand": {
            "orders": "60 /d", "lines": 1, "quantity": 1,
            "calendar": [{"name": n["event"], "name_zh": n["event"], "first": "2025-01-07", "last": "2025-01-08", "factor": 2}],
        },
        "promise": [{"name": n["promise"], "name_zh": n["promise"], "steps": [{"ordered_by": "23:00", "days": 1, "before": "24:00"}]}],
        "suppliers": [{"name": n["supplier"], "lead_time": "1 d"}],
        "warehouses": [{
            "name": n["site"], "name_zh": n["site"], "region": n["region"], "latitude": 31, "longitude": 121,
            "area": "90 m2", "rent": "9 元/m2/month",
            "picking": {"per_order": "5 min", "per_line": 0, "shifts": [{"name": n["shift"], "hours": "00:00-24:00", "pickers": 1}]},
            "stock": {"source": n["supplier"], "policies": [{"name": n["policy"], "kind": "s_S", "reorder_point": 40, "order_up_to": 99}]},
        }],
        "carriers": [{
            "name": n["carrier"], "name_zh": n["carrier"], "speed": "60 km/h", "mode": n["zone"],
            "zones": [{"name": n["zone"], "first_price": "5 元"}],
        }],
        "alerts": [{"name": n["event"], "kind": "stock_out"}],
    }  # fmt: skip
    second = {
        "extends": "first.yaml", "name": n["other"], "name_zh": n["other"],
        "warehouses": [{"name": n["carrier"], "region": "West", "latitude": 36, "longitude": 103}],
    }  # fmt: skip
    gate = {
        "name": n["scenario"],
        "scenarios": ["first.yaml", "second.yaml"],
        "replications": 2,
        "budgets": ["mean delivery <= 900 h"],
    }
    return {"first.yaml": first, "second.yaml": second, "gate.yaml": gate}


class Tags(HTMLParser):
    """Tags and attributes of a page, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag and its attributes."""
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        assert not any("javascript:" in str(value) for name, value in attrs if name in ("href", "src"))

    def handle_data(self, data: str) -> None:
        """Note a text."""
        self.text += data


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the files, and compare and check them, in both languages."""
    folder = tmp_path_factory.mktemp("hostile")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for name, content in files().items():
            (folder / name).write_text(json.dumps(content), encoding="utf-8")
        for lang in ("en", "zh"):
            command = ["compare", "first.yaml", "second.yaml", "--replications", "2", "--out", lang, "--lang", lang]
            done = CliRunner().invoke(app, [*command, "--set", "seed=7"])
            assert done.exit_code == 0, done.output
            assert NAMES["scenario"] in done.stdout
        done = CliRunner().invoke(app, ["check", "gate.yaml", "--junit", "gate.xml", "--summary", "gate.md"])
        assert done.exit_code == 0, done.output
    return folder


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_report_shows_names_as_they_are(folder: Path, lang: str) -> None:
    """No tag and no attribute comes from a name, and names can be read."""
    page = Tags((folder / lang / "report.html").read_text(encoding="utf-8"))
    assert not page.tags & {"script", "iframe", "b", "svg", "object", "link"}
    assert not {name for name in page.attributes if name.startswith("on")}
    text = page.text.replace("\N{NO-BREAK SPACE}", " ")
    for kind in ("scenario", "other", "site", "carrier", "region"):
        assert NAMES[kind] in text, kind
    assert "{{ 7 * 7 }}" in page.text


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_pictures_show_names_as_they_are(folder: Path, lang: str) -> None:
    """Charts are well-formed, without scripts; a dollar sign begins no formula."""
    charts = list((folder / lang / "charts").glob("*.svg"))
    assert len(charts) > 5
    for path in charts:
        tags = {
            element.tag.rpartition("}")[2] for element in ElementTree.parse(path).iter() if isinstance(element.tag, str)
        }
        assert not tags & {"script", "foreignObject", "a"}, path


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_spreadsheets_show_names_as_they_are(folder: Path, lang: str) -> None:
    """No cell of the workbook is a formula or a link, and no cell of a CSV file is taken for one."""
    with ZipFile(folder / lang / "comparison.xlsx") as book:
        for name in book.namelist():
            root = ElementTree.fromstring(book.read(name))
            assert not [element for element in root.iter() if element.tag.endswith(("}f", "}hyperlink"))], name
    for name in ("kpis.csv", "comparison.csv"):
        for line in (folder / lang / name).read_text(encoding="utf-8").splitlines():
            assert not line.lstrip('"').startswith(("=", "@", "+")), line


def test_gate_files_show_names_as_they_are(folder: Path) -> None:
    """JUnit is well-formed and has the names; Markdown has no tag of theirs."""
    root = ElementTree.parse(folder / "gate.xml").getroot()
    told = " ".join(str(value) for element in root.iter() for value in element.attrib.values())
    assert NAMES["scenario"] in told
    assert NAMES["other"] in told
    assert not re.findall(r"(?<!\\)<\w", (folder / "gate.md").read_text(encoding="utf-8"))
    assert (
        json.loads((folder / "en" / "manifest.json").read_text(encoding="utf-8"))["scenarios"][0]["name"]
        == NAMES["scenario"]
    )
