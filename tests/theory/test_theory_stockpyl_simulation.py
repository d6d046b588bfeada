"""The simulator against stockpyl's own simulation (Snyder 2023), period by period, with the same given demands."""

from typing import Any

import numpy as np
import pytest
from evidence import record
from period_by_period import Levels, network, stockpyl_network
from small_scenarios import DAY

from sim.ledger.ledger import Ledger
from sim.run import simulate

pytestmark = pytest.mark.evidence
pytest.importorskip("stockpyl", reason="needs the extra 'theory'")

PERIODS = 90


def by_day(ledger: Ledger, table: str, time: str, amount: str, place: int) -> list[int]:
    """Sum of a column of a site by day."""
    rows = ledger.tables[table]
    rows = rows[(rows["warehouse"] == place) & (rows[time] >= 0) & (rows[time] < PERIODS * DAY)]
    return np.bincount(rows[time] // DAY, rows[amount], PERIODS).astype(int).tolist()


def net_stock(ledger: Ledger, place: int) -> list[int]:
    """Units on hand less units that others wait for, at the close of every day."""
    days = ledger.tables["stock_days"]
    days = days[days["warehouse"] == place]
    return np.bincount(days["closed_s"] // DAY - 1, days["on_hand"] - days["backordered"], PERIODS).astype(int).tolist()


def theirs(
    levels: Levels, sources: dict[str, str], demands: dict[str, list[int]]
) -> dict[str, tuple[list[int], list[int]]]:
    """Net stock and order of each period by site, as stockpyl simulates them."""
    from stockpyl.sim import simulation

    given = {name: {"demand_type": "D", "demand_list": demand} for name, demand in demands.items()}
    system = stockpyl_network(levels, sources, given)
    simulation(system, PERIODS, rand_seed=1, progress_bar=False)
    figures = {}
    for node in system.nodes:
        states = node.state_vars[:PERIODS]
        stock_of = [round(sum(state.inventory_level.values())) for state in states]
        orders = [round(sum(sum(one.values()) for one in state.order_quantity.values())) for state in states]
        figures[list(levels)[node.index - 1]] = stock_of, orders
    return figures


SERIAL: Levels = {"shop": (30, 1), "region": (25, 2), "centre": (40, 3)}
STAR: Levels = {"north": (14, 1), "south": (30, 2), "west": (10, 1), "centre": (60, 2)}
CASES = {
    "serial": (SERIAL, {"shop": "region", "region": "centre"}, {"shop": 1.0}),
    "distribution": (
        STAR,
        dict.fromkeys(("north", "south", "west"), "centre"),
        {"north": 0.25, "south": 0.5, "west": 0.25},
    ),
}


@pytest.mark.parametrize("engine", ["compiled", "reference"])
@pytest.mark.parametrize("case", CASES)
def test_every_period_is_stockpyl_s(case: str, engine: Any) -> None:
    """Net stock and order of every site in each of 90 periods are equal; in some periods the sites above are short."""
    levels, sources, customers = CASES[case]
    demand: dict[str, Any] = {"orders": 12.0, "quantity": {"empirical": {"values": [1, 2, 4], "weights": [5, 3, 2]}}}
    ledger = simulate(network(levels, sources, customers, PERIODS, **demand), engine=engine)
    place = {name: number for number, name in enumerate(levels)}
    demands = {name: by_day(ledger, "lines", "placed_s", "quantity", place[name]) for name in customers}
    expected = theirs(levels, sources, demands)
    equal = 0
    for name, number in place.items():
        ours = net_stock(ledger, number), by_day(ledger, "replenishments", "ordered_s", "quantity", number)
        equal += sum(
            one == other
            for mine, given in zip(ours, expected[name], strict=True)
            for one, other in zip(mine, given, strict=True)
        )
        assert ours == expected[name]
    record("stockpyl", system=case, engine=engine, periods=PERIODS, sites=len(place), equal=equal)
    assert min(expected["centre"][0]) < 0
