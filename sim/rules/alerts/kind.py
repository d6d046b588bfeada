"""What every kind of alert says of itself."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal


@dataclass(frozen=True)
class AlertKind:
    """A kind of alert.

    Attributes
    ----------
    name : str
        Its `kind` in scenario files.
    meaning : str
        When it is raised, for the YAML reference.
    value : callable
        What is measured: (sight) -> a whole number. `sight` has the fields of `sim.stock.SIGHT`. Compiled by numba.
    unit : str
        Of the value and its limit in the ledger.
    side : str
        Whether it is raised below the limit or above it.
    limits : tuple of str
        Fields of the schema of which one states the limit.
    usual : callable, optional
        The limit where none is stated: (sight) -> a whole number; left out: one must be stated.
    of : str
        Whether each SKU of a warehouse is watched, or the warehouse as a whole.
    looks_at : str
        Of a SKU: stock that is kept for sale, open deliveries, batches with their dates, or records that may be wrong; where there are none of
        these nothing is watched.
    takes : tuple of str
        Further fields of the schema that it may have.
    continuous : str
        Whether it may be looked at whenever stock changes hands or its record changes ("may"), is so unless said otherwise ("usually"), or is
        looked at daily only ("never").
    warns : bool
        Whether it warns of a stock-out, so that it is asked whether one followed.
    is_stock_out : bool
        Whether it is the stock-out itself.
    """

    name: str
    meaning: str
    value: Callable[[Any], int]
    unit: str
    side: Literal["below", "above"]
    limits: tuple[str, ...] = ()
    usual: Callable[[Any], int] | None = None
    of: Literal["sku", "warehouse"] = "sku"
    looks_at: Literal["stock", "deliveries", "batches", "records"] = "stock"
    takes: tuple[str, ...] = ()
    continuous: Literal["never", "may", "usually"] = "never"
    warns: bool = False
    is_stock_out: bool = False

    @property
    def parameters(self) -> tuple[str, ...]:
        """Fields of the schema that may be given with this kind."""
        skus = ("classes", "skus") if self.of == "sku" else ()
        follows = ("follow_up",) if self.warns else ()
        return (*self.limits, *skus, *self.takes, *follows)
