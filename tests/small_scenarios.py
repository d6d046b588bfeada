"""Small scenarios to be checked by hand: one city, one warehouse, one article; a test says only what differs."""

from typing import Any

from sim.scenario.scenario import Scenario

MONDAY = "2025-01-06"
HOUR, DAY = 3600, 86400

Fields = dict[str, Any]


def city(name: str = "city", **fields: Any) -> Fields:
    """Make a city on the equator, at the warehouse."""
    return {"name": name, "region": "here", "latitude": 0.0, "longitude": 0.0, "demand_share": 1.0, **fields}


def sku(name: str = "article", **fields: Any) -> Fields:
    """Make an article of 1 kg, 2 L and 5 元."""
    return {"name": name, "weight": 1000, "volume": 2000, "value": 500, **fields}


def warehouse(name: str = "warehouse", **fields: Any) -> Fields:
    """Make a warehouse on the equator, always open, without picking, with unlimited stock."""
    return {"name": name, "region": "here", "latitude": 0.0, "longitude": 0.0, **fields}


def picking(pickers: int = 1, per_order: Any = 600, per_line: Any = 0, **shift: Any) -> Fields:
    """Make picking with one shift round the clock."""
    shifts = [{"name": "shift", "hours": (0, DAY), "pickers": pickers, **shift}]
    return {"per_order": per_order, "per_line": per_line, "shifts": shifts}


def policy(kind: str = "s_S", **fields: Any) -> Fields:
    """Make a replenishment policy for all articles."""
    return {"name": "policy", "kind": kind, **fields}


def stock(source: str = "supplier", **fields: Any) -> Fields:
    """Make stock under one policy, whose fields are given."""
    return {"source": source, "policies": [policy(**fields)]}


def supplier(lead_time: Any = DAY, **fields: Any) -> Fields:
    """Make a supplier."""
    return {"name": "supplier", "lead_time": lead_time, **fields}


def carrier(name: str = "carrier", **fields: Any) -> Fields:
    """Make a carrier that is everywhere at once, free of charge."""
    return {"name": name, **fields}


def freight_carrier(**fields: Any) -> Fields:
    """Make a haulier with trucks of 10 t and 40 m3."""
    return {"name": "truck", "truck_weight": 10_000_000, "truck_volume": 40_000_000, **fields}


def scenario(**sections: Any) -> Scenario:
    """Make a scenario: 100 orders a day of one unit for ten days from a Monday on, sections replaced by those given.

    `cities`, `skus` and `circuity` stand for their lists, `days` for the measured time, `orders`, `lines`, `quantity`,
    `hours`, `weekdays` and `calendar` for the fields of `demand`.
    """
    demand: Fields = {"orders": 100.0, "lines": 1, "quantity": 1}
    demand |= {key: sections.pop(key) for key in (*demand, "hours", "weekdays", "calendar") if key in sections}
    customers = {"cities": sections.pop("cities", [city()]), "circuity": sections.pop("circuity", [])}
    whole: Fields = {
        "name": "small",
        "horizon": {"start": MONDAY, "measure": sections.pop("days", 10) * DAY},
        "customers": customers,
        "products": {"skus": sections.pop("skus", [sku()])},
        "demand": demand,
        "warehouses": [warehouse()],
        **sections,
    }
    return Scenario.model_validate(whole)
