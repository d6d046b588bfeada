"""The network as a whole."""

from hypothesis import given, settings
from made_up_scenarios import scenarios
from small_scenarios import DAY, carrier, city, picking, scenario, sku, warehouse

from sim.network.build import base_rates, build, home_warehouses, typical_rankings
from sim.network.skus import draw_key
from sim.scenario.scenario import Scenario


def test_cities_order_by_share() -> None:
    """100 orders a day, shares 3 and 1."""
    small = scenario(cities=[city("a", demand_share=3.0), city("b")])
    assert base_rates(small).tolist() == [75, 25]


def test_running_costs_are_those_of_a_day() -> None:
    """1000 m2 at 36.5 元 a month are 36.5 x 12 / 365 = 1200 元 a day; 7.3 % a year are 200 millionths a day."""
    site = warehouse(area=1000.0, rent=3650.0, stock={"capital_rate": 0.073})
    row = build(scenario(warehouses=[site])).warehouses[0]
    assert (row.rent_fen, row.holding_ppb) == (120_000, 200_000)


def test_names_not_positions_make_the_luck() -> None:
    """A warehouse and an article keep their keys wherever they stand in the file."""
    one = build(scenario(warehouses=[warehouse("a"), warehouse("b")], skus=[sku("x"), sku("y")]))
    other = build(scenario(warehouses=[warehouse("c"), warehouse("b"), warehouse("a")], skus=[sku("y"), sku("x")]))
    assert one.warehouses[0].key == other.warehouses[2].key == draw_key("a")
    assert one.skus[0].key == other.skus[1].key == draw_key("x")
    assert len({draw_key(str(number)) for number in range(1000)}) == 1000
    assert 0 <= draw_key("a") < 2**62


def test_home_is_the_preferred_warehouse_of_a_typical_order() -> None:
    """By distance the near one; by cost the one whose carrier takes less for 2 lines of 3 units of 1 kg."""
    sites = [warehouse("near", region="near"), warehouse("far", region="far", longitude=5.0)]
    zones = [
        {"name": "near", "from_regions": ["near"], "first_price": 100, "step_price": 100},
        {"name": "far", "from_regions": ["far"], "first_price": 450},
    ]
    fields = {"warehouses": sites, "carriers": [carrier(zones=zones)], "skus": [sku("a"), sku("b")], "lines": 2}
    for by, quantity, home in (("distance", 3, 0), ("cost", 1, 0), ("cost", 3, 1)):
        small = scenario(**fields, quantity=quantity, allocation={"by": by})
        assert home_warehouses(typical_rankings(small, build(small))).tolist() == [home]


def test_a_parcel_has_no_more_lines_than_there_are_articles() -> None:
    """Room is kept for what can happen: of an unbounded number of lines, as many as there are articles."""
    skus = [sku("a"), sku("b"), sku("c")]
    assert build(scenario(skus=skus, lines={"geometric": {"mean": 2.0}})).options.most_lines == 3
    assert build(scenario(skus=skus, lines=2)).options.most_lines == 2


def test_expected_picking_time_is_that_of_one_line() -> None:
    """90 s on average for the order, 30 s for a line."""
    site = warehouse(picking=picking(per_order={"exponential": {"mean": 90}}, per_line=30))
    assert build(scenario(warehouses=[site])).warehouses[0].pick_mean_s == 120


def test_the_end_is_a_midnight() -> None:
    """Three days and an hour take four days."""
    horizon = {"measure": 3 * DAY, "cool_down": 3600}
    assert build(scenario(horizon=horizon)).options.end_s == 4 * DAY


@settings(max_examples=50)
@given(scenarios())
def test_every_row_that_another_points_at_is_there(scenario: Scenario) -> None:
    """Numbers of distributions, zones, lanes, shifts, promises, times and warehouses lie within their tables."""
    network = build(scenario)
    distributions = len(network.distributions)
    for owner, fields in {
        "options": ("lines", "quantity", "sku", "hour"),
        "carriers": ("sorting", "last_mile"),
        "zones": ("delay",),
        "suppliers": ("lead_time", "delay"),
        "hauls": ("handling",),
        "warehouses": ("per_order", "per_line"),
    }.items():
        for field in fields:
            assert (network.array(owner)[field] < distributions).all()
    sites, cities = network.array("warehouses"), network.array("cities")
    assert (network.array("lanes")["zone"] < len(network.zones)).all()
    assert (network.array("sources")["haul"] < len(network.hauls)).all()
    spans = network.array("sources_of")
    assert (spans["first"] + spans["count"] <= len(network.sources)).all()
    assert (sites["shifts"] + sites["shift_changes"] <= len(network.shift_changes)).all()
    assert (cities["promise"] + cities["promise_steps"] <= len(network.promises)).all()
    assert (cities["preferences"] >= 1).all()
    assert (network.preferences < len(sites)).all()
    carriers, hauls = network.array("carriers"), network.array("hauls")
    assert (carriers["cut_offs"] + carriers["cut_off_count"] <= len(network.week_times)).all()
    assert (hauls["departures"] + hauls["departure_count"] <= len(network.week_times)).all()
    assert len(network.day_factors) == network.options.days
