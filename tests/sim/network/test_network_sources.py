"""Sources: who supplies what, in which order, in what time."""

from typing import Any

import pytest
from small_scenarios import DAY, HOUR, Fields, freight_carrier, policy, scenario, sku, stock, supplier, warehouse

from sim.ledger.columns import NONE
from sim.network.build import build
from sim.network.network import Network
from sim.network.sources import rank_rows, sku_terms, source_numbers, source_rows, supplies
from sim.network.terms import LeadTime
from sim.scenario.scenario import Scenario

LEVELS = {"reorder_point": 1, "order_up_to": 9}


def chain(line_haul: Any = None, **terms: Any) -> Scenario:
    """Make a supplier, a centre, a region one degree away and a depot that gets its goods at once."""
    sites = [
        warehouse("depot", stock=stock("region", **LEVELS)),
        warehouse(
            "region", longitude=1.0, stock=stock("centre", **LEVELS), line_haul=line_haul or {"carrier": "truck"}
        ),
        warehouse("centre", stock=stock(**LEVELS)),
        warehouse("shop"),
    ]
    suppliers = [{**supplier(), "name": "other"}, supplier({"gamma": {"mean": 2 * DAY, "cv": 0.5}}, ordering_cost=700)]
    return scenario(warehouses=sites, suppliers=suppliers, freight_carriers=[freight_carrier(**terms)])


def fork(*sources: Fields, sourcing: str, **sections: Any) -> Scenario:
    """Make a shop with several sources: two supplying warehouses, one and two degrees away, and a slow supplier."""
    shop = {"sources": list(sources), "sourcing": sourcing, "policies": [policy(**LEVELS)]}
    sites = [
        warehouse("shop", stock=shop),
        warehouse("near", longitude=1.0, stock=stock(**LEVELS)),
        warehouse("far", longitude=2.0, stock=stock(**LEVELS)),
    ]
    truck = freight_carrier(per_km=600.0, speed=60.0)
    return scenario(warehouses=sites, suppliers=[supplier(9 * DAY)], freight_carriers=[truck], **sections)


def source(name: str, **fields: Any) -> Fields:
    """Make a source; warehouses send trucks every evening."""
    return {"name": name, **({} if name == "supplier" else {"line_haul": {"carrier": "truck"}}), **fields}


def order_of(small: Scenario, article: int = 0) -> list[int]:
    """Sources of an article at the first warehouse in the order in which they are asked."""
    network = build(small)
    first, count = network.array("sources_of")[0, article].tolist()
    return network.array("sources")["source"][first : first + count].tolist()


def leads_of(small: Scenario) -> list[list[LeadTime | None]]:
    """Lead times of every warehouse and article."""
    network: Network = build(small)
    hauls = network.array("hauls")
    rows = iter(range(len(hauls)))
    haul_of = [[next(rows) if terms.line_haul else NONE for terms in site.sources] for site in small.warehouses]
    terms = sku_terms(small, source_rows(small, supplies(small, hauls, haul_of), hauls)[2])
    return [[one.lead if one else None for one in of_site] for of_site in terms]


def test_sources_are_warehouses_or_suppliers() -> None:
    """Warehouses count from 0 up, suppliers from -2 down."""
    assert source_numbers(chain()) == {"depot": 0, "region": 1, "centre": 2, "shop": 3, "other": -2, "supplier": -3}
    assert build(chain()).array("sources")["source"].tolist() == [1, 2, -3]


def test_suppliers_have_lead_time_and_price() -> None:
    """Each supplier's terms stand at its position; a promise not given is the mean and two standard deviations."""
    suppliers = build(chain()).array("suppliers")
    assert suppliers["ordering_fen"].tolist() == [0, 700]
    assert suppliers["promised_s"].tolist() == [DAY, 4 * DAY]


