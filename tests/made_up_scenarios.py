"""Scenarios that hypothesis makes up: everything the schema allows, valid by construction."""

from hypothesis import strategies as st
from made_up_assortments import CLASSES, assortments, selected
from made_up_plans import plans
from made_up_values import (
    HOURS,
    TIMES_OF_DAY,
    counts,
    durations,
    moments,
    often,
    places,
    prices,
    weekdays,
    weighted,
)
from small_scenarios import DAY, HOUR, Fields

from sim.rules.alerts.table import KINDS
from sim.rules.policies.table import POLICIES, POLICY_OF
from sim.scenario.alert import AlertRule
from sim.scenario.alert_checks import check_alerts
from sim.scenario.checks import overlap
from sim.scenario.forecast import TAKES
from sim.scenario.scenario import Scenario
from sim.scenario.warehouse import OpeningHours, Shift


@st.composite
def skus(draw: st.DrawFn, least: int) -> list[Fields]:
    """Draw articles, some of them without weight, volume or value, and some with another that may stand in."""
    count = draw(st.integers(least, 6))
    return [
        {
            "name": f"sku{number}",
            "movement": "fast" if number == 0 else draw(st.sampled_from((None, "fast", "slow"))),
            "xyz": "X" if number == 0 else draw(st.sampled_from((None, "X", "Y", "Z"))),
            "substitute": draw(st.sampled_from([None, *(f"sku{other}" for other in range(count) if other != number)])),
            "abc": "AABCBA"[number],
            "weight": draw(st.sampled_from((0, 300, 1000, 12_000))),
            "volume": draw(st.sampled_from((0, 1000, 90_000))),
            "value": draw(st.sampled_from((0, 500, 12_345))),
            "pack": draw(st.sampled_from((1, 1, 2))),
            "layer": 4,
            "pallet": 20,
        }
        for number in range(count)
    ]


@st.composite
def catalogue(draw: st.DrawFn, articles: list[Fields]) -> Fields:
    """Draw how long articles keep: for ever; or some by what they say themselves, some by class, and perhaps all are kept by batch."""
    if draw(st.booleans()):
        return {"skus": articles}
    for article in articles:
        article["shelf_life"] = draw(st.sampled_from((None, None, 6 * HOUR, DAY, 2 * DAY)))
        article["obsolete_after"] = draw(st.sampled_from((None, None, None, DAY)))
    life = {"name": "fresh", "classes": draw(st.sampled_from((["A"], ["B", "C"], []))), "life": 36 * HOUR}
    return {
        "skus": articles,
        "shelf_life": draw(st.sampled_from(([], [], [life]))),
        "issue": draw(st.sampled_from(("fefo", "fifo"))),
        "least_life": draw(st.sampled_from((0.0, 0.0, 0.25))),
        "ageing": draw(st.booleans()),
        "age_bands": [6 * HOUR, DAY, 2 * DAY],
    }


DERIVATIONS: tuple[Fields, ...] = (
    {"service_level": 0.9},
    {"service_level": 0.9, "approximation": "gamma"},
    {"fill_rate": 0.95},
    {"fill_rate": 0.9, "approximation": "exact"},
    {"cover": DAY},
)
"""Ways to derive levels, without those that need costs which a made-up scenario may lack."""


FORECASTS = ("first", "second")
"""Names of the forecasts of every made-up scenario."""


@st.composite
def forecast(draw: st.DrawFn, name: str) -> Fields:
    """Draw a forecast: its method, when it is made, and how good it is."""
    method = draw(st.sampled_from(tuple(TAKES)))
    fields: Fields = {"name": name, "method": method, "update": draw(st.sampled_from((DAY, DAY, 3 * DAY)))}
    weights = {"window": (DAY, 5 * DAY), "alpha": (0.1, 0.5, 1.0), "beta": (0.0, 0.3), "gamma": (0.0, 0.3)}
    fields |= {key: draw(st.sampled_from(values)) for key, values in weights.items() if key in TAKES[method]}
    fields |= {"calendar": draw(st.booleans())} if "calendar" in TAKES[method] else {}
    return {**fields, "bias": draw(st.sampled_from((0.0, 0.2, -0.3))), "error": draw(st.sampled_from((0.0, 0.25)))}


