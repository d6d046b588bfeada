"""The report page: everything a client needs to know, in one file."""

from collections.abc import Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from analysis.charts.canvas import measured_days, scenario_names
from analysis.charts.differences import rows
from analysis.charts.fonts import chart_language
from analysis.charts.gallery import Picture, pictures
from analysis.files import write_text
from analysis.kpis.definitions import definitions
from analysis.language import Labels, texts
from analysis.language.captioning import CAPTIONS
from analysis.language.cautions import CAUTIONS
from analysis.luck import luck_told
from analysis.naming import listed, sentence_names
from analysis.overload import code_of, overload, warnings
from analysis.report.answer import answer, confidence
from analysis.report.assumptions import assumptions
from analysis.report.carriers import KPIS as CARRIER_KPIS
from analysis.report.carriers import carrier_changes, carrier_table, carriers_by_region
from analysis.report.differing import differing
from analysis.report.images import embedded
from analysis.report.regions import KPIS as REGION_KPIS
from analysis.report.regions import regions
from analysis.report.sizes import SizeTables, size_tables
from analysis.report.summary import Group, summary
from analysis.report.warehouses import stock_scale, warehouses
from analysis.same_orders import same_orders
from analysis.same_promise import same_promise
from analysis.study import Language, Study
from sim import scenario_digest, sources_digest

_COMPONENT = "cost_per_order_"


def _version() -> str:
    try:
        return version("fencang")
    except PackageNotFoundError:
        return ""


def _shown_definitions(study: Study, groups: list[Group], size: SizeTables) -> list[Any]:
    shown = {line.kpi for group in groups for line in group.lines}
    shown |= {*REGION_KPIS, *CARRIER_KPIS, *(row.kpi for row in rows(study)), "picker_utilisation"}
    shown |= {name for name in definitions() if name.startswith(_COMPONENT)}
    shown |= set(size.kpis)
    return [definition for name, definition in definitions().items() if name in shown]


def _tables(study: Study, labels: Labels) -> Mapping[str, Any]:
    """Everything on the page that is a table."""
    words = labels.texts.report
    unit = stock_scale(study, labels).unit
    found, groups, size = differing(study, labels), summary(study, labels), size_tables(study, labels)
    return {
        "summary": groups,
        "regions": regions(study, labels),
        "carriers": carrier_table(study, labels),
        "carrier_columns": (words.orders_column, words.freight_column, words.carrier_time_column),
        "carriers_by_region": carriers_by_region(study, labels),
        "carrier_region_columns": (words.orders_column, words.delivery_column),
        "warehouses": warehouses(study, labels),
        "warehouse_columns": (
            words.parcels_share, words.utilisation, words.stock_value.format(unit=unit), words.days_of_supply,
        ),
        "assumptions": assumptions(study, labels),
        "differing": found.rows,
        "differing_note": found.note,
        "definitions": _shown_definitions(study, groups, size),
        "size": size,
        "digests": [
            (name, scenario_digest(result.scenario))
            for name, result in zip(scenario_names(study, labels), study.results, strict=True)
        ],
        "model": sources_digest(),
    }  # fmt: skip


def _sentences(study: Study, labels: Labels) -> Mapping[str, Any]:
    """Everything on the page that is prose."""
    words = labels.texts.report
    names = scenario_names(study, labels)
    first, last = measured_days(study.baseline.scenario)
    several = len(study.results) > 1
    cautions = CAUTIONS[code_of(labels)]
    note = words.summary_note.format(baseline=sentence_names(study.results, labels)[0])
    if not same_promise(study.results):
        note += CAPTIONS[code_of(labels)].gap + cautions.own_promise
    no_part = cautions.no_part if any(map(overload, study.results)) else ""
    luck = words.method_random_numbers if same_orders(study) else words.method_other_demand
    method = [luck, luck_told(study, labels), words.method_intervals, words.method_holm.format(baseline=names[0])]
    if not several:
        method = [words.method_intervals]
    return {
        "names": names,
        "subtitle": words.subtitle.format(
            scenarios=listed(sentence_names(study.results, labels), labels),
            first=first,
            last=last,
            replications=study.replications,
        ),
        "overload": cautions.title,
        "warnings": warnings(study.results, labels),
        "answer": answer(study, labels),
        "confidence": confidence(study, labels),
        "carrier_changes": carrier_changes(study, labels),
        "summary_note": note if several else words.summary_note_single,
        "no_part": no_part if several else "",
        "findings_note": words.findings_note,
        "title_names": listed(sentence_names(study.results, labels), labels),
        "verdicts": several,
        "intervals": study.replications > 1,
        "method": [sentence for sentence in (*method, words.method_window, words.method_limits) if sentence],
        "findings": [
            {"verdict": finding.verdict, "text": finding.text("zh" if labels.texts.code == "zh" else "en")}
            for finding in study.findings
        ],
        "made_with": " ".join(words.made_with.format(version=_version()).split()),
    }


def unbroken(value: object) -> object:
    """Keep a line from breaking between a figure and its percent sign."""
    return value.replace(" %", "\N{NO-BREAK SPACE}%") if type(value) is str else value


def render(study: Study, language: Language = "en", command: str = "", drawn: Sequence[Picture] | None = None) -> str:
    """Render the report page of a study; see `write_report`."""
    labels = Labels(texts(language), width=80)
    environment = Environment(
        finalize=unbroken,
        loader=PackageLoader("analysis.report", "."),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    if drawn is None:
        drawn = pictures(study, chart_language(language))
    css = Path(__file__).with_name("style.css").read_text(encoding="utf-8")
    return environment.get_template("page.html.j2").render(
        texts=labels.texts,
        words=labels.texts.report,
        css=Markup(css),
        version=_version(),
        command=command,
        pictures={name: [] for name in ("differences", "map", "stock", "monitoring")}
        | dict(embedded(study, labels, drawn)),
        **_sentences(study, labels),
        **_tables(study, labels),
    )


def write_report(
    study: Study,
    directory: Path,
    language: Language = "en",
    command: str = "",
    drawn: Sequence[Picture] | None = None,
) -> Path:
    """Write the report of a study: one page that needs no other file and no network.

    Parameters
    ----------
    study : Study
        The scenarios, their comparison and findings.
    directory : Path
        A run's folder.
    language : Language
        Language of the page; charts fall back to English where no font has Chinese characters.
    command : str
        Command line that made the study, for those who want to repeat it.
    drawn : sequence of Picture, optional
        The study's pictures, where `write_charts` has drawn them already.

    Returns
    -------
    Path
        `report.html` in that folder.
    """
    path = Path(directory) / "report.html"
    write_text(path, render(study, language, command, drawn))
    return path
