"""What warehouses do for each other, added to the sums: transshipments, losses on the way, and orders that figures misled."""

import numpy as np
from numpy.typing import NDArray

from analysis.kpis.scopes import CLASSES
from analysis.kpis.setting import Setting
from analysis.kpis.site_events import add_at
from analysis.kpis.sums import Filling, Site
from sim.ledger.columns import NONE
from sim.ledger.rows import selected

Rows = NDArray[np.void]
Whole = NDArray[np.int64]


def tally_transshipments(trips: Rows, setting: Setting, sites: Whole) -> None:
    """Add trips that left in the window to the receiving warehouse; CO2e and transport work count with those of line-haul.

    Parameters
    ----------
    trips : record array
        Ledger rows.
    setting : Setting
        The measured window.
    sites : ndarray of int64, shape (warehouses, Site)
        Added to.
    """
    trips = selected(trips, setting.in_window(trips["departed_s"]))
    receiver = trips["warehouse"]
    add_at(sites, (receiver, Site.TRANSSHIPMENTS), 1)
    add_at(sites, (receiver, Site.TRANSSHIPPED_UNITS), trips["units"])
    add_at(sites, (receiver, Site.TRANSSHIPMENT_FEN), trips["freight_fen"])
    add_at(sites, (receiver, Site.LINE_HAUL_CO2E_G), trips["co2e_g"])
    add_at(sites, (receiver, Site.LINE_HAUL_KG_M), trips["weight_g"] * trips["distance_m"] // 1000)


def tally_losses(shipments: Rows, setting: Setting, sites: Whole) -> None:
    """Add what arrived by transshipment in the window, and what was lost on the way."""
    arrived = selected(shipments, setting.in_window(shipments["received_s"]) & (shipments["transshipment"] != NONE))
    add_at(sites, (arrived["warehouse"], Site.TRANSIT_UNITS), arrived["quantity"])
    add_at(sites, (arrived["warehouse"], Site.TRANSIT_LOST_UNITS), arrived["lost"])
    add_at(sites, (arrived["warehouse"], Site.TRANSIT_LOSS_FEN), arrived["lost_fen"])


def tally_misallocations(lines: Rows, setting: Setting, filling: Whole) -> None:
    """Add lines of measured orders that were sent to a warehouse which did not have them, to that warehouse's cell."""
    lines = selected(lines, setting.in_window(lines["placed_s"]))
    place = setting.cities["region"][lines["city"]] * len(setting.scopes.warehouses) + lines["warehouse"]
    cell = place * len(CLASSES) + setting.skus["abc"][lines["sku"]]
    add_at(filling, (cell, Filling.LINES_MISALLOCATED), 1)
