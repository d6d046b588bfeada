"""The options of the commands: what several of them share."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

MOST = 100_000
"""Replications that may be asked for."""

LARGEST_SEED = 2**63 - 1
"""Seeds are signed 64-bit whole numbers."""


class Engine(StrEnum):
    """Which engine runs; both write the same ledger."""

    compiled = "compiled"
    reference = "reference"


class Lang(StrEnum):
    """Language of charts, report and workbook."""

    en = "en"
    zh = "zh"


Files = Annotated[list[Path], typer.Argument(metavar="FILE...", help="Scenario files (YAML).", show_default=False)]
Seed = Annotated[
    int | None, typer.Option(min=0, max=LARGEST_SEED, help="Seed of all draws. [default: the first scenario's]")
]
EngineOption = Annotated[Engine, typer.Option(help="Engine; both give the same result, the reference one slowly.")]
Out = Annotated[
    str | None, typer.Option(help="Folder of the results, or a URL. [default: below results/]", show_default=False)
]
Set = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="PATH=VALUE", help="Change a value of every scenario: demand.orders='4000 /d'."),
]
Workers = Annotated[int | None, typer.Option(min=1, help="Replications at once. [default: cores]", show_default=False)]
StoreFolder = Annotated[
    str | None,
    typer.Option("--store", help="Folder of finished replications, or a URL. [default: results/.replications]"),
]
Cluster = Annotated[
    str | None,
    typer.Option(
        metavar="ADDRESS",
        help="Run on the workers of a dask.distributed scheduler: tcp://10.0.0.1:8786. [default: on this machine]",
        show_default=False,
    ),
]
LangOption = Annotated[Lang, typer.Option(help="Language of charts, report and workbook.")]
