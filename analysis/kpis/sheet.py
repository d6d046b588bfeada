"""The sheet that the compiled passes write on: running sums, and the ledger piece they are reading."""

from typing import Any, ClassVar

import numpy as np

from analysis.kpis.setting import CITY, SKU, WINDOW
from sim.ledger.columns import LINES, ORDERS, PARCELS
from sim.tables import Tables

WHOLE = np.dtype(np.int64)


class Sheet(Tables):
    """What the passes read and add to.

    Ledger piece: `orders`, `parcels`, `lines`; scenario: `window`, `cities`, `skus`, `peaks`; `facts`: a note pad for an order.
    The other tables are sums of a `Tally`.
    """

    LAYOUT: ClassVar[dict[str, tuple[np.dtype[Any], int]]] = {
        "orders": (ORDERS.dtype, 1),
        "parcels": (PARCELS.dtype, 1),
        "lines": (LINES.dtype, 1),
        "window": (WINDOW, 0),
        "cities": (CITY, 1),
        "skus": (SKU, 1),
        "peaks": (WHOLE, 1),
        "facts": (WHOLE, 1),
        "service": (WHOLE, 2),
        "service_by_class": (WHOLE, 2),
        "carriage": (WHOLE, 2),
        "filling": (WHOLE, 2),
        "histogram": (WHOLE, 2),
        "by_city": (WHOLE, 2),
        "by_day": (WHOLE, 2),
        "flows": (WHOLE, 3),
    }
