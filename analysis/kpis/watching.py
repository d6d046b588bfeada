"""Alerts of the window, added to the sums: how many of which kind, what they warned of, how long they were open."""

import numpy as np
from numpy.typing import NDArray

from analysis.kpis.setting import DAY_S, Setting
from analysis.kpis.site_events import add_at
from analysis.kpis.sums import Watch
from sim.ledger.columns import NONE
from sim.ledger.rows import selected
from sim.rules.alerts.table import KINDS

Rows = NDArray[np.void]
Whole = NDArray[np.int64]

WHOLE_SITE = 3
"""In place of a class: alerts about a warehouse as a whole."""

_WARNS = np.array([kind.warns for kind in KINDS])
_IS_STOCK_OUT = np.array([kind.is_stock_out for kind in KINDS])


def tally_alerts(alerts: Rows, end_s: int, setting: Setting, watch: Whole, raised: Whole, alerts_by_day: Whole) -> None:
    """Add alerts: those raised in the window to `watch` and `raised`, all to `alerts_by_day`.

    Parameters
    ----------
    alerts : record array
        Ledger rows.
    end_s : int
        End of the piece, until which open alerts are open so far.
    setting : Setting
        The measured window, and the class of SKUs.
    watch : ndarray of int64, shape (warehouses, 4, Watch)
        Added to; after the classes come alerts about a warehouse as a whole.
    raised : ndarray of int64, shape (warehouses, 4, kinds)
        Added to.
    alerts_by_day : ndarray of int64, shape (days, warehouses, rules)
        Added to.
    """
    if not len(alerts):
        return
    day = np.minimum(alerts["raised_s"] // DAY_S, len(alerts_by_day) - 1)
    add_at(alerts_by_day, (day, alerts["warehouse"], alerts["rule"]), 1)
    alerts = selected(alerts, setting.in_window(alerts["raised_s"]))
    place = (alerts["warehouse"], np.where(alerts["sku"] == NONE, WHOLE_SITE, setting.skus["abc"][alerts["sku"]]))
    add_at(raised, (*place, alerts["kind"]), 1)
    warns, followed = _WARNS[alerts["kind"]], alerts["stockout_s"] != NONE
    in_time = warns & followed & (alerts["stockout_s"] > alerts["raised_s"])
    is_stock_out = _IS_STOCK_OUT[alerts["kind"]]
    for column, counted in (
        (Watch.WARNINGS, warns),
        (Watch.FOLLOWED, warns & followed),
        (Watch.IN_TIME, in_time),
        (Watch.LEAD_S, np.where(in_time, alerts["stockout_s"] - alerts["raised_s"], 0)),
        (Watch.STOCK_OUTS, is_stock_out),
        (Watch.WARNED, is_stock_out & (alerts["warned_s"] != NONE)),
        (Watch.OPEN_S, np.where(alerts["cleared_s"] == NONE, end_s, alerts["cleared_s"]) - alerts["raised_s"]),
    ):
        add_at(watch, (*place, column), counted.astype(np.int64))
