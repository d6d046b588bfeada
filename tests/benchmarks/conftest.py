"""Options of the benchmarks, and who comes first."""

from contextlib import suppress

import pytest

with suppress(
    ImportError
):  # cimba compiles nothing in a process that has compiled records with numba before it was imported
    import cimba.experiments.snapshot  # noqa: F401


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add what `table.py` hands on."""
    parser.addoption("--rounds", type=int, default=5, help="timed runs of each contender")
    parser.addoption("--systems", nargs="*", default=[""], help="words, one of which a system's name must hold")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the systems out that were not asked for."""
    words = [word.lower() for word in config.getoption("--systems", [""])]
    for item in list(items):
        call = getattr(item, "callspec", None)
        if (
            item.path.name == "bench_peers.py"
            and call
            and not any(word in call.params["system"].name.lower() for word in words)
        ):
            items.remove(item)


@pytest.fixture
def rounds(request: pytest.FixtureRequest) -> int:
    """Timed runs of each contender."""
    return int(request.config.getoption("--rounds"))
