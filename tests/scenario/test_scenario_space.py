"""Space: sizes that contradict each other, and shelves that cannot overflow."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from written_files import assert_told

from sim.scenario.loading import load, load_resolved
from sim.scenario.space import Space

Write = Callable[..., Path]
SITE = "warehouses: [{name: Kunshan, %s}]"
SPACE = "warehouses[Kunshan].space."


@pytest.mark.parametrize(
    ("differences", "path", "said"),
    [
        ("space: {storage: {}}", SPACE + "storage", "either volume or pallets"),
        ("space: {dispatch: {volume: 3 m3, pallets: 2}}", SPACE + "dispatch", "either volume or pallets"),
        ("space: {overflow: 1 元/m3/d}", SPACE + "overflow", "a zone with a size"),
        ("space: {picking: {volume: 3 m3}, overflow: 1 元}", SPACE + "overflow", "1.5 元/m3/d"),
    ],
)
def test_space_that_does_not_fit(problems: Any, differences: str, path: str, said: str) -> None:
    """Each contradiction is told at its place."""
    assert_told(problems(SITE % differences), path, said)


def test_pallets_are_a_volume(write: Write) -> None:
    """Ten pallets of 1.5 m3 hold 15 m3; a zone without a size, and one that is left out, have no limit."""
    text = SITE % "space: {pallet: 1.5 m3, storage: {pallets: 10}, picking: {volume: 2 m3}, overflow: 45 元/m3/month}"
    space = load(write(changed=f"extends: base.yaml\n{text}\n")).warehouses[0].space
    assert isinstance(space, Space)
    assert [space.holds(zone) for zone in (space.storage, space.picking, space.dispatch)] == [
        15_000_000,
        2_000_000,
        None,
    ]
    assert space.overflow == pytest.approx(4500 * 12 / 365)


def test_shelves_that_never_overflow_are_odd(write: Write) -> None:
    """What is ordered never exceeds `storage`, so shelves that hold more do not overflow."""
    text = SITE % "storage: 20 m3, space: {storage: {volume: 30 m3}}"
    (warning,) = load_resolved(write(changed=f"extends: base.yaml\n{text}\n")).warnings
    assert warning.path == SPACE + "storage"
    assert "it never overflows" in warning.expected
