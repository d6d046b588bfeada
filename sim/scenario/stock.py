"""When to reorder and how much: replenishment policies with given or derived parameters."""

from functools import cached_property
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from sim.rules.policies.table import POLICIES
from sim.scenario.section import Section
from sim.scenario.selection import CLASSES, ClassName, classes_of, rank, selects
from sim.scenario.units import Count, Duration, Percentage, TimeOfDay, Weekdays

if TYPE_CHECKING:
    from sim.scenario.products import Sku

    Kind = str
else:
    Kind = Literal[tuple(policy.name for policy in POLICIES)]
"""The policies of the table."""


class StockPolicy(Section):
    """A replenishment policy and the SKUs it applies to.

    Levels are either given (`s`, `S`) or derived from demand: from a `service_level` or a `fill_rate`, from a `cover`
    (days of demand), or so that cost is least (`optimal`).
    """

    name: str = Field(description="Name of the policy, unique in its warehouse.")
    kind: Kind = Field(
        description="; ".join(f"{policy.name}: {policy.meaning}" for policy in POLICIES) + ".",
    )
    classes: tuple[ClassName, ...] = Field((), description=CLASSES.format(what="it applies to", none="None means all."))
    skus: tuple[str, ...] = Field((), description="SKUs it applies to; none means all.")
    review: Duration = Field(0, description="Time between reviews; 0 without `review_days`: continuously.")
    review_at: TimeOfDay = Field(0, description="Time of day of the first review, or of those on `review_days`.")
    review_days: Weekdays | None = Field(None, description="Weekdays of reviews, instead of a time between them.")
    reorder_point: Count | None = Field(None, ge=-1, description="s in units, given; -1: when somebody waits.")
    order_up_to: Count | None = Field(None, ge=0, description="S in units, given.")
    order_quantity: Count | None = Field(
        None, ge=1, description="Q in units, given; left out: demand of `cycle`, or 1 without it."
    )
    forecast: str | None = Field(
        None, description="Name of the forecast that its levels follow from day to day; needed by forecast and mrp."
    )
    min_cover: Duration | None = Field(None, description="min_max_days: days of expected demand at which to order.")
    max_cover: Duration | None = Field(None, description="min_max_days: days of expected demand up to which to order.")
    service_level: Percentage | None = Field(
        None,
        gt=0.0,
        lt=1.0,
        description="Cycle service level from which safety stock is derived.",
    )
    cover: Duration | None = Field(
        None,
        description="Days of demand that the safety stock covers, instead of a service level.",
    )
    fill_rate: Percentage | None = Field(
        None,
        gt=0.0,
        lt=1.0,
        description="Share of units to be served from the shelf (β) from which levels are derived, instead.",
    )
    optimal: bool = Field(
        False,
        description=(
            "Derive levels of least cost instead: ordering cost of the source, capital rate × value, backorder penalty."
        ),
    )
    approximation: Literal["normal", "gamma", "exact"] = Field(
        "normal",
        description=(
            "Distribution of lead-time demand for `service_level` and `fill_rate`; gamma suits slow and erratic SKUs; "
            "exact: compound Poisson, of a certain or gamma-distributed lead time."
        ),
    )
    lot_sizing: Literal["cycle", "eoq"] = Field(
        "cycle",
        description="With derived levels: S - s, or Q, covers demand of `cycle`, or is the economic order quantity.",
    )
    cycle: Duration = Field(0, description="With derived levels: S - s, or Q, covers demand of this time.")
    pack: Count | None = Field(None, ge=1, description="Units in a pack; left out: that of the SKU.")
    round_to: Literal["pack", "layer", "pallet", "truck"] = Field(
        "pack",
        description=(
            "Orders are rounded up to whole packs, to layers or pallets (of the SKU), or to trucks: "
            "as many units as fill a truck of the warehouse's line-haul."
        ),
    )
    minimum_order: Count = Field(0, ge=0, description="Units that an order has at least.")
    opening: Count | None = Field(
        None,
        ge=0,
        description=(
            "Units on hand at the start; left out: S, or the reorder point plus Q; none where nothing is kept."
        ),
    )

    @property
    def reviewed(self) -> bool:
        """Whether it is looked at at reviews, and not continuously."""
        return self.review > 0 or self.review_days is not None

    @property
    def derived(self) -> bool:
        """Whether levels are derived from demand."""
        return self.service_level is not None or self.fill_rate is not None or self.cover is not None or self.optimal

    @cached_property
    def rank(self) -> int:
        """How specific it is: SKUs before classes, classes such as AX before others."""
        return rank(self.classes, self.skus)

    def applies_to(self, sku: "Sku") -> bool:
        """Whether it applies to a SKU, if no more specific one does."""
        return selects(self.classes, self.skus, sku)


def chosen(policies: tuple[StockPolicy, ...], sku: "Sku") -> StockPolicy | None:
    """Return the policy of a SKU: of those that apply the most specific, of several such the first; None if there is none."""
    best, classes = None, classes_of(sku)
    for policy in policies:
        if selects(policy.classes, policy.skus, sku, classes) and (best is None or policy.rank > best.rank):
            best = policy
    return best
