"""Draws through Dieharder, a battery of tests of randomness; what it finds stands in docs/validation.md.

Needs the program `dieharder` (a package of Debian), and takes half an hour for each order of keys::

    python tests/draws/dieharder.py ["entities" …]
"""

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]

from evidence.committed import Check, Evidence, read, write  # noqa: E402
from evidence.records import Row  # noqa: E402
from orders import ORDERS, blocks  # noqa: E402

ENDLESS = 2**62
USUAL = ("entities", "replications and entities")
PLAIN = (0, 1, 2, 3, 4, 8, 9, 10, 11, 12, 13, 15, 16, 17, 100, 101, 102, 204, 205, 206, 207, 208, 209)
"""Numbers of the tests that have no parameter; 5, 6, 7 and 14 are left out, whose makers advise against them."""

TESTS = [(number, None) for number in PLAIN] + [
    *((200, bits) for bits in range(1, 13)),
    *((201, dimensions) for dimensions in range(2, 6)),
    *((202, numbers) for numbers in range(2, 6)),
    *((203, lag) for lag in (0, 1, 2, 3, 4, 8, 16, 32)),
]
"""Tests and their parameters: bit distribution, minimum distance, permutations, lagged sums."""

FORM = ("-D", "test_name", "-D", "ntuple", "-D", "pvalues", "-D", "assessment", "-c", "|")


def battery(order: str) -> list[str]:
    """Feed the draws of an order to each test, from the first on; return their lines: test, parameter, p-value, assessment."""
    lines: list[str] = []
    for number, parameter in TESTS:
        told = tried(order, ["-d", str(number), *([] if parameter is None else ["-n", str(parameter)])])
        print("\n".join(told), flush=True)
        lines += told
    return lines


def tried(order: str, test: list[str]) -> list[str]:
    """Run one test."""
    command = ["dieharder", "-g", "200", *test, *FORM]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=False) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        with subprocess.Popen([sys.executable, __file__, "--stream", order], stdout=running.stdin) as feeding:
            running.stdin.close()
            lines = [line.decode().strip() for line in running.stdout]
            feeding.kill()
    results = [line for line in lines if line.count("|") == 3 and not line.startswith("test_name")]
    if not results:
        raise RuntimeError(f"dieharder has no result of {test}; it ended with {running.returncode}")
    return results


def stream(order: str) -> None:
    """Write draws to standard output without end, 8 bytes each."""
    try:
        for bits in blocks(order, ENDLESS):
            sys.stdout.buffer.write(bits.tobytes())
    except BrokenPipeError:
        sys.stderr.close()


def row(order: str, lines: list[str]) -> Row:
    """Count what the battery says."""
    told = [line.rsplit("|", 1)[1].strip() for line in lines]
    return {
        "section": "dieharder",
        "order": order,
        "tests": len(told),
        "passed": told.count("PASSED"),
        "weak": told.count("WEAK"),
        "failed": told.count("FAILED"),
    }


def main() -> None:
    """Run the battery on each order, and write what it found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("orders", nargs="*", default=USUAL, metavar="ORDER", help=", ".join(ORDERS))
    parser.add_argument("--stream", metavar="ORDER", help="write draws to standard output instead")
    arguments = parser.parse_args()
    if arguments.stream:
        stream(arguments.stream)
        return
    if shutil.which("dieharder") is None:
        parser.error("the program dieharder is not installed")
    for order in arguments.orders:
        found = row(order, battery(order))
        evidence = read()
        sound = found["tests"] > 0 and found["failed"] == 0
        check = Check(f"Dieharder takes draws in the order of {order} for random.", sound, rows=[found])
        write(Evidence(evidence.made_with, {**evidence.checks, f"tests/draws/dieharder.py {order}": check}))


if __name__ == "__main__":
    main()
