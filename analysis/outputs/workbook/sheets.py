"""The sheets of the workbook, one function each."""

import math
from collections.abc import Callable

import numpy as np
import pandas as pd

from analysis.comparison import records
from analysis.frontier import efficient
from analysis.intervals import Estimate, estimate
from analysis.kpis.definitions import HEADLINES, definitions
from analysis.kpis.scopes import ALL, CARRIER_IN_REGION, kind_of, pair_of
from analysis.language import Labels, texts
from analysis.language.cautions import CAUTIONS
from analysis.naming import listed, sentence_names
from analysis.outputs.workbook.page import BAD, GOOD, UNCLEAR, Cell, Column, Page
from analysis.outputs.workbook.settings import side_by_side
from analysis.outputs.workbook.words import WORDS, Words
from analysis.overload import warnings
from analysis.same_promise import same_promise
from analysis.study import Language, Study

FILLS = {"scenario": GOOD, "baseline": BAD, "undecided": UNCLEAR}
"""Colour of a verdict."""

_FIRST_WIDE = "\u2e80"
"""From here on (the CJK radicals) letters are nearly as wide as two others."""

BY_REGION = (
    "orders",
    "order_to_delivery_mean",
    "order_to_delivery_p95",
    "within_48h",
    "next_day",
    "on_time_delivery",
    "cost_per_order",
    "co2e_per_order",
)
"""Figures on the sheet of regions."""

NewPage = Callable[[str, list[Column]], Page]


