"""Figures as CSV files: every replication, and the comparison."""

from pathlib import Path

import pandas as pd

from analysis.files import write_text
from analysis.study import Study

KPI_COLUMNS = ["scenario", "replication", "kpi", "scope", "unit", "value"]
"""Columns of kpis.csv."""

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet take a text for a formula."""


def kpi_table(study: Study) -> pd.DataFrame:
    """Return every figure of every replication, with columns `KPI_COLUMNS`."""
    frames = [result.kpis.assign(scenario=result.scenario.name) for result in study.results]
    return pd.concat(frames, ignore_index=True)[KPI_COLUMNS]


def _harmless(table: pd.DataFrame) -> pd.DataFrame:
    """Put an apostrophe before texts that a spreadsheet would take for a formula."""
    texts = [name for name in table.columns if name in ("scenario", "baseline", "scope")]
    changed = {
        name: [f"'{text}" if str(text).startswith(FORMULA_SIGNS) else text for text in table[name]] for name in texts
    }
    return table.assign(**changed)


def write_kpis(study: Study, path: Path) -> None:
    """Write kpis.csv: scenario, replication, kpi, scope, unit, value; a KPI without data has no row."""
    write_text(path, _harmless(kpi_table(study)).to_csv(index=False, lineterminator="\n"))


def write_comparison(study: Study, path: Path) -> None:
    """Write comparison.csv, see `analysis.comparison.compare`; what one replication cannot say is left empty."""
    write_text(path, _harmless(study.comparison).to_csv(index=False, lineterminator="\n"))
