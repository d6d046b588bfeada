"""Scenarios that hypothesis makes up: everything the schema allows, valid by construction."""

from hypothesis import strategies as st
from made_up_alerts import watched
from made_up_assortments import CLASSES, assortments
from made_up_carriers import carrier_choice, carriers, drawn_truck
from made_up_customers import allocation, demand, patience, promises
from made_up_goods import catalogue, skus
from made_up_plans import plans
from made_up_policies import FORECASTS, forecast
from made_up_records import records
from made_up_sharing import sharing
from made_up_suppliers import drawn_suppliers
from made_up_values import TIMES_OF_DAY, counts, durations, often, places, prices, weekdays, weighted
from made_up_warehouses import warehouses
from small_scenarios import DAY, HOUR, Fields

from sim.scenario.scenario import Scenario


def drawn_horizon(draw: st.DrawFn) -> Fields:
    """Draw when it begins, and how long it lasts."""
    horizon = {"start": f"2025-01-{draw(st.integers(4, 10)):02d}", "warm_up": draw(st.sampled_from((0, DAY // 2, DAY)))}
    horizon |= {"measure": draw(st.integers(1, 5)) * DAY, "cool_down": draw(st.sampled_from((0, DAY)))}
    return horizon


@st.composite
def scenarios(draw: st.DrawFn, chained: bool = False) -> Scenario:
    """Draw a whole scenario, valid by construction.

    `chained`: of warehouses that supply each other by truck, and orders that are likely to be split.
    """
    articles = draw(weighted(draw(skus(2 if chained else 1))))
    shortages = ("split", "split", "split", "next") if chained else ("split", "next", "backorder")
    suppliers, truck = drawn_suppliers(draw, chained), drawn_truck(draw)
    hauliers = [truck] if chained or draw(often) else []
    sites = draw(warehouses(suppliers, hauliers, chained))
    cities = draw(weighted(draw(places("city", draw(st.integers(1, 6))))))
    promised, carrying = draw(promises()), draw(carriers())
    asked = draw(demand(len(articles), chained))
    rule = carrier_choice([one["name"] for one in carrying], [site["name"] for site in sites], bool(promised))
    allocating, classes = draw(allocation(sites, shortages)), draw(st.sampled_from(CLASSES))
    draw(assortments(sites, allocating["lists"], classes))
    products = {**draw(catalogue(articles)), "classes": classes}
    horizon = drawn_horizon(draw)
    made = Scenario.model_validate(
        {
            "name": "made up",
            "seed": draw(st.integers(0, 2**31 - 1)),
            "horizon": horizon,
            "customers": {"cities": cities, "circuity": draw(st.sampled_from(([], [{"factor": 1.25}])))},
            "products": products,
            "demand": asked,
            "planning": draw(plans(sites, asked.get("calendar", []))),
            "promise": promised,
            "forecasts": [draw(forecast(name)) for name in FORECASTS],
            "suppliers": suppliers,
            "warehouses": sites,
            "carriers": carrying,
            "freight_carriers": hauliers,
            "allocation": allocating,
            "carrier_choice": draw(rule),
            "patience": draw(patience(any(article["substitute"] for article in articles))),
            "sharing": draw(sharing(sites, bool(hauliers))),
            "costs": {"backorder_penalty": draw(prices), "lost_sale": draw(prices), "lost_sale_rate": 0.25},
        }
    )
    return draw(watched(made))


@st.composite
def miscounted(draw: st.DrawFn) -> Scenario:
    """Draw a scenario in which every record is soon wrong, so that pickers and trucks find too little at one warehouse after the other."""
    fields = {**draw(scenarios(chained=draw(st.booleans()))).model_dump(), "alerts": []}
    kept = {"name": "kept", "kind": "s_S", "reorder_point": 5, "order_up_to": 20, "opening": draw(st.integers(0, 20))}
    for site in fields["warehouses"]:
        if site["stock"]["source"] is not None or site["stock"]["sources"]:
            lost = {"rate": 1.0, "units": draw(counts(4))}
            wrong = {"share": draw(st.sampled_from((0.3, 1.0))), "units": draw(counts(20))}
            site["records"] = draw(records()) or {"shrinkage": lost, "entry_errors": wrong}
            site["stock"] |= {"policies": [kept]} if draw(st.booleans()) else {}
    fields["demand"] |= {"orders": 60.0}
    return draw(watched(Scenario.model_validate(fields), "record_mismatch", "below_safety_stock"))


@st.composite
def impatient(draw: st.DrawFn) -> Scenario:
    """Draw a scenario in which most of what is ordered is ordered for customers who may not wait for it."""
    fields = {**draw(scenarios(chained=draw(st.booleans()))).model_dump(), "alerts": []}
    fields["suppliers"] = [{**supplier, "lead_time": draw(durations)} for supplier in fields["suppliers"]]
    articles = fields["products"]["skus"]
    for article in articles[1:]:
        article["substitute"] = draw(st.sampled_from((None, "sku0")))
    for site in fields["warehouses"]:
        if site["stock"]["source"] is not None:
            wanted = {"name": "wanted", "kind": draw(st.sampled_from(("cross_dock", "cross_dock", "on_demand")))}
            kept = {"name": "kept", "kind": "s_S", "reorder_point": 2, "order_up_to": 10}
            kept["opening"] = draw(st.integers(0, 10))
            site["stock"]["policies"] = [{**wanted, "skus": [article["name"] for article in articles[:2]]}, kept]
    offered = any(article["substitute"] for article in articles)
    entry = {"name": "everybody", "substitute_share": draw(st.sampled_from((0.0, 0.5))) if offered else 0.0}
    entry |= {"partial": draw(st.booleans()), "lost_share": draw(st.sampled_from((0.0, 0.2)))}
    entry |= {"give_up_after": draw(st.sampled_from((0, HOUR, {"exponential": {"mean": 12 * HOUR}}, DAY)))}
    entry |= {"cancel": draw(st.sampled_from(("line", "order")))}
    fields["demand"] |= {"lines": min(len(articles), 3), "orders": 60.0}
    return draw(watched(Scenario.model_validate({**fields, "patience": [entry]})))


@st.composite
def helpful(draw: st.DrawFn) -> Scenario:
    """Draw a scenario in which stock is short here and ample there, figures are late, and warehouses help each other."""
    fields = {**draw(scenarios(chained=True)).model_dump(), "alerts": []}
    for site in fields["warehouses"]:
        site["serves_customers"] = True
        up_to = draw(st.sampled_from((0, 4, 30, 200)))
        kept: Fields = {"name": "kept", "kind": draw(st.sampled_from(("s_S", "s_S", "none"))), "opening": up_to}
        kept |= {"pack": draw(st.sampled_from((None, 3)))} if kept["kind"] == "s_S" else {}
        kept |= {"reorder_point": up_to // 2 - 1, "order_up_to": up_to} if kept["kind"] == "s_S" else {}
        site["stock"]["policies"] = [kept]
    fields["allocation"] |= {"shortage": draw(st.sampled_from(("backorder", "next", "split"))), "reach": 4}
    fields["demand"] |= {"lines": draw(st.integers(1, 2)), "orders": 100.0}
    shared: Fields = {"information": draw(st.sampled_from(("delayed", "delayed", "none", "live")))}
    if shared["information"] == "delayed":
        shared["exchange"] = draw(st.sampled_from((6 * HOUR, 2 * DAY)))
        fields["allocation"]["shortage"] = draw(st.sampled_from(("next", "split")))
    helps: Fields = {"donor": draw(st.sampled_from(("nearest", "most_stock"))), "hold_back": draw(st.integers(0, 1))}
    shared |= {"reactive": draw(st.sampled_from((helps, helps, None)))}
    cover = draw(st.sampled_from((HOUR, 12 * HOUR, DAY)))
    daily = {"days": draw(weekdays), "at": draw(st.sampled_from(TIMES_OF_DAY)), "under": cover, "over": cover}
    shared |= {"rebalancing": daily if shared["reactive"] is None else draw(st.sampled_from((None, daily)))}
    shared |= {"carrier": draw(st.sampled_from((None, "truck")))}
    shared |= {"loss": draw(st.sampled_from(({"share": 0.3, "lost": 0.5}, {"share": 0.3}, None)))}
    return draw(watched(Scenario.model_validate({**fields, "sharing": shared}), "below_safety_stock", "ageing"))
