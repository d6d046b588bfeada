"""Sentences above the tables that sum up what stands in them."""

from evidence.committed import Evidence
from evidence.records import Row
from evidence.sections import P_VALUES, number


def summaries(evidence: Evidence) -> dict[str, str]:
    """Return the sentence for each place that a section's text has."""
    rows = [row for check in evidence.checks.values() for row in check.rows]

    def of(section: str) -> list[Row]:
        return [row for row in rows if row["section"] == section]

    return {
        "theory_summary": _theory(of("theory")),
        "engines_summary": _engines(of("engines")),
        "paired_summary": _paired(of("paired")),
        "draws_summary": _least(of("draws")),
        "dieharder_summary": _battery(of("dieharder")),
    }


def _theory(rows: list[Row]) -> str:
    within = sum(abs(row["simulated"] - row["theory"]) < row["inner"] for row in rows)
    widest = max((row["half_width"] / abs(row["theory"]) for row in rows), default=0.0)
    return (
        f"{len(rows)} figures; the widest interval is ± {100 * widest:.1f} % of its figure. "
        f"{within} lie within the 95 % interval, {0.95 * len(rows):.0f} are expected there if the simulator is right."
    )


def _engines(rows: list[Row]) -> str:
    pairs, unequal = sum(row["pairs"] for row in rows), sum(row["unequal"] for row in rows)
    compared = sum(row["rows"] for row in rows)
    return f"{number(pairs)} pairs of ledgers with {number(compared)} rows, {number(unequal) if unequal else 'none'} unequal."


def _paired(rows: list[Row]) -> str:
    return f"{rows[0]['replications']} replications" if rows else ""


def _least(rows: list[Row]) -> str:
    values = [row[name] for row in rows for name in P_VALUES]
    if not values:
        return ""
    return f"The least of the {len(values)} p-values is {number(min(values))}; of so many {number(1 / len(values))} is usual."


def _battery(rows: list[Row]) -> str:
    if not rows:
        return ""
    return f"{sum(row['tests'] for row in rows)} results, of which {sum(row['failed'] for row in rows)} failed."
