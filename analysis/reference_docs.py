"""The tables of docs/outputs.md, written from the code: `python -m analysis.reference_docs --write`."""

import argparse
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from analysis.comparison import COLUMNS
from analysis.kpis.definitions import definitions
from analysis.language import texts
from sim.ledger.columns import TABLES, VIEWS, Table

TARGET = Path(__file__).parents[1] / "docs" / "outputs.md"

MEANINGS: Mapping[str, str] = MappingProxyType(
    {
        "kpi": "Name of the KPI.",
        "scope": "What the figure is about.",
        "unit": "Unit of the figures.",
        "scenario": "The scenario that is compared; before a name that begins with = + - @ stands an apostrophe.",
        "baseline": "What it is compared with: the first scenario.",
        "baseline_mean": "Mean of the baseline over the replications in which both have the figure.",
        "mean": "Mean of the scenario over the same replications.",
        "difference": "Mean of the paired differences, scenario minus baseline.",
        "low": "Lower end of its 95 % interval; empty with one replication.",
        "high": "Upper end.",
        "p_value": "Two-sided p-value of the paired t-test.",
        "p_holm": "The same, adjusted by Holm over the scenarios compared on this KPI and scope.",
        "better": "`scenario`, `baseline`, `undecided` (p_holm not below 0.05); empty where neither way is better, "
        "the difference reads as zero, or a network is overloaded.",
        "variance_ratio": "What common random numbers save: variance of the difference, were the scenarios independent, over that of the "
        "paired one; so many times as many replications would it take. Empty with one replication, or where differences do not vary.",
    }
)
"""What the columns of comparison.csv mean."""


def comparison_table() -> str:
    """Write the columns of comparison.csv as a Markdown table."""
    return _table(("column", "meaning"), [(f"`{name}`", MEANINGS[name]) for name in COLUMNS])


def kpi_table() -> str:
    """Write every KPI as a Markdown table."""
    better = {"lower": "lower", "higher": "higher", "none": ""}
    return _table(
        ("KPI", "unit", "better", "by", "meaning", "source"),
        [
            (f"`{kpi.name}`", kpi.unit, better[kpi.direction], ", ".join(kpi.scopes), kpi.meaning_en, kpi.source)
            for kpi in definitions().values()
        ],
    )


def codes_table() -> str:
    """Write the codes of units and of China's regions, and what people read in their place, as a Markdown table."""
    english, chinese = texts("en"), texts("zh")
    units = dict.fromkeys(kpi.unit for kpi in definitions().values())
    rows = [(f"`{unit}`", english.units.get(unit, unit), chinese.units.get(unit, unit)) for unit in units]
    rows += [
        (f"`region:{region}`", name, chinese.regions.get(region, region)) for region, name in english.regions.items()
    ]
    return _table(("code", "in English reports", "in Chinese reports"), rows)


def ledger_tables() -> str:
    """Write every table of the ledger as a Markdown section."""
    return "\n\n".join(_ledger_table(table) for table in (*TABLES, *VIEWS))


def _ledger_table(table: Table) -> str:
    rows = [(f"`{column.name}`", column.unit, column.meaning) for column in table.columns]
    return f"**`{table.name}.parquet`** {table.meaning}\n\n{_table(('column', 'unit', 'meaning'), rows)}"


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


PARTS: Mapping[str, Callable[[], str]] = MappingProxyType(
    {"codes": codes_table, "comparison": comparison_table, "kpis": kpi_table, "ledger": ledger_tables}
)
"""The parts of the file that are written from the code, by the name in their marks."""


def filled(text: str) -> str:
    """Return the file with its tables as the code has them now.

    Parameters
    ----------
    text : str
        The file; each part stands between ``<!-- name: … -->`` and ``<!-- end -->``.

    Raises
    ------
    ValueError
        If a part has no marks.
    """
    for name, write in PARTS.items():
        pattern = re.compile(rf"(<!-- {name}: [^\n]*-->\n).*?(<!-- end -->)", re.DOTALL)
        if not pattern.search(text):
            raise ValueError(f"{TARGET.name}: expected '<!-- {name}: … -->' and '<!-- end -->'")
        body = f"\n{write()}\n\n"
        text = pattern.sub(lambda found, body=body: f"{found[1]}{body}{found[2]}", text)  # type: ignore[misc]
    return text


def main() -> None:
    """Print the file as it should be, or write it."""
    parser = argparse.ArgumentParser(description="Bring the tables of docs/outputs.md up to date.")
    parser.add_argument("--write", action="store_true", help=f"write {TARGET.name} instead of printing it")
    text = filled(TARGET.read_text(encoding="utf-8"))
    if parser.parse_args().write:
        TARGET.write_text(text, encoding="utf-8")
    else:
        print(text, end="")


if __name__ == "__main__":
    main()
