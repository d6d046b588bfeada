"""Base stock at a warehouse and the seven shops that it supplies, in days: in fencang, plain SimPy and stockpyl."""

import random
from functools import cache, partial

import simpy
from outcome import Contender, Outcome, Run, System
from own_engines import ALONE, COMPILED, KEEPS_KPIS, KEEPS_ROWS, REFERENCE, engine_alone, whole_study
from period_by_period import REVIEW, Levels, network, stockpyl_network
from plain_site import Site

from sim.clock import DAY
from sim.scenario.scenario import Scenario

SHOPS = [f"shop {number}" for number in range(7)]
MEAN = 1.0
"""Units a day that customers of a shop want, one by one."""
LEVELS: Levels = {**dict.fromkeys(SHOPS, (2, 1)), "warehouse": (18, 2)}
"""Base stock, and lead time in days."""
SOURCES = dict.fromkeys(SHOPS, "warehouse")
NODES = len(LEVELS)
WAITING = "cost_per_order_penalty"
"""Units that customers wait for at the close of a day, over units sold: the penalty in 元 at 1 元 a day."""


@cache
def scenario_of(days: int) -> Scenario:
    """Return the system as a scenario."""
    return network(
        LEVELS, SOURCES, dict.fromkeys(SHOPS, 1.0), days, orders=MEAN * len(SHOPS), costs={"backorder_penalty": 100}
    )


def in_node_periods(run: Run) -> Run:
    """Count nodes times periods in place of orders."""

    def counted(days: int, number: int) -> Outcome:
        return Outcome(NODES * days, run(days, number).figures)

    return counted


def stockpyl_shops(days: int, number: int) -> Outcome:
    """Run stockpyl's simulation, without its progress bar."""
    from stockpyl.sim import simulation

    system = stockpyl_network(LEVELS, SOURCES, {shop: {"demand_type": "P", "mean": MEAN} for shop in SHOPS})
    simulation(system, days, rand_seed=number, progress_bar=False)
    states = [state for node in system.nodes if node.index <= len(SHOPS) for state in node.state_vars[:days]]
    asked = sum(sum(state.inbound_order[None].values()) for state in states)
    waiting = sum(max(0.0, -sum(state.inventory_level.values())) for state in states)
    return Outcome(NODES * days, {WAITING: waiting / asked})


def simpy_shops(days: int, number: int) -> Outcome:
    """Run it as written by hand in SimPy: a process for customers, one for the review of every evening, one each load on its way."""
    env, chance = simpy.Environment(), random.Random(number)
    centre, shops = Site(LEVELS["warehouse"][0]), [Site(LEVELS[name][0]) for name in SHOPS]
    in_day, waiting = REVIEW - 1800, 0

    def travel(site, units, duration):
        yield env.timeout(duration)
        site.receive(units)

    def customers():
        open_s = 0.0
        while True:
            open_s += chance.expovariate(MEAN * len(SHOPS) / in_day)
            yield env.timeout(open_s // in_day * DAY + open_s % in_day - env.now)
            chance.choice(shops).ask(1, lambda _: None)

    def loaded(shop):
        return lambda units: env.process(
            travel(shop, units, LEVELS[SHOPS[0]][1] * DAY + 120 - (env.now - REVIEW) % DAY)
        )

    def evenings():
        nonlocal waiting
        while True:
            yield env.timeout(REVIEW)
            for name, shop in zip(SHOPS, shops, strict=True):
                order(shop, LEVELS[name][0], partial(centre.ask, serve=loaded(shop)))
            order(centre, LEVELS["warehouse"][0], from_supplier)
            yield env.timeout(DAY - REVIEW)
            waiting += sum(shop.backordered for shop in shops)

    def order(site, base_stock, place):
        units = base_stock - site.position
        if units:
            site.on_order += units
            place(units)

    def from_supplier(units):
        env.process(travel(centre, units, LEVELS["warehouse"][1] * DAY + 60))

    env.process(customers())
    env.process(evenings())
    env.run(days * DAY + 1)
    return Outcome(NODES * days, {WAITING: waiting / sum(shop.asked for shop in shops)})


SYSTEM = System(
    "Base stock, a warehouse and seven shops",
    "node-periods/s",
    equal=f"Poisson demand of {MEAN:.0f} unit a day in each shop, base stock {LEVELS[SHOPS[0]][0]} and a day's lead time; the warehouse "
    f"{LEVELS['warehouse'][0]} and two days; orders every evening after the customers; who finds nothing waits. A test shows that stockpyl "
    "and fencang agree on such systems in every node and every period.",
    differs="stockpyl draws a shop's demand of a period at once and keeps every state of every period; fencang and SimPy let every "
    "customer come, so they are slower where more come, and fencang keeps their times too. SimPy keeps sums, and serves shops that wait "
    "first come first served, the others in the order of shops. SupplyNetPy and cimba were left out: the one has no periods in which "
    "customers come first, the other no stock.",
    contenders=(
        Contender(COMPILED, in_node_periods(whole_study(scenario_of, (WAITING,))), 20_000, KEEPS_KPIS),
        Contender(ALONE, in_node_periods(engine_alone(scenario_of)), 20_000, KEEPS_ROWS),
        Contender(REFERENCE, in_node_periods(whole_study(scenario_of, (WAITING,), "reference")), 100, KEEPS_KPIS),
        Contender("plain SimPy", simpy_shops, 4000, "sums", "simpy"),
        Contender("stockpyl", stockpyl_shops, 200, "every state of every node and period", "stockpyl"),
    ),
    days=400,
)