@st.composite
def policies(draw: st.DrawFn, kinds: tuple[str, ...]) -> list[Fields]:
    """Draw a policy for class A and one for the rest; one of them may keep nothing, so that other warehouses help."""
    nothing: Fields = draw(
        st.sampled_from(
            ({"kind": "s_S", "reorder_point": -1, "order_up_to": 0}, {"kind": "on_demand"}, {"kind": "cross_dock"})
        )
    )
    of_a, of_rest = draw(policy(kinds)), draw(policy(kinds))
    kept = draw(st.sampled_from(((of_a, of_rest), (of_a, nothing), (nothing, of_rest))))
    return [{"name": "first", "classes": draw(selected), **kept[0]}, {"name": "rest", **kept[1]}]


@st.composite
def policy(draw: st.DrawFn, kinds: tuple[str, ...]) -> Fields:
    """Draw a policy: its kind, its review, levels given or derived, lots and opening stock."""
    kind = draw(st.sampled_from(kinds))
    rule, fields = POLICY_OF[kind], {"kind": kind}
    if rule.reviewed == "must" or (rule.reviewed == "may" and draw(st.booleans())):
        days = {"review_days": draw(weekdays)}
        fields |= draw(st.sampled_from((*({"review": time} for time in (6 * HOUR, DAY, 2 * DAY)), days)))
        fields |= {"review_at": draw(st.sampled_from(TIMES_OF_DAY))}
    if rule.levels and draw(st.booleans()):
        fields |= draw(st.sampled_from(DERIVATIONS))
        fields |= {"cycle": draw(st.sampled_from((0, DAY)))} if "cycle" in rule.takes else {}
    elif rule.levels:
        up_to = draw(st.sampled_from((0, 3, 20, 100, 300)))
        given = {"reorder_point": draw(st.integers(-1, up_to - 1)), "order_up_to": up_to}
        fields |= {name: given[name] for name in rule.levels}
        fields |= {"order_quantity": draw(st.sampled_from((1, 7, 40)))} if "order_quantity" in rule.takes else {}
    if "forecast" in rule.needs:
        fields |= {"forecast": draw(st.sampled_from(FORECASTS)), "cycle": draw(st.sampled_from((0, DAY, 3 * DAY)))}
        fields |= draw(st.sampled_from(({}, {"service_level": 0.9}, {"cover": DAY})))
    if "min_cover" in rule.needs:
        fields |= {"forecast": draw(st.sampled_from((None, *FORECASTS)))}
        fields |= {
            "min_cover": draw(st.sampled_from((0, 6 * HOUR))),
            "max_cover": draw(st.sampled_from((DAY, 3 * DAY))),
        }
    if "pack" in rule.takes:
        fields |= draw(st.sampled_from(({}, {}, {"pack": 5}, {"round_to": "layer"}, {"round_to": "pallet"})))
        fields |= {"minimum_order": draw(st.sampled_from((0, 0, 12)))}
    if "opening" in rule.needs or ("opening" in rule.takes and draw(st.booleans())):
        fields |= {"opening": draw(st.sampled_from((0, 10, 100)))}
    return fields


@st.composite
def terms(draw: st.DrawFn) -> Fields:
    """Draw when a supplier takes orders, and whether together."""
    fields: Fields = {}
    if draw(st.integers(0, 3)) == 0:
        fields |= {"order_days": draw(weekdays), "order_at": draw(st.sampled_from(TIMES_OF_DAY))}
    if draw(st.integers(0, 2)) == 0:
        minimum = {
            "minimum_weight": draw(st.sampled_from((0, 40_000))),
            "minimum_units": draw(st.sampled_from((0, 50))),
        }
        fields["joint"] = {**minimum, "below": draw(st.sampled_from(("wait", "fill")))}
    return fields


