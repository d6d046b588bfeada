"""Texts: both languages say the same, figures read well, and every name can be shown."""

import re
import unicodedata
from dataclasses import fields
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up_study import make_study

from analysis.charts.style import COMPONENTS
from analysis.kpis.definitions import definitions
from analysis.language import CHINESE, ENGLISH, Labels, texts
from analysis.language.labels import plain
from analysis.language.numbers import MINUS, Scale, scale
from sim.scenario.demand import CalendarEvent
from sim.scenario.promise import Promise, PromiseStep

CHINESE_LETTER = re.compile("[\N{CJK UNIFIED IDEOGRAPH-4E00}-\N{CJK UNIFIED IDEOGRAPH-9FFF}]")
PARTS = [(part, field.name) for part in ("charts", "report") for field in fields(getattr(ENGLISH, part))]


@pytest.mark.parametrize(("part", "name"), PARTS)
def test_languages_fill_in_the_same(part: str, name: str) -> None:
    """A text has no placeholder in one language that the other does not know."""
    english, chinese = (getattr(getattr(language, part), name) for language in (ENGLISH, CHINESE))
    assert english
    assert chinese
    known = set(re.findall(r"\{(\w+)\}", english))
    assert set(re.findall(r"\{(\w+)\}", chinese)) == known


@pytest.mark.parametrize("field", fields(ENGLISH.charts), ids=lambda field: field.name)
def test_english_charts_need_no_chinese_font(field: object) -> None:
    """English charts say nothing in Chinese letters."""
    assert not CHINESE_LETTER.search(getattr(ENGLISH.charts, field.name))  # type: ignore[attr-defined]


def test_names_exist_in_both_languages() -> None:
    """Components, and the units of all KPIs that are Chinese or words, have names."""
    assert set(ENGLISH.components) == set(CHINESE.components) == set(COMPONENTS)
    for definition in definitions().values():
        assert not CHINESE_LETTER.search(ENGLISH.units.get(definition.unit, definition.unit))


def test_unknown_language_is_refused() -> None:
    """A language that nobody wrote is an error that names it."""
    with pytest.raises(ValueError, match="'de'"):
        texts("de")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("unit", "value", "english", "chinese"),
    [
        ("元", 12_345_678.0, "12.35 million CNY", "1,234.6 万元"),
        ("元", 950.0, "950 CNY", "950 元"),
        ("元", 2.5e9, "2.500 billion CNY", "25.00 亿元"),
        ("元/order", 9.516, "9.52 CNY", "9.52 元"),
        ("h", 53.88, "53.9 h", "53.9 小时"),
        ("%", 80.97, "81.0 %", "81.0%"),
        ("h", -2.0, f"{MINUS}2.0 h", f"{MINUS}2.0 小时"),
        ("orders", 12345.0, "12,345 orders", "12,345 单"),
    ],
)
def test_figures_read_well(unit: str, value: float, english: str, chinese: str) -> None:
    """Figures have the decimals, powers and units people use."""
    assert scale(unit, value, ENGLISH.units, "en").quantity(value) == english
    assert scale(unit, value, CHINESE.units, "zh").quantity(value) == chinese


def test_signs() -> None:
    """A change shows its sign, and nothing that rounds to zero has one."""
    hours = Scale(1.0, 1, "h")
    assert hours.number(1.26, signed=True) == "+1.3"
    assert hours.number(-0.04, signed=True) == "0.0"
    assert hours.number(-0.04) == "0.0"


def test_two_figures_are_told_apart_if_they_differ() -> None:
    """Decimals are added until the figures read differently; equal figures keep theirs."""
    hours = Scale(1.0, 1, "h")
    assert hours.telling_apart(-21.12, -21.11).number(-21.12) == f"{MINUS}21.12"
    assert hours.telling_apart(1.0, 2.0).digits == 1
    assert hours.telling_apart(1.0, 1.0).digits == 1
    assert hours.telling_apart(float("nan"), float("nan")).digits <= 9


def test_half_width_never_reads_as_zero() -> None:
    """Half-widths are rounded up to the last decimal, those of exact figures stay zero."""
    money = Scale(1.0, 2, "CNY")
    assert money.half_width(0.001) == "0.01"
    assert money.half_width(0.05) == "0.05"
    assert money.half_width(0.051) == "0.06"
    assert money.half_width(0.07) == "0.07"
    assert Scale(1e4, 1, "CNY").half_width(17_234.0) == "1.8"
    assert money.half_width(0.0) == "0.00"


@given(st.text(max_size=80), st.integers(2, 40))
def test_plain_names_stay_on_one_line(name: str, width: int) -> None:
    """Whatever a file calls something, it is shown on one line without control characters."""
    line = plain(name, width)
    assert len(line) <= width
    assert not any(unicodedata.category(letter).startswith("C") for letter in line)
    assert line == line.strip()


def test_names_by_language() -> None:
    """English prefers the name, Chinese the Chinese name."""
    scenario = make_study().results[1].scenario
    english, chinese = Labels(ENGLISH), Labels(CHINESE)
    assert (english.scenario(scenario, 1), chinese.scenario(scenario, 1)) == ("three-hubs", "三仓")
    assert (english.warehouse(scenario, "Beijing"), chinese.warehouse(scenario, "Beijing")) == ("Beijing", "北京仓")
    assert (english.region("西北"), chinese.region("西北")) == ("Northwest", "西北")
    assert english.region("Bavaria") == "Bavaria"


def test_names_that_cannot_be_drawn_are_numbered() -> None:
    """Where no font has Chinese letters, Chinese names give way to numbers, never to boxes."""
    scenario = make_study().results[0].scenario.model_copy(update={"name": "单仓"})
    labels = Labels(ENGLISH, drawable=str.isascii)
    assert labels.scenario(scenario, 1) == "#2"
    renamed = scenario.warehouses[0].model_copy(update={"name": "广州"})
    assert labels.warehouse(scenario.model_copy(update={"warehouses": (renamed,)}), "广州") == "W1"
    assert labels.region("未知", 3) == "R4"


def test_texts_of_a_scenario_by_language() -> None:
    """Description, promises and events are told in the language asked for, or in the one there is."""
    one = make_study(replications=2).baseline.scenario
    told = one.model_copy(update={"description": "A shop.", "description_zh": "小店。"})
    promise = Promise(name="next day", name_zh="次日达", steps=(PromiseStep(days=1),))
    event = CalendarEvent(name="Sale", first=date(2025, 6, 1), last=date(2025, 6, 2), factor=1.5)
    english, chinese = Labels(ENGLISH), Labels(CHINESE)
    assert (english.description(told), chinese.description(told)) == ("A shop.", "小店。")
    assert chinese.description(told.model_copy(update={"description_zh": ""})) == "A shop."
    assert chinese.description(told.model_copy(update={"description": "", "description_zh": ""})) == ""
    assert (english.promise(promise), chinese.promise(promise)) == ("next day", "次日达")
    assert (english.event(event), chinese.event(event)) == ("Sale", "Sale")


def test_sums_have_four_digits() -> None:
    """A total is told apart where the cost an order is: 2.430 and 2.435 million are not the same."""
    assert scale("元", 2.43e6, ENGLISH.units, "en").quantity(2.435e6) == "2.435 million CNY"
    assert scale("元", 24.3e6, ENGLISH.units, "en").quantity(24.35e6) == "24.35 million CNY"
    assert scale("元", 243e6, ENGLISH.units, "en").quantity(243.5e6) == "243.5 million CNY"
    assert scale("元", 2.43e6, CHINESE.units, "zh").quantity(2.435e6) == "243.5 万元"
