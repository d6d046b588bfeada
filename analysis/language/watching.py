"""What charts and reports say of alerts and of what they watch."""
# ruff: noqa: E501  a sentence stays on one line, as a translator reads it

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from analysis.study import Language


@dataclass(frozen=True)
class Watching:
    """Words of one language; what is in braces is filled in."""

    title: str
    heading: str
    stock: str
    safety_stock: str
    reorder_point: str
    order_up_to: str
    events: str
    a_day: str
    a_week: str
    kinds: Mapping[str, str]
    below_cover: str
    below_units: str
    caption: str
    caption_precision: str
    caption_recall: str


WATCHING: Mapping[Language, Watching] = MappingProxyType(
    {
        "en": Watching(
            title="Stock, targets and alerts: {scenario}",
            heading="{warehouse}\n{unit}",
            stock="stock on hand at the daily close",
            safety_stock="safety stock",
            reorder_point="reorder points",
            order_up_to="order-up-to levels",
            events="calendar events",
            a_day="{count} alerts a day",
            a_week="{count} alerts a week",
            kinds=MappingProxyType({
                "below_safety_stock": "below safety stock", "stock_out": "stock-out", "overstock": "overstock",
                "capacity": "storage full", "picking_queue": "picking queue", "supplier_late": "supplier late",
                "ageing": "ageing stock", "record_mismatch": "record wrong",
            }),
            below_cover="below {days} days of demand",
            below_units="below {units} units",
            caption="{scenario}: {alerts} alerts in the measured time. They are raised SKU by SKU: a warehouse may hold enough in all and lack some.",
            caption_precision="A stock-out followed {precision} of the warnings ({kinds}).",
            caption_recall="{recall} of the stock-outs had a warning before them.",
        ),
        "zh": Watching(
            title="库存、目标与预警：{scenario}",
            heading="{warehouse}\n{unit}",
            stock="每日收盘在库库存",
            safety_stock="安全库存",
            reorder_point="再订货点",
            order_up_to="补货上限",
            events="日历活动",
            a_day="每日 {count} 次预警",
            a_week="每周 {count} 次预警",
            kinds=MappingProxyType({
                "below_safety_stock": "低于安全库存", "stock_out": "缺货", "overstock": "库存积压",
                "capacity": "库容超限", "picking_queue": "拣货积压", "supplier_late": "供应商延迟",
                "ageing": "库龄超限", "record_mismatch": "账实不符",
            }),
            below_cover="低于 {days} 天需求",
            below_units="低于 {units} 件",
            caption="「{scenario}」：统计期内共 {alerts} 次预警。预警按商品逐一发出：总量充足的仓也可能缺少个别商品。",
            caption_precision="其中 {precision} 的缺货类预警（{kinds}）之后确实缺货。",
            caption_recall="{recall} 的缺货事先已有预警。",
        ),
    }
)  # fmt: skip
"""The words."""
