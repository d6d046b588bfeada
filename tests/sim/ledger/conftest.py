"""Two small runs that between them have everything a ledger can hold."""

from typing import Any

import pytest
from small_scenarios import (
    DAY,
    HOUR,
    carrier,
    city,
    freight_carrier,
    picking,
    scenario,
    sku,
    stock,
    supplier,
    warehouse,
)

from sim.ledger.ledger import Ledger
from sim.run import simulate

Fields = dict[str, Any]


@pytest.fixture(scope="session")
def ledger() -> Ledger:
    """Simulate six days of short stock that is shared, forecast, watched, and kept by batch."""
    sites = _sites()
    sites[1]["stock"]["policies"].append(
        {"name": "planned", "classes": ["C"], "kind": "forecast", "forecast": "plan", "review": DAY, "opening": 25}
    )
    lid = sku("lid", abc="C", weight=300, shelf_life=2 * DAY)
    sharing = {
        "information": "delayed", "exchange": 6 * HOUR, "reactive": {}, "warehouses": ["region", "shop"], "carrier": "truck",
        "loss": {"share": 0.5, "lost": 0.5},
    }  # fmt: skip
    return _short_of_stock(
        sites,
        skus=[sku("mug", substitute="lid"), sku("pan", abc="B", value=8000, substitute="lid"), lid],
        sharing=sharing,
        forecasts=[{"name": "plan", "method": "exponential_smoothing", "bias": -0.3}],
        alerts=[
            {"name": "low", "kind": "below_safety_stock", "units": 10, "checked": "continuous"},
            {"name": "out", "kind": "stock_out"},
            {"name": "late", "kind": "supplier_late"},
        ],
    )


@pytest.fixture(scope="session")
def miscounted_ledger() -> Ledger:
    """Simulate six days of short stock whose records are wrong in the region, and counted; for lids there is enough."""
    sites = _sites()
    sites[1]["stock"]["policies"].append({"name": "lids", "kind": "none", "skus": ["lid"], "opening": 3000})
    sites[1]["records"] = {
        "shrinkage": {"rate": 1.0, "units": 2}, "mis_picks": {"share": 0.2}, "entry_errors": {"share": 0.5},
        "counts": [
            {"name": "all", "kind": "full", "every": "week", "days": [2, 5], "per_sku": 60, "wage": 3000.0},
            {"name": "doubt", "kind": "suspicion", "per_sku": 300, "wage": 3000.0},
        ],
    }  # fmt: skip
    lid = sku("lid", abc="C", weight=300)
    return _short_of_stock(sites, skus=[sku("mug", substitute="lid"), sku("pan", abc="B", value=8000), lid])


@pytest.fixture(params=["ledger", "miscounted_ledger"])
def sound(request: pytest.FixtureRequest) -> Ledger:
    """Each of the two runs in turn."""
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Ledger)
    return found


def _sites() -> list[Fields]:
    """A centre that supplies a region by truck, and a shop that nobody orders from."""
    levels = {"order_up_to": 60, "reorder_point": 30}
    sites = [
        warehouse("centre", stock=stock(**levels), picking=picking(2, 900, hours=(6 * HOUR, 22 * HOUR), wage=3000.0)),
        warehouse(
            "region", region="away", longitude=5.0, stock=stock("centre", kind="R_S", review=DAY, order_up_to=25),
            line_haul={"carrier": "truck", "departures": [18 * HOUR]}, picking=picking(1, 600, wage=3000.0),
        ),
        warehouse("shop", region="away", longitude=9.0, serves_customers=False),
    ]  # fmt: skip
    for site in sites:
        site |= {"space": {"storage": {"volume": 20_000}, "overflow": 50_000.0}}
        site |= {"area": 100.0, "rent": 3000.0, "handling": {"per_order": 100, "per_line": 20}}
    sites[0]["stock"]["capital_rate"] = 0.5
    return sites


def _short_of_stock(sites: list[Fields], **more: Any) -> Ledger:
    """Simulate six days in which orders split, wait, take substitutes and give up."""
    return simulate(
        scenario(
            days=6,
            orders=60.0,
            lines={"empirical": {"values": [1, 2]}},
            quantity={"geometric": {"mean": 1.5}},
            cities=[city("here"), city("away", region="away", longitude=5.0)],
            warehouses=sites,
            suppliers=[supplier({"exponential": {"mean": DAY}}, ordering_cost=700)],
            carriers=[
                carrier(
                    sorting=10 * HOUR, cut_offs=[20 * HOUR], carbon=96.0, zones=[{"name": "all", "first_price": 500}]
                )
            ],
            freight_carriers=[freight_carrier(per_km=600.0, speed=60.0, carbon=96.0)],
            allocation={"shortage": "split"},
            promise=[{"name": "here", "cities": ["here"], "steps": [{"days": 2}]}],
            patience=[
                {
                    "name": "all",
                    "lost_share": 0.1,
                    "give_up_after": {"exponential": {"mean": 2 * DAY}},
                    "substitute_share": 0.3,
                }
            ],
            costs={"backorder_penalty": 200, "lost_sale": 100},
            **more,
        )
    )