@st.composite
def ability(draw: st.DrawFn) -> Fields:
    """Draw what a supplier can do, and how well it does it."""
    fields: Fields = {"minimum_order": draw(st.sampled_from((1, 1, 7)))}
    fields |= {"remaining_life": draw(st.sampled_from((1.0, 1.0, 0.5, 0.3)))}
    fields |= {"capacity": draw(st.sampled_from((None, None, 30.0, 777.7)))}
    if draw(st.booleans()):
        fields["late"] = {"share": draw(st.sampled_from((0.1, 1.0))), "delay": draw(durations)}
    if draw(st.booleans()):
        fields["short"] = {
            "share": draw(st.sampled_from((0.2, 0.7))),
            "delivered": draw(st.sampled_from((0.0, 0.5, 0.9))),
        }
    return fields


@st.composite
def picking(draw: st.DrawFn, opening: Fields) -> Fields:
    """Draw picking with one to three shifts, some of them empty, each within opening hours."""
    shifts = []
    for number in range(draw(st.integers(1, 3))):
        shift = {"days": draw(weekdays), "hours": draw(st.sampled_from(HOURS))}
        fits = overlap(Shift(name="shift", pickers=1, **shift), OpeningHours(**opening))
        pickers = draw(st.integers(0, 2)) + (number == 0)
        shifts.append({"name": f"shift{number}", "pickers": pickers, "wage": 3000.0, **(shift if fits else opening)})
    return {"per_order": draw(moments), "per_line": draw(moments), "shifts": shifts}


@st.composite
def supply(
    draw: st.DrawFn, name: str, earlier: list[Fields], suppliers: list[Fields], hauliers: list[Fields], chained: bool
) -> Fields:
    """Draw where a warehouse orders: nowhere, from one source, or from several; in a chain from warehouses drawn before it."""
    inside, outside = [site["name"] for site in earlier], [supplier["name"] for supplier in suppliers]
    known = (inside or outside) if chained else [*inside, *outside, *outside]
    lane = line_haul() if hauliers else st.none()
    if len(set(inside + outside)) > 1 and draw(st.booleans()):
        names = draw(st.lists(st.sampled_from(inside + outside), min_size=2, max_size=3, unique=True))
        sourcing = draw(st.sampled_from(("fixed", "list", "cheapest", "fastest", "most_stock", "split", "split")))
        sources: list[Fields] = [{"name": name, "line_haul": draw(lane) if name in inside else None} for name in names]
        if sourcing == "split":
            for source, share in zip(sources, draw(st.sampled_from(SPLITS[len(names)])), strict=True):
                source["share"] = share
        elif draw(st.booleans()):
            sources[0]["classes"] = draw(selected)
        return {"stock": {"sources": sources, "sourcing": sourcing}}
    source = draw(st.sampled_from(known if chained else [*known, None]))
    if source is None:
        return {}
    return {"stock": {"source": source}, "line_haul": draw(lane) if source in inside else None}


SPLITS = {2: ((0.5, 0.5), (0.9, 0.1), (1.0, 0.0)), 3: ((0.2, 0.3, 0.5), (0.0, 0.5, 0.5))}
"""Shares of two and of three sources."""


@st.composite
def line_haul(draw: st.DrawFn) -> Fields | None:
    """Draw when trucks leave, or that goods arrive at once."""
    if draw(st.integers(0, 4)) == 0:
        return None
    departures = draw(st.lists(st.sampled_from(TIMES_OF_DAY), min_size=1, max_size=2, unique=True))
    return {"carrier": "truck", "departures": departures, "days": draw(weekdays)}


@st.composite
def scarcity(draw: st.DrawFn, sites: list[Fields]) -> Fields:
    """Draw who gets what is not enough for all."""
    by = draw(st.sampled_from(("first_come", "fair_share", "priority")))
    names = ["customers", *(site["name"] for site in sites), *(site["site_class"] for site in sites)]
    return {"by": by, "first": draw(st.permutations(names))[:2] if by == "priority" else []}


