"""Warehouses as rows."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.clock import YEAR_DAYS
from sim.ledger.columns import NONE
from sim.network import records, sources
from sim.network.chances import Chances
from sim.network.layout import WAREHOUSE
from sim.network.skus import draw_key
from sim.scenario.scenario import Scenario


def warehouse_rows(scenario: Scenario, chances: Chances, shift_spans: list[tuple[int, int]]) -> NDArray[Any]:
    """Return the `warehouses` table.

    Parameters
    ----------
    shift_spans : list of tuple
        First row and number of rows in `shift_changes` of each warehouse.
    """
    rows = np.zeros(len(scenario.warehouses), WAREHOUSE)
    rows["records"] = records.rule_of_warehouse(scenario)
    for position, (row, site) in enumerate(zip(rows, scenario.warehouses, strict=True)):
        row["key"] = draw_key(site.name)
        if site.picking is not None:
            row["picks"] = 1
            row["per_order"], row["per_line"] = (
                chances.duration(d) for d in (site.picking.per_order, site.picking.per_line)
            )
            row["pick_mean_s"] = round(site.picking.per_order.mean_s() + site.picking.per_line.mean_s())
        row["order_fen"], row["line_fen"] = site.handling.per_order, site.handling.per_line
        row["rent_fen"] = round(site.area * site.rent * 12 / YEAR_DAYS)
        row["holding_ppb"] = round(site.stock.capital_rate / YEAR_DAYS * 1_000_000_000)
        row["sourcing"], row["scarce"] = sources.sourcing_rule(site), sources.scarcity_rule(site)
        row["storage_ml"] = NONE if site.storage is None else site.storage
        row["shifts"], row["shift_changes"] = shift_spans[position]
    return rows
