"""Assortments: what is contradictory is refused, and what is odd is told."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from written_files import assert_told

from sim.scenario.loading import load_resolved

Write = Callable[..., Path]
TWO = """\
warehouses:
  - {{name: Kunshan, stock: {{{first}}}}}
  - {{name: Tianjin, region: 华北, latitude: 39.4, longitude: 117.0, {second}}}
"""
HERE = "warehouses[Kunshan].stock."


def two(first: str = "source: factory", second: str = "serves_customers: true") -> str:
    """Write what differs: a warehouse in Kunshan beside one in Tianjin."""
    return TWO.format(first=first, second=second)


@pytest.mark.parametrize(
    ("differences", "path", "said"),
    [
        (two("keeps: {classes: [C]}"), HERE + "keeps", "at least one SKU; none of 2 is in these classes"),
        (two("keeps: {classes: [A], skus: [pan]}"), HERE + "keeps", "at least one SKU"),
        (two("keeps: {skus: [lid]}"), HERE + "keeps.skus[0]", "the name of a SKU"),
        (two("keeps: {classes: [A]}", "stock: {keeps: {skus: [mug]}}"), "warehouses", "none keeps 1 of 2 (pan)"),
        (two("keeps: {classes: [A]}", "serves_customers: false"), "warehouses", "none keeps 1 of 2 (pan)"),
        (
            two("source: Tianjin", "stock: {keeps: {classes: [A]}}"),
            HERE + "source",
            "it does not keep 1 of 2 (pan)",
        ),
        (
            two(
                "source: null, sources: [{name: factory, classes: [A]}, {name: Tianjin}]",
                "stock: {keeps: {classes: [A]}}",
            ),
            HERE + "sources",
            "none supplies 1 of 2 (pan)",
        ),
        (
            two("keeps: {classes: [A]}")
            + "allocation: {by: list, lists: [{name: s, cities: [Shanghai], warehouses: [Kunshan]}, "
            "{name: rest, warehouses: [Tianjin]}]}",
            "warehouses",
            "keeps each SKU, such as pan; it has none in 1 of 2 (Shanghai)",
        ),
    ],
)
def test_assortments_that_do_not_fit(problems: Any, differences: str, path: str, said: str) -> None:
    """Each contradiction is told at its place."""
    assert_told(problems(differences), path, said)


def test_an_assortment_of_everything_is_odd(write: Write) -> None:
    """It leaves nothing out, so perhaps it was not meant."""
    differences = two("keeps: {classes: [A, B]}")
    (warning,) = load_resolved(write(changed=f"extends: base.yaml\n{differences}\n")).warnings
    assert warning.path == HERE + "keeps"
    assert "leaves some SKU out" in warning.expected


def test_stock_that_nobody_asks_for_is_odd(write: Write) -> None:
    """A warehouse that serves nobody keeps the pan, which the one it supplies does not."""
    sites = two("source: Tianjin, keeps: {classes: [A]}", "serves_customers: false")
    third = "  - {name: Xian, region: 西北, latitude: 34.0, longitude: 109.0}\n"
    (warning,) = load_resolved(write(changed=f"extends: base.yaml\n{sites}{third}")).warnings
    assert warning.path.startswith("warehouses[Tianjin]")
    assert "none keeps 1 of 2 (pan)" in warning.expected


def test_policies_are_for_what_is_kept(write: Write) -> None:
    """A warehouse that keeps class A needs no policy for B."""
    sites = two("keeps: {classes: [A]}, policies: [{name: all, classes: [A]}]")
    assert not load_resolved(write(changed=f"extends: base.yaml\n{sites}")).warnings
