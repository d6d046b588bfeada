"""Classes and assortments that hypothesis makes up: some warehouses keep only a part, and somebody always keeps the rest."""

from hypothesis import strategies as st
from small_scenarios import Fields

CLASSES: tuple[Fields, ...] = (
    {},
    {},
    {"abc": {"by": "lines"}},
    {"abc": {"by": "lines", "a": 0.5, "b": 0.5}, "movement": {"share": 0.5}},
    {"xyz": {"x": 100.0, "y": 200.0}, "movement": {"fast": 1.0}},
)
"""Rules by which the first article, which is asked for, stays in some class."""

selected = st.sampled_from((["A"], ["A"], ["X"], ["AX", "BX"], ["fast"]))
"""Classes that policies and sources may name."""


@st.composite
def assortments(draw: st.DrawFn, sites: list[Fields], lists: list[Fields], classes: Fields) -> None:
    """Let warehouses other than the first keep a part; the first keeps everything and stands in every list of allocation.

    Who supplies others keeps everything, unless all of them keep what it keeps itself.
    """
    parts: list[Fields] = [{"classes": ["A"]}, {"classes": ["A"]}, {"skus": ["sku0"]}]
    parts += [] if "abc" in classes else [{"classes": ["AX"]}, {"classes": ["A", "B"], "skus": ["sku0"]}]
    if draw(st.booleans()):
        return
    for site in sites[1:]:
        if draw(st.integers(0, 2)) > 0:
            site.setdefault("stock", {})["keeps"] = draw(st.sampled_from(parts))
    for site in reversed(sites):
        own = site.get("stock", {}).get("keeps")
        fed = [other["stock"].get("keeps") for other in sites if site["name"] in sources_of(other)]
        if own is not None and any(keeps != own for keeps in fed):
            del site["stock"]["keeps"]
    for entry in lists:
        if sites[0]["name"] not in entry["warehouses"]:
            entry["warehouses"] = [*entry["warehouses"], sites[0]["name"]]


def sources_of(site: Fields) -> list[str]:
    """Names of where a made-up warehouse orders."""
    stock = site.get("stock", {})
    return [stock.get("source"), *(source["name"] for source in stock.get("sources", ()))]
