"""Policies and forecasts that hypothesis makes up."""

from hypothesis import strategies as st
from made_up_assortments import selected
from made_up_values import TIMES_OF_DAY, weekdays
from small_scenarios import DAY, HOUR, Fields

from sim.rules.policies.table import POLICY_OF
from sim.scenario.forecast import TAKES

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
