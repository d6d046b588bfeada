"""The part of pytest that collects evidence: `pytest --validation`."""

import platform
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version

import pytest

from evidence.committed import Check, Evidence, differing, read, write
from evidence.records import Row, taken

LIBRARIES = ("fencang", "numpy", "numba", "scipy", "hypothesis")
_counted = {"runs": 0, "orders": 0}
_found: dict[str, Check] = {}


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option."""
    told = "run the tests that give evidence, at full size, and write docs/validation.md from what they find"
    parser.addoption("--validation", action="store_true", help=told)


def pytest_configure(config: pytest.Config) -> None:
    """Name the markers; count audited runs if evidence is collected."""
    config.addinivalue_line("markers", "evidence: what the test finds stands in docs/validation.md")
    config.addinivalue_line("markers", "long: takes minutes, and runs with --validation only")
    if config.getoption("--validation"):
        _count_audits()


def _count_audits() -> None:
    from sim.run import Run

    advance, finish = Run.advance, Run.finish

    def advanced(run, until_s):  # type: ignore[no-untyped-def]
        piece = advance(run, until_s)
        _counted["orders"] += len(piece.tables["orders"])
        return piece

    def finished(run):  # type: ignore[no-untyped-def]
        piece = finish(run)  # which audits, and raises if something does not balance
        _counted["orders"] += len(piece.tables["orders"])
        _counted["runs"] += 1
        return piece

    Run.advance, Run.finish = advanced, finished  # type: ignore[method-assign]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep the tests that give evidence, or leave out those that take long."""
    wanted = config.getoption("--validation")
    kept = [item for item in items if bool(item.get_closest_marker("evidence" if wanted else "long")) == wanted]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(kept)])
    items[:] = kept


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Take what a test hands in, and without the option hold it to what the repository says."""
    taken()
    before = dict(_counted)
    rows: list[Row] = []
    try:
        result = yield
    finally:
        rows = taken()
        runs, orders = (_counted[name] - before[name] for name in ("runs", "orders"))
        what = (getattr(item, "function", None).__doc__ or item.name).strip().splitlines()[0]
        item.user_properties.append(("evidence", {"what": what, "runs": runs, "orders": orders, "rows": rows}))
    if (
        rows
        and item.get_closest_marker("evidence")
        and not item.config.getoption("--validation")
        and not _in_plain_python()
    ):
        held = read().checks.get(item.nodeid)
        different = "this test is not in it" if held is None else differing(rows, held.rows)
        assert not different, f"docs/validation.md is out of date, `pytest --validation` writes it anew: {different}"
    return result


def _in_plain_python() -> bool:
    """Whether nothing is compiled, so that tests make do with less."""
    import numba

    return bool(numba.config.DISABLE_JIT)


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Keep what a test found, whichever process it ran in."""
    evidence = dict(report.user_properties).get("evidence")
    if report.when == "call" and not report.skipped and evidence:
        _found[report.nodeid] = Check(passed=report.passed, **evidence)
    elif report.failed:
        _found[report.nodeid] = Check(report.nodeid, passed=False)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Write the page; tests that were not asked for keep what they found last time."""
    config = session.config
    if not config.getoption("--validation") or hasattr(config, "workerinput") or not _found:
        return
    whole = set(config.args) <= set(config.getini("testpaths")) and not config.option.keyword
    kept = {name: check for name, check in read().checks.items() if not whole or "::" not in name}
    write(Evidence(_made_with(), {**kept, **_found}))


def _made_with() -> dict[str, str]:
    made = {"Python": platform.python_version()}
    for name in LIBRARIES:
        try:
            made[name] = version(name)
        except PackageNotFoundError:
            continue
    return made
