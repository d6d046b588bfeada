"""Base-stock systems in days, as stockpyl simulates them: customers first, then orders, which take whole days."""

from typing import Any

from small_scenarios import DAY, HOUR, Fields, city, freight_carrier, scenario, stock, supplier, warehouse

from sim.scenario.scenario import Scenario

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


def network(
    levels: Levels, sources: dict[str, str], customers: dict[str, float], periods: int, **sections: Any
) -> Scenario:
    """Make sites on one spot, each with its source; none of the customers buys in the last hour of the day.

    `customers` are shares of demand by site; of the other sections, and of demand, what is given.
    """
    scarce = {"scarce": {"by": "priority", "first": list(levels)}}
    sites = [
        site(name, levels, sources.get(name, "supplier"), stock=scarce, serves_customers=name in customers)
        for name in levels
    ]
    last = list(levels)[-1]
    lists = [{"name": name, "regions": [name], "warehouses": [name]} for name in customers]
    return scenario(
        horizon={"warm_up": 0, "measure": periods * DAY, "cool_down": 0},
        hours=[float(hour < 23) for hour in range(24)],
        cities=[city(name, region=name, demand_share=share) for name, share in customers.items()],
        warehouses=sites,
        suppliers=[supplier(levels[last][1] * DAY + MINUTE)],
        freight_carriers=[
            freight_carrier(name=f"{lead} d", handling=lead * DAY, speed=1e6, daily_distance=10**9)
            for lead in {lead for _, lead in levels.values()}
        ],
        allocation={"by": "list", "shortage": "backorder", "lists": lists},
        **sections,
    )


def stockpyl_network(levels: Levels, sources: dict[str, str], demands: dict[str, dict[str, Any]]) -> Any:
    """Make the same system of stockpyl; `demands` are the fields of its demand source by site. Site i of `levels` is its node i + 1."""
    from stockpyl.supply_chain_network import network_from_edges

    number = {name: place + 1 for place, name in enumerate(levels)}
    fields = sorted({field for demand in demands.values() for field in demand})
    return network_from_edges(
        edges=[(number[source], number[name]) for name, source in sources.items()],
        policy_type="BS",
        base_stock_level={number[name]: base_stock for name, (base_stock, _) in levels.items()},
        shipment_lead_time={number[name]: lead for name, (_, lead) in levels.items()},
        supply_type={number[name]: None if name in sources else "U" for name in levels},
        **{field: {number[name]: demands.get(name, {}).get(field) for name in levels} for field in fields},
    )