class Sheets:
    """The sheets of one study.

    Parameters
    ----------
    study : Study
        What they show.
    language : Language
        "en" or "zh".
    new_page : callable
        Adds a sheet with a name and columns to the workbook.
    """

    def __init__(self, study: Study, language: Language, new_page: NewPage) -> None:
        self.study = study
        self.language = language
        self.words: Words = WORDS[language]
        self.labels = Labels(texts(language))
        self.new_page = new_page
        self.names = [self.labels.scenario(result.scenario, place) for place, result in enumerate(study.results)]
        self.name_of = dict(zip((result.scenario.name for result in study.results), self.names, strict=True))
        self.estimates = [_estimates(result.kpis) for result in study.results]
        self.verdicts = {
            (row["kpi"], row["scope"], row["scenario"]): str(row["better"]) for row in records(study.comparison)
        }

    def title(self, kpi: str) -> str:
        """Title of a KPI."""
        return definitions()[kpi].title(self.language)

    def unit(self, unit: str) -> str:
        """Name of a unit."""
        return self.labels.unit(unit)

    def scope(self, scope: str) -> str:
        """Name of a scope: what kind of place it is, and which."""
        kind, name = kind_of(scope), scope.partition(":")[2]
        if kind == CARRIER_IN_REGION:
            carrier, region = pair_of(scope)
            names = {"carrier": self.scope(f"carrier:{carrier}"), "region": self.labels.region(region)}
            return self.words.carrier_in_region.format(**names)
        if kind == "region":
            return self.labels.region(name)
        if kind == "warehouse":
            owner = next(
                (
                    one.scenario
                    for one in self.study.results
                    if any(site.name == name for site in one.scenario.warehouses)
                ),
                self.study.baseline.scenario,
            )
            return self.labels.warehouse(owner, name)
        if kind == "carrier":
            return self.labels.carrier(self.study.baseline.scenario, name)
        return self.labels.texts.charts.all_regions if kind == ALL else self.words.abc.format(name=name)

    def summary(self) -> None:
        """Write the main figures of all scenarios, and the findings."""
        words, study = self.words, self.study
        single = study.replications == 1
        figures = [[Column(name, 18), *([] if single else [Column(words.half_width, 12)])] for name in self.names]
        columns = [Column(words.kpi, 34), Column(words.unit, 14), *(column for pair in figures for column in pair)]
        page = self.new_page(words.summary, columns)
        page.line(words.title, bold=True, font_size=16)
        basis = words.basis_single if single else words.basis
        horizon = study.baseline.scenario.horizon
        first = pd.Timestamp(horizon.start) + pd.Timedelta(seconds=horizon.warm_up)
        facts = {"replications": study.replications, "seed": study.seed, "days": round(horizon.measure / 86400)}
        page.line(basis.format(**facts, first=first.date()), lines=2, font_color="#595959")
        page.gap()
        for warning in warnings(study.results, self.labels):
            page.line("⚠ " + warning, lines=2, bold=True, font_color="#B84E00")
        page.line(words.headline, bold=True, font_size=12)
        page.headings(freeze=False, right=2)
        for kpi in HEADLINES:
            self._headline(page, kpi)
        page.line(words.headline_note.format(baseline=self.names[0]), font_color="#595959")
        if not same_promise(study.results):
            page.line(CAUTIONS[self.language].own_promise, lines=2, font_color="#595959")
        told = dict(zip(self.name_of, sentence_names(study.results, self.labels), strict=True))
        names = [told[name] for name in efficient(study.results)]
        if names:
            page.line(words.efficient.format(names=listed(names, self.labels)), bold=True)
        if study.findings:
            room = sum(column.width for column in columns)
            page.gap()
            page.line(words.findings.format(baseline=self.names[0]), bold=True, font_size=12)
            for finding in study.findings:
                text = "• " + finding.text(self.language)
                page.line(
                    text, lines=1 + int(sum(1.7 if letter >= _FIRST_WIDE else 1 for letter in text) / room), indent=1
                )

    def _headline(self, page: Page, kpi: str) -> None:
        unit = definitions()[kpi].unit
        known = [estimates.get((kpi, ALL)) for estimates in self.estimates]
        largest = max((abs(found.mean) for found in known if found), default=math.nan)
        if math.isnan(largest):
            return
        scale = self.labels.scale(unit, largest)
        verdicts = [self.verdicts.get((kpi, ALL, result.scenario.name), "") for result in self.study.results]
        fills = [{"bg_color": FILLS[verdict]} if verdict in FILLS else {} for verdict in verdicts]
        numbers = (
            "#,##0" + ("." + "0" * scale.digits if scale.digits else ""),
            f'"± "#,##0.{"0" * (scale.digits + 1)}',
        )
        values: list[Cell] = []
        cells = []
        for found, fill in zip(known, fills, strict=True):
            pair = (found.mean, found.half_width) if found else (math.nan, math.nan)
            for value, number in list(zip(pair, numbers, strict=True))[: 1 if self.study.replications == 1 else 2]:
                values.append(value / scale.divisor)
                cells.append(page.style(num_format=number, align="right", **fill))
        page.cells([self.title(kpi), scale.unit, *values], [None, None, *cells])

    def comparison(self) -> None:
        """Write every paired difference, to be filtered."""
        words = self.words
        widths = (30, 16, 12, 16, 13, 13, 13, 12, 13, 13, 9, 9, 12)
        names = (
            words.kpi, words.scope, words.unit, words.scenario, words.baseline, words.mean, words.difference,
            words.relative, words.low, words.high, words.p_value, words.p_holm, words.better,
        )  # fmt: skip
        page = self.new_page(words.comparison, [Column(*pair) for pair in zip(names, widths, strict=True)])
        page.line(words.comparison_note, font_color="#595959")
        page.headings()
        first = page.row
        for row in records(self.study.comparison):
            number, share = page.style.number(row["unit"]), page.style.number("%")
            chance = page.style(num_format="0.000", align="right")
            base, difference = float(row["baseline_mean"]), float(row["difference"])
            values: list[Cell] = [
                self.title(row["kpi"]), self.scope(row["scope"]), self.unit(row["unit"]), self.name_of[row["scenario"]],
                base, float(row["mean"]), difference, 100 * difference / abs(base) if base else None,
                float(row["low"]), float(row["high"]), float(row["p_value"]), float(row["p_holm"]),
                words.verdicts[row["better"]],
            ]  # fmt: skip
            numbers = [number] * 3 + [share] + [number] * 2 + [chance] * 2
            page.cells(values, [None, None, None, None, *numbers])
        self._colour(page, first)

    def _colour(self, page: Page, first: int) -> None:
        """Colour the verdicts, and let the table be filtered."""
        last, column = max(page.row - 1, first), len(page.columns) - 1
        page.sheet.autofilter(first - 1, 0, last, column)
        for verdict, colour in FILLS.items():
            rule = {"type": "cell", "criteria": "==", "value": f'"{self.words.verdicts[verdict]}"'}
            page.sheet.conditional_format(first, column, last, column, rule | {"format": page.style(bg_color=colour)})

    def figures(self) -> None:
        """Write mean and half-width of every figure by scenario."""
        words = self.words
        columns = [Column(words.kpi, 34), Column(words.scope, 18), Column(words.unit, 12)]
        for name in self.names:
            columns += [Column(name, 16), Column(words.half_width, 11)]
        page = self.new_page(words.figures, columns)
        page.line(words.figures_note, font_color="#595959")
        page.headings()
        first = page.row
        for kpi, scope in dict.fromkeys(key for estimates in self.estimates for key in estimates):
            unit = definitions()[kpi].unit
            values: list[Cell] = [self.title(kpi), self.scope(scope), self.unit(unit)]
            for estimates in self.estimates:
                found = estimates.get((kpi, scope))
                values += [found.mean, found.half_width] if found else [None, None]
            page.cells(values, [None, None, None, *[page.style.number(unit)] * (2 * len(self.names))])
        page.sheet.autofilter(first - 1, 0, max(page.row - 1, first), len(columns) - 1)

    def regions(self) -> None:
        """Write region by scenario, a block a figure, shaded from better to worse."""
        words = self.words
        page = self.new_page(words.regions, [Column("", 26), *[Column("", 18) for _ in self.names]])
        page.line(words.regions_note, font_color="#595959")
        scopes = [scope for _, scope in dict.fromkeys(key for one in self.estimates for key in one)]
        regions = list(dict.fromkeys(scope for scope in scopes if kind_of(scope) == "region"))
        for kpi in BY_REGION:
            known = [(scope, [one.get((kpi, scope)) for one in self.estimates]) for scope in regions]
            if any(found for _, row in known for found in row):
                self._block(page, kpi, known)

    def _block(self, page: Page, kpi: str, known: list[tuple[str, list[Estimate | None]]]) -> None:
        definition = definitions()[kpi]
        page.gap()
        page.columns = (
            Column(f"{definition.title(self.language)}, {self.unit(definition.unit)}", 26),
            *[Column(name, 18) for name in self.names],
        )
        page.headings(freeze=False)
        first = page.row
        for scope, row in known:
            values = [found.mean if found else None for found in row]
            page.cells([self.scope(scope), *values], [None, *[page.style.number(definition.unit)] * len(values)])
        if definition.direction != "none":
            ends = (GOOD, BAD) if definition.direction == "lower" else (BAD, GOOD)
            scale = {"type": "3_color_scale", "min_color": ends[0], "mid_color": "#FFFFFF", "max_color": ends[1]}
            page.sheet.conditional_format(first, 1, page.row - 1, len(self.names), scale)

    def definitions(self) -> None:
        """Write what every figure means."""
        words = self.words
        columns = [Column(words.kpi, 32), Column(words.name, 28), Column(words.unit, 14), Column(words.better, 11)]
        columns += [Column(words.definition, 70, wrap=True), Column(words.source, 44, wrap=True)]
        page = self.new_page(words.definitions, columns)
        page.headings()
        better = {"lower": words.lower, "higher": words.higher, "none": words.neither}
        for one in definitions().values():
            meaning = one.meaning(self.language)
            row = [
                one.title(self.language),
                one.name,
                self.unit(one.unit),
                better[one.direction],
                meaning,
                one.origin(self.language),
            ]
            page.cells(row)

    def settings(self) -> None:
        """Write what the scenarios say, side by side; differences stand out."""
        words = self.words
        columns = [Column(words.setting, 58), Column(words.differs, 9)]
        columns += [Column(name, 30, wrap=True) for name in self.names]
        page = self.new_page(words.settings, columns)
        page.line(words.settings_note, font_color="#595959")
        page.headings()
        first = page.row
        scenarios = [result.scenario for result in self.study.results]
        for path, values, differs in side_by_side(scenarios, words.rows):
            fill = {"bg_color": "#FFF2CC"} if differs else {}
            cell = page.style(text_wrap=True, **fill)
            page.cells([path, words.yes if differs else "", *values], [cell] * (2 + len(values)))
        page.sheet.autofilter(first - 1, 0, max(page.row - 1, first), len(columns) - 1)


def _estimates(kpis: pd.DataFrame) -> dict[tuple[str, str], Estimate]:
    groups = kpis.groupby(["kpi", "scope"], sort=False)["value"]
    return {(str(kpi), str(scope)): estimate(values.to_numpy(dtype=np.float64)) for (kpi, scope), values in groups}
