"""The glossary of figures: every KPI with its unit, meaning and source (the table is `definitions.csv`).

Service KPIs count orders *placed* in the measured window, wherever they are at the end: an undelivered order is not on
time, a cancelled one neither. Money and CO2e count when they arise in the measured window; stock at the daily closes of the window.
"""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, cast

Direction = Literal["lower", "higher", "none"]
"""What is better."""

ScopeKind = Literal["all", "region", "warehouse", "carrier", "class", "carrier/region"]
"""What a figure is about: everything, a customer region, a warehouse, a carrier, an ABC class, a carrier in a region."""

COMPONENTS = (
    "freight",
    "handling",
    "labour",
    "rent",
    "holding",
    "penalty",
    "line_haul",
    "ordering",
    "lost_sales",
    "transshipment",
    "transit_loss",
    "overflow",
    "write_off",
    "losses",
    "counting",
)
"""Cost components, in the order of reports."""

HEADLINES = (
    "cost_per_order",
    "order_to_delivery_mean",
    "order_to_delivery_p95",
    "next_day",
    "on_time_delivery",
    "unit_fill_rate",
    "stock_value_mean",
    "co2e_per_order",
)
"""The KPIs of summaries, most important first."""


@dataclass(frozen=True)
class Definition:
    """What one KPI means.

    Parameters
    ----------
    name : str
        Name in tables and gates.
    unit : str
        Unit of its value.
    direction : Direction
        What is better.
    scopes : tuple of ScopeKind
        What it exists for.
    en, zh : str
        Titles.
    meaning_en, meaning_zh : str
        Definition in one line.
    source, source_zh : str
        Textbook or standard the definition follows; "fencang" where it is our own. Titles of books stay as they are.
    aliases : tuple of str
        Other ways to write the name in a gate.
    none_means_zero : bool
        Whether a figure that is not there says that nothing happened (nobody waited), not that nothing is known.
    """

    name: str
    unit: str
    direction: Direction
    scopes: tuple[ScopeKind, ...]
    en: str
    zh: str
    meaning_en: str
    meaning_zh: str
    source: str
    source_zh: str
    aliases: tuple[str, ...]
    none_means_zero: bool

    def title(self, language: str) -> str:
        """Title in a language, "en" or "zh"."""
        return self.zh if language == "zh" else self.en

    def meaning(self, language: str) -> str:
        """One-line definition in a language, "en" or "zh"."""
        return self.meaning_zh if language == "zh" else self.meaning_en

    def origin(self, language: str) -> str:
        """Source in a language, "en" or "zh"."""
        return self.source_zh if language == "zh" else self.source


def _definition(row: dict[str, str]) -> Definition:
    return Definition(
        name=row["name"],
        unit=row["unit"],
        direction=cast(Direction, row["direction"]),
        scopes=cast("tuple[ScopeKind, ...]", tuple(row["scopes"].split())),
        en=row["en"],
        zh=row["zh"],
        meaning_en=row["meaning_en"],
        meaning_zh=row["meaning_zh"],
        source=row["source"],
        source_zh=row["source_zh"],
        aliases=tuple(alias for alias in row["aliases"].split("; ") if alias),
        none_means_zero=row["none_means_zero"] == "yes",
    )


@cache
def definitions() -> dict[str, Definition]:
    """Every KPI by name, in the order of reports."""
    with Path(__file__).with_name("definitions.csv").open(encoding="utf-8", newline="") as file:
        return {row["name"]: _definition(row) for row in csv.DictReader(file)}
