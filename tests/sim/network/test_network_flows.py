"""Demand of warehouses, computed by hand."""

import numpy as np
from small_scenarios import city, scenario, sku, warehouse

from sim.network.flows import Flow, customer_flow, with_supplied


def test_demand_of_a_warehouse_is_compound_poisson() -> None:
    """60 of 100 orders a day, 1.5 lines each, 2/3 of them of `a`: 60 lines, of 1 or 3 units: mean 2, E[Q^2] = 5."""
    small = scenario(
        cities=[city("near", demand_share=3.0), city("far", demand_share=2.0)],
        skus=[sku("a", demand_share=2.0), sku("b")],
        warehouses=[warehouse("w"), warehouse("v")],
        lines={"empirical": {"values": [1, 2]}},
        quantity={"empirical": {"values": [1, 3]}},
    )
    flow = customer_flow(small, np.array([0, 1]), day_factor=1.0)
    np.testing.assert_allclose(flow.mean, [[120, 60], [80, 40]])
    np.testing.assert_allclose(flow.variance, [[300, 150], [200, 100]])
    np.testing.assert_allclose(customer_flow(small, np.array([0, 0]), 2.0).mean, [[400, 200], [0, 0]])


def test_a_supplying_warehouse_sees_all_that_hangs_on_it() -> None:
    """Of a chain 0 <- 1 <- 2 and 0 <- 3, with customers' demand 1, 2, 4 and 8, the head sees 15 and the middle 6."""
    own = np.array([[1.0], [2.0], [4.0], [8.0]])
    flow = with_supplied(Flow(own, 10 * own), [[{}], [{0: 1.0}], [{1: 1.0}], [{0: 1.0}]])
    assert flow.mean.ravel().tolist() == [15, 6, 4, 8]
    assert flow.variance.ravel().tolist() == [150, 60, 40, 80]
    assert own.ravel().tolist() == [1, 2, 4, 8]