@st.composite
def warehouses(draw: st.DrawFn, suppliers: list[Fields], hauliers: list[Fields], chained: bool) -> list[Fields]:
    """Draw one to four warehouses; each may be supplied by a supplier or by one drawn before it, in a chain each is."""
    sites = draw(places("warehouse", draw(st.integers(2 if chained else 1, 4))))
    sites = [site | {"site_class": draw(st.sampled_from(("front", "back")))} for site in sites]
    kinds = tuple(rule.name for rule in POLICIES if rule.counted and (rule.orders or not chained))
    kinds = ("s_S", "s_S", "R_S", *kinds, *(() if chained else ("unlimited",)))
    for number, site in enumerate(sites):
        site["serves_customers"] = number == 0 or draw(st.integers(0, 4)) > 0
        site["opening"] = {"days": draw(weekdays), "hours": draw(st.sampled_from(HOURS))} if draw(st.booleans()) else {}
        if draw(often):
            site["picking"] = draw(picking(site["opening"] or {"days": tuple(range(7)), "hours": (0, DAY)}))
        site["handling"] = {"per_order": draw(prices), "per_line": draw(prices)}
        site |= {"area": 100.0, "rent": draw(st.sampled_from((0.0, 3840.0)))}
        if draw(st.integers(0, 3)) == 0:
            site["space"] = draw(space())
        by_weight = any(supplier.get("joint", {}).get("minimum_weight") for supplier in suppliers)
        if draw(st.integers(0, 4)) == 0 and not by_weight:  # light goods may not reach a weight in a limited storage
            site["storage"] = draw(st.sampled_from((4_000_000, 30_000_000)))
        site |= draw(supply(site["name"], sites[:number], suppliers, hauliers, chained))
        if "stock" in site:
            site["records"] = draw(records())
            site["stock"] |= {"policies": draw(policies(kinds)), "capital_rate": 0.1, "scarce": draw(scarcity(sites))}
            site["stock"] |= {"issue": draw(st.sampled_from((None, "fefo", "fifo")))}
            of_trucks = [site, *site["stock"].get("sources", ())]
            for rule in site["stock"]["policies"]:
                if any(one.get("line_haul") for one in of_trucks) and rule.get("round_to") == "layer":
                    rule["round_to"] = draw(st.sampled_from(("layer", "truck")))
    return sites


@st.composite
def records(draw: st.DrawFn) -> Fields | None:
    """Draw how stock and its record come to differ, mostly fast, and how it is counted; often not at all."""
    if draw(st.integers(0, 2)) > 0:
        return None
    fields: Fields = {}
    for cause in ("shrinkage", "damage"):
        if draw(often):
            fields[cause] = {"rate": draw(st.sampled_from((0.0, 0.5, 1.0))), "units": draw(counts(4))}
    if draw(often):
        fields["mis_picks"] = {
            "share": draw(st.sampled_from((0.1, 1.0))),
            "other_sku": draw(st.sampled_from((0.0, 0.5, 1.0))),
        }
    if draw(often):
        fields["entry_errors"] = {"share": draw(st.sampled_from((0.3, 1.0))), "units": draw(counts(20))}
    fields["counts"] = draw(st.lists(count(), max_size=3, unique_by=lambda one: one["kind"]))
    for number, one in enumerate(fields["counts"]):
        one["name"] = f"count{number}"
    return fields


@st.composite
def count(draw: st.DrawFn) -> Fields:
    """Draw a kind of count."""
    kind = draw(st.sampled_from(("full", "cyclic", "suspicion")))
    fields: Fields = {"kind": kind, "per_sku": draw(st.sampled_from((0, 120))), "per_unit": 2, "wage": 3000.0}
    if kind == "suspicion":
        return fields
    fields |= {"every": draw(st.sampled_from(("week", "week", "month", "quarter", "year"))), "days": draw(weekdays)}
    fields |= {"classes": draw(st.sampled_from(([], ["A"]))), "at": draw(st.sampled_from(TIMES_OF_DAY))}
    return {**fields, "wrong_share": draw(st.sampled_from((0.0, 0.2, 1.0))), "wrong_units": draw(counts(3))}


@st.composite
def space(draw: st.DrawFn) -> Fields:
    """Draw what zones hold, if anything, and a price of what is beyond."""
    zones = st.sampled_from((None, {"volume": 90_000}, {"pallets": 1}))
    drawn = {name: zone for name in ("storage", "picking", "dispatch") if (zone := draw(zones)) is not None}
    return {**drawn, "pallet": 400_000, "overflow": draw(st.sampled_from((0.0, 12_345.6))) if drawn else 0.0}


