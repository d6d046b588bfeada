"""What stands on the page: its sections, the columns of their tables, and what is said about them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from evidence.records import Row

Write = Callable[[Row], str]


def number(value: Any) -> str:
    """Write a text as it is, whole numbers in groups of three, others with four digits."""
    if isinstance(value, str):
        return value
    if isinstance(value, int):
        return f"{value:,}"
    if value != value:
        return "–"
    if abs(value) >= 1000:
        return f"{value:,.0f}"
    return f"{value:.4g}" if abs(value) >= 1e-4 or value == 0 else f"{value:.1e}"


def cell(name: str, unit: str = "") -> Write:
    """Write a column as it is."""
    return lambda row: number(row[name]) + unit


def around(row: Row) -> str:
    """Write a simulated figure with its interval, to one digit more than the half-width begins with."""
    half = row["half_width"]
    digits = 0
    while half and half < 10 and round(half, digits) < 10 ** (1 - digits) and digits < 8:
        digits += 1
    return f"{row['simulated']:,.{digits}f} ± {half:,.{digits}f}"


@dataclass(frozen=True)
class Section:
    """A part of the page.

    Parameters
    ----------
    title, text : str
        Its heading, and what stands beneath it.
    columns : dict of str to Write
        Heading of each column, and what stands in it.
    reproducible : bool
        Whether its figures are the same wherever the tests run; those that hypothesis draws scenarios for are not.
    added_up : tuple of str
        Columns that are added up over the cases of a test, which then has one line.
    """

    title: str
    text: str
    columns: dict[str, Write]
    reproducible: bool = True
    added_up: tuple[str, ...] = ()


P_VALUES = (
    "bits", "bytes", "high pairs", "low pairs", "weights", "changes", "correlation", "runs", "gaps", "ranks", "spacings", "collisions",
)  # fmt: skip
"""The tests of `tests/draws/battery.py`."""

SECTIONS = {
    "theory": Section(
        "Textbook systems",
        "Closed forms against means of 30 replications with their 99.9 % intervals (Student's t). A figure fails if theory lies outside the "
        "interval, or if the interval is wider than the test allows. {theory_summary}",
        {
            "system": cell("system"),
            "figure": cell("figure"),
            "closed form": cell("formula"),
            "theory": cell("theory"),
            "simulated": around,
            "source": cell("source"),
        },
    ),
    "stockpyl": Section(
        "Another simulator",
        "Net stock and orders of every site and every day, against stockpyl's own simulation with the same demands: equal, not only alike.",
        {
            "system": cell("system"),
            "engine": cell("engine"),
            "periods": cell("periods"),
            "sites": cell("sites"),
            "figures equal": cell("equal"),
        },
    ),
    "engines": Section(
        "Two engines, one ledger",
        "The compiled engine and the SimPy engine, which is written to be read, wrote the same ledgers to the last bit: every row of every "
        "table, for every scenario file in `scenarios/` (cut to six days) and for scenarios that hypothesis draws. {engines_summary}",
        {
            "what was tried": cell("what"),
            "scenarios": cell("scenarios"),
            "pairs of ledgers": cell("pairs"),
            "rows": cell("rows"),
            "unequal": cell("unequal"),
        },
        reproducible=False,
        added_up=("scenarios", "pairs", "rows", "unequal"),
    ),
    "reality": Section(
        "Reality",
        "The reference scenarios against published figures, on usual days. What this does and does not show: "
        "[README](../README.md#against-published-figures).",
        {
            "figure": cell("figure"),
            "as the test says": cell("what"),
            "published": cell("published"),
            "simulated": cell("simulated"),
            "band": lambda row: f"{row['low']:g} to {row['high']:g}",
        },
    ),
    "coverage": Section(
        "Intervals",
        "Whole experiments of ten replications each, with another seed every time, on systems whose answer is known: how many of the "
        "95 % intervals that the tool gives hold the truth. With 2,000 experiments chance alone moves the share by ± 1.0 points, with 200 "
        "by ± 3.0 (95 % of the time). Replications of these systems have a thousand orders each. With a hundred, over ten lead times, "
        "rates are biased: a rate is taken for each replication and then averaged, and where by chance more is ordered a larger share "
        "is short. Measure for longer than that.",
        {
            "system": cell("system"),
            "figure": cell("figure"),
            "truth": cell("truth"),
            "experiments": cell("experiments"),
            "intervals that hold it": lambda row: f"{100 * row['share']:.1f} %",
        },
    ),
    "claims": Section(
        "Verdicts",
        "Experiments in which no scenario is better than the baseline, because Palm's theorem gives all of them the same fill rate: how "
        "often the tool claims a difference all the same. With Holm's adjustment it should be 5 % at most.",
        {
            "comparison": cell("system"),
            "experiments": cell("experiments"),
            "with a raw p-value below 0.05": lambda row: f"{100 * row['raw']:.1f} %",
            "with a claim": lambda row: f"{100 * row['claimed']:.1f} %",
        },
    ),
    "paired": Section(
        "Common luck",
        "The reference layouts under the same seed and under seeds of their own: variance of the difference to the first, over "
        "{paired_summary}. The factor says how many times as many replications independent seeds need for the same interval; `comparison.csv` "
        "estimates it from one comparison, as `variance_ratio`.",
        {
            "comparison": cell("system"),
            "figure": cell("figure"),
            "variance, own seeds": cell("independent"),
            "variance, same seed": cell("paired"),
            "factor": cell("factor"),
            "estimated by the comparison": cell("estimated"),
        },
    ),
    "warm_up": Section(
        "Warm-up",
        "MSER-5, as `run`, `compare` and the report suggest it, on systems that begin far from their usual state.",
        {
            "system": cell("system"),
            "settled after": cell("truth"),
            "MSER-5 suggests": cell("suggested"),
            "replications": cell("replications"),
        },
    ),
    "draws": Section(
        "Draws",
        "P-values of bits whose keys follow one another, under the null hypothesis that they are independent and uniform. Keys are counted up "
        "along each of their words in turn. Below 10⁻⁶ a test fails; below 10⁻³ it is tried under another seed, where it must not find the "
        "same again. {draws_summary}\n\n"
        "*Bits*: how often each is 1; *bytes*: how often each value, at each place; *pairs*: of the highest and of the lowest bytes of two "
        "draws; *weights*: ones in a draw; *changes*: bits that differ from the draw before; *correlation* with the draw before; *runs* up and "
        "down; *gaps* between small values; *ranks* of binary matrices of 64 draws; *spacings* of birthdays (2¹⁷ in 2⁵⁰ days); "
        "*collisions* of 2¹⁶ balls in 2³² urns.",
        {"keys in order of": cell("order"), "seed": lambda row: str(row["seed"]), "draws": cell("draws")}
        | {name: cell(name) for name in P_VALUES},
    ),
    "dieharder": Section(
        "Dieharder",
        "The battery of Brown, Eddelbuettel and Bauer on the same draws, as a stream: `python tests/draws/dieharder.py` (Debian package "
        "`dieharder`). A p-value within 0.005 of 0 or 1 is *weak*, as one of a hundred is by chance; within 10⁻⁶ it has *failed*. "
        "{dieharder_summary}",
        {
            "keys in order of": cell("order"),
            "results": cell("tests"),
            "passed": cell("passed"),
            "weak": cell("weak"),
            "failed": cell("failed"),
        },
    ),
    "distributions": Section(
        "Distributions",
        "Every distribution of the schema against scipy.stats: Kolmogorov-Smirnov for durations, chi-square for counts, and the largest error "
        "of a quantile between the first and the last thousandth.",
        {
            "of": cell("of"),
            "distribution": cell("distribution"),
            "draws": cell("draws"),
            "test": cell("test"),
            "p": cell("p"),
            "largest error of a quantile": cell("error"),
        },
    ),
}
"""The sections in their order."""
