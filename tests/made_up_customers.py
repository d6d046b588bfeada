"""Customers that hypothesis makes up: what they order, what they are promised, from where, and whether they wait."""

from hypothesis import strategies as st
from made_up_values import counts, durations, often
from small_scenarios import DAY, HOUR, Fields


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
