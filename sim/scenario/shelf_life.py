"""How long goods keep: shelf lives by class or SKU, which batch is issued first, and what is written off."""

from typing import TYPE_CHECKING, Literal

from pydantic import Field

from sim.scenario.section import Section
from sim.scenario.selection import CLASSES, ClassName, selects
from sim.scenario.units import Duration, Percentage

if TYPE_CHECKING:
    from sim.scenario.products import Products, Sku
    from sim.scenario.warehouse import Warehouse

Issue = Literal["fefo", "fifo"]


class ShelfLife(Section):
    """How long some SKUs keep. What the SKU table says of a SKU goes before; else the first entry that applies and says it is taken."""

    name: str = Field(description="Name, for example 'chilled'.")
    classes: tuple[ClassName, ...] = Field((), description=CLASSES.format(what="it applies to", none="None means all."))
    skus: tuple[str, ...] = Field((), description="SKUs it applies to; none means all.")
    life: Duration | None = Field(None, gt=0, description="Shelf life of fresh goods; left out: they keep for ever.")
    obsolete_after: Duration | None = Field(
        None,
        gt=0,
        description="Time in the network after which what is unsold is written off as obsolete; left out: never.",
    )

    def applies_to(self, sku: "Sku") -> bool:
        """Whether it applies to a SKU."""
        return selects(self.classes, self.skus, sku)


def keeping(products: "Products", sku: "Sku") -> int | None:
    """Shelf life of a SKU in seconds; None if it keeps for ever."""
    entries = (entry.life for entry in products.shelf_life if entry.applies_to(sku))
    return sku.shelf_life or next((life for life in entries if life is not None), None)


def obsolescence(products: "Products", sku: "Sku") -> int | None:
    """Age in seconds at which a SKU is written off; None if it never is."""
    entries = (entry.obsolete_after for entry in products.shelf_life if entry.applies_to(sku))
    return sku.obsolete_after or next((age for age in entries if age is not None), None)


def is_kept(products: "Products", sku: "Sku") -> bool:
    """Whether the stock of a SKU is kept by batch."""
    return products.ageing or keeping(products, sku) is not None or obsolescence(products, sku) is not None


def least_life(products: "Products", warehouse: "Warehouse") -> Percentage:
    """Share of the shelf life that must be left of what lies in a warehouse."""
    return products.least_life if warehouse.stock.least_life is None else warehouse.stock.least_life
