"""What has to be said before figures are compared: overload, other demand, promises, differences without weight."""
# ruff: noqa: E501  a sentence stays on one line, as a translator reads it

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from analysis.study import Language


@dataclass(frozen=True)
class Cautions:
    """Sentences of one language; what is in braces is filled in."""

    title: str
    banner: str
    cut_off: str
    nothing_ordered: str
    open_orders: str
    busy_all: str
    busy_warehouses: str
    late: str
    separator: str
    not_comparable: str
    aside: str
    no_part: str
    frontier: str
    other_demand: str
    own_promise: str
    same: str
    same_regions: str
    choice: str
    step: str
    step_unsure: str
    step_separator: str
    stop: str


CAUTIONS: Mapping[Language, Cautions] = MappingProxyType(
    {
        "en": Cautions(
            title="Caution",
            banner="Warning: {scenario} is overloaded: {reasons}.",
            cut_off="Warning: the run of {scenario} ends too early: {share} of its orders were still open then, though no backlog grew in its warehouses, and delivery times leave them out. A longer horizon.cool_down (now {cool_down}) lets them arrive.",
            nothing_ordered="Warning: no order was placed in the measured time of {scenario}.",
            open_orders="{share} of its orders were not delivered by the end of the run",
            busy_all="its pickers are busy {share} of their time",
            busy_warehouses="pickers are busy at least {least} of their time in {names}",
            late="its 95th percentile of delivery time lies beyond what is counted ({cap})",
            separator="; ",
            aside=", overloaded scenarios aside",
            no_part="Overloaded scenarios take no part in what is best.",
            not_comparable="{scenario} is not comparable: {reasons}.",
            frontier="Not comparable, so not judged: {scenarios}.",
            other_demand="Demand differs between the scenarios: {sentence}",
            own_promise="On-time delivery of each scenario is against its own promise: what a city is promised follows its nearest warehouse, so the figures of different networks do not measure the same promise.",
            same="{title}: no practical difference between {s} and {b}",
            same_regions="no practical difference in {names}",
            choice="The choice is between {scenarios}, from cheaper to dearer: {steps}.",
            step="{dear} costs {cost} more an order than {cheap} for {time} less delivery time ({price} for every hour saved)",
            step_unsure="{dear} costs {cost} more an order than {cheap} for {time} less delivery time (not certain: an interval includes zero)",
            step_separator="; ",
            stop=".",
        ),
        "zh": Cautions(
            title="注意",
            banner="警告：「{scenario}」超负荷：{reasons}。",
            cut_off="警告：「{scenario}」的模拟结束过早：{share} 的订单届时仍未送达，但各仓积压并未增长；送达时间不含这些订单。延长 horizon.cool_down（现为 {cool_down}）可使其送达。",
            nothing_ordered="警告：「{scenario}」在统计期内没有订单。",
            open_orders="{share} 的订单在模拟结束时仍未送达",
            busy_all="拣货人员 {share} 的时间处于忙碌",
            busy_warehouses="{names}的拣货人员至少 {least} 的时间处于忙碌",
            late="送达时间的第 95 百分位超出统计上限（{cap}）",
            separator="；",
            aside="（超负荷方案不计）",
            no_part="超负荷方案不参与评比。",
            not_comparable="「{scenario}」不可比：{reasons}。",
            frontier="不可比、因而不作评判：{scenarios}。",
            other_demand="各方案需求不同：{sentence}",
            own_promise="各方案的准时率以其自身的时效承诺为准：城市的承诺取决于最近的仓，因此不同仓网的数字衡量的并非同一承诺。",
            same="{title}：「{s}」与「{b}」没有实际差异",
            same_regions="{names}没有实际差异",
            choice="可在{scenarios}之间取舍，由省到贵：{steps}。",
            step="「{dear}」比「{cheap}」单均多花 {cost}，早到 {time}（每提速一小时花费 {price}）",
            step_unsure="「{dear}」比「{cheap}」单均多花 {cost}，早到 {time}（尚不确定：区间包含零）",
            step_separator="；",
            stop="。",
        ),
    }
)
"""The sentences."""
