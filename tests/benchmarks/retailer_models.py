"""A supplier, a distributor and five retailers under (s, S) with Poisson demand: in fencang, plain SimPy and SupplyNetPy."""

import random
from functools import cache
from math import ceil
from typing import Any

import simpy
from outcome import Contender, Outcome, System
from own_engines import (
    ALONE,
    COMPILED,
    KEEPS_KPIS,
    KEEPS_ROWS,
    REFERENCE,
    engine_alone,
    shortened,
    whole_study,
)
from plain_site import Site
from small_scenarios import city, freight_carrier, policy, scenario, supplier, warehouse

from sim.clock import DAY, HOUR
from sim.scenario.scenario import Scenario

RETAILERS = 5
ORDERS_A_DAY = 200.0
"""Customers of one retailer."""
RETAIL, CENTRAL = (190, 590), (3200, 5200)
"""s and S of a retailer and of the distributor."""
LEAD_S, SUPPLIER_S = DAY, 2 * DAY
FILL, WAIT = "unit_fill_rate", "backorder_wait_mean"
"""Share of customers served at once in %, and the mean wait of the others in hours."""


@cache
def scenario_of(days: int) -> Scenario:
    """Return the system as a scenario: each retailer in its city, the distributor in the first; trucks leave every hour and take a day."""
    shops = [f"retailer {number}" for number in range(RETAILERS)]
    keeps = [policy(reorder_point=RETAIL[0], order_up_to=RETAIL[1])]
    haul = {"carrier": "truck", "departures": [hour * HOUR for hour in range(24)]}
    sites = [
        warehouse(name, longitude=float(place), stock={"source": "distributor", "policies": keeps}, line_haul=haul)
        for place, name in enumerate(shops)
    ]
    stock = {"source": "supplier", "policies": [policy(reorder_point=CENTRAL[0], order_up_to=CENTRAL[1])]}
    whole = scenario(
        orders=RETAILERS * ORDERS_A_DAY,
        cities=[city(name, longitude=float(place)) for place, name in enumerate(shops)],
        warehouses=[*sites, warehouse("distributor", serves_customers=False, stock=stock)],
        suppliers=[supplier(SUPPLIER_S)],
        freight_carriers=[freight_carrier(handling=LEAD_S, speed=1e6, daily_distance=10**9)],
        allocation={"shortage": "backorder"},
    )
    return shortened(whole, days)


def simpy_retailers(days: int, number: int) -> Outcome:
    """Run it as written by hand in SimPy: a process a retailer's customers, one each load on its way; seconds."""
    env, chance, waits = simpy.Environment(), random.Random(number), []
    distributor, shops = Site(CENTRAL[1]), [Site(RETAIL[1]) for _ in range(RETAILERS)]

    def travel(site, units, duration):
        yield env.timeout(duration)
        site.receive(units)

    def reorder(shop):
        units = RETAIL[1] - shop.position
        shop.on_order += units
        to_departure = -env.now % HOUR
        distributor.ask(units, lambda sent: env.process(travel(shop, sent, to_departure + LEAD_S)))
        if distributor.position <= CENTRAL[0]:
            units = CENTRAL[1] - distributor.position
            distributor.on_order += units
            env.process(travel(distributor, units, SUPPLIER_S))

    def customers(shop):
        while True:
            yield env.timeout(chance.expovariate(ORDERS_A_DAY / DAY))
            shop.ask(1, lambda _, asked=env.now: waits.append(env.now - asked) if env.now > asked else None)
            if shop.position <= RETAIL[0]:
                reorder(shop)

    for shop in shops:
        env.process(customers(shop))
    env.run(days * DAY)
    asked = sum(shop.asked for shop in shops)
    filled = sum(shop.filled for shop in shops)
    return Outcome(asked, {FILL: 100 * filled / asked, WAIT: sum(waits) / max(1, len(waits)) / HOUR})


