"""Print the table of the benchmarks.

One command, from the repository's folder::

    python tests/benchmarks/table.py [--systems WORD …] [--rounds 5] [--starts] [--json FILE]

Without options everything is measured, which takes some minutes and wants an idle machine. `--systems queue hubs` takes the systems
whose names hold one of the words, `--starts` only how long commands take to start. Peers need the extra `bench`; starts want an
environment without it, because packages that it brings along load at every start of Python.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from machine import described
from starting import STARTS, started

HERE = Path(__file__).parent


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--systems", nargs="*", default=[""], metavar="WORD", help="of systems' names; default: all")
    parser.add_argument("--rounds", type=int, default=5, help="timed runs of each contender (default: 5)")
    parser.add_argument("--starts", action="store_true", help="only how long commands take to start")
    parser.add_argument("--cold", type=int, default=1, help="starts with nothing compiled (default: 1)")
    parser.add_argument("--json", type=Path, help="also write pytest-benchmark's file there")
    arguments = parser.parse_args()
    print(f"Measured on {described()}.\n")
    if not arguments.starts:
        for name, runs in _by_system(measured(arguments.systems, arguments.rounds, arguments.json)).items():
            print(table(name, runs))
    if arguments.starts or arguments.systems == [""]:
        print(starts(arguments.rounds, arguments.cold))


def measured(words: list[str], rounds: int, kept: Path | None) -> list[dict[str, Any]]:
    """Run the benchmarks with pytest-benchmark, by processor time; return what it says of each contender."""
    with tempfile.TemporaryDirectory() as folder:
        file = (kept or Path(folder) / "benchmarks.json").resolve()
        command = [
            sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(HERE / "bench_peers.py"), "-o",
            "python_files=bench_*.py", "-o", "python_functions=bench", f"--rounds={rounds}", "--benchmark-json", str(file),
            "--benchmark-timer=time.process_time", "--benchmark-columns=median", "--systems", *words,
        ]  # fmt: skip
        done = subprocess.run(command, cwd=HERE.parents[1], stdout=subprocess.PIPE, text=True, check=False)
        if done.returncode:
            sys.exit(done.stdout)
        return list(json.loads(file.read_text(encoding="utf-8"))["benchmarks"])


def _by_system(runs: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for run in runs:
        found.setdefault(run["extra_info"]["system"], []).append(run)
    return found


def speed(run: dict[str, Any]) -> float:
    """Median over rounds of units a second of processor time."""
    units, seconds = run["extra_info"]["units"], run["stats"]["data"]
    return statistics.median(unit / second for unit, second in zip(units, seconds, strict=True))


def table(name: str, runs: list[dict[str, Any]]) -> str:
    """One system as Markdown: the contenders, and how many times as fast the first one is."""
    unit, first = runs[0]["extra_info"]["unit"], speed(runs[0])
    lines = [f"### {name}\n", f"| contender | {unit} | the first is … times as fast | keeps |", "|---|--:|--:|---|"]
    for run in runs:
        known = run["extra_info"]
        version = "" if known["package"] in ("fencang", "pyarrow") else f" {known['version']}"
        name_of, _, rest = known["contender"].partition(",")
        shown = f"{name_of}{version}, {rest.strip()}" if rest else name_of + version
        lines.append(f"| {shown} | {speed(run):,.0f} | {first / speed(run):,.3g} | {known['keeps']} |")
    rounds, known = len(runs[0]["extra_info"]["units"]), runs[0]["extra_info"]
    sizes = ", ".join(f"{statistics.median(run['extra_info']['units']):,.0f}" for run in runs)
    lines.append(f"\nMedians of {rounds} runs, processor time of one core; a run is {sizes} {unit[:-2]}.")
    return "\n".join([*lines, f"\nEqual: {known['equal']}", f"\nDifferent: {known['differs']}\n"])


def starts(rounds: int, cold: int) -> str:
    """How long commands take to start, as Markdown."""
    lines = ["### Starts\n", "| | clock, s | processor, s | target, s |", "|---|--:|--:|--:|"]
    with tempfile.TemporaryDirectory() as warm:
        started(STARTS[4], Path(warm))  # compiles
        for start in STARTS:
            taken = []
            for _ in range(cold if start.cold else rounds):
                with tempfile.TemporaryDirectory() as empty:
                    taken.append(started(start, Path(empty if start.cold else warm)))
            clock, processor = (statistics.median(one[name] for one in taken) for name in ("clock_s", "processor_s"))
            target = "" if start.target_s is None else f"{start.target_s:g}"
            lines.append(f"| {start.name} | {clock:.2f} | {processor:.2f} | {target} |")
    return "\n".join([*lines, f"\nMedians of {rounds} starts, of {cold} where nothing was compiled before.\n"])


if __name__ == "__main__":
    main()
