"""Records that are wrong and counts that hypothesis makes up."""

from hypothesis import strategies as st
from made_up_values import TIMES_OF_DAY, counts, often, weekdays
from small_scenarios import Fields


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
