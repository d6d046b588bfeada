"""Whether a run had settled when counting began: the days that MSER-5 asks for, and stock at the end of the warm-up.

Nothing here draws, so that the command line can say it without loading a chart library.
"""

import numpy as np
import pandas as pd

from analysis.language import Labels
from analysis.language.sureness import SURENESS
from analysis.mser import LEAST, mser
from analysis.overload import code_of, keeping_up, overload
from analysis.study import ScenarioResult

WEEK = 7
"""Days over which stock is averaged, so that weekly orders do not hide what lasts."""

SETTLED = 0.1
"""Stock at the end of the warm-up may differ from its later mean by this share."""


def stock_by_warehouse(result: ScenarioResult) -> pd.DataFrame:
    """Stock value by day (rows) and warehouse (columns, in the scenario's order), 元."""
    table = result.stock.pivot_table(index="day", columns="warehouse", values="value", aggfunc="sum")
    kept = [warehouse.name for warehouse in result.scenario.warehouses if warehouse.name in table.columns]
    frame = table[kept].fillna(0.0).sort_index()
    frame.index = pd.to_datetime(frame.index)
    return frame


def _until_end(series: pd.Series, result: ScenarioResult) -> pd.Series:
    """Cut off the cool-down, whose last orders nobody sees delivered."""
    horizon = result.scenario.horizon
    end = pd.Timestamp(horizon.start) + pd.Timedelta(seconds=horizon.warm_up + horizon.measure)
    return series[series.index < end]


def delivery_by_day(result: ScenarioResult) -> pd.Series:
    """Mean order-to-delivery time by day of order, h, warm-up included."""
    table = result.daily
    return _until_end(
        pd.Series(table["mean_delivery_h"].to_numpy(), index=pd.to_datetime(table["day"])).sort_index(), result
    )


def stock_by_day(result: ScenarioResult) -> pd.Series:
    """Stock over all warehouses at the daily close, 元, warm-up included."""
    return _until_end(stock_by_warehouse(result).sum(axis=1), result)


def suggested_days(result: ScenarioResult) -> int | None:
    """Days of warm-up that MSER-5 asks for, from the delivery times of each day's orders; None for short runs, and where it is overloaded."""
    if overload(result):
        return None  # it never settles, and the rule speaks of what does
    every_day = delivery_by_day(result)
    days = every_day.dropna()
    asked = mser(days.to_numpy(dtype=np.float64))
    return None if asked is None else (days.index[asked] - every_day.index[0]).days


def settled_share(result: ScenarioResult) -> float | None:
    """Stock in the last week of the warm-up over its mean in the measured time; None without warm-up or stock."""
    stock = stock_by_day(result)
    horizon = result.scenario.horizon
    cut = pd.Timestamp(horizon.start) + pd.Timedelta(seconds=horizon.warm_up)
    before, after = stock[stock.index < cut].tail(WEEK), stock[stock.index >= cut]
    if before.empty or after.empty or after.mean() <= 0:
        return None
    return float(before.mean() / after.mean())


def warm_up_told(results: tuple[ScenarioResult, ...], labels: Labels) -> str:
    """Say whether the warm-up of scenarios over the same time was long enough, by MSER-5 and by stock at its end.

    Parameters
    ----------
    results : tuple of ScenarioResult
        The one that asks for most days, and those whose stock is furthest from what it is later, count; overloaded ones do not.
    labels : Labels
        Language of the sentence.
    """
    words, sure = labels.texts.report, SURENESS[code_of(labels)]
    days = results[0].scenario.horizon.warm_up // 86400
    judged = keeping_up(results)
    if not judged:
        return (sure.warm_up_days.format(days=days) if days else words.caption_warm_up_none) + sure.never_settles
    return _told(judged, days, labels) + ("" if len(judged) == len(results) else sure.never_settles)


def _told(results: tuple[ScenarioResult, ...], days: int, labels: Labels) -> str:
    """Say whether so many days of warm-up were enough for networks that keep up."""
    words, sure = labels.texts.report, SURENESS[code_of(labels)]
    known = [asked for result in results if (asked := suggested_days(result)) is not None]
    if not known:
        told = words.caption_warm_up_none if not days else sure.warm_up_days.format(days=days)
        return told + sure.too_short.format(least=LEAST)
    suggested = max(known)
    if not days:
        return words.caption_warm_up_none + sure.suggested.format(suggested=suggested)
    shares = [share for result in results if (share := settled_share(result)) is not None]
    if not shares:
        return sure.warm_up_days.format(days=days) + sure.suggested.format(suggested=suggested)
    settled = suggested <= days and all(abs(share - 1) <= SETTLED for share in shares)
    form = words.caption_warm_up_enough if settled else words.caption_warm_up_short
    low, high = (f"{100 * share:.0f}{labels.gap('%')}%" for share in (min(shares), max(shares)))
    stands = low if low == high else sure.between.format(low=low, high=high)
    return form.format(days=days, suggested=suggested, share=stands)
