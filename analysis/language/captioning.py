"""What stands beneath charts that compare scenarios."""
# ruff: noqa: E501  a sentence stays on one line, as a translator reads it

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from analysis.study import Language


@dataclass(frozen=True)
class Captions:
    """Sentences of one language; what is in braces is filled in.

    Parameters
    ----------
    cost, cost_several, cost_same : str
        The lowest total of one scenario, of several, or of all, as far as figures can be read.
    cost_alone : str
        The total of the only one that is not overloaded.
    largest : str
        The largest component of it.
    times, times_same : str
        Shares delivered, where they read differently and where they do not.
    line, one_point, all_one_point : str
        The frontier as a line, as a single point that others lie off, and as the point of all.
    off, off_several : str
        One scenario, or several, that lie off the line.
    paid, paid_unsure : str
        What a step along the line means, where all are sure and where not.
    unsure, reads_same : str
        That differences are not all certain, and that those which read as zero do not count.
    heat_time, heat_cost, heat_same : str
        The region of the largest difference, or that there is none.
    differences, same, unjudged : str
        How many comparisons have which verdict.
    supplied : str
        That deliveries of suppliers are not in transport and carbon.
    """

    cost: str
    cost_several: str
    cost_same: str
    cost_alone: str
    largest: str
    times: str
    times_same: str
    line: str
    one_point: str
    all_one_point: str
    off: str
    off_several: str
    paid: str
    paid_unsure: str
    unsure: str
    reads_same: str
    heat_time: str
    heat_cost: str
    heat_same: str
    differences: str
    same: str
    unjudged: str
    supplied: str
    gap: str


CAPTIONS: Mapping[Language, Captions] = MappingProxyType(
    {
        "en": Captions(
            cost="{scenarios} has the lowest total, {cost} an order{aside}.",
            cost_several="{scenarios} have the lowest total, {cost} an order{aside}.",
            cost_same="The totals do not differ: {cost} an order{aside}.",
            cost_alone="{scenarios} costs {cost} an order.",
            largest="The largest item there is {component}, {share} of the total.",
            times="Two days after the order, {scenario} has delivered {best} and {other} {worst}{aside}.",
            times_same="Two days after the order, every scenario has delivered {best}{aside}.",
            line="Lower left is better. None beats {scenarios} on both cost and time{aside}; the dashed line joins them.",
            one_point="Lower left is better. No other scenario is cheaper or faster than {scenarios}{aside}, so there is no line to choose along.",
            all_one_point="All scenarios lie on one point{aside}: neither cost nor time differs.",
            off="{scenarios} lies off it: another is no dearer and no slower.",
            off_several="{scenarios} lie off it: another is no dearer and no slower.",
            paid="Along it, speed is paid for.",
            paid_unsure="Along it, means fall in time as they rise in cost, but not every step is certain.",
            unsure="Means are compared here; not all of their differences are certain.",
            reads_same="Differences that read as zero ({zeros}) do not count.",
            heat_time="The scenarios differ most in {region}{aside}: {low} with {best}, {high} with {worst}.",
            heat_cost="The scenarios differ most in {region}{aside}: {low} with {best}, {high} with {worst}.",
            heat_same="In no region do the scenarios differ by more than rounding{aside}.",
            differences="Comparisons with {baseline}: {total}. Better: {better}; worse: {worse}; undecided: {undecided}",
            same="; no practical difference: {count}",
            unjudged="; not comparable: {count}",
            supplied="The scenarios differ in what suppliers deliver to which warehouse. Freight, transport work and CO2e are those of this network's own lorries and carriers: what suppliers drive themselves is in none of them, so a saving here may be a cost and an emission elsewhere.",
            gap=" ",
        ),
        "zh": Captions(
            cost="{scenarios}合计最低，单均 {cost}{aside}。",
            cost_several="{scenarios}合计最低，均为单均 {cost}{aside}。",
            cost_same="各方案合计没有差别：单均 {cost}{aside}。",
            cost_alone="{scenarios}单均成本 {cost}。",
            largest="其中最大的一项是{component}，占 {share}。",
            times="下单两天后，「{scenario}」已签收 {best}，「{other}」为 {worst}{aside}。",
            times_same="下单两天后，各方案均已签收 {best}{aside}。",
            line="越靠左下越好。没有方案在成本与时效上同时胜过{scenarios}{aside}，虚线将它们相连。",
            one_point="越靠左下越好。没有其他方案比{scenarios}更省或更快{aside}，因此没有可供取舍的连线。",
            all_one_point="所有方案落在同一点{aside}：成本与时效都没有差别。",
            off="{scenarios}不在线上：另有方案既不更贵也不更慢。",
            off_several="{scenarios}不在线上：另有方案既不更贵也不更慢。",
            paid="沿虚线，速度要用钱换。",
            paid_unsure="沿虚线，均值上更快者更贵，但并非每一步都确定。",
            unsure="此处比较的是均值，差别并非都确定。",
            reads_same="读作零的差别（{zeros}）不计。",
            heat_time="方案间差距最大的是{region}{aside}：「{best}」{low}，「{worst}」{high}。",
            heat_cost="方案间差距最大的是{region}{aside}：「{best}」{low}，「{worst}」{high}。",
            heat_same="各方案在所有区域的差别都不超过舍入误差{aside}。",
            differences="与「{baseline}」比较 {total} 项：更优 {better} 项，更差 {worse} 项，无法判定 {undecided} 项",
            same="，没有实际差异 {count} 项",
            unjudged="，不可比 {count} 项",
            supplied="各方案中由供应商送达各仓的货物不同。运费、周转量与碳排放只计本网络自有干线与承运商；供应商自行运输的部分均未计入，此处的节省可能只是转移给了供应商。",
            gap="",
        ),
    }
)
"""The sentences."""
