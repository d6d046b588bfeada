"""Bits of a word."""

from typing import Any

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from sim.bits import leading_zeros
from sim.jit import njit


@njit
def count(word: Any) -> int:
    """Count in compiled code."""
    return leading_zeros(word)


@given(st.integers(0, 2**64 - 1))
@example(0)
@example(1)
@example(2**63)
def test_zeros_are_counted_as_in_binary(number: int) -> None:
    """In compiled code and in Python: as many as stand before the first one of 64 digits."""
    word = np.uint64(number)
    digits = f"{number:064b}"
    assert count(word) == leading_zeros(word) == len(digits) - len(digits.lstrip("0"))
