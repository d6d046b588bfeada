"""Ledgers that an earlier command left in the folder of results, taken over where they are those of a replication."""

import os
import shutil
from pathlib import Path

import pyarrow.parquet as pq
from pyarrow import ArrowException

from analysis.outputs.folder import manifest_of
from analysis.places import Place, about_url
from analysis.replications.ledger_files import folder_name
from analysis.replications.replication import Replication
from sim.ledger.columns import TABLES, VIEWS
from sim.scenario.digest import scenario_digest
from sim.sources import sources_digest


def take_ledger(directory: Place, replication: Replication, folder: Place) -> bool:
    """Put the ledger of a finished replication into a folder if the folder of results still has it.

    The manifest there tells whose ledgers it has: scenario, sources of the model and digest of the ledger must be the
    same, and every file must be whole.

    Parameters
    ----------
    directory : Path or UPath
        Results of an earlier command.
    replication : Replication
        Finished before.
    folder : Path or UPath
        Folder of the scenario's ledgers, which gets one of the replication; on the same disk or behind the same URL.

    Returns
    -------
    bool
        Whether it was there.
    """
    source = _kept(directory, replication)
    names = [f"{table.name}.parquet" for table in (*TABLES, *VIEWS)]
    if source is None or not all(_is_whole(source / name) for name in names):
        return False
    target = folder / folder_name(replication.task.number)
    target.mkdir(parents=True)
    for name in names:
        _copy(source / name, target / name)
    return True


def _copy(source: Place, target: Place) -> None:
    """Copy a file within a disk or a URL; on a disk both are one file where that is possible."""
    if not isinstance(source, Path) and not isinstance(target, Path):
        with about_url(source):
            source.fs.copy(source.path, target.path)
        return
    try:
        os.link(str(source), str(target))
    except OSError:  # disks that have no links
        shutil.copyfile(str(source), str(target))


def _kept(directory: Place, replication: Replication) -> Place | None:
    """Folder of the ledger by the manifest; None without a manifest that names it."""
    number = replication.task.number
    content = manifest_of(directory)
    try:
        if content is None or content["made_with"]["model_sources"] != sources_digest():
            return None
        digest = scenario_digest(replication.task.scenario)
        for place, scenario in enumerate(content["scenarios"]):
            if scenario["digest"] == digest and scenario["ledgers"][number : number + 1] == [replication.digest]:
                return directory / "ledger" / scenario_folder(place) / folder_name(number)
    except (KeyError, TypeError):
        return None
    return None


def scenario_folder(place: int) -> str:
    """Name of the folder that holds the ledgers of a scenario, by its place among the files that were given."""
    return f"scenario-{place:02}"


def _is_whole(path: Place) -> bool:
    """Whether a Parquet file can be read to its end, and every page has the checksum it was written with."""
    try:
        with (
            about_url(path),
            path.open("rb") as opened,
            pq.ParquetFile(opened, page_checksum_verification=True) as file,
        ):
            for group in range(file.num_row_groups):
                file.read_row_group(group)
    except (OSError, ArrowException):
        return False
    return True
