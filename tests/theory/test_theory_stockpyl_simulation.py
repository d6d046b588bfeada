"""The simulator against stockpyl's own simulation (Snyder 2023), period by period, with the same given demands."""

from typing import Any

import numpy as np
import pytest
from evidence import record
from small_scenarios import DAY, HOUR, Fields, city, freight_carrier, scenario, stock, supplier, warehouse

from sim.ledger.ledger import Ledger
from sim.run import simulate
from sim.scenario.scenario import Scenario

pytestmark = pytest.mark.evidence
pytest.importorskip("stockpyl", reason="needs the extra 'theory'")

PERIODS = 90
REVIEW = 23 * HOUR + 1800
"""Orders are placed here, after the day's customers; suppliers deliver a minute later, and a minute after that trucks leave."""
MINUTE = 60

Levels = dict[str, tuple[int, int]]
"""Base stock and lead time in days, by site; in the order in which the sites order: each before those that supply it."""


def site(name: str, levels: Levels, source: str, **fields: Any) -> Fields:
    """Make a site that orders up to its base stock every day, and gets goods after its lead time."""
    base_stock, lead = levels[name]
    keeps = stock(source, kind="R_S", review=DAY, review_at=REVIEW, order_up_to=base_stock)
    haul = {"carrier": f"{lead} d", "departures": [REVIEW + 2 * MINUTE]} if source in levels else None
    return warehouse(name, stock={**keeps, **fields.pop("stock", {})}, line_haul=haul, **fields)


def network(levels: Levels, sources: dict[str, str], customers: dict[str, float]) -> Scenario:
    """Make sites on one spot, each with its source; customers buy one, two or four units, none in the last hour of the day."""
    scarce = {"scarce": {"by": "priority", "first": list(levels)}}
    sites = [
        site(name, levels, sources.get(name, "supplier"), stock=scarce, serves_customers=name in customers)
        for name in levels
    ]
    last = list(levels)[-1]
    lists = [{"name": name, "regions": [name], "warehouses": [name]} for name in customers]
    return scenario(
        horizon={"warm_up": 0, "measure": PERIODS * DAY, "cool_down": 0},
        orders=12.0,
        quantity={"empirical": {"values": [1, 2, 4], "weights": [5, 3, 2]}},
        hours=[float(hour < 23) for hour in range(24)],
        cities=[city(name, region=name, demand_share=share) for name, share in customers.items()],
        warehouses=sites,
        suppliers=[supplier(levels[last][1] * DAY + MINUTE)],
        freight_carriers=[
            freight_carrier(name=f"{lead} d", handling=lead * DAY, speed=1e6, daily_distance=10**12)
            for lead in {lead for _, lead in levels.values()}
        ],
        allocation={"by": "list", "shortage": "backorder", "lists": lists},
    )


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
    from stockpyl.supply_chain_network import network_from_edges

    number = {name: place + 1 for place, name in enumerate(levels)}
    system = network_from_edges(
        edges=[(number[source], number[name]) for name, source in sources.items()],
        demand_type={number[name]: "D" if name in demands else None for name in levels},
        demand_list={number[name]: demands.get(name) for name in levels},
        policy_type="BS",
        base_stock_level={number[name]: base_stock for name, (base_stock, _) in levels.items()},
        shipment_lead_time={number[name]: lead for name, (_, lead) in levels.items()},
        supply_type={number[name]: None if name in sources else "U" for name in levels},
    )
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
    ledger = simulate(network(levels, sources, customers), engine=engine)
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
