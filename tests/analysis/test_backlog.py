"""Whether what waits in the warehouses grows."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.kpis.backlog import growth


@given(days=st.integers(2, 400), level=st.integers(0, 1000), rate=st.integers(-5, 50))
def test_a_steady_rate_is_measured_exactly(days: int, level: int, rate: int) -> None:
    """What grows by the same amount every day has grown by that times the days, from whatever level."""
    waiting = np.array([[level + rate * day, level] for day in range(days)])
    assert growth(waiting) == pytest.approx([rate * days, 0])


def test_the_rhythm_of_the_week_is_no_growth() -> None:
    """Sundays leave 70 to wait: over thirty days, ten of which are no whole week, that is nothing."""
    waiting = np.array([[70 if day % 7 == 6 else 0] for day in range(30)])
    assert growth(waiting)[0] == pytest.approx(0)


def test_one_close_tells_nothing() -> None:
    """Growth needs two times."""
    assert np.isnan(growth(np.ones((1, 2), np.int64))).all()
