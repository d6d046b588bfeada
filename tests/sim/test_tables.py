"""Tables: what compiled code sees of Python's arrays."""

from typing import Any, ClassVar

import numpy as np
import pytest

from sim.compiled.buffers import Buffers
from sim.compiled.state import STATE_LAYOUT
from sim.jit import njit
from sim.network.layout import NETWORK_LAYOUT, record, row_of
from sim.tables import Tables

CLOCK, CELL = record(now="i8", rate="f8"), record(units="i8", value="i8")


class Shelves(Tables):
    """A single record, arrays of one to three dimensions, records and plain numbers."""

    LAYOUT: ClassVar = {
        "clock": (CLOCK, 0),
        "numbers": (np.dtype("i8"), 1),
        "cells": (CELL, 2),
        "cube": (np.dtype("f8"), 3),
    }  # fmt: skip


def shelves() -> Shelves:
    """Make tables of distinct lengths, all zero."""
    return Shelves(
        clock=np.zeros((), CLOCK), numbers=np.zeros(4, np.int64), cells=np.zeros((2, 3), CELL), cube=np.zeros((2, 3, 5))
    )  # fmt: skip


@njit
def fill(tables: Tables) -> None:
    """Write everywhere, each place something else."""
    tables.clock.now += 7
    tables.clock.rate = 0.5
    for position in range(tables.numbers.shape[0]):
        tables.numbers[position] = position * position
    for row in range(tables.cells.shape[0]):
        for column in range(tables.cells.shape[1]):
            cell = tables.cells[row, column]
            cell.units, cell.value = row, 10 * column
    for layer in range(tables.cube.shape[0]):
        for row in range(tables.cube.shape[1]):
            for column in range(tables.cube.shape[2]):
                tables.cube[layer, row, column] = 100 * layer + 10 * row + column


@njit
def total(tables: Tables) -> int:
    """Add the numbers up."""
    tables.numbers[0] += 1
    return tables.numbers.sum()  # type: ignore[no-any-return]


def test_python_sees_what_compiled_code_writes() -> None:
    """Records and arrays of one to three dimensions hold, in Python, what a compiled function wrote."""
    tables = shelves()
    fill(tables)
    assert tables.array("clock").item() == (7, 0.5)
    assert tables.array("numbers").tolist() == [0, 1, 4, 9]
    assert tables.array("cells").tolist() == [[(row, 10 * column) for column in range(3)] for row in range(2)]
    assert tables.array("cube").tolist() == [
        [[100 * a + 10 * b + c for c in range(5)] for b in range(3)] for a in range(2)
    ]


def test_compiled_code_sees_what_python_writes() -> None:
    """An array written to in Python, by name or by attribute, is read by a compiled function."""
    tables = shelves()
    tables.array("numbers")[:] = 5
    tables.numbers[3] = 100
    assert total(tables) == 116
    assert tables.numbers[0] == 6


def test_attributes_are_the_arrays_themselves() -> None:
    """What plain Python changes through attributes, as rules do, changes the arrays."""
    tables = shelves()
    tables.clock.now += 3
    tables.cells[1, 2].units += 4
    assert tables.array("clock")["now"] == 3
    assert tables.array("cells")["units"].tolist() == [[0, 0, 0], [0, 0, 4]]


def test_a_table_may_be_replaced_by_a_longer_one() -> None:
    """Compiled code that ran before sees the new array at the next call."""
    tables = shelves()
    assert total(tables) == 1
    tables.put("numbers", np.arange(1000))
    assert total(tables) == 999 * 1000 // 2 + 1


def test_tables_of_one_class_do_not_mix() -> None:
    """Two objects of a class keep their arrays apart."""
    one, other = shelves(), shelves()
    fill(one)
    assert not other.array("cells")["units"].any()


def test_an_array_lives_as_long_as_its_tables() -> None:
    """Nobody else needs to hold on to an array."""
    tables = shelves()
    for size in (10, 100_000, 10):
        tables.put("numbers", np.ones(size, np.int64))
    assert total(tables) == 11


@pytest.mark.parametrize(
    "array",
    [np.zeros(4, np.int32), np.zeros((2, 2), np.int64), np.zeros(8, np.int64)[::2], np.zeros(4)],
    ids=["other type", "more dimensions", "gaps", "floats"],
)
def test_arrays_of_another_kind_are_refused(array: Any) -> None:
    """Compiled code trusts the layout, so nothing else is taken."""
    tables = shelves()
    with pytest.raises(TypeError, match="numbers: needs a C-contiguous array of 1 dimensions of int64"):
        tables.put("numbers", array)


def test_all_tables_are_needed_and_no_others() -> None:
    """A missing table is told by listing those that there should be."""
    with pytest.raises(TypeError, match=r"Shelves takes exactly \['cells', 'clock', 'cube', 'numbers'\]"):
        Shelves(numbers=np.zeros(4, np.int64))


def test_an_unknown_table_is_told() -> None:
    """Asking for a table that is not in the layout names it."""
    with pytest.raises(AttributeError, match="Shelves has no table 'carts'"):
        _ = shelves().carts


def test_rows_are_made_of_all_their_fields() -> None:
    """Fields are named, so that they cannot be mixed up, and none may be missing."""
    assert row_of(CELL, value=5, units=3) == (3, 5)
    with pytest.raises(TypeError, match=r"needs exactly the fields \('units', 'value'\), got \('units',\)"):
        row_of(CELL, units=3)


@pytest.mark.parametrize("layout", [NETWORK_LAYOUT, STATE_LAYOUT, Buffers.LAYOUT], ids=["network", "state", "buffers"])
def test_no_field_hides_behind_an_attribute_of_numpy(layout: Any) -> None:
    """In plain Python ``record.size`` is numpy's own attribute, so no field may have such a name."""
    fields = {field for dtype, _ in layout.values() for field in dtype.names or ()}
    assert [field for field in fields if hasattr(np.record, field) or hasattr(np.recarray, field)] == []
