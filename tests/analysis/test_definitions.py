"""The glossary of KPIs."""

import csv
import re
from pathlib import Path

from analysis.kpis import definitions as glossary
from analysis.kpis.definitions import COMPONENTS, HEADLINES, definitions
from analysis.kpis.measures import COMPONENT_SUMS, FORMULAS, QUANTILES
from analysis.kpis.size import SIZES

ENGLISH_WORDS = re.compile(r"\b(?!et al)[a-z]{2,} [a-z]{2,}\b|\bed\.|\bch\.")
"""What a Chinese reader would have to translate, names of authors, standards and books aside."""


def test_every_definition_has_a_formula_and_the_reverse() -> None:
    """The table and the code name the same KPIs."""
    assert set(definitions()) == set(FORMULAS) | set(QUANTILES) | set(SIZES)


def test_every_definition_is_complete() -> None:
    """No KPI lacks a unit, a title, a meaning in both languages, a source or a scope."""
    for definition in definitions().values():
        assert definition.direction in ("lower", "higher", "none")
        assert set(definition.scopes) <= {"all", "region", "warehouse", "carrier", "class", "carrier/region"}
        assert all((definition.unit, definition.en, definition.zh, definition.meaning_en, definition.meaning_zh))
        assert definition.source
        assert definition.origin("en") == definition.source
        assert not ENGLISH_WORDS.search(definition.origin("zh"))
        assert definition.scopes


def test_no_comma_shifts_a_row() -> None:
    """Every row of the table has as many cells as its heading."""
    table = Path(glossary.__file__).with_name("definitions.csv")
    with table.open(encoding="utf-8", newline="") as file:
        assert len({len(row) for row in csv.reader(file)}) == 1


def test_no_alias_stands_for_two_kpis() -> None:
    """A gate's words name one KPI only."""
    words = [word for definition in definitions().values() for word in (definition.name, *definition.aliases)]
    assert len(words) == len(set(words))


def test_headlines_and_components_are_kpis() -> None:
    """Summaries and cost charts name figures that exist."""
    assert set(HEADLINES) <= set(definitions())
    assert {f"cost_per_order_{name}" for name in COMPONENTS} <= set(definitions())
    assert tuple(COMPONENT_SUMS) == COMPONENTS


def test_titles_and_meanings_come_in_both_languages() -> None:
    """The same KPI reads in English and Chinese."""
    cost = definitions()["cost_per_order"]
    assert (cost.title("en"), cost.title("zh")) == ("Cost an order", "单均成本")
    assert cost.meaning("en").startswith("Total cost over orders placed")
    assert cost.meaning("zh").startswith("总成本除以订单数")


def test_what_we_define_ourselves_says_so() -> None:
    """OTIF reads "in full" as one delivery, which is not SCOR's own meaning."""
    otif = definitions()["otif"]
    assert otif.source.startswith("own definition after SCOR")
    assert "one delivery" in otif.meaning("en")
