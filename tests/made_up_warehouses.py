"""Warehouses that hypothesis makes up."""

from hypothesis import strategies as st
from made_up_policies import policies
from made_up_records import records
from made_up_suppliers import scarcity, supply
from made_up_values import HOURS, moments, often, places, prices, weekdays
from small_scenarios import DAY, Fields

from sim.rules.policies.table import POLICIES
from sim.scenario.checks import overlap
from sim.scenario.warehouse import OpeningHours, Shift


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
def space(draw: st.DrawFn) -> Fields:
    """Draw what zones hold, if anything, and a price of what is beyond."""
    zones = st.sampled_from((None, {"volume": 90_000}, {"pallets": 1}))
    drawn = {name: zone for name in ("storage", "picking", "dispatch") if (zone := draw(zones)) is not None}
    return {**drawn, "pallet": 400_000, "overflow": draw(st.sampled_from((0.0, 12_345.6))) if drawn else 0.0}
