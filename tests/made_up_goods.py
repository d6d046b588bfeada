"""Articles that hypothesis makes up, and how long they keep."""

from hypothesis import strategies as st
from small_scenarios import DAY, HOUR, Fields


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
