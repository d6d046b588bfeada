"""When to reorder and how much: replenishment policies with given or derived parameters."""

from typing import Literal

from pydantic import Field

from sim.scenario.section import Section
from sim.scenario.units import Count, Duration, Percentage, TimeOfDay


class StockPolicy(Section):
    """A replenishment policy and the SKUs it applies to.

    Levels are either given (`s`, `S`) or derived from demand: `service_level` (safety stock z * sigma * sqrt(L + R))
    or `cover` (days of demand).
    """

    name: str = Field(description="Name of the policy, unique in its warehouse.")
    kind: Literal["s_S", "R_S", "unlimited"] = Field(
        description=(
            "s_S: at or below s order up to S, looked at continuously or every `review`; R_S: every `review` "
            "order up to S; unlimited: stock never ends."
        ),
    )
    classes: tuple[Literal["A", "B", "C"], ...] = Field((), description="ABC classes it applies to; none means all.")
    skus: tuple[str, ...] = Field((), description="SKUs it applies to; none means all.")
    review: Duration = Field(0, description="Time between reviews; 0 means continuously (s_S only).")
    review_at: TimeOfDay = Field(0, description="Time of day of the first review.")
    reorder_point: Count | None = Field(None, ge=-1, description="s in units, given; -1 with S = 0 is make to order.")
    order_up_to: Count | None = Field(None, ge=0, description="S in units, given.")
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
    cycle: Duration = Field(0, description="s_S with derived levels: S - s covers demand of this time.")
    pack: Count = Field(1, ge=1, description="Orders are rounded up to whole packs of this many units.")
    opening: Count | None = Field(None, ge=0, description="Units on hand at the start; left out: S.")
