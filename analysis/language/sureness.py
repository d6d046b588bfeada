"""What is said of how sure figures are: of the warm-up, and of common random numbers."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from analysis.study import Language


@dataclass(frozen=True)
class Sureness:
    """Sentences of one language; what is in braces is filled in."""

    warm_up: str
    warm_up_days: str
    too_short: str
    suggested: str
    never_settles: str
    between: str
    luck: str
    factor: str


SURENESS: Mapping[Language, Sureness] = MappingProxyType(
    {
        "en": Sureness(
            warm_up="Warm-up, {scenarios}: {told}",
            warm_up_days="The first {days} days are simulated but not counted.",
            too_short=" White's MSER-5 rule says nothing of it, because it needs {least} days with deliveries.",
            suggested=" White's MSER-5 rule on delivery times asks for {suggested} days.",
            between="{low} to {high}",
            never_settles=" An overloaded network does not settle, however long its warm-up.",
            luck="Common luck: with random numbers of its own for each scenario, differences as sure as these would take {factors}.",
            factor="{factor} times the replications ({kpi})",
        ),
        "zh": Sureness(
            warm_up="预热期，{scenarios}：{told}",
            warm_up_days="前 {days} 天只仿真、不计入结果。",
            too_short="White 的 MSER-5 准则无从判断：至少需要 {least} 天有送达的数据。",
            suggested="对配送时长应用 White 的 MSER-5 准则需要 {suggested} 天。",
            between="{low} 至 {high}",
            never_settles="超负荷的网络不会稳定，预热再长也不够。",
            luck="公共随机数的作用：若各方案使用各自的随机数，差值要同样可靠，所需重复次数的倍数为：{factors}。",
            factor="{kpi} {factor} 倍",
        ),
    }
)  # fmt: skip
"""The sentences."""