@st.composite
def carriers(draw: st.DrawFn) -> list[Fields]:
    """Draw up to three carriers; the first goes everywhere."""
    drawn = []
    for number in range(draw(st.integers(0, 3))):
        zones = [{"name": "near", "same_region": True, "served": number == 0 or draw(st.booleans()), **draw(rates())}]
        zones += [{"name": "short", "up_to": 600_000, **draw(rates())}] if draw(st.booleans()) else []
        zones += [{"name": "rest", **draw(rates())}] if number == 0 or draw(st.booleans()) else []
        drawn.append(
            {
                "name": f"carrier{number}",
                "cut_offs": draw(st.lists(st.sampled_from(TIMES_OF_DAY), max_size=2, unique=True)),
                "collection_days": draw(weekdays),
                "delivery_hours": draw(st.sampled_from(((0, DAY), (9 * HOUR, 20 * HOUR), (18 * HOUR, DAY)))),
                "speed": draw(st.sampled_from((None, 60.0))),
                "daily_distance": draw(st.sampled_from((None, 400_000))),
                "sorting": draw(durations),
                "last_mile": draw(durations),
                "delay": draw(durations),
                "fuel_surcharge": draw(st.sampled_from((0.0, 0.125))),
                "carbon": 96.0,
                "last_mile_distance": 15_000,
                "last_mile_carbon": 276.0,
                "zones": zones if draw(st.booleans()) else [],
            }
        )
    return drawn


@st.composite
def rates(draw: st.DrawFn) -> Fields:
    """Draw the prices of a zone, which often tie."""
    fields: Fields = {key: draw(prices) for key in ("first_price", "step_price", "per_trip", "minimum", "surcharge")}
    fields |= {"per_tonne_km": float(draw(prices)), "transit": draw(st.sampled_from((None, 0, DAY)))}
    return {**fields, "delay": draw(st.one_of(st.none(), durations))}


@st.composite
def carrier_choice(draw: st.DrawFn, names: list[str], sites: list[str], promised: bool) -> Fields:
    """Draw a rule that the scenario allows."""
    if not names:
        return {}
    rules = ["fixed", "shares", "cheapest", "fastest", *(["cheapest_in_promise"] if promised else [])]
    rule = draw(st.sampled_from(rules))
    if rule not in ("fixed", "shares"):
        return {"by": rule}
    fields: Fields = {"by": "fixed"}
    if rule == "fixed":
        fields["carrier"] = draw(st.sampled_from([None, *names]))
    else:
        fields["shares"] = {name: 1 / len(names) for name in names}
    if draw(st.booleans()):
        west = {"name": "west", "regions": ["西北"], "carrier": draw(st.sampled_from(names))}
        site = {"name": "site", "warehouses": [draw(st.sampled_from(sites))], "carrier": draw(st.sampled_from(names))}
        fields["assignments"] = [west, site]
    return fields


@st.composite
def promises(draw: st.DrawFn) -> list[Fields]:
    """Draw up to two promises, of one or two steps."""
    steps = [{"ordered_by": 12 * HOUR, "days": draw(st.integers(0, 2)), "before": 18 * HOUR}]
    steps += [{"ordered_by": 23 * HOUR, "days": draw(st.integers(1, 3))}] if draw(st.booleans()) else []
    near = {"name": "near", "within": 400_000, "steps": steps}
    west = {"name": "west", "regions": ["西北"], "steps": [{"days": draw(st.integers(1, 3))}]}
    return draw(st.lists(st.sampled_from((near, west)), max_size=2, unique_by=lambda promise: promise["name"]))


@st.composite
def allocation(draw: st.DrawFn, sites: list[Fields], shortages: tuple[str, ...]) -> Fields:
    """Draw how warehouses are ranked, and what happens when one lacks something."""
    by = draw(st.sampled_from(("distance", "cost", "speed", "list")))
    serving = [site["name"] for site in sites if site["serves_customers"]]
    ranked = draw(st.permutations(serving))
    lists = [{"name": "west", "regions": ["西北"], "warehouses": ranked[:2]}, {"name": "all", "warehouses": serving}]
    shortage = draw(st.sampled_from(shortages))
    return {
        "by": by,
        "shortage": shortage,
        "reach": draw(st.sampled_from((1, 4, 4))),
        "lists": lists if by == "list" else [],
    }


