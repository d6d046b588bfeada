"""Suppliers that hypothesis makes up, and where warehouses order."""

from hypothesis import strategies as st
from made_up_assortments import selected
from made_up_values import TIMES_OF_DAY, durations, prices, weekdays
from small_scenarios import Fields


def drawn_suppliers(draw: st.DrawFn, chained: bool) -> list[Fields]:
    """Draw none to two suppliers; in a chain there is one at least."""
    return [
        {
            "name": f"supplier{number}",
            "lead_time": draw(durations),
            "ordering_cost": draw(prices),
            **draw(terms()),
            **draw(ability()),
        }
        for number in range(draw(st.sampled_from((1, 2) if chained else (1, 2, 0))))
    ]


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
