"""Central planning that hypothesis makes up, for warehouses that are drawn already."""

from typing import Any

from hypothesis import strategies as st
from made_up_values import TIMES_OF_DAY, often, weekdays
from small_scenarios import DAY, Fields

from sim.rules.policies.table import POLICY_OF


def sources(site: Fields) -> list[str]:
    """Names of where a warehouse orders."""
    stock = site.get("stock", {})
    one = stock.get("source")
    return [source["name"] for source in stock.get("sources", ())] or ([one] if one is not None else [])


def is_counted(site: Fields) -> bool:
    """Whether stock of everything in a warehouse is counted, whoever supplies it."""
    kinds = [POLICY_OF[policy["kind"]] for policy in site.get("stock", {}).get("policies", ())]
    return bool(kinds) and all(kind.counted for kind in kinds)


@st.composite
def division(draw: st.DrawFn, names: list[str]) -> Fields:
    """Draw by what stock is divided among warehouses."""
    fields: Fields = {"basis": draw(st.sampled_from(("history", "forecast", "shares")))}
    fields |= {"window": draw(st.sampled_from((1, 2, 5))) * DAY, "classes": draw(st.sampled_from(([], [], ["A"])))}
    if fields["basis"] == "shares":
        fields["shares"] = {name: 1 / len(names) for name in names}
    return fields


@st.composite
def plans(draw: st.DrawFn, sites: list[Fields], calendar: list[Fields]) -> Fields:
    """Draw how stock is divided at the start, planning rounds of a supplying warehouse, and what is ordered ahead."""
    fields: Fields = {}
    supplying = [site for site in sites if any(site["name"] in sources(other) for other in sites)]
    if supplying and draw(st.booleans()):
        fields["rounds"] = [
            draw(planning_round(f"round{number}", sites, supplying)) for number in range(draw(st.integers(1, 2)))
        ]
    counted = [site["name"] for site in sites if is_counted(site)]
    if counted and draw(st.integers(0, 3)) == 0:
        total: Any = draw(st.sampled_from(({}, {"cover": 2 * DAY}, {"units": 200})))
        fields["opening"] = {**draw(division(counted)), **total, "warehouses": counted}
    if calendar and any(sources(site) for site in sites) and draw(often):
        leads = draw(st.lists(st.sampled_from((1, 2, 4)), min_size=1, max_size=2))
        ordering = [site["name"] for site in sites if sources(site)]
        fields["prepositioning"] = [
            {
                "name": f"ahead{number}",
                "events": [event["name"] for event in draw(st.sampled_from((calendar, calendar[:1])))],
                "lead": lead * DAY,
                "at": draw(st.sampled_from(TIMES_OF_DAY)),
                "share": draw(st.sampled_from((0.5, 1.0))),
                "warehouses": draw(st.sampled_from(([], ordering, ordering[:1], ordering[1:]))),
            }
            for number, lead in enumerate(leads)
        ]
    return fields


@st.composite
def planning_round(draw: st.DrawFn, name: str, sites: list[Fields], supplying: list[Fields]) -> Fields:
    """Draw a planning round of a supplying warehouse."""
    site = draw(st.sampled_from(supplying))
    supplied = [other["name"] for other in sites if site["name"] in sources(other)]
    fields: Fields = {"name": name, "source": site["name"], "at": draw(st.sampled_from(TIMES_OF_DAY))}
    fields |= draw(st.sampled_from(({"days": (0, 1, 2, 3, 4, 5, 6)}, {"dates": ["2025-01-07", "2025-01-10"]})))
    if "days" in fields:
        fields["days"] = draw(weekdays)
    covers = ((None, None) if is_counted(site) else ()) + (20 * DAY, 3 * DAY // 2)
    fields |= {"cover": draw(st.sampled_from(covers)), "hold_back": draw(st.sampled_from((0, 0, DAY)))}
    return {**fields, **draw(division(supplied))}