@st.composite
def demand(draw: st.DrawFn, number_of_skus: int, chained: bool) -> Fields:
    """Draw demand, spread over the day or crowded into one hour; in a chain every order has several lines."""
    fields: Fields = {"orders": float(draw(st.sampled_from((5, 20, 60, 100))))}
    fields |= {"lines": number_of_skus if chained else draw(counts(number_of_skus)), "quantity": draw(counts(4))}
    if draw(st.booleans()):
        rush = draw(st.integers(0, 23))
        fields["hours"] = [float(hour == rush) for hour in range(24)]
    if draw(st.booleans()):
        fields["weekdays"] = draw(st.permutations((0.0, 0.5, 1.0, 1.0, 1.0, 1.0, 3.0)))
        fields["calendar"] = [{"name": "sale", "first": "2025-01-08", "last": "2025-01-09", "factor": 2.0}]
        fields["calendar"] += [{"name": "peak", "first": "2025-01-09", "last": "2025-01-12", "factor": 1.5}]
    return fields


@st.composite
def patience(draw: st.DrawFn, substitutes: bool) -> list[Fields]:
    """Draw up to two kinds of customers who may not wait for stock."""
    drawn = []
    for number in range(draw(st.sampled_from((0, 1, 1, 2)))):
        entry: Fields = {
            "name": f"customers{number}",
            "regions": ["西北"] if number == 0 and draw(st.booleans()) else [],
        }
        entry |= {"substitute_share": draw(st.sampled_from((0.0, 0.5, 1.0))) if substitutes else 0.0}
        entry |= {"partial": draw(st.booleans()), "lost_share": draw(st.sampled_from((0.0, 0.0, 0.3, 1.0)))}
        entry |= {"lost": draw(st.sampled_from(("line", "order")))} if entry["lost_share"] else {}
        if draw(often):
            entry |= {"give_up_after": draw(st.one_of(durations, st.sampled_from((0, 6 * HOUR, DAY))))}
            entry |= {"cancel": draw(st.sampled_from(("line", "order")))}
        drawn.append(entry)
    return drawn


LIMITS = {
    "units": st.sampled_from((0, 1, 5, 40)),
    "cover": st.sampled_from((0, 6 * HOUR, 2 * DAY)),
    "share": st.sampled_from((0.05, 0.5)),
    "parcels": st.integers(0, 3),
    "late_by": st.sampled_from((0, HOUR)),
    "age": st.sampled_from((0, 6 * HOUR, DAY)),
}
"""Limits of alerts, many of which are passed often."""


@st.composite
def watched(draw: st.DrawFn, scenario: Scenario, *surely: str) -> Scenario:
    """Let up to four rules of alerts watch a scenario, of the kinds that can be raised in it; and one of each of some kinds besides."""
    rules = []
    least = {"share": 0.5, "parcels": 0, "age": 0}
    needed = {kind: {name: least[name] for name in kind.limits[:1] if kind.usual is None} for kind in KINDS}
    able = [kind for kind in KINDS if can_be_raised(scenario, AlertRule(name="rule", kind=kind.name, **needed[kind]))]
    kinds = [kind for kind in able if kind.name in surely]
    kinds += draw(st.lists(st.sampled_from(able), max_size=4)) if able else []
    for number, kind in enumerate(kinds):
        fields: Fields = {"name": f"rule{number}", "kind": kind.name}
        if kind.limits and (kind.usual is None or draw(st.booleans())):
            limit = draw(st.sampled_from(kind.limits))
            fields[limit] = draw(LIMITS[limit])
        if kind.continuous != "never":
            fields["checked"] = draw(st.sampled_from((None, "daily", "continuous", "continuous")))
        if not AlertRule(**fields).is_continuous:
            fields |= {"at": draw(st.sampled_from(TIMES_OF_DAY)), "days": draw(weekdays)}
        if kind.warns:
            fields["follow_up"] = draw(st.sampled_from((0, HOUR, DAY)))
        if kind.of == "sku" and draw(st.integers(0, 3)) == 0:
            fields["skus"] = ["sku0"]
        rule = AlertRule(**fields)
        if can_be_raised(scenario, rule):
            rules.append(rule)
    return Scenario.model_validate({**scenario.model_dump(), "alerts": [rule.model_dump() for rule in rules]})


