"""Size: what a warehouse would have needed, from hand-made days."""

import numpy as np
import pytest
from hand_made import DAY, Ledger, scenario

from analysis.kpis.measures import measure
from analysis.kpis.setting import Setting
from analysis.kpis.tally import Tally


def test_size_is_the_p95_and_the_peak_of_measured_days() -> None:
    """The hub has 10, 30 and 20 m3 on the shelf on its measured days and is fullest at 40; the site has 5 m3 at each close."""
    space = {"pallet": "2 m3"}
    places = scenario().model_dump()["warehouses"]
    small = scenario(warehouses=[{**places[0], "space": space}, places[1]])
    ledger = Ledger(small)
    for day, (use, peak) in enumerate(((99, 99), (10, 10), (30, 40), (20, 30), (99, 99), (99, 99)), start=1):
        ledger.add("space_days", closed_s=day * DAY, storage_ml=use * 10**6, storage_peak_ml=peak * 10**6,
                   picking_peak_ml=10**6, dispatch_peak_ml=day * 10**6, overflow_fen=day)  # fmt: skip
        ledger.add("stock_days", closed_s=day * DAY, warehouse=0, volume_ml=use * 10**6)
        ledger.add("stock_days", closed_s=day * DAY, warehouse=1, volume_ml=5 * 10**6)
    setting = Setting.of(small)
    tally = Tally.empty(setting)
    tally.include(ledger, setting)
    table = measure(tally, setting, 0)
    figures = {(row.kpi, row.scope): row.value for row in table.itertuples()}
    hub, site = "warehouse:hub", "warehouse:site"
    assert figures["storage_mean", hub] == pytest.approx((10 + 40 + 30) / 3)
    assert (figures["storage_p95", hub], figures["storage_peak", hub]) == (40, 40)
    assert (figures["dispatch_peak", hub], figures["picking_peak", hub]) == (4, 1)
    assert (figures["size_peak", hub], figures["pallets_peak", hub]) == (45, 20 + 1 + 2)
    assert (figures["size_p95", site], figures["pallets_p95", site]) == (5, 3)
    assert ("dispatch_peak", site) not in figures
    assert tally.sites[0].sum() == 2 + 3 + 4  # overflow of the measured days
    assert np.isfinite(table["value"]).all()
