"""``fencang run``: simulate scenarios and write their figures."""

from analysis.cli.progress import say
from analysis.cli.scenarios import load_all
from analysis.cli.summary import print_summary, say_warnings
from analysis.cli.task import Request, carry_out
from analysis.experiment import Plan
from analysis.outputs.folder import staged
from analysis.outputs.kept_ledgers import scenario_folder, take_ledger
from analysis.outputs.manifest import write_manifest
from analysis.outputs.tables import write_kpis
from analysis.outputs.url_folder import shared_staging
from analysis.places import Place, files_of
from analysis.replications.replication import Replication, Task


def run_command(request: Request, replications: int, out: Place | None, *, ledger: bool) -> None:
    """Run scenarios; leave manifest.json, kpis.csv and, if asked for, the ledgers.

    Parameters
    ----------
    request : Request
        What to run.
    replications : int
        Replications of each scenario.
    out : Path or UPath, optional
        Folder of the results.
    ledger : bool
        Whether to write Parquet files of every ledger.
    """
    scenarios = load_all(request.files, request.changes)
    seed = scenarios[0].seed if request.seed is None else request.seed
    compared = len({scenario.horizon for scenario in scenarios}) == 1
    plan = Plan(scenarios, seed, replications, request.engine, compared=compared)
    directory = out or request.folder
    with staged(directory) as staging:
        places = {scenario.name: scenario_folder(place) for place, scenario in enumerate(scenarios)}

        shared = shared_staging(directory, staging)

        def ledger_folder(task: Task) -> Place:
            return shared / "ledger" / places[task.scenario.name]

        def take(replication: Replication) -> bool:
            return take_ledger(directory, replication, ledger_folder(replication.task))

        outcome = carry_out(plan, request.means, ledger_folder if ledger else None, take)
        write_kpis(outcome.study, staging / "kpis.csv")
        write_manifest(outcome, staging, files_of(shared) if ledger else ())
    print_summary(outcome.study)
    say_warnings(outcome.study)
    say(f"results in {directory}")
