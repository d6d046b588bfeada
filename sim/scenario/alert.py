"""What is watched: rules by which alerts are raised."""

from typing import TYPE_CHECKING, Literal

from pydantic import Field

from sim.rules.alerts.table import KIND_OF, KINDS
from sim.scenario.section import Section
from sim.scenario.selection import CLASSES, ClassName, selects
from sim.scenario.units import Count, Duration, Percentage, TimeOfDay, Weekdays

if TYPE_CHECKING:
    from sim.scenario.products import Sku

    Kind = str
else:
    Kind = Literal[tuple(kind.name for kind in KINDS)]
"""The kinds of the table."""


class AlertRule(Section):
    """A rule by which alerts are raised: what is watched, where, when, and from which figure on.

    An alert is raised when its condition becomes true and cleared when it no longer is; every rule that applies watches by itself. Alerts
    are told in the ledger and by KPIs; nothing in the network reacts to them.
    """

    name: str = Field(description="Unique name.")
    kind: Kind = Field(description="; ".join(f"{kind.name}: {kind.meaning}" for kind in KINDS) + ".")
    warehouses: tuple[str, ...] = Field((), description="Warehouses it watches; none means all.")
    classes: tuple[ClassName, ...] = Field((), description=CLASSES.format(what="it watches", none="None means all."))
    skus: tuple[str, ...] = Field((), description="SKUs it watches; none means all.")
    suppliers: tuple[str, ...] = Field((), description="supplier_late: whose deliveries it watches; none means all.")
    units: Count | None = Field(None, ge=0, description="Limit in units of a SKU.")
    cover: Duration | None = Field(None, description="Limit in days of expected demand of a SKU, instead of units.")
    share: Percentage | None = Field(None, gt=0.0, lt=1.0, description="capacity: limit as a share of the storage.")
    parcels: Count | None = Field(None, ge=0, description="picking_queue: limit in parcels.")
    age: Duration | None = Field(None, description="ageing: limit in time since goods came into the network.")
    late_by: Duration | None = Field(
        None, description="supplier_late: so much later than promised is not late yet; left out: none."
    )
    checked: Literal["daily", "continuous"] | None = Field(
        None,
        description=(
            "Whether it is looked at on `days` at a time of day, as in a spreadsheet, or whenever stock is promised, sent, received, given "
            "back, counted or written off. Left out: daily, a stock_out and a record_mismatch continuously."
        ),
    )
    at: TimeOfDay = Field(0, description="Time of day of a daily look; 00:00 is right after the daily close.")
    days: Weekdays = Field((0, 1, 2, 3, 4, 5, 6), description="Weekdays of a daily look.")
    follow_up: Duration = Field(
        7 * 86_400,
        description=(
            "How long after it is cleared a stock-out still counts as what a warning (below_safety_stock, supplier_late) warned of."
        ),
    )

    @property
    def is_continuous(self) -> bool:
        """Whether it is looked at whenever stock changes hands or its record changes."""
        if self.checked is None:
            return KIND_OF[self.kind].continuous == "usually"
        return self.checked == "continuous"

    def watches_sku(self, sku: "Sku") -> bool:
        """Whether it watches a SKU."""
        return selects(self.classes, self.skus, sku)

    def watches_site(self, warehouse: str) -> bool:
        """Whether it watches a warehouse."""
        return not self.warehouses or warehouse in self.warehouses

    def watches_supplier(self, supplier: str) -> bool:
        """Whether it watches the deliveries of a supplier."""
        return not self.suppliers or supplier in self.suppliers
