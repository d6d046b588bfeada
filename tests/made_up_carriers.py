"""Carriers that hypothesis makes up: to customers' doors, and between warehouses."""

from hypothesis import strategies as st
from made_up_values import TIMES_OF_DAY, durations, prices, weekdays
from small_scenarios import DAY, HOUR, Fields


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


def drawn_truck(draw: st.DrawFn) -> Fields:
    """Draw who drives between warehouses."""
    truck = {
        "name": "truck",
        "truck_weight": 100_000,
        "truck_volume": 400_000,
        "per_km": 600.0,
        "per_trip": draw(prices),
    }
    truck |= {"part_load_per_tonne_km": draw(st.sampled_from((None, 80.0))), "handling": draw(durations)}
    truck |= {"speed": draw(st.sampled_from((None, 60.0))), "daily_distance": 500_000, "carbon": 96.0}
    return truck
