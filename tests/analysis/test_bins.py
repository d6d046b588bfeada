"""Quantiles read from histograms."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.kpis.bins import BIN_S, BINS, quantile_h


def histogram_of(times_s: list[int]) -> np.ndarray:
    """Histogram of times."""
    return np.bincount([min(time // BIN_S, BINS) for time in times_s], minlength=BINS + 1).astype(np.int64)


@given(st.lists(st.integers(0, 60 * 86400 - 1), min_size=1, max_size=200), st.sampled_from([0.5, 0.9, 0.95]))
def test_a_quantile_is_at_most_one_bin_off(times_s: list[int], share: float) -> None:
    """The stated error holds against the empirical quantile, the smallest value that covers the share."""
    exact_s = np.quantile(times_s, share, method="inverted_cdf")
    read = quantile_h(histogram_of(times_s), share)
    assert read is not None
    assert abs(read * 3600 - exact_s) <= BIN_S + 1e-6


def test_an_empty_histogram_has_no_quantile() -> None:
    """Where nothing arrived there is no median."""
    assert quantile_h(np.zeros(BINS + 1, np.int64), 0.5) is None


def test_times_beyond_the_axis_are_reported_as_its_end() -> None:
    """A quantile beyond 60 days reads 1440 h."""
    assert quantile_h(histogram_of([100 * 86400]), 0.5) == pytest.approx(1440.0)
