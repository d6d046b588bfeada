"""Arrays of tables in compiled code: positions, rows and slices."""

import os
import subprocess
import sys
from typing import Any, ClassVar

import numba
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.jit import njit
from sim.network.layout import record
from sim.tables import Tables

CELL = record(units="i8", value="i8")


class Boxes(Tables):
    """Arrays of one to three dimensions."""

    LAYOUT: ClassVar = {"line": (np.dtype("i8"), 1), "cells": (CELL, 2), "cube": (np.dtype("i8"), 3)}


@njit
def read(boxes: Tables, one: int, two: int, three: int) -> Any:
    """Read an element of each array."""
    return boxes.line[three], boxes.cells[one, two].units, boxes.cube[one, two, three]


@njit
def write(boxes: Tables, one: int, two: int, three: int) -> None:
    """Write an element of each array, the record field by field and as a whole."""
    boxes.line[three] = -1
    boxes.cells[one, two].value = -2
    boxes.cells[0, 0] = boxes.cells[one, two]
    boxes.cube[one, two, three] = -3


@njit
def sums(boxes: Tables, one: int) -> Any:
    """Add up slices and rows, which are usual arrays."""
    return boxes.line[1:].sum() + boxes.line[:-1].sum(), boxes.cube[one].sum(), boxes.cube[one, 1].sum()


def boxes(shape: tuple[int, int, int]) -> Boxes:
    """Make arrays in which every element is another number."""
    one, two, three = shape
    cells = np.zeros((one, two), CELL)
    cells["units"] = np.arange(one * two).reshape(one, two)
    return Boxes(line=np.arange(three), cells=cells, cube=np.arange(one * two * three).reshape(shape))


@given(st.tuples(*(st.integers(1, 5),) * 3), st.data())
def test_elements_are_those_of_numpy(shape: tuple[int, int, int], data: st.DataObject) -> None:
    """Reading and writing by position reaches the element that numpy means, and no other."""
    tables, plain = boxes(shape), boxes(shape)
    at = one, two, three = tuple(data.draw(st.integers(0, length - 1)) for length in shape)
    assert read(tables, *at) == (three, plain.cells[one, two].units, plain.cube[at])
    write(tables, *at)
    plain.array("line")[three], plain.array("cube")[at] = -1, -3
    plain.array("cells")["value"][one, two] = -2
    plain.array("cells")[0, 0] = plain.array("cells")[one, two]
    for name in Boxes.LAYOUT:
        assert np.array_equal(tables.array(name), plain.array(name))


def test_slices_and_rows_are_usual_arrays() -> None:
    """Slices may count from the end, and rows of two and three dimensions add up."""
    tables = boxes((2, 3, 4))
    assert sums(tables, 1) == (6 + 3, sum(range(12, 24)), 16 + 17 + 18 + 19)


@pytest.mark.skipif(numba.config.DISABLE_JIT, reason="nothing is compiled")
def test_positions_are_checked_where_it_is_asked_for(tmp_path: Any) -> None:
    """With FENCANG_CHECK_INDICES a position outside of an array raises IndexError, also a negative one."""
    code = (
        "import pytest, test_row_arrays as rows\n"
        "for at in ((0, 0, -1), (0, 0, 4), (0, -1, 0), (2, 0, 0)):\n"
        "    with pytest.raises(IndexError):\n"
        "        rows.read(rows.boxes((2, 3, 4)), *at)\n"
    )
    paths = os.pathsep.join([os.path.dirname(__file__), *sys.path])
    own = {"FENCANG_CHECK_INDICES": "1", "FENCANG_CACHE_DIR": str(tmp_path), "PYTHONPATH": paths}
    done = subprocess.run([sys.executable, "-c", code], env={**os.environ, **own}, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
