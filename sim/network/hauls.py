"""Line-haul lanes: how goods travel from a supplying warehouse to the one it supplies."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.clock import DAY
from sim.ledger.columns import NONE
from sim.network.chances import Chances
from sim.network.layout import HAUL, SUPPLIER, row_of
from sim.network.levels import LeadTime
from sim.network.roads import Place, driving_s, road_m
from sim.network.week import WeekTimes, week_seconds
from sim.rules.freight import PART_LOADS_REFUSED
from sim.scenario.scenario import Scenario
from sim.scenario.supplier import JointOrders


def source_numbers(scenario: Scenario) -> list[int]:
    """Source of each warehouse: a warehouse's position, -2 - a supplier's position, or NONE."""
    warehouses = {warehouse.name: position for position, warehouse in enumerate(scenario.warehouses)}
    suppliers = {supplier.name: -2 - position for position, supplier in enumerate(scenario.suppliers)}
    known = {**suppliers, **warehouses}
    return [known[warehouse.stock.source] if warehouse.stock.source else NONE for warehouse in scenario.warehouses]


def supplier_rows(scenario: Scenario, chances: Chances, week: WeekTimes) -> NDArray[Any]:
    """Return the `suppliers` table."""
    rows = []
    for supplier in scenario.suppliers:
        times, count = week.add(week_seconds(supplier.order_days or (), (supplier.order_at,)))
        joint = supplier.joint or JointOrders()
        row = {
            "lead_time": chances.duration(supplier.lead_time), "ordering_fen": supplier.ordering_cost,
            "joint": int(supplier.joint is not None or count > 0), "times": times, "time_count": count,
            "minimum_g": joint.minimum_weight, "minimum_ml": joint.minimum_volume, "minimum_units": joint.minimum_units,
        }  # fmt: skip
        rows.append(row_of(SUPPLIER, fills=int(joint.below == "fill"), **row))
    return np.array(rows, SUPPLIER)


def haul_rows(
    scenario: Scenario, sites: list[Place], chances: Chances, week: WeekTimes
) -> tuple[NDArray[Any], list[int]]:
    """Return the `hauls` table, and each warehouse's row in it (NONE: no line-haul)."""
    hauliers = {carrier.name: position for position, carrier in enumerate(scenario.freight_carriers)}
    rows: list[tuple[int, ...]] = []
    numbers: list[int] = []
    for position, (warehouse, source) in enumerate(zip(scenario.warehouses, source_numbers(scenario), strict=True)):
        if warehouse.line_haul is None or source < 0:
            numbers.append(NONE)
            continue
        haulier = scenario.freight_carriers[hauliers[warehouse.line_haul.carrier]]
        distance = road_m([sites[source]], [sites[position]], scenario.customers.circuity)
        metres = int(distance[0, 0])
        part_load = haulier.part_load_per_tonne_km
        numbers.append(len(rows))
        row = {
            "source": source, "warehouse": position, "carrier": hauliers[haulier.name], "distance_m": metres,
            "transit_s": int(driving_s(distance, haulier.speed, haulier.daily_distance)[0, 0]),
            "handling": chances.duration(haulier.handling),
            "truck_g": haulier.truck_weight, "truck_ml": haulier.truck_volume,
            "truck_fen": haulier.per_trip + round(haulier.per_km * metres / 1000),
            "part_load_mfen": PART_LOADS_REFUSED if part_load is None else round(part_load * 1000),
            "carbon_mg": round(haulier.carbon * 1000),
        }  # fmt: skip
        departures, count = week.add(week_seconds(warehouse.line_haul.days, warehouse.line_haul.departures))
        rows.append(row_of(HAUL, departures=departures, departure_count=count, **row))
    return np.array(rows, HAUL), numbers


def lead_times(scenario: Scenario, hauls: NDArray[Any], haul_of: list[int]) -> list[LeadTime]:
    """Lead time of each warehouse as its levels are derived from.

    It is the supplier's, and the mean time between the days on which it takes orders; or, from a warehouse, the mean time between
    departures, driving and handling. The whole time between departures counts, although an order waits only half of it on average: what is
    sold just after a truck has left comes with the next one, so stock has to last from one departure to the arrival of the next. Departures
    and order days act like a periodic review, whose protection interval is review period plus lead time (Silver, Pyke and Thomas 2017,
    Inventory and Production Management in Supply Chains, 4th ed., sec. 6.10); with the review period of the policy added, this is on the
    safe side. That a supplying warehouse may be out of stock is not counted in.
    """
    suppliers = {supplier.name: supplier for supplier in scenario.suppliers}
    carriers = {carrier.name: carrier for carrier in scenario.freight_carriers}
    leads = []
    for warehouse, haul in zip(scenario.warehouses, haul_of, strict=True):
        if warehouse.stock.source in suppliers:
            supplier = suppliers[warehouse.stock.source]
            lead, days = supplier.lead_time, supplier.order_days
            leads.append(LeadTime(lead.mean_s() / DAY + (7 / len(days) if days else 0.0), lead.std / DAY))
        elif haul != NONE and warehouse.line_haul is not None:
            handling = carriers[warehouse.line_haul.carrier].handling
            gap = 7 * DAY / hauls[haul]["departure_count"]
            leads.append(LeadTime((gap + hauls[haul]["transit_s"] + handling.mean_s()) / DAY, handling.std / DAY))
        else:
            leads.append(LeadTime(0.0, 0.0))
    return leads
