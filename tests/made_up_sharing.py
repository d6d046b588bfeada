"""What warehouses do for each other, made up by hypothesis."""

from hypothesis import strategies as st
from made_up_values import TIMES_OF_DAY, often, weekdays
from small_scenarios import DAY, HOUR, Fields


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