def supplynetpy_site(name: str, levels: tuple[int, int]) -> dict[str, Any]:
    """Describe a site to SupplyNetPy, free of charge."""
    from SupplyNetPy.Components import SSReplenishment

    return {
        "ID": name, "name": name, "node_type": "retailer", "capacity": 10**9, "initial_level": levels[1],
        "inventory_holding_cost": 0, "replenishment_policy": SSReplenishment,
        "policy_param": {"s": levels[0], "S": levels[1]}, "product_buy_price": 0, "product_sell_price": 0,
    }  # fmt: skip


def supplynetpy_network(env: simpy.Environment, chance: random.Random) -> dict[str, Any]:
    """Make the network of SupplyNetPy's own classes; its time unit is a day."""
    from SupplyNetPy.Components import create_sc_net

    def next_truck() -> float:
        return ceil(env.now * 24) / 24 - env.now + LEAD_S / DAY

    supply = {"ID": "LS", "source": "S", "sink": "D", "cost": 0, "lead_time": SUPPLIER_S / DAY}
    supplier_node = {"ID": "S", "name": "S", "node_type": "infinite_supplier"}
    shops = [f"R{place}" for place in range(RETAILERS)]
    return create_sc_net(
        env=env,
        nodes=[supplier_node, supplynetpy_site("D", CENTRAL), *(supplynetpy_site(shop, RETAIL) for shop in shops)],
        links=[
            supply,
            *({"ID": f"L{shop}", "source": "D", "sink": shop, "cost": 0, "lead_time": next_truck} for shop in shops),
        ],
        demands=[
            {
                "ID": f"C{shop}", "name": f"C{shop}", "demand_node": shop, "order_quantity_model": 1,
                "order_arrival_model": lambda: chance.expovariate(ORDERS_A_DAY), "tolerance": float("inf"),
            }
            for shop in shops
        ],
    )  # fmt: skip


def supplynetpy_retailers(days: int, number: int) -> Outcome:
    """Run SupplyNetPy by its own functions, without log."""
    from SupplyNetPy.Components import simulate_sc_net

    system = supplynetpy_network(simpy.Environment(), random.Random(number))
    simulate_sc_net(system, sim_time=days, logging=False)
    known = [system["nodes"][f"R{place}"].stats for place in range(RETAILERS)]
    asked, waited = sum(one.demand_received[0] for one in known), sum(one.waited[0] for one in known)
    served = waited - sum(one.backorder[0] for one in known)
    hours = 24 * sum(one.waiting_time for one in known) / max(1, served)
    return Outcome(asked, {FILL: 100 * (1 - waited / asked), WAIT: hours})


SYSTEM = System(
    "Supplier, distributor, five retailers, (s, S)",
    "orders/s",
    equal=f"Each retailer has Poisson demand of {ORDERS_A_DAY:.0f} units a day, one by one, s = {RETAIL[0]}, S = {RETAIL[1]}; the "
    f"distributor s = {CENTRAL[0]}, S = {CENTRAL[1]}; who finds nothing waits; trucks leave on the hour and take a day, the supplier two; "
    "everything starts full.",
    differs="fencang works in whole seconds, keeps every order's times and prices every load. SupplyNetPy makes a process of every "
    "customer, sends an order as a whole, where fencang and the SimPy model send what there is and the rest later (the distributor is "
    "hardly ever short), and keeps sums of each site. The SimPy model keeps no more than the figures. stockpyl has no continuous review, "
    "cimba no stock.",
    contenders=(
        Contender(COMPILED, whole_study(scenario_of, (FILL, WAIT)), 1000, KEEPS_KPIS),
        Contender(ALONE, engine_alone(scenario_of), 1000, KEEPS_ROWS),
        Contender(REFERENCE, whole_study(scenario_of, (FILL, WAIT), "reference"), 5, KEEPS_KPIS),
        Contender("plain SimPy", simpy_retailers, 100, "sums", "simpy"),
        Contender("SupplyNetPy", supplynetpy_retailers, 20, "sums of every site and link", "supplynetpy"),
    ),
    days=30,
)
