"""What a command prints: its results, lines beside them, and how far it is, on a terminal with the time left."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn


@dataclass(frozen=True)
class Meter:
    """Where progress is told.

    Parameters
    ----------
    advance : callable
        Takes finished work, in replications.
    set_total : callable
        Takes all work, in replications.
    """

    advance: Callable[[float], None]
    set_total: Callable[[int], None]


UNBROKEN = 100_000
"""Letters of a line in a file or a pipe, where nothing has to be broken."""


def results_console() -> Console:
    """Console of the results: a terminal's width, and lines as long as they are in a file or a pipe."""
    console = Console(highlight=False)
    return console if console.is_terminal else Console(highlight=False, width=UNBROKEN)


def say(message: str) -> None:
    """Print a line for the user beside the results, to standard error."""
    typer.echo(message, err=True)


@contextmanager
def meter() -> Iterator[Meter]:
    """Show a progress bar while replications run."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield Meter(lambda share: None, lambda total: None)
        return
    columns = (
        TextColumn("replications"),
        BarColumn(),
        TextColumn("{task.completed:.0f} of {task.total:.0f}"),
        TimeElapsedColumn(),
        TextColumn("left:"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True) as progress:
        work = progress.add_task("", total=1)
        yield Meter(
            lambda share: progress.advance(work, share),
            lambda total: progress.update(work, total=total),
        )
