"""Rules and parts: functions that Python calls, and what is compiled within them."""

from typing import ClassVar

import numba
import numpy as np
import pytest

from sim.jit import njit, optional, part
from sim.tables import Tables

compiled = pytest.mark.skipif(numba.config.DISABLE_JIT, reason="nothing is compiled")


class Shelf(Tables):
    """One number."""

    LAYOUT: ClassVar = {"units": (np.dtype("i8"), 1)}


class PlainShelf(Shelf):
    """The same, without anything optional."""

    plain = True


@njit
def twice(number: int) -> int:
    """Double a number."""
    return 2 * number


@njit
def four_times(number: int) -> int:
    """Double it again."""
    return twice(twice(number))


@optional(instead=-1)
def extra(shelf: Tables, number: int) -> int:
    """A rule that plain tables leave out."""
    return shelf.units[0] + number


@njit
def with_extra(shelf: Tables, number: int) -> int:
    """Ask the optional rule."""
    return extra(shelf, number)


def test_rules_call_rules() -> None:
    """Called from Python, and from another rule, a function gives the same; also for other types of arguments."""
    assert (twice(3), four_times(3)) == (6, 12)
    assert four_times(0.25) == 1.0


def test_optional_rules_are_left_out_for_plain_tables() -> None:
    """What is compiled for plain tables has the value instead; in plain Python a rule is as written."""
    units = np.array([40])
    assert with_extra(Shelf(units=units), 2) == 42
    assert with_extra(PlainShelf(units=units), 2) == (42 if numba.config.DISABLE_JIT else -1)
    assert extra(PlainShelf(units=units), 2) == 42


def test_functions_made_at_run_time_are_parts() -> None:
    """They are called by rules, and from Python."""

    @part
    def thrice(number: int) -> int:
        return 3 * number

    @part
    def nine_times(number: int) -> int:
        return thrice(thrice(number))

    assert (thrice(2), nine_times(2)) == (6, 18)


@compiled
def test_a_part_makes_no_machine_code_of_its_own() -> None:
    """Of two rules that were only called by a third, the third alone is compiled as a whole; a second call compiles nothing."""

    @part
    def inner(number: int) -> int:
        return number + 1

    @part
    def outer(number: int) -> int:
        return inner(inner(number))

    assert outer(1) == outer(2) - 1 == 3
    assert (len(outer.overloads), len(inner.overloads), len(inner.as_part.overloads)) == (1, 0, 1)
    assert inner(1) == 2
    assert len(inner.overloads) == 1


@compiled
def test_functions_that_are_no_rules_may_call_them() -> None:
    """A function that a user has compiled with numba itself calls a rule that calls rules."""

    @numba.njit  # type: ignore[untyped-decorator]
    def eight_times(number: int) -> int:
        return twice(four_times(number))

    assert eight_times(2) == 16
