"""The commands and their options; what they do stands in the modules of the same name."""

from pathlib import Path
from typing import Annotated

import typer

from analysis.cli.errors import reported
from analysis.cli.options import (
    MOST,
    Cluster,
    Engine,
    EngineOption,
    Files,
    Lang,
    LangOption,
    Out,
    Seed,
    Set,
    StoreFolder,
    Workers,
)

app = typer.Typer(
    name="fencang",
    help="Simulate warehouse networks: what a different layout does to cost and delivery time, and how sure that is.",
    epilog="Exit codes: 0 good, 1 a gate failed, 2 bad input, 3 a gate is inconclusive, 130 interrupted.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(value: bool) -> None:
    if value:
        from importlib.metadata import PackageNotFoundError, version

        try:
            typer.echo(f"fencang {version('fencang')}")
        except PackageNotFoundError:
            typer.echo("fencang, not installed (run from its sources)")
        raise typer.Exit


@app.callback()
def fencang(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Simulate warehouse networks: what a different layout does to cost and delivery time, and how sure that is."""


@app.command()
@reported
def run(
    files: Files,
    replications: Annotated[int, typer.Option(min=1, max=MOST, help="Replications of each scenario.")] = 5,
    seed: Seed = None,
    engine: EngineOption = Engine.compiled,
    out: Out = None,
    ledger: Annotated[bool, typer.Option("--ledger", help="Also write every ledger as Parquet files.")] = False,
    change: Set = None,
    workers: Workers = None,
    store: StoreFolder = None,
    cluster: Cluster = None,
) -> None:
    """Run scenarios and write their KPIs."""
    from analysis.cli.means import Means
    from analysis.cli.run import run_command
    from analysis.cli.task import Request
    from analysis.places import place_of

    request = Request(tuple(files), seed, engine.value, tuple(change or ()), Means.of(workers, store, cluster))
    run_command(request, replications, None if out is None else place_of(out), ledger=ledger)


@app.command()
@reported
def compare(
    files: Files,
    replications: Annotated[
        int | None, typer.Option(min=1, max=MOST, help="Replications of each scenario. [default: 10]")
    ] = None,
    precision: Annotated[
        str | None,
        typer.Option(help="Add replications until cost an order and delivery time are known this well, such as 1%."),
    ] = None,
    most: Annotated[int, typer.Option(min=2, help="With --precision: replications at most.")] = 200,
    seed: Seed = None,
    engine: EngineOption = Engine.compiled,
    out: Out = None,
    lang: LangOption = Lang.en,
    change: Set = None,
    workers: Workers = None,
    store: StoreFolder = None,
    cluster: Cluster = None,
) -> None:
    """Compare scenarios with the first: tables, workbook, charts, maps and report."""
    from analysis.cli.compare import compare_command, precision_of
    from analysis.cli.means import Means
    from analysis.cli.task import Request
    from analysis.places import place_of

    if replications is not None and precision is not None:
        raise typer.BadParameter("give --replications or --precision, not both")
    request = Request(tuple(files), seed, engine.value, tuple(change or ()), Means.of(workers, store, cluster))
    goal = None if precision is None else precision_of(precision)
    compare_command(request, replications, goal, most, None if out is None else place_of(out), lang.value)


@app.command()
@reported
def check(
    gate: Annotated[Path, typer.Argument(metavar="GATE.yaml", help="The gate.", show_default=False)],
    junit: Annotated[Path | None, typer.Option(help="Write the verdicts as JUnit XML.")] = None,
    summary: Annotated[Path | None, typer.Option(help="Write the verdicts as Markdown, for a pull request.")] = None,
    update: Annotated[bool, typer.Option("--update", help="Make today's figures the baseline.")] = False,
    workers: Workers = None,
    store: StoreFolder = None,
    cluster: Cluster = None,
) -> None:
    """Check KPI budgets and tolerances: exit code 0 pass, 1 fail, 3 inconclusive."""
    from analysis.cli.check import check_command
    from analysis.cli.means import Means

    means = Means.of(workers, store, cluster)
    raise typer.Exit(check_command(gate, junit, summary, update=update, means=means))


@app.command()
@reported
def tune(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Scenario file (YAML).", show_default=False)],
    target: Annotated[
        str,
        typer.Option(
            help="What every warehouse and class is to reach: 'fill rate >= 98 %', 'cycle_service_level in class A >= 95 %'."
        ),
    ],
    replications: Annotated[int, typer.Option(min=2, max=MOST, help="Replications of each round.")] = 10,
    rounds: Annotated[int, typer.Option(min=2, max=1000, help="Rounds at most.")] = 40,
    seed: Seed = None,
    out: Annotated[
        Path | None, typer.Option(help="File to write. [default: FILE-tuned.yaml]", show_default=False)
    ] = None,
    workers: Workers = None,
    store: StoreFolder = None,
    cluster: Cluster = None,
) -> None:
    """Find safety stocks by simulation, and write them as a scenario: exit code 1 where none is enough."""
    from analysis.cli.means import Means
    from analysis.cli.tune import Effort, tune_command

    effort = Effort(replications, rounds, seed, Means.of(workers, store, cluster))
    raise typer.Exit(tune_command(file, target, effort, out))


@app.command()
@reported
def validate(files: Files, change: Set = None) -> None:
    """Check scenario files, and list everything that is wrong with them."""
    from analysis.cli.scenarios import load_all

    for scenario in load_all(tuple(files), tuple(change or ())):
        sizes = (f"{len(scenario.customers.cities)} cities", f"{len(scenario.products.skus)} articles")
        typer.echo(f"{scenario.name}: good ({', '.join((*sizes, f'{len(scenario.warehouses)} warehouses'))})")


@app.command()
@reported
def show(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Scenario file (YAML).", show_default=False)],
    defaults: Annotated[bool, typer.Option("--defaults", help="Also show what no file states.")] = False,
    change: Set = None,
) -> None:
    """Show the resolved scenario, and where each value came from."""
    from analysis.cli.scenarios import find
    from sim.scenario.loading import load_resolved, render_resolved

    typer.echo(render_resolved(load_resolved(find(file), tuple(change or ())), defaults=defaults), nl=False)
