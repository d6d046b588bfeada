"""``fencang check``: run a gate, say what it found, and leave the exit code to a build server."""

from pathlib import Path

from rich.table import Table
from rich.text import Text

from analysis.cli.means import Means
from analysis.cli.progress import results_console, say
from analysis.cli.scenarios import load_all
from analysis.cli.task import carry_out
from analysis.experiment import Plan
from analysis.files import require_writable, write_text
from analysis.gate.baseline import Baseline, make_baseline, read_baseline, write_baseline
from analysis.gate.loading import GateFile, read_gate, rules_of
from analysis.gate.verdict import EXIT_CODES, Verdict, judge, overall
from analysis.gate.wording import found_text, headline, junit, limit_text, markdown
from analysis.language import Labels, texts
from analysis.overload import warnings
from analysis.study import Study

COLOURS = {"pass": "green", "fail": "bold red", "inconclusive": "yellow"}


def check_command(
    path: Path,
    junit_file: Path | None,
    summary_file: Path | None,
    *,
    update: bool,
    means: Means,
) -> int:
    """Check a gate.

    Parameters
    ----------
    path : Path
        The gate file.
    junit_file, summary_file : Path, optional
        Where to write JUnit XML and Markdown.
    update : bool
        Whether to make today's figures the baseline.
    means : Means
        With what it is run.

    Returns
    -------
    int
        Exit code: 0 pass, 1 fail, 3 inconclusive.
    """
    file = read_gate(path)
    scenarios = load_all(file.scenario_files, file.gate.changes)
    budgets, tolerances = rules_of(file, scenarios)
    seed = scenarios[0].seed if file.gate.seed is None else file.gate.seed
    baseline = None if update else read_baseline(file, seed, scenarios, tolerances)
    for written in (junit_file, summary_file, file.baseline_file if update else None):
        if written is not None:
            require_writable(written)
    study = carry_out(Plan(scenarios, seed, file.gate.replications, compared=False), means).study
    if update:
        baseline = make_baseline(study, tolerances)
        _update(file, baseline)
    verdicts = judge(study, budgets, tolerances, baseline)
    _print(file.gate.name, verdicts)
    _write(file.gate.name, verdicts, study, junit_file, summary_file)
    return EXIT_CODES[overall(verdicts)]


def _write(
    name: str, verdicts: tuple[Verdict, ...], study: Study, junit_file: Path | None, summary_file: Path | None
) -> None:
    """Say what to be careful with, and write JUnit XML and Markdown where they are wanted."""
    cautions = warnings(study.results, Labels(texts("en")))
    for caution in cautions:
        say(caution)
    if junit_file is not None:
        write_text(junit_file, junit(name, verdicts, cautions))
    if summary_file is not None:
        facts = {"seed": study.seed, "replications": study.replications}
        write_text(summary_file, markdown(name, verdicts, cautions, **facts))


def _update(file: GateFile, baseline: Baseline) -> None:
    """Write the baseline where the gate names one."""
    if file.baseline_file is None:
        say("the gate names no baseline; nothing to update")
        return
    write_baseline(baseline, file.baseline_file)
    say(f"baseline written to {file.baseline_file}")


def _print(name: str, verdicts: tuple[Verdict, ...]) -> None:
    """Print every verdict, and the whole gate in one line."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("", "rule", "scenario", "found, with 95 % interval", "allowed"):
        table.add_column(heading)
    for one in verdicts:
        cells = (one.target.text, one.scenario, found_text(one), limit_text(one))
        table.add_row(Text(one.status, style=COLOURS[one.status]), *(Text(cell) for cell in cells))
    console = results_console()
    console.print(table)
    console.print(Text(headline(name, verdicts), style=COLOURS[overall(verdicts)]))