def can_be_raised(scenario: Scenario, rule: AlertRule) -> bool:
    """Whether a rule of alerts has something to watch."""
    return not list(check_alerts(scenario.model_copy(update={"alerts": (rule,)})))


@st.composite
def sharing(draw: st.DrawFn, sites: list[Fields], hauled: bool) -> Fields:
    """Draw what warehouses know of each other, and whether they help each other out."""
    fields: Fields = {"information": draw(st.sampled_from(("live", "live", "delayed", "delayed", "none")))}
    if fields["information"] == "delayed":
        fields["exchange"] = draw(st.sampled_from((1, HOUR, 6 * HOUR, DAY)))
    able = len(sites) > 1
    names = draw(st.permutations([site["name"] for site in sites]))
    if able and draw(st.booleans()):
        fields["reactive"] = {"donor": draw(st.sampled_from(("nearest", "most_stock")))}
        fields["reactive"] |= {"hold_back": draw(st.sampled_from((0, 0, 3)))}
        fields["reactive"] |= {"hold_back_cover": draw(st.sampled_from((0, 6 * HOUR)))}
        fields["reactive"] |= {"within": draw(st.sampled_from((None, 0, 600_000)))}
    if able and draw(st.booleans()):
        under, more = draw(st.sampled_from((HOUR, DAY))), draw(st.sampled_from((0, DAY)))
        fields["rebalancing"] = {"days": draw(weekdays), "at": draw(st.sampled_from(TIMES_OF_DAY))}
        fields["rebalancing"] |= {"under": under, "over": under + more}
    if "reactive" in fields or "rebalancing" in fields:
        serving = sum(site["serves_customers"] for site in sites)
        fields["warehouses"] = [] if serving > 1 and draw(st.booleans()) else names[: draw(st.integers(2, len(names)))]
        fields["carrier"] = "truck" if hauled and draw(often) else None
        fields["loss"] = draw(st.sampled_from((None, {"share": 0.3}, {"share": 1.0, "lost": 0.4})))
    return fields


@st.composite
def scenarios(draw: st.DrawFn, chained: bool = False) -> Scenario:
    """Draw a whole scenario, valid by construction.

    `chained`: of warehouses that supply each other by truck, and orders that are likely to be split.
    """
    articles = draw(weighted(draw(skus(2 if chained else 1))))
    shortages = ("split", "split", "split", "next") if chained else ("split", "next", "backorder")
    suppliers = [
        {
            "name": f"supplier{number}",
            "lead_time": draw(durations),
            "ordering_cost": draw(prices),
            **draw(terms()),
            **draw(ability()),
        }
        for number in range(draw(st.sampled_from((1, 2) if chained else (1, 2, 0))))
    ]
    truck = {
        "name": "truck",
        "truck_weight": 100_000,
        "truck_volume": 400_000,
        "per_km": 600.0,
        "per_trip": draw(prices),
    }
    truck |= {"part_load_per_tonne_km": draw(st.sampled_from((None, 80.0))), "handling": draw(durations)}
    truck |= {"speed": draw(st.sampled_from((None, 60.0))), "daily_distance": 500_000, "carbon": 96.0}
    hauliers = [truck] if chained or draw(often) else []
    sites = draw(warehouses(suppliers, hauliers, chained))
    cities = draw(weighted(draw(places("city", draw(st.integers(1, 6))))))
    promised, carrying = draw(promises()), draw(carriers())
    asked = draw(demand(len(articles), chained))
    rule = carrier_choice([one["name"] for one in carrying], [site["name"] for site in sites], bool(promised))
    allocating, classes = draw(allocation(sites, shortages)), draw(st.sampled_from(CLASSES))
    draw(assortments(sites, allocating["lists"], classes))
    products = {**draw(catalogue(articles)), "classes": classes}
    horizon = {"start": f"2025-01-{draw(st.integers(4, 10)):02d}", "warm_up": draw(st.sampled_from((0, DAY // 2, DAY)))}
    horizon |= {"measure": draw(st.integers(1, 5)) * DAY, "cool_down": draw(st.sampled_from((0, DAY)))}
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
