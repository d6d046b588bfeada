"""Assortment: which SKUs a warehouse keeps."""

from typing import TYPE_CHECKING

from pydantic import Field

from sim.scenario.section import Section
from sim.scenario.selection import CLASSES, ClassName, selects

if TYPE_CHECKING:
    from sim.scenario.products import Sku


class Assortment(Section):
    """What a warehouse keeps, if not everything. With classes and SKUs: those SKUs that are in these classes."""

    classes: tuple[ClassName, ...] = Field((), description=CLASSES.format(what="it keeps", none="None means all."))
    skus: tuple[str, ...] = Field((), description="SKUs it keeps; none means all.")

    def selects(self, sku: "Sku") -> bool:
        """Whether it holds a SKU."""
        return selects(self.classes, self.skus, sku)
