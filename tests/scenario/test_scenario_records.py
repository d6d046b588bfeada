"""Records and counts in scenario files: what contradicts itself is refused at its place, what is odd is warned of."""

import pytest
from written_files import Write, assert_told

from sim.scenario.loading import Problem, ScenarioError, load, load_resolved

KUNSHAN = "warehouses: [{name: Kunshan, records: %s}]"
COUNTS = "warehouses[Kunshan].records.counts"


def problems(write: Write, records: str) -> tuple[Problem, ...]:
    """Problems of a file that says so much of the records of a warehouse."""
    with pytest.raises(ScenarioError) as caught:
        load(write(changed=f"extends: base.yaml\n{KUNSHAN % records}\n"))
    return caught.value.problems


@pytest.mark.parametrize(
    ("records", "path", "said"),
    [
        ("{counts: [{name: all, kind: full}]}", f"{COUNTS}[all].every", "week, month, quarter or year"),
        ("{counts: [{name: all, kind: monthly}]}", f"{COUNTS}[all].kind", "full, cyclic, suspicion"),
        ("{counts: [{name: found, kind: suspicion, every: week}]}", f"{COUNTS}[found].every", "as kind is suspicion"),
        ("{counts: [{name: found, kind: suspicion, wrong_share: 5 %}]}", f"{COUNTS}[found].wrong_share", "no such key"),
        (
            "{counts: [{name: found, kind: suspicion}, {name: again, kind: suspicion}]}",
            f"{COUNTS}[again].kind",
            "one count on suspicion",
        ),
        ("{shrinkage: {rate: 120 %}}", "warehouses[Kunshan].records.shrinkage.rate", "a share"),
        ("{mis_picks: {other_sku: 5 %}}", "warehouses[Kunshan].records.mis_picks.share", "a share"),
        ("{entry_errors: {share: 5 %, units: 0}}", "warehouses[Kunshan].records.entry_errors.units", "a whole number from 1"),
    ],
)  # fmt: skip
def test_contradictions(write: Write, records: str, path: str, said: str) -> None:
    """Each contradiction is told at its place in the file that made it."""
    assert_told(problems(write, records), path, said)


@pytest.mark.parametrize(
    ("records", "path", "said"),
    [
        ("{counts: [{name: all, kind: cyclic, every: week, classes: [C]}]}", f"{COUNTS}[all].classes", "none is in C"),
        ("{counts: [{name: all, kind: full, every: year}]}", f"{COUNTS}[all].every", "surely begins"),
    ],
)
def test_warnings(write: Write, records: str, path: str, said: str) -> None:
    """What is legal but odd is told as well."""
    (warning,) = load_resolved(write(changed=f"extends: base.yaml\n{KUNSHAN % records}\n")).warnings
    assert warning.path == path
    assert said in warning.expected


def test_records_without_stock_are_odd(write: Write) -> None:
    """Where supply is unlimited no record can be wrong."""
    site = "warehouses: [{name: Kunshan, stock: {source: null, policies: null}, records: {}}]"
    (warning,) = load_resolved(write(changed=f"extends: base.yaml\n{site}\n")).warnings
    assert warning.path == "warehouses[Kunshan].records"


def test_records_may_be_wrong_where_stock_is_kept_by_batch(write: Write) -> None:
    """Shelf lives and wrong records go together, and there is nothing odd about it."""
    dated = "products: {skus: [{name: mug, shelf_life: 30 d}]}"
    counts = "{counts: [{name: all, kind: cyclic, every: week}]}"
    assert load_resolved(write(changed=f"extends: base.yaml\n{dated}\n{KUNSHAN % counts}\n")).warnings == ()
