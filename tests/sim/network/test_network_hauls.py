"""Line-haul lanes."""

from typing import Any

from small_scenarios import DAY, HOUR, freight_carrier, scenario, stock, supplier, warehouse

from sim.ledger.columns import NONE
from sim.network.build import build
from sim.rules.freight import PART_LOADS_REFUSED
from sim.scenario.scenario import Scenario


def chain(line_haul: Any = None, **terms: Any) -> Scenario:
    """Make a supplier, a centre, a region one degree away and a depot that gets its goods at once."""
    levels = {"reorder_point": 1, "order_up_to": 9}
    sites = [
        warehouse("depot", stock=stock("region", **levels)),
        warehouse(
            "region", longitude=1.0, stock=stock("centre", **levels), line_haul=line_haul or {"carrier": "truck"}
        ),
        warehouse("centre", stock=stock(**levels)),
        warehouse("shop"),
    ]
    suppliers = [{**supplier(), "name": "other"}, supplier({"gamma": {"mean": 2 * DAY, "cv": 0.5}}, ordering_cost=700)]
    return scenario(warehouses=sites, suppliers=suppliers, freight_carriers=[freight_carrier(**terms)])


def test_a_lane_has_distance_time_and_prices() -> None:
    """111.195 km at 6 元/km and 300 元 a trip, 60 km/h; departures at 6:00 and 20:00 on Mondays and Thursdays."""
    departures = {"carrier": "truck", "departures": [20 * HOUR, 6 * HOUR], "days": [0, 3]}
    terms = {"per_km": 600.0, "per_trip": 30_000, "speed": 60.0, "handling": HOUR, "carbon": 96.0}
    network = build(chain(departures, **terms))
    lane = network.hauls[0]
    assert len(network.hauls) == 1
    assert (lane.source, lane.warehouse, lane.carrier) == (2, 1, 0)
    assert (lane.distance_m, lane.transit_s, lane.truck_fen) == (111_195, 6672, 96_717)
    assert (lane.truck_g, lane.truck_ml, lane.carbon_mg) == (10_000_000, 40_000_000, 96_000)
    assert lane.part_load_mfen == PART_LOADS_REFUSED
    times = network.week_times[lane.departures : lane.departures + lane.departure_count]
    assert times.tolist() == [6 * HOUR, 20 * HOUR, 3 * DAY + 6 * HOUR, 3 * DAY + 20 * HOUR]
    assert network.array("sources")["haul"].tolist() == [NONE, 0, NONE]


def test_free_part_loads_are_not_refused_ones() -> None:
    """A part load that costs nothing is offered."""
    assert build(chain(part_load_per_tonne_km=0.0)).hauls[0].part_load_mfen == 0
