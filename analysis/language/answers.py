"""What the answer of a report says: who costs least, who delivers fastest, for whom, and what else differs."""
# ruff: noqa: E501  a sentence stays on one line, as a translator reads it

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from analysis.study import Language


@dataclass(frozen=True)
class LeadTexts:
    """Sentences on who is best on cost or time; what is in braces is filled in.

    Parameters
    ----------
    sure : str
        One is better than every other.
    tie : str
        Some cannot be told apart from the best mean.
    nearer, nearer_several : str
        One is, or several are, surely worse, though nearer to the best mean than another that cannot be told apart.
    first : str
        Several are best, and read the same.
    same : str
        All read the same.
    most, less : str
        Where a scenario gains most, and the region where it gains least.
    unsure, worse : str
        Regions where it is not sure that it gains, and where it surely loses.
    """

    sure: str
    tie: str
    nearer: str
    nearer_several: str
    first: str
    same: str
    most: str
    less: str
    unsure: str
    worse: str


@dataclass(frozen=True)
class Answers:
    """Sentences of one language."""

    cost: LeadTexts
    time: LeadTexts
    single: str
    best_both: str
    range: str
    orders_share: str
    gone: str
    gone_share: str
    with_scenario: str
    gone_cost: str
    gone_no_cost: str
    beyond: str
    beyond_unsure: str
    beyond_figure: str
    clause: str
    stop: str
    between: str


ANSWERS: Mapping[Language, Answers] = MappingProxyType(
    {
        "en": Answers(
            cost=LeadTexts(
                sure="{scenario} costs least: {value} an order, {gain} less than {other} (95 % interval {low} to {high}).",
                tie="None is surely the cheapest: {scenario} has the lowest mean, {value} an order, but with {replications} replications {rivals} ({values}) cannot be told apart from it.",
                nearer="{names} ({values}) is surely dearer than {scenario}, though the means are closer: that difference varies less between replications.",
                nearer_several="{names} ({values}) are surely dearer than {scenario}, though the means are closer: those differences vary less between replications.",
                first="{scenarios} cost least, and the same: {value} an order.",
                same="No difference in cost: every scenario costs {value} an order.",
                most="Against {other}, {scenario} saves most cost an order in {region} ({value})",
                less=" and least in {region} ({value})",
                unsure="; whether it saves any in {regions} is not sure",
                worse="; but it costs more in {regions}",
            ),
            time=LeadTexts(
                sure="{scenario} delivers fastest: {value} from order to delivery on average, {gain} sooner than {other} (95 % interval {low} to {high}).",
                tie="None is surely the fastest: {scenario} has the lowest mean, {value} from order to delivery, but with {replications} replications {rivals} ({values}) cannot be told apart from it.",
                nearer="{names} ({values}) is surely slower than {scenario}, though the means are closer: that difference varies less between replications.",
                nearer_several="{names} ({values}) are surely slower than {scenario}, though the means are closer: those differences vary less between replications.",
                first="{scenarios} deliver fastest, and equally fast: {value} from order to delivery on average.",
                same="No difference in delivery time: every scenario takes {value} from order to delivery on average.",
                most="For whom: against {other}, {scenario} gains most delivery time in {region} ({value})",
                less=" and least in {region} ({value})",
                unsure="; whether it gains any in {regions} is not sure",
                worse="; but it delivers later in {regions}",
            ),
            single="{scenario} costs {cost} an order and takes {time} from order to delivery on average.",
            best_both="{scenario} wins on both, so there is no trade-off between cost and delivery time.",
            range="{low} to {high}",
            orders_share=" – {share} of the orders",
            gone="Delivery time counts what is delivered: customers who do not wait are not in it. {shares}.",
            gone_share="{title}: {values}",
            with_scenario="{value} with {scenario}",
            gone_cost=" Lost sales cost {cost} an order with {scenario}, which is part of its cost.",
            gone_no_cost=" No scenario sets a cost of lost sales.",
            beyond="What else surely differs most – {figures}.",
            beyond_unsure="No other key figure surely differs by much; the means differ most on – {figures}.",
            beyond_figure="{title}: {best} against {worst}",
            clause="; ",
            stop=".",
            between=" ",
        ),
        "zh": Answers(
            cost=LeadTexts(
                sure="「{scenario}」成本最低：单均 {value}，比「{other}」低 {gain}（95% 置信区间 {low} 至 {high}）。",
                tie="成本上没有确定的最优：「{scenario}」的均值最低，单均 {value}；但在 {replications} 次重复仿真下，无法把{rivals}（{values}）与它区分开。",
                nearer="{names}（{values}）与「{scenario}」的均值更接近，却确定更贵：这一差值在各次重复之间波动较小。",
                nearer_several="{names}（{values}）与「{scenario}」的均值更接近，却确定更贵：这些差值在各次重复之间波动较小。",
                first="{scenarios}成本最低，且彼此相同：单均 {value}。",
                same="成本没有差别：各方案单均都是 {value}。",
                most="与「{other}」相比，「{scenario}」单均成本降低最多的是{region}（{value}）",
                less="，最少的是{region}（{value}）",
                unsure="；在{regions}是否降低尚不确定",
                worse="；但在{regions}更贵",
            ),
            time=LeadTexts(
                sure="「{scenario}」配送最快：下单到签收平均 {value}，比「{other}」快 {gain}（95% 置信区间 {low} 至 {high}）。",
                tie="时效上没有确定的最优：「{scenario}」的均值最短，平均 {value}；但在 {replications} 次重复仿真下，无法把{rivals}（{values}）与它区分开。",
                nearer="{names}（{values}）与「{scenario}」的均值更接近，却确定更慢：这一差值在各次重复之间波动较小。",
                nearer_several="{names}（{values}）与「{scenario}」的均值更接近，却确定更慢：这些差值在各次重复之间波动较小。",
                first="{scenarios}配送最快，且彼此相同：平均 {value}。",
                same="时效没有差别：各方案下单到签收平均都是 {value}。",
                most="对谁有利：与「{other}」相比，「{scenario}」提速最多的是{region}（{value}）",
                less="，最少的是{region}（{value}）",
                unsure="；在{regions}是否提速尚不确定",
                worse="；但在{regions}更慢",
            ),
            single="「{scenario}」单均成本 {cost}，下单到签收平均 {time}。",
            best_both="「{scenario}」两项都最优，成本与时效之间无需取舍。",
            range="{low} 至 {high}",
            orders_share="（共占订单的 {share}）",
            gone="配送时长只统计送达的订单，不愿等待的客户不在其中。{shares}。",
            gone_share="{title}：{values}",
            with_scenario="「{scenario}」{value}",
            gone_cost="「{scenario}」的失销损失为单均 {cost}，已计入其成本。",
            gone_no_cost="各方案均未设定失销成本。",
            beyond="其他确有差别的指标中，差别最大的——{figures}。",
            beyond_unsure="其他关键指标均无确定的明显差别；均值差别最大的——{figures}。",
            beyond_figure="{title}：{best}，{worst}",
            clause="；",
            stop="。",
            between="",
        ),
    }
)
"""The sentences."""
