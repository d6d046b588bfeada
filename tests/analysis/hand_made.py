"""A network small enough to check by hand: two cities, two warehouses, one carrier, two SKUs, three measured days."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.ledger.columns import TABLES
from sim.scenario.scenario import Scenario

DAY = 86400
HOUR = 3600


def scenario(**changes: Any) -> Scenario:
    """One day of warm-up, three measured, two of cool-down; East and West, hub and site, SKUs A (1 元) and C (5 元)."""
    values: dict[str, Any] = {
        "name": "small",
        "name_zh": "小网络",
        "horizon": {"warm_up": "1 d", "measure": "3 d", "cool_down": "2 d"},
        "customers": {
            "cities": [
                {"name": "Near", "region": "East", "latitude": 31, "longitude": 121, "demand_share": 1, "code": 310000},
                {"name": "Far", "region": "West", "latitude": 36, "longitude": 103, "demand_share": 1, "code": 620100},
            ]
        },
        "products": {
            "skus": [{"name": "a", "abc": "A", "value": "1 元"}, {"name": "c", "abc": "C", "value": "5 元"}],
        },
        "demand": {"orders": "10 /d", "lines": 1, "quantity": 1},
        "warehouses": [
            {"name": "hub", "region": "East", "latitude": 31, "longitude": 121},
            {"name": "site", "region": "West", "latitude": 36, "longitude": 103},
        ],
        "carriers": [{"name": "post"}],
    }
    return Scenario.model_validate(values | changes)


@dataclass
class Ledger:
    """Ledger tables filled by hand; columns that are not given are 0, times NONE."""

    scenario: Scenario = field(default_factory=scenario)
    end_s: int = 6 * DAY
    tables: dict[str, NDArray[np.void]] = field(
        default_factory=lambda: {table.name: np.zeros(0, table.dtype) for table in TABLES}
    )

    def add(self, table: str, **columns: int) -> "Ledger":
        """Append a row to a table."""
        columns = {"transshipment": -1, **columns} if table == "shipments" else columns
        columns = {"wanted_sku": columns.get("sku", 0), **columns} if table == "lines" else columns
        empty = np.zeros(1, self.tables[table].dtype)
        for name in empty.dtype.names or ():
            empty[name] = columns.get(name, -1 if name.endswith("_s") and name not in ("picker_s", "busy_s") else 0)
        assert not columns.keys() - set(empty.dtype.names or ())
        self.tables[table] = np.concatenate([self.tables[table], empty])
        return self

    def add_order(self, order: int, placed_s: int, delivered_s: int = -1, **columns: int) -> "Ledger":
        """Append an order of one unit of SKU a in one parcel from the hub, on the road for half of its time."""
        middle_s = -1 if delivered_s < 0 else (placed_s + delivered_s) // 2
        city = columns.get("city", 0)
        place = {"warehouse": columns.pop("warehouse", 0), "order": order}
        sku = columns.pop("sku", 0)
        self.add(
            "orders",
            **{"lines": 1, "units": 1, "parcels": 1, "state": int(delivered_s >= 0), "due_s": -1}
            | {"order": order, "placed_s": placed_s, "delivered_s": delivered_s}
            | columns,
        )
        self.add(
            "lines",
            home=columns.get("home", 0),
            sku=sku,
            quantity=1,
            placed_s=placed_s,
            reserved_s=placed_s,
            picked_s=middle_s,
            **place,
        )
        self.add(
            "parcels",
            lines=1,
            units=1,
            weight_g=1000,
            distance_m=10_000,
            city=city,
            released_s=placed_s,
            started_s=placed_s,
            picked_s=middle_s,
            dispatched_s=middle_s,
            delivered_s=delivered_s,
            handling_fen=50,
            freight_fen=300,
            co2e_g=20,
            **place,
        )
        return self
