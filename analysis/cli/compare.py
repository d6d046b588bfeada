"""``fencang compare``: run scenarios under the same luck, and leave everything a consultant needs."""

import shlex
from pathlib import Path
from typing import cast

from analysis.cli.errors import InputError
from analysis.cli.progress import say
from analysis.cli.scenarios import load_comparable
from analysis.cli.summary import print_summary, say_warnings
from analysis.cli.task import Request, carry_out
from analysis.experiment import Outcome, Plan
from analysis.outputs.folder import staged
from analysis.outputs.manifest import write_manifest
from analysis.outputs.tables import write_comparison, write_kpis
from analysis.outputs.workbook import write_workbook
from analysis.places import Place
from analysis.precision import FIRST, next_count, relative_half_widths
from analysis.study import Language, Study


def precision_of(text: str) -> float:
    """Read a relative precision with its percent sign, such as "1%".

    Raises
    ------
    InputError
        If it has no percent sign, or is no share between 0 and 50 %.
    """
    try:
        value = float(text.removesuffix("%")) / 100 if text.endswith("%") else 0.0
    except ValueError:
        value = 0.0
    if not 0 < value <= 0.5:
        raise InputError(
            f"--precision: '{text}', expected a share above 0 and up to 50% with its percent sign, such as 1%"
        )
    return value


def compare_command(
    request: Request, replications: int | None, precision: float | None, most: int, out: Place | None, lang: str
) -> None:
    """Compare scenarios with the first; leave manifest, tables, workbook, charts, maps and report.

    Parameters
    ----------
    request : Request
        What to run.
    replications : int, optional
        Replications of each scenario.
    precision : float, optional
        Relative precision until which replications are added.
    most : int
        With a precision: replications at most.
    out : Path or UPath, optional
        Folder of the results.
    lang : str
        "en" or "zh".
    """
    if len(request.files) < 2:
        raise InputError("compare: one scenario, expected at least two; for one there is fencang run")
    scenarios = load_comparable(request.files, request.changes)
    seed = scenarios[0].seed if request.seed is None else request.seed
    plan = Plan(scenarios, seed, replications or min(FIRST, most), request.engine, precision, most)
    directory, language = out or request.folder, cast(Language, lang)
    with staged(directory) as staging:
        outcome = carry_out(plan, request.means)
        _write(outcome, staging, language, command_of(request, outcome.study, language))
    print_summary(outcome.study, language)
    say_warnings(outcome.study, language)
    if precision is not None:
        _say_precision(outcome, precision)
    say(f"results in {directory}; the report is {directory / 'report.html'}")


def command_of(request: Request, study: Study, language: Language = "en") -> str:
    """Write the command line that gives the same study again, for the report."""
    changes = [part for change in request.changes for part in ("--set", change)]
    numbers = ["--seed", str(study.seed), "--replications", str(study.replications)]
    spoken = [] if language == "en" else ["--lang", language]
    return shlex.join(["fencang", "compare", *(path.as_posix() for path in request.files), *changes, *numbers, *spoken])


def _say_precision(outcome: Outcome, precision: float) -> None:
    """Say whether the precision was reached, and what is known least."""
    results, count = outcome.study.results, outcome.study.replications
    name, width = max(relative_half_widths(results).items(), key=lambda pair: pair[1], default=("", 0.0))
    reached = "reached" if next_count(results, precision, count, count + 1) == count else "not reached"
    say(f"precision {100 * precision:.3g} % {reached} with {count} replications; widest: {name} ± {100 * width:.2g} %")


def _write(outcome: Outcome, directory: Path, language: Language, command: str) -> None:
    from analysis.charts import write_charts
    from analysis.charts.fonts import chart_language
    from analysis.charts.gallery import pictures
    from analysis.report import write_report

    study = outcome.study
    write_kpis(study, directory / "kpis.csv")
    write_comparison(study, directory / "comparison.csv")
    write_workbook(study, directory / "comparison.xlsx", language)
    say("drawing charts and maps")
    drawn = pictures(study, chart_language(language))
    write_charts(study, directory, language, drawn)
    write_report(study, directory, language, command, drawn)
    write_manifest(outcome, directory)
