"""How findings are worded: which scenario is better on what, by how much and for whom."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from analysis.study import Language


@dataclass(frozen=True)
class Phrases:
    """Sentences of one language; `s` is the scenario, `b` the baseline, `d` the difference.

    Parameters
    ----------
    less, more : mapping of str to str
        What a lower or higher figure is called, by KPI; "" stands for all others.
    detail, single : str
        Figures behind a statement, with and without an interval.
    share : str
        A difference with its share of the baseline.
    undecided, same : str
        Where the evidence does not suffice, and where there is no difference.
    regions : str
        Opening of a statement region by region.
    region_undecided : str
        List of regions without a verdict.
    alike : str
        Where several figures do not differ at all.
    item, separator, clause, stop : str
        Between titles of figures, between items of a list, between clauses, and at the end of a sentence.
    """

    less: Mapping[str, str]
    more: Mapping[str, str]
    detail: str
    single: str
    share: str
    undecided: str
    same: str
    regions: str
    region_undecided: str
    alike: str
    item: str
    separator: str
    clause: str
    stop: str


PHRASES: Mapping[Language, Phrases] = MappingProxyType(
    {
        "en": Phrases(
            less={
                "cost_per_order": "{s} costs {d} less an order than {b}",
                "order_to_delivery_mean": "{s} delivers {d} sooner than {b} on average",
                "": "{title}: {s} is {d} below {b}",
            },
            more={
                "cost_per_order": "{s} costs {d} more an order than {b}",
                "order_to_delivery_mean": "{s} delivers {d} later than {b} on average",
                "": "{title}: {s} is {d} above {b}",
            },
            detail=" ({mean} against {base}; 95 % interval of the difference {low} to {high})",
            single=" ({mean} against {base}; one replication, so nothing is known about the interval)",
            share="{d} ({share})",
            undecided="{title}: the evidence does not suffice to say whether {s} or {b} is better",
            same="{title}: {s} does not differ from {b} ({mean})",
            regions="{title} by region, {s} against {b}: ",
            region_undecided="the evidence does not suffice in {names}",
            alike="{s} does not differ from {b} in any of: {titles}",
            item="; ",
            separator=", ",
            clause="; ",
            stop=".",
        ),
        "zh": Phrases(
            less={
                "cost_per_order": "「{s}」的单均成本比「{b}」低 {d}",
                "order_to_delivery_mean": "「{s}」的平均送达时间比「{b}」短 {d}",
                "": "{title}：「{s}」比「{b}」低 {d}",
            },
            more={
                "cost_per_order": "「{s}」的单均成本比「{b}」高 {d}",
                "order_to_delivery_mean": "「{s}」的平均送达时间比「{b}」长 {d}",
                "": "{title}：「{s}」比「{b}」高 {d}",
            },
            detail="（{mean}，对照 {base}；差值的 95% 置信区间为 {low} 至 {high}）",
            single="（{mean}，对照 {base}；仅一次重复，区间未知）",
            share="{share}，即 {d}",
            undecided="{title}：「{s}」与「{b}」孰优无法判定",
            same="{title}：「{s}」与「{b}」没有差异（{mean}）",
            regions="分区域{title}，「{s}」对照「{b}」：",
            region_undecided="{names}无法判定",
            alike="「{s}」与「{b}」在以下指标上没有差异：{titles}",
            item="、",
            separator="、",
            clause="；",
            stop="。",
        ),
    }
)
"""The sentences."""
