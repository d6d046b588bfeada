"""An executor that does its work when it is handed in, and a user who presses Ctrl-C when that gets too much."""

from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any


class AtOnce(Executor):
    """Runs work when it is handed in; Ctrl-C is pressed instead of handing in more than `patience` pieces of work."""

    def __init__(self, patience: int) -> None:
        self.patience = patience

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Run now."""
        if self.patience == 0:
            raise KeyboardInterrupt
        self.patience -= 1
        future: Future[Any] = Future()
        future.set_result(fn(*args, **kwargs))
        return future
