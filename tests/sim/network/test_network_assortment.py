"""Where demand goes when not every warehouse keeps everything: by hand, and as simulated."""

from typing import Any

import numpy as np
import pytest
from small_scenarios import city, scenario, sku, stock, supplier, warehouse

from sim.network.build import build
from sim.run import simulate
from sim.scenario.scenario import Scenario


def network_of(shortage: str, days: int = 1, **fields: Any) -> Scenario:
    """Make a front warehouse that keeps A, supplied by a centre that keeps all; 60 % of lines are of A, 40 % of C."""
    kept = stock("centre", reorder_point=900, order_up_to=2000)
    sites = [
        warehouse("front", stock={**kept, "keeps": {"classes": ["A"]}}),
        warehouse("centre", latitude=5.0, stock=stock(reorder_point=9000, order_up_to=20_000)),
    ]
    goods = [sku("a", demand_share=3.0), sku("c", abc="C", demand_share=2.0)]
    return scenario(
        warehouses=sites, skus=goods, suppliers=[supplier()], allocation={"shortage": shortage}, days=days, **fields
    )


@pytest.mark.parametrize(
    ("shortage", "lines", "front"),
    [("next", 1, 60), ("split", 1, 60), ("next", 2, 72), ("backorder", 2, 72), ("split", 2, 120)],
)
def test_demand_of_what_is_not_kept_goes_to_the_centre(shortage: str, lines: int, front: int) -> None:
    """Of 100 orders of two lines 36 hold A alone, 72 lines; the rest goes to the centre whole, or split line by line.

    The centre sees its own customers' demand and all that the front warehouse orders.
    """
    network = build(network_of(shortage, lines=lines))
    expected = [[front, 0], [60 * lines, 40 * lines]]
    np.testing.assert_allclose(network.array("demand_milli"), np.array(expected) * 1000)
    assert network.array("levels")["opening"][0].tolist() == [2000, 0]
    assert network.array("sources_of")["count"].tolist() == [[1, 0], [1, 1]]


@pytest.mark.parametrize("shortage", ["next", "split"])
def test_demand_is_as_simulated(shortage: str) -> None:
    """Five kinds of assortment, orders of one to four lines: levels count what warehouses ship, within four standard errors."""
    keeps = [["A"], ["A", "B"], ["B", "C"], ["A", "X"], ["A", "B", "C"]]
    plenty = stock("supplier", reorder_point=9000, order_up_to=20_000)
    sites = [
        warehouse(f"w{place}", latitude=float(place), stock={**plenty, "keeps": {"classes": kept}})
        for place, kept in enumerate(keeps)
    ]
    goods = [sku("a"), sku("b", abc="B", xyz="X"), sku("c", abc="C"), sku("d", abc="C", xyz="X"), sku("e", abc="B")]
    small = scenario(
        warehouses=sites, skus=goods, suppliers=[supplier()], allocation={"shortage": shortage}, days=100, orders=200.0,
        lines={"empirical": {"values": [1, 2, 3, 4], "weights": [4, 3, 2, 1]}}, cities=[city(), city("north", latitude=3.4)],
    )  # fmt: skip
    expected = build(small).array("demand_milli") / 1000
    lines = simulate(small).lines
    units = np.zeros(expected.shape)
    np.add.at(units, (lines["warehouse"], lines["sku"]), lines["quantity"])
    np.testing.assert_array_less(np.abs(units / 100 - expected), 4 * np.sqrt(2 * expected / 100) + 1e-9)
    assert np.count_nonzero(expected) > 6