def test_lead_times_are_waiting_driving_and_handling() -> None:
    """Twice a week means 3.5 days between departures; 6672 s on the road; 1 h handling. At once means none."""
    departures = {"carrier": "truck", "days": [0, 3]}
    depot, region, centre, shop = (
        of_site[0] for of_site in leads_of(chain(departures, speed=60.0, handling={"exponential": {"mean": HOUR}}))
    )
    assert (depot, shop) == (LeadTime(0.0, 0.0), None)
    assert region is not None
    assert (region.mean, region.std) == pytest.approx((3.5 + (6672 + HOUR) / DAY, HOUR / DAY))
    assert centre is not None
    assert (centre.mean, centre.std) == pytest.approx((2.0, 1.0))


def test_daily_departures_are_a_day_apart() -> None:
    """Stock has to last from one departure to the next."""
    assert leads_of(chain())[1][0] == LeadTime(1.0, 0.0)


def test_split_orders_mix_lead_times() -> None:
    """A quarter after nine days and the rest after one day, without delay of their own: mean 3, standard deviation sqrt(12)."""
    small = fork(source("supplier", share=0.25), {"name": "near", "share": 0.75}, sourcing="split")
    lead = leads_of(small)[0][0]
    assert lead is not None
    assert (lead.mean, lead.std) == pytest.approx((9 / 4, (81 / 4 - 81 / 16) ** 0.5))


def test_the_cheapest_source_costs_least_to_carry() -> None:
    """Suppliers deliver free; a truck from nearer costs less. Ties keep the order of the file."""
    listed = source("far"), source("near"), source("supplier")
    assert order_of(fork(*listed, sourcing="cheapest")) == [-2, 1, 2]
    assert order_of(fork(*listed, sourcing="list")) == [2, 1, -2]
    assert order_of(fork(source("far", line_haul=None), source("supplier"), sourcing="cheapest")) == [2, -2]


def test_the_fastest_source_has_the_shortest_lead_time() -> None:
    """Nine days from the supplier, a little over a day from warehouses."""
    assert order_of(fork(source("supplier"), source("far"), source("near"), sourcing="fastest")) == [1, 2, -2]


def test_a_source_may_supply_some_articles_only() -> None:
    """The nearer one has class A alone, and one article is its own."""
    goods = [sku("first"), sku("second", abc="B"), sku("third", abc="C")]
    near, far = source("near", classes=["A"]), source("far", skus=["second"])
    small = fork(near, far, source("supplier"), sourcing="list", skus=goods)
    assert [order_of(small, article) for article in range(3)] == [[1, -2], [2, -2], [-2]]


def test_split_demand_reaches_sources_by_share() -> None:
    """The shop sells 100 a day; near passes 80 of them on."""
    small = fork(source("near", share=0.8), source("supplier", share=0.2), sourcing="split")
    network = build(small)
    assert network.array("sources")["ppm"].tolist()[:2] == [800_000, 1_000_000]
    derived = fork(source("near", share=0.8), source("supplier", share=0.2), sourcing="split", cities=[
        {"name": "city", "region": "here", "latitude": 0.0, "longitude": -1.0, "demand_share": 1.0}])  # fmt: skip
    fields = derived.model_dump()
    fields["warehouses"][1]["stock"]["policies"] = [policy("R_S", review=DAY, cover=0)]
    assert build(Scenario.model_validate(fields)).array("levels")["order_up_to"][1, 0] == 80 * (9 + 1)


def test_one_look_may_cause_orders_up_the_whole_network() -> None:
    """A split order of two, each of which may be passed on."""
    both = source("near", share=0.5), source("far", share=0.5)
    assert build(fork(*both, sourcing="split")).options.most_orders == 4
    assert build(chain()).options.most_orders == 3


def test_ranks_follow_the_list() -> None:
    """Customers first, then the shop, then the rest; a class of sites stands for all of its sites."""
    fields = chain().model_dump()
    fields["warehouses"][2]["stock"]["scarce"] = {"by": "priority", "first": ["customers", "shop"]}
    assert rank_rows(Scenario.model_validate(fields))[2].tolist() == [0, 2, 2, 2, 1]
    fields["warehouses"][2]["stock"]["scarce"]["first"] = ["front", "customers"]
    for site in fields["warehouses"][:2]:
        site["site_class"] = "front"
    assert rank_rows(Scenario.model_validate(fields))[2].tolist() == [1, 0, 0, 2, 2]
