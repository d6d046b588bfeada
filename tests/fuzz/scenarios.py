"""Load mutated scenarios and tables, very many of them: no traceback, no hang, no memory that swells.

Run from the repository's folder::

    python tests/fuzz/scenarios.py [--files 100000] [--seed 1]

Every case is one or two mutated files of the reference scenarios in a copy of their folder, loaded in this process. It is told by its
seed, so that a failure comes again with `--files 1 --seed SEED`; the mutated files are kept then. Not for Windows, which lacks pipes
and timers of this kind.
"""

import argparse
import resource
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random
from types import FrameType
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from mutated_scenarios import Case, furnish, make_case, originals, tried

from sim.scenario.loading import extending, tables

LONGEST_S = 10
"""Seconds of processor time after which a case counts as a hang."""
LONGEST_WAIT_S = 150
"""Seconds by the clock, twice, after which it does: a pipe that nobody writes to takes no processor time. Once may mean that this process was
stopped for a while."""
MOST_BYTES = 2_000_000_000
"""Address space of the process: a case that wants more fails with a `MemoryError`."""


class HangError(Exception):
    """A case took too long."""


waits = [0]
"""How often the clock has rung in this case."""


def _too_long(number: int, frame: FrameType | None) -> None:
    waits[0] += number == signal.SIGALRM
    if number != signal.SIGALRM or waits[0] > 1:
        raise HangError(f"more than {LONGEST_S} s of processor time, or {2 * LONGEST_WAIT_S} s by the clock")


def remember_originals() -> None:
    """Parse files that were not mutated once: most of a case's time would go into reading them anew."""
    known: dict[tuple[str, str], tuple[Any, list[Any]]] = {}

    def remembering(read: Callable[..., Any]) -> Callable[..., Any]:
        def remembered(source: Any, *arguments: Any) -> Any:
            *inner, problems = arguments
            text = source.read_bytes() if isinstance(source, Path) and source.is_file() else source
            if text not in shipped:
                return read(source, *arguments)
            key = (str(source)[:200], str(hash(text)))
            if key not in known:
                found: list[Any] = []
                known[key] = (read(source, *inner, found), found)
            problems.extend(known[key][1])
            return known[key][0]

        return remembered

    shipped = {text for original in originals().values() for text in (original, original.encode())}
    extending.read_yaml = remembering(extending.read_yaml)  # type: ignore[assignment]
    tables.read_rows = remembering(tables.read_rows)  # type: ignore[assignment]


def put(folder: Path, case: Case) -> None:
    """Write the mutated files of a case over the original ones."""
    for name, content in case.files.items():
        (folder / name).write_bytes(content)


def put_back(folder: Path, case: Case) -> None:
    """Undo `put`."""
    for name in case.files:
        (folder / name).write_text(originals()[name], encoding="utf-8")


def run_case(folder: Path, seed: int) -> tuple[str, str]:
    """Run one case: "loaded", "refused" or the kind of failure, and its traceback."""
    case = make_case(Random(seed))
    put(folder, case)
    signal.setitimer(signal.ITIMER_PROF, LONGEST_S)
    waits[0] = 0
    signal.setitimer(signal.ITIMER_REAL, LONGEST_WAIT_S, LONGEST_WAIT_S)
    try:
        return ("refused" if tried(folder / case.entry) is None else "loaded"), ""
    except Exception as error:
        return type(error).__name__, traceback.format_exc()
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)
        put_back(folder, case)


def keep(folder: Path, seed: int, told: str) -> None:
    """Keep the mutated files of a failure and what was said."""
    case = make_case(Random(seed))
    kept = Path(f"fuzz-failure-{seed}")
    shutil.copytree(folder, kept, ignore=shutil.ignore_patterns("pipe.*"), symlinks=True, dirs_exist_ok=True)
    put(kept, case)
    (kept / "traceback.txt").write_text(f"{case.entry}, mutated: {', '.join(case.files)}\n{told}", "utf-8", "replace")
    print(f"seed {seed}: {told.strip().splitlines()[-1][:300]}; files in {kept}", flush=True)


def main() -> int:
    """Run the cases and print what became of them; 1 if any failed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--files", type=int, default=100_000, help="cases")
    parser.add_argument("--seed", type=int, default=1, help="seed of the first case")
    chosen = parser.parse_args()
    for alarm in (signal.SIGPROF, signal.SIGALRM):
        signal.signal(alarm, _too_long)
    resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
    remember_originals()
    counts: Counter[str] = Counter()
    slowest, started = (0.0, 0), time.perf_counter()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "scenarios"
        furnish(folder)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        for seed in range(chosen.seed, chosen.seed + chosen.files):
            begun = time.process_time()
            outcome, told = run_case(folder, seed)
            slowest = max(slowest, (time.process_time() - begun, seed))
            counts[outcome] += 1
            if told:
                keep(folder, seed, told)
            if sum(counts.values()) % 5000 == 0:
                print(f"{sum(counts.values())}: {dict(counts)}", flush=True)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    failed = sum(count for outcome, count in counts.items() if outcome not in ("loaded", "refused"))
    print(f"{chosen.files} cases in {time.perf_counter() - started:.0f} s: {dict(counts)}; {failed} failed")
    print(
        f"most processor time {slowest[0]:.1f} s (seed {slowest[1]}); "
        f"most memory {peak // 1024} MB, {(peak - before) // 1024} MB of it for mutated files"
    )
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
