"""With what replications are run: on this machine or on a cluster, and where finished ones are kept."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from analysis.cli.progress import say
from analysis.files import require_folder
from analysis.places import Place, place_of
from analysis.replications.crew import Crew
from analysis.replications.pruning import in_use
from analysis.replications.runner import local_crew
from analysis.replications.store import DEFAULT_FOLDER, Store
from sim.jit import cache_directory, cache_is_warm
from sim.run import EngineName


@dataclass(frozen=True)
class Means:
    """With what replications are run.

    Parameters
    ----------
    workers : int, optional
        Replications at once on this machine; cores if left out.
    store : Path or UPath, optional
        Folder of finished replications.
    cluster : str, optional
        Address of the scheduler of a dask.distributed cluster, which runs them instead of this machine.
    """

    workers: int | None = None
    store: Place | None = None
    cluster: str | None = None

    @classmethod
    def of(cls, workers: int | None, store: str | None, cluster: str | None) -> "Means":
        """Return the means that options speak of."""
        return cls(workers, None if store is None else place_of(store), cluster)


@contextmanager
def hired(engine: EngineName, means: Means) -> Iterator[tuple[Crew, Store]]:
    """Hire workers and open the store of finished replications; tell the user what takes time.

    Raises
    ------
    OSError
        If the store cannot be written; it names the folder.
    ClusterError
        If the cluster is not there, or cannot run fencang.
    """
    if means.store is not None and not (isinstance(means.store, Path) and means.store.is_dir()):
        require_folder(means.store)
    kept = Store(means.store or DEFAULT_FOLDER, notice=say)
    with in_use(kept), _crew(engine, means) as crew:
        yield crew, kept


def _crew(engine: EngineName, means: Means) -> AbstractContextManager[Crew]:
    if means.cluster is not None:
        from analysis.replications.cluster import cluster_crew

        return cluster_crew(means.cluster)
    if engine == "compiled" and not cache_is_warm():
        say(f"compiling the engine: first use, 15 to 30 seconds; kept in {cache_directory()}")
    return local_crew(engine, means.workers)
