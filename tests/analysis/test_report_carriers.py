"""Who carries what, what differs, and what was assumed: tables of the report that say why figures come out so."""

from dataclasses import replace

import pandas as pd
import pytest
from made_up_study import make_study

from analysis.language import CHINESE, ENGLISH, Labels
from analysis.report.assumptions import assumptions
from analysis.report.carriers import carrier_changes, carrier_table, carriers_by_region
from analysis.report.differing import MOST_ROWS, differing
from analysis.report.page import render
from analysis.study import Study
from sim.scenario.carrier import Carrier
from sim.scenario.demand import CalendarEvent

VAN = Carrier(name="Van", name_zh="厢车", mode="van")
POST = Carrier(name="Post", name_zh="邮政", mode="road")
KINDS = ("cost_components", "delivery_times", "frontier", "heat_time", "heat_cost", "warm_up")


def carried(*vans: float, count: int = 100) -> Study:
    """Make a study in which vans carry so many of 100 orders at 6 yuan and 20 h, the post the rest at 4 and 50 h."""
    results = []
    for van, result in zip(vans, make_study().results, strict=False):
        lines = [("orders", "all", count), ("cost_per_order_freight", "all", 4 + 2 * van / count)]
        for scope, orders, price, hours in (("Van", van, 6.0, 20.0), ("Post", count - van, 4.0, 50.0)):
            lines.append(("orders", f"carrier:{scope}", orders))
            if orders:
                lines += [("cost_per_order_freight", f"carrier:{scope}", price)]
                lines += [("carrier_time_mean", f"carrier:{scope}", hours)]
        rows = [(number, kpi, scope, "", float(value)) for number in range(2) for kpi, scope, value in lines]
        kpis = pd.DataFrame(rows, columns=["replication", "kpi", "scope", "unit", "value"])
        scenario = result.scenario.model_copy(update={"carriers": (POST, VAN)})
        results.append(replace(result, scenario=scenario, kpis=kpis))
    return Study(tuple(results), make_study().comparison.iloc[:0], (), 1, 2)


def test_carriers_side_by_side() -> None:
    """Shares, freight and time of each carrier in each scenario, and all together; unknown figures are dashes."""
    lines = carrier_table(carried(0, 40), Labels(ENGLISH))
    assert [(line.name, line.mode, line.cells) for line in lines] == [
        ("Post", "road", ("100.0", "60.0", "4.00", "4.00", "50.0", "50.0")),
        ("Van", "van", ("0.0", "40.0", "–", "6.00", "–", "20.0")),
        ("All carriers", "", ("100.0", "100.0", "4.00", "4.80", "–", "–")),
    ]


def regional(vans_in_north: float) -> Study:
    """Make a study in which vans carry some of the 50 orders of the north in 20 h, the post the others in 60 h."""
    study, north = carried(20), "region:华北"
    lines = [("orders", north, 50.0)]
    for name, orders, hours in (("Post", 50 - vans_in_north, 60.0), ("Van", vans_in_north, 20.0)):
        lines.append(("orders", f"carrier:{name}/{north}", orders))
        if orders:
            lines.append(("order_to_delivery_mean", f"carrier:{name}/{north}", hours))
    rows = [(number, kpi, scope, "", value) for number in range(2) for kpi, scope, value in lines]
    base = study.results[0]
    more = pd.DataFrame(rows, columns=base.kpis.columns)
    return replace(study, results=(replace(base, kpis=pd.concat([base.kpis, more], ignore_index=True)),))


def test_who_serves_a_region_and_how_fast() -> None:
    """A fifth of the north's orders go by van, in a third of the time; a region without orders has no line."""
    lines = carriers_by_region(regional(10), Labels(ENGLISH))
    assert [(line.region, line.name, line.cells) for line in lines] == [
        ("North", "Post", ("80.0", "60.0")),
        ("", "Van", ("20.0", "20.0")),
    ]


def test_one_carrier_for_all_needs_no_table_of_regions() -> None:
    """What the post does alone stands in the table of regions already."""
    assert carriers_by_region(regional(0), Labels(ENGLISH)) == []


def test_what_changed_most_is_told() -> None:
    """Who carries more, who less, at what price, and what that does to freight: a sentence a scenario."""
    assert carrier_changes(carried(0, 40, 0), Labels(ENGLISH)) == [
        "From one-hub to three-hubs, Van goes from 0.0 % to 40.0 % of orders, at 6.00 CNY an order; Post goes from "
        "100.0 % to 60.0 % of orders, at 4.00 CNY an order. Freight goes from 4.00 CNY to 4.80 CNY an order.",
        "From one-hub to seven-hubs, no carrier's share of orders moves by as much as one percentage point. Freight "
        "stays at 4.00 CNY an order.",
    ]
    assert carrier_changes(carried(40, 0), Labels(CHINESE))[0].startswith(
        "从「单仓」到「三仓」：邮政的订单占比由 60.0% 变为 100.0%，单均运费 4.00 元；厢车的订单占比由 40.0% 变为 0.0%"
    )


