"""Scenarios at the limits of what can be written: they end, balance, are the same in both engines, and give figures or none."""

import json
import math
import re
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import numpy as np
import pytest
from ledgers import differences
from small_scenarios import DAY, HOUR, carrier, city, picking, scenario, sku, stock, supplier, warehouse
from typer.testing import CliRunner

from analysis.cli.app import app
from analysis.kpis.measures import measure
from analysis.kpis.setting import Setting
from analysis.kpis.tally import Tally
from sim.run import simulate
from sim.scenario.loading import dump
from sim.scenario.scenario import Scenario

YEAR = 365 * DAY
SUNDAY = {"days": (6,)}
LITTLE = stock(reorder_point=2, order_up_to=5)
PROMISE = [{"name": "soon", "steps": [{"ordered_by": "23:00", "days": 1, "before": "24:00"}]}]

EXTREMES: dict[str, dict[str, Any]] = {
    "no demand": {"orders": 0.0, "suppliers": [supplier()], "warehouses": [warehouse(stock=LITTLE)]},
    "demand on no day": {"calendar": [{"name": "shut", "first": date(2025, 1, 1), "last": date(2025, 2, 1), "factor": 0.0}]},
    "one order a year": {"orders": 1 / 365},
    "a hundred times what can be picked": {"orders": 2400.0, "days": 4, "warehouses": [warehouse(picking=picking(1, HOUR))]},
    "carriers that never collect": {"days": 5, "carriers": [carrier(collection_days=(6,), cut_offs=(12 * HOUR,), speed=60.0)]},
    "a warehouse that never opens": {"days": 5, "warehouses": [warehouse(opening=SUNDAY, picking=picking(days=(6,)))]},
    "a warehouse that never opens, and one that does": {
        "days": 5,
        "warehouses": [warehouse("shut", opening=SUNDAY, picking=picking(days=(6,))), warehouse("open", picking=picking())],
    },
    "open for a second a week": {"warehouses": [warehouse(opening={**SUNDAY, "hours": (0, 1)})]},
    "a lead time of five years": {"suppliers": [supplier(5 * YEAR)], "warehouses": [warehouse(stock=LITTLE)]},
    "a lead time of a thousand years": {"suppliers": [supplier(1000 * YEAR)], "warehouses": [warehouse(stock=LITTLE)]},
    "levels for a lead time of five years": {
        "suppliers": [supplier({"gamma": {"mean": 5 * YEAR, "cv": 1.0}})],
        "warehouses": [warehouse(stock=stock(service_level=0.999))],
    },
    "a review every ten years": {
        "suppliers": [supplier()],
        "warehouses": [warehouse(stock=stock(kind="R_S", review=10 * YEAR, order_up_to=5, opening=0))],
    },
    "nothing in stock, and everybody waits": {"suppliers": [supplier()], "warehouses": [warehouse(stock=stock(kind="none", opening=0))]},
    "nothing in stock, and everybody goes": {
        "suppliers": [supplier()],
        "warehouses": [warehouse(stock=stock(kind="none", opening=0))],
        "patience": [{"name": "none", "lost_share": 1.0, "lost": "order"}],
    },
    "parcels that take a thousand years": {"carriers": [carrier(speed=1e-6, delay=1000 * YEAR, delivery_hours=(HOUR, HOUR + 1))]},
    "a million units a line, a billion 元 a unit": {
        "orders": 3.0, "quantity": 1_000_000, "skus": [sku(value=10**11, weight=10**12, volume=10**13)],
        "carriers": [carrier(zones=[{"name": "all", "first_price": 10**11}])],
    },
    "at the poles, half around the world": {
        "cities": [city(latitude=90.0), city("other", latitude=-90.0, longitude=180.0, demand_share=0.0)],
        "warehouses": [warehouse(latitude=-90.0, longitude=-180.0)], "carriers": [carrier(speed=60.0)],
    },
}  # fmt: skip
"""What differs from a usual day, by what is extreme about it."""


def made(name: str, **more: Any) -> Scenario:
    """Make an extreme scenario."""
    return scenario(**{"promise": PROMISE, "name": name, **EXTREMES[name], **more})


@pytest.mark.parametrize("name", EXTREMES)
def test_both_engines_end_with_the_same_ledger(name: str) -> None:
    """Audited in both engines, which agree to the last bit."""
    assert differences(simulate(made(name)), simulate(made(name), engine="reference")) == ""


@pytest.mark.parametrize("name", EXTREMES)
def test_figures_are_numbers_or_none(name: str) -> None:
    """A figure that cannot be told has no row; every other is finite, and not negative where it counts or weighs something."""
    extreme = made(name)
    setting = Setting.of(extreme)
    tally = Tally.empty(setting)
    tally.include(simulate(extreme), setting)
    rows = measure(tally, setting, 0)
    assert np.isfinite(rows["value"]).all()
    counted = rows["unit"].isin(["orders", "units", "元", "h", "d", "m3", "trips"])
    assert (rows.loc[counted, "value"] >= 0).all()


def test_a_year_of_a_hundred_times_what_can_be_picked() -> None:
    """The backlog grows by the day; what is picked is what one picker manages, an order an hour, and the rest is open."""
    ledger = simulate(made("a hundred times what can be picked", days=365))
    orders, packed = ledger.orders, ledger.parcels["picked_s"]
    assert len(orders) == pytest.approx(365 * 2400, rel=0.01)
    assert (packed >= 0).sum() == pytest.approx(365 * 24, abs=24)


def test_what_is_printed_and_written_says_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A comparison without any order, or any delivery: not-a-number stands nowhere, in no language and no file."""
    monkeypatch.chdir(tmp_path)
    shown = ("no demand", "a warehouse that never opens", "nothing in stock, and everybody goes")
    for number, name in enumerate(shown):
        (tmp_path / f"{number}.yaml").write_text(dump(made(name, days=5)), encoding="utf-8")
    for lang, none in (("en", "none"), ("zh", "无")):
        done = CliRunner().invoke(
            app, ["compare", "0.yaml", "1.yaml", "2.yaml", "--replications", "2", "--out", lang, "--lang", lang]
        )
        assert done.exit_code == 0, done.output
        assert none in done.stdout.splitlines()[1]
        texts = {"printed": done.output, **written(tmp_path / lang)}
        bad = {
            name: found[0]
            for name, text in texts.items()
            if (found := re.findall(r".{0,40}\b(?:nan|NaN|inf)\b.{0,40}", text))
        }
        assert not bad
        json.loads(texts["manifest.json"], parse_constant=lambda word: pytest.fail(word))


def written(folder: Path) -> dict[str, str]:
    """Every text of the results: files, pictures as SVG, and the sheets of the workbook; pictures within the page are left out."""
    found = {
        path.name: re.sub(r"base64,[\w+/=]+", "", path.read_text(encoding="utf-8"))
        for path in folder.rglob("*")
        if path.suffix in (".csv", ".json", ".html", ".svg")
    }
    with ZipFile(folder / "comparison.xlsx") as book:
        return found | {name: book.read(name).decode() for name in book.namelist() if name.endswith(".xml")}


def test_the_tests_see_figures_that_are_not_numbers() -> None:
    """What is looked for would be found."""
    assert re.findall(r"\b(?:nan|NaN|inf)\b", f"costs {math.nan} CNY")
