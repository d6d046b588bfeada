"""Ledger tables for people: DataFrames with names in place of positions."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from sim.ledger.columns import TABLES, Cause, CountReason, LineState, LossCause, OrderState, Reason
from sim.ledger.ledger import Ledger
from sim.rules.alerts.table import KINDS
from sim.scenario.scenario import Scenario

CLASSES = ("A", "B", "C")


def names_of(scenario: Scenario, unit: str) -> tuple[str, ...] | None:
    """Names that the positions in a column of a unit stand for; None for columns that hold numbers."""
    match unit:
        case "city":
            return tuple(city.name for city in scenario.customers.cities)
        case "warehouse":
            return tuple(warehouse.name for warehouse in scenario.warehouses)
        case "carrier":
            return tuple(carrier.name for carrier in scenario.carriers)
        case "freight_carrier":
            return tuple(carrier.name for carrier in scenario.freight_carriers)
        case "sku":
            return tuple(sku.name for sku in scenario.products.skus)
        case "forecast":
            return tuple(forecast.name for forecast in scenario.forecasts)
        case "class":
            return CLASSES
        case "state":
            return tuple(state.name.lower() for state in OrderState)
        case "line_state":
            return tuple(state.name.lower() for state in LineState)
        case "reason":
            return tuple(reason.name.lower() for reason in Reason)
        case "loss_cause":
            return tuple(cause.name.lower() for cause in LossCause)
        case "cause":
            return tuple(cause.name.lower() for cause in Cause)
        case "count_reason":
            return tuple(reason.name.lower() for reason in CountReason)
        case "alert_rule":
            return tuple(rule.name for rule in scenario.alerts)
        case "alert_kind":
            return tuple(kind.name for kind in KINDS)
        case "source":  # suppliers count down from -2, so their names stand at the end, last first
            return (
                *(warehouse.name for warehouse in scenario.warehouses),
                *(supplier.name for supplier in reversed(scenario.suppliers)),
            )
    return None


def codes_of(scenario: Scenario, unit: str, values: NDArray[np.int64]) -> NDArray[np.int64]:
    """Positions in `names_of` for the values of a column; -1 for nothing."""
    if unit == "source":
        sites, suppliers = len(scenario.warehouses), len(scenario.suppliers)
        return np.where(values <= -2, sites + suppliers - 1 - (-2 - values), values)
    return values


def frame(ledger: Ledger, name: str) -> pd.DataFrame:
    """Return a table of a ledger as a DataFrame; columns that name things are categorical, missing where there is nothing."""
    table = next((table for table in TABLES if table.name == name), None)
    if table is None:
        raise KeyError(f"a ledger has no table {name!r}; it has {', '.join(table.name for table in TABLES)}")
    rows = ledger.tables[name]
    columns: dict[str, pd.Categorical[str] | NDArray[np.int64]] = {}
    for column in table.columns:
        names = names_of(ledger.scenario, column.unit)
        values = rows[column.name]
        if names is not None:
            columns[column.name] = pd.Categorical.from_codes(
                codes_of(ledger.scenario, column.unit, values), pd.Index(names)
            )
        else:
            columns[column.name] = values
    return pd.DataFrame(columns)