def test_a_carrier_that_only_one_scenario_has() -> None:
    """A carrier new in the second scenario carried nothing before, and its cells there are dashes."""
    study = carried(0, 40)
    first = study.results[0]
    alone = replace(
        first,
        scenario=first.scenario.model_copy(update={"carriers": (POST,)}),
        kpis=first.kpis[first.kpis["scope"] != "carrier:Van"],
    )
    study = replace(study, results=(alone, study.results[1]))
    assert carrier_table(study, Labels(ENGLISH))[1].cells == ("–", "40.0", "–", "6.00", "–", "20.0")
    assert "Van goes from 0.0 % to 40.0 % of orders" in carrier_changes(study, Labels(ENGLISH))[0]


def test_without_carriers_there_is_no_table() -> None:
    """Scenarios without carriers have no table of them, and nothing is said."""
    assert carrier_table(make_study(), Labels(ENGLISH)) == []
    assert carrier_changes(make_study(), Labels(ENGLISH)) == []


def test_what_differs_leaves_out_what_all_share() -> None:
    """A new warehouse's area is shown where areas differ; its rent, like all others, its name and its place are not."""
    study = make_study()
    results = []
    for result in study.results[:2]:
        sites = [
            site.model_copy(update={"area": 100.0 * (place + 1), "rent": 2000.0})
            for place, site in enumerate(result.scenario.warehouses)
        ]
        results.append(replace(result, scenario=result.scenario.model_copy(update={"warehouses": tuple(sites)})))
    found = differing(replace(study, results=tuple(results)), Labels(ENGLISH))
    assert [path for path, _ in found.rows] == ["warehouses[Shanghai].area", "warehouses[Beijing].area"]
    assert found.rows[0][1] == ("–", "200 m2")
    assert "comparison.xlsx" in found.note


def test_one_new_warehouse_is_told_by_what_sets_it_apart() -> None:
    """Where a single warehouse is new, what it shares with the old one is left out."""
    study = make_study()
    first, second = study.results[:2]
    old = first.scenario.warehouses[0].model_copy(update={"area": 100.0, "rent": 2000.0})
    new = second.scenario.warehouses[1].model_copy(update={"area": 300.0, "rent": 2000.0})
    scenarios = [
        result.scenario.model_copy(update={"warehouses": sites})
        for result, sites in ((first, (old,)), (second, (old, new)))
    ]
    results = tuple(replace(result, scenario=one) for result, one in zip((first, second), scenarios, strict=True))
    paths = [path for path, _ in differing(replace(study, results=results), Labels(ENGLISH)).rows]
    assert "warehouses[Shanghai].area" in paths
    assert "warehouses[Shanghai].rent" not in paths


def test_what_all_scenarios_state_comes_first_and_rows_are_capped() -> None:
    """Demand that differs leads; of many differing carriers only so many rows are shown, and the note counts all."""
    study = carried(0, 40)
    many = tuple(Carrier(name=f"C{number}", fuel_surcharge=number / 1000) for number in range(1, 80))
    last = study.results[1]
    demand = last.scenario.demand.model_copy(update={"orders": 8000.0})
    busy = last.scenario.model_copy(update={"carriers": (POST, VAN, *many), "demand": demand})
    found = differing(replace(study, results=(study.results[0], replace(last, scenario=busy))), Labels(ENGLISH))
    assert len(found.rows) == MOST_ROWS
    assert found.rows[0][0] == "demand.orders"
    assert found.note.startswith(f"{MOST_ROWS} of the ")


def test_the_calendar_is_shown_once() -> None:
    """Where only the number of orders differs, the calendar has one cell for all."""
    study = make_study()
    first = study.results[0].scenario.horizon.start
    event = CalendarEvent(name="Sale", first=first.replace(day=20), last=first.replace(year=first.year + 1), factor=2.0)
    results = []
    for place, result in enumerate(study.results):
        demand = result.scenario.demand.model_copy(update={"orders": 100.0 * place, "calendar": (event,)})
        results.append(replace(result, scenario=result.scenario.model_copy(update={"demand": demand})))
    lines = {line.title: line.values for line in assumptions(replace(study, results=tuple(results)), Labels(ENGLISH))}
    assert lines["Calendar"] == ("Sale",)
    assert len(lines["Demand"]) == 3


@pytest.mark.parametrize(("language", "words"), [("en", "Who carries what"), ("zh", "由谁承运")])
def test_tables_are_on_the_page(monkeypatch: pytest.MonkeyPatch, language: str, words: str) -> None:
    """The page has the table of carriers, the sentence above it, and what differs."""
    monkeypatch.setattr("analysis.report.page.embedded", lambda *_: {kind: [] for kind in KINDS})
    page = render(replace(carried(0, 40), replications=1), "zh" if language == "zh" else "en", drawn=())
    assert f"<h2>{words}</h2>" in page
    assert '<section id="carriers">' in page
    assert "40.0" in page


@pytest.mark.parametrize(("vans", "shown"), [(10, True), (0, False)])
def test_carriers_by_region_are_on_the_page(monkeypatch: pytest.MonkeyPatch, vans: float, shown: bool) -> None:
    """The second table and what it is for stand there where several carriers do."""
    monkeypatch.setattr("analysis.report.page.embedded", lambda *_: {kind: [] for kind in KINDS})
    page = render(replace(regional(vans), replications=1), drawn=())
    assert ("who carries there" in page) == shown
    assert ("<td>Van</td>" in page) == shown
