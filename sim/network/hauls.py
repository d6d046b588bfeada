"""Line-haul lanes: how goods travel from a supplying warehouse to one that it supplies."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.ledger.columns import NONE
from sim.network.chances import Chances
from sim.network.layout import HAUL, row_of
from sim.network.roads import Place, driving_s, road_m
from sim.network.sources import source_numbers
from sim.network.week import WeekTimes, week_seconds
from sim.rules.freight import PART_LOADS_REFUSED
from sim.scenario.scenario import Scenario
from sim.scenario.sourcing import LineHaul


def haul_rows(
    scenario: Scenario, sites: list[Place], chances: Chances, week: WeekTimes
) -> tuple[NDArray[Any], list[list[int]]]:
    """Return the `hauls` table, and for each warehouse the row of each of its sources in it (NONE: no line-haul)."""
    numbers = source_numbers(scenario)
    rows: list[tuple[int, ...]] = []
    haul_of: list[list[int]] = []
    for position, warehouse in enumerate(scenario.warehouses):
        haul_of.append([])
        for terms in warehouse.sources:
            source = numbers[terms.name]
            if terms.line_haul is None or source < 0:
                haul_of[-1].append(NONE)
                continue
            haul_of[-1].append(len(rows))
            rows.append(_haul_row(scenario, sites, chances, week, (source, position, terms.line_haul)))
    return np.array(rows, HAUL), haul_of


def _haul_row(
    scenario: Scenario, sites: list[Place], chances: Chances, week: WeekTimes, lane: tuple[int, int, LineHaul]
) -> tuple[int, ...]:
    source, warehouse, terms = lane
    departures, count = week.add(week_seconds(terms.days, terms.departures))
    return lane_row(scenario, sites, chances, (source, warehouse, terms.carrier), (departures, count))


def lane_row(
    scenario: Scenario, sites: list[Place], chances: Chances, lane: tuple[int, int, str], departures: tuple[int, int]
) -> tuple[int, ...]:
    """Row of layout `HAUL` for a carrier's way from one warehouse to another, with its rows of `week_times`."""
    source, warehouse, carrier = lane
    number, haulier = next((at, one) for at, one in enumerate(scenario.freight_carriers) if one.name == carrier)
    distance = road_m([sites[source]], [sites[warehouse]], scenario.customers.circuity)
    metres = int(distance[0, 0])
    part_load = haulier.part_load_per_tonne_km
    return row_of(
        HAUL, source=source, warehouse=warehouse, carrier=number, distance_m=metres,
        transit_s=int(driving_s(distance, haulier.speed, haulier.daily_distance)[0, 0]),
        handling=chances.duration(haulier.handling),
        truck_g=haulier.truck_weight, truck_ml=haulier.truck_volume,
        truck_fen=haulier.per_trip + round(haulier.per_km * metres / 1000),
        part_load_mfen=PART_LOADS_REFUSED if part_load is None else round(part_load * 1000),
        carbon_mg=round(haulier.carbon * 1000), departures=departures[0], departure_count=departures[1],
    )  # fmt: skip
