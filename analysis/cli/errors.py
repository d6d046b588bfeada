"""What a user sees when something is wrong: one message, no traceback, and an exit code that says what kind it is."""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from typing import NoReturn, ParamSpec, TypeVar

import typer

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")

FAILED = 1
BAD_INPUT = 2
INTERRUPTED = 130


class InputError(Exception):
    """The user asked for something that cannot be done; the message says what to do instead."""


def leave(message: str, code: int) -> NoReturn:
    """Print a message to standard error and end with an exit code."""
    typer.echo(message, err=True)
    raise typer.Exit(code)


def reported(command: Callable[Parameters, Result]) -> Callable[Parameters, Result]:
    """Turn the errors of a command into messages and exit codes."""

    @wraps(command)
    def guarded(*args: Parameters.args, **kwargs: Parameters.kwargs) -> Result:
        try:
            try:
                return command(*args, **kwargs)
            finally:
                sys.stdout.flush()  # what a full disk or a closed pipe does not take is told below, not by Python at its end
        except KeyboardInterrupt:
            leave("interrupted", INTERRUPTED)
        except BrokenPipeError:
            _drop_output()  # whoever read it has gone
            raise typer.Exit(FAILED) from None
        except InputError as error:
            leave(str(error), BAD_INPUT)
        except OSError as error:
            where = error.filename or ("network" if isinstance(error, ConnectionError) else "output")
            if where == "output":
                _drop_output()
            leave(f"{where}: {error.strerror or error}", BAD_INPUT)
        except Exception as error:
            leave(*_known(error))

    return guarded


def _drop_output() -> None:
    """Let nothing take what is still to be written: Python must not try, and complain, again when it closes the stream."""
    with suppress(OSError):  # a stream that is no file, as in tests
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _known(error: Exception) -> tuple[str, int]:
    """Message and exit code of an error of ours; any other is a fault of the program, and is raised again."""
    # Looked up by name, so that nothing heavy is imported to print a message.
    names = {kind.__name__ for kind in type(error).__mro__}
    if names & {"ScenarioError", "PlaceError", "ClusterError", "OtherVersionError", "WorkerDiedError"}:
        return str(error), BAD_INPUT
    if "KilledWorker" in names:
        return "a replication ended every worker of the cluster that ran it: killed, or out of memory", BAD_INPUT
    if "CancelledError" in names:
        return "the cluster has dropped the work: has its scheduler stopped?", BAD_INPUT
    if "Interrupted" in names:
        return _kept(error), INTERRUPTED
    if "AuditError" in names:
        return f"the ledger does not balance, which is a fault of the model:\n{error}", FAILED
    if "MemoryError" in names:
        return f"out of memory ({error or 'no more to be had'}); what is finished is kept; try fewer --workers", FAILED
    if "BrokenExecutor" in names:
        return (
            "a worker process has died: killed, or out of memory; what is finished is kept; try fewer --workers",
            FAILED,
        )
    raise error


def _kept(error: Exception) -> str:
    if getattr(error, "kept", False):
        return f"interrupted: {error}; what is finished is kept, and the same command goes on from there"
    return f"interrupted: {error}; ledgers are not kept, so the same command starts again"
