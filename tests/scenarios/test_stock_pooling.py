"""The square-root law in the pooling scenarios, and where it ends."""

from pathlib import Path

import numpy as np
import pytest

from sim import load
from sim.clock import DAY
from sim.network.build import home_warehouses, typical_rankings
from sim.network.calendar import measured_factor
from sim.network.flows import customer_flow
from sim.run import network_of

HOUSE = Path(__file__).parents[2]


def safety_stock(name: str) -> tuple[float, np.ndarray]:
    """Units of safety stock in all warehouses, order-up-to levels less demand of the lead time; and the share of demand of each."""
    scenario = load(HOUSE / "scenarios" / "stock" / f"{name}.yaml")
    network = network_of(scenario)
    flow = customer_flow(scenario, home_warehouses(typical_rankings(scenario, network)), measured_factor(scenario))
    lead_d = scenario.suppliers[0].lead_time.mean_s() / DAY
    kept = network.array("levels")["order_up_to"] - flow.mean * lead_d
    return float(kept.sum()), flow.mean.sum(axis=1) / flow.mean.sum()


def test_parts_need_the_sum_of_the_roots_of_their_shares() -> None:
    """Punctual: safety stock is z sigma sqrt(L) of independent parts, so seven need sum(sqrt(share)) times that of one."""
    whole, _ = safety_stock("pooling-one-punctual")
    parts, shares = safety_stock("pooling-seven-punctual")
    roots = float(np.sqrt(shares).sum())
    assert 2.55 < roots < 7**0.5
    units = 0.5 * 300 * 7  # levels are rounded up by half a unit on average
    assert parts == pytest.approx(roots * (whole - 0.5 * 300) + units, rel=0.01)


def test_late_suppliers_leave_little_to_pool() -> None:
    """With lead times that vary, most of the safety stock grows with demand, not with its root."""
    whole, _ = safety_stock("pooling-one")
    parts, _ = safety_stock("pooling-seven")
    assert 1.1 < parts / whole < 1.3
