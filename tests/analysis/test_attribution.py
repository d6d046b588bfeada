"""Cost to serve: shared costs follow the goods."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from analysis.kpis.attribution import follow_goods


def test_a_supplying_warehouse_hands_its_costs_on_with_the_goods() -> None:
    """The hub sells 30 units and sends 10 on: the site's customers bear a quarter of its 100, and the site's own 7."""
    regions = follow_goods(
        np.array([[100.0], [7.0]]), np.array([[0.0, 10.0], [0.0, 0.0]]), np.array([[30.0, 0.0], [0.0, 10.0]])
    )
    assert regions[:, 0] == pytest.approx([75.0, 32.0])


def test_a_warehouse_that_nothing_left_is_borne_by_all_customers() -> None:
    """An idle site's rent is spread over the regions by their units."""
    regions = follow_goods(np.array([[0.0], [8.0]]), np.zeros((2, 2)), np.array([[3.0, 1.0], [0.0, 0.0]]))
    assert regions[:, 0] == pytest.approx([6.0, 2.0])


def test_without_deliveries_nothing_is_attributed() -> None:
    """Costs of a network that served nobody stay with the network."""
    assert follow_goods(np.array([[5.0]]), np.zeros((1, 1)), np.zeros((1, 2))).sum() == 0


@given(
    arrays(np.int64, (3, 2), elements=st.integers(0, 10**9)),
    arrays(np.int64, (3, 3), elements=st.integers(0, 1000)),
    arrays(np.int64, (3, 4), elements=st.integers(0, 1000)),
)
def test_no_cost_is_lost_or_invented(amounts: np.ndarray, transfers: np.ndarray, deliveries: np.ndarray) -> None:
    """Over the regions every column adds up to what arose, even where goods go round in circles."""
    deliveries[0, 0] += 1
    regions = follow_goods(amounts, transfers, deliveries)
    assert regions.sum(axis=0) == pytest.approx(amounts.sum(axis=0).astype(float))
