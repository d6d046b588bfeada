"""Selecting SKUs by class and by name: policies, sources and assortments all say it in the same way."""

from functools import cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from sim.scenario.products import Sku

if TYPE_CHECKING:
    ClassName = str
else:
    ClassName = Literal[("A", "B", "C", "X", "Y", "Z", *(abc + xyz for abc in "ABC" for xyz in "XYZ"), "fast", "slow")]
"""A class of SKUs: by value or lines (ABC), by variability (XYZ), by both (AX), or by movement."""

CLASSES = "Classes {what}: A, B, C; X, Y, Z; both, as in AX; fast or slow. {none}"
"""How the field `classes` is described."""


def classes_of(sku: "Sku") -> tuple[str, ...]:
    """Every class that a SKU is in."""
    return _together(sku.abc, sku.xyz, sku.movement)


@cache
def _together(abc: str, xyz: str | None, movement: str | None) -> tuple[str, ...]:
    both = (abc + xyz,) if xyz else ()
    return tuple(name for name in (abc, xyz, *both, movement) if name)


def selects(
    classes: tuple[str, ...], names: tuple[str, ...], sku: "Sku", its_classes: tuple[str, ...] | None = None
) -> bool:
    """Whether a SKU is in one of the classes, if there are any, and among the names, if there are any.

    Its own classes may be given by who asks often.
    """
    if names and sku.name not in names:
        return False
    return not classes or not set(classes).isdisjoint(classes_of(sku) if its_classes is None else its_classes)


def rank(classes: tuple[str, ...], names: tuple[str, ...]) -> int:
    """How specific a selection is: names of SKUs before classes, and classes such as AX, all of them, before others."""
    of_classes = 2 if classes and all(len(name) == 2 for name in classes) else int(bool(classes))
    return 3 * bool(names) + of_classes
