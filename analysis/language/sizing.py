"""What reports say of the size that warehouses would have needed."""
# ruff: noqa: E501  a sentence stays on one line, as a translator reads it

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from analysis.study import Language


@dataclass(frozen=True)
class Sizing:
    """Words of one language; what is in braces is filled in."""

    title: str
    room: str
    pallets: str
    p95: str
    peak: str
    stated: str
    advice: str
    take_p95: str
    take_peak: str
    recommendation: str
    basis: str
    basis_single: str
    pallet: str
    pallets_differ: str
    pallet_with: str
    by_zone: str
    zone_room: str
    lacking: str
    zone: str
    zones: Mapping[str, str]
    together: str


SIZING: Mapping[Language, Sizing] = MappingProxyType(
    {
        "en": Sizing(
            title="Size needed",
            room="Room for goods, {unit}",
            pallets="Pallet places",
            p95="P95",
            peak="Peak",
            stated="Holds",
            advice="Recommended",
            take_p95="P95; rent {rest} more for the peak",
            take_peak="Peak",
            recommendation="Recommendation: take the P95, which is enough on 95 % of the days, and rent the rest for the fullest days; where the peak is at most {close} % larger, take the peak.",
            basis="P95 and peak are those of the measured days, zone by zone, as means over {replications} replications. They are the volume of the goods alone: aisles, racks and air come on top.",
            basis_single="P95 and peak are those of the measured days, zone by zone, in one replication. They are the volume of the goods alone: aisles, racks and air come on top.",
            pallet=" A pallet holds {volume} of goods.",
            pallets_differ=" Goods on a pallet: {volumes}.",
            pallet_with="{volume} with {scenario}",
            by_zone="By zone, where a scenario states the space of a warehouse: what each zone holds, and what the highest use of each day asks for. (Elsewhere use is what lies on the shelf at the daily close.) Bold: the P95 is more than the zone holds.",
            zone_room="{zone}, {unit}",
            lacking="more than it holds",
            zone="Zone",
            zones=MappingProxyType({"storage": "Storage", "picking": "Picking", "dispatch": "Dispatch"}),
            together="Together",
        ),
        "zh": Sizing(
            title="所需仓库规模",
            room="货物空间（{unit}）",
            pallets="托盘位",
            p95="P95",
            peak="峰值",
            stated="方案设定",
            advice="建议",
            take_p95="按 P95，峰值时另租 {rest}",
            take_peak="按峰值",
            recommendation="建议：按 P95 配置（95% 的日子够用），最满的日子另行租用；峰值最多高出 {close}% 时，直接按峰值配置。",
            basis="P95 与峰值按统计期各日、分作业区计算，取 {replications} 次重复仿真的均值；仅为货物本身的体积，通道、货架与空隙需另加。",
            basis_single="P95 与峰值按统计期各日、分作业区计算，仅一次仿真；仅为货物本身的体积，通道、货架与空隙需另加。",
            pallet="每托货物 {volume}。",
            pallets_differ="每托货物：{volumes}。",
            pallet_with="「{scenario}」{volume}",
            by_zone="方案设定了空间的仓，按作业区对照设定值与每日最高占用所需（其余仓取每日收盘时的在架体积）。粗体：P95 超过设定值。",
            zone_room="{zone}（{unit}）",
            lacking="超过设定值",
            zone="作业区",
            zones=MappingProxyType({"storage": "存储", "picking": "拣货", "dispatch": "发货"}),
            together="合计",
        ),
    }
)
"""The words."""
