"""MSER-5: cuts off a start that differs, and nothing else."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.mser import mser


def test_start_that_differs_is_cut_off() -> None:
    """Ten low values before ninety that do not change: ten are cut off."""
    series = np.concatenate([np.zeros(10), np.full(90, 5.0)])
    assert mser(series) == 10


def test_steady_series_is_kept_whole() -> None:
    """Where nothing changes, nothing is cut off."""
    assert mser(np.full(100, 7.0)) == 0


@pytest.mark.parametrize("length", [0, 49])
def test_short_series_say_nothing(length: int) -> None:
    """Fewer than ten batches of five give no advice."""
    assert mser(np.zeros(length)) is None


@given(st.lists(st.floats(-100, 100), min_size=50, max_size=120))
def test_at_most_half_is_cut_off(values: list[float]) -> None:
    """The advice is a whole number of batches in the first half (White 1997)."""
    cut = mser(np.array(values))
    assert cut is not None
    assert cut % 5 == 0
    assert 0 <= cut <= len(values) / 2
