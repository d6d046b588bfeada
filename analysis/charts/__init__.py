"""Charts of a study: each a function with optional axes, one file a chart, one style for all."""

from analysis.charts.cost_components import cost_components
from analysis.charts.delivery_times import delivery_times
from analysis.charts.differences import differences
from analysis.charts.fonts import FontWarning
from analysis.charts.frontier import frontier
from analysis.charts.gallery import write_charts
from analysis.charts.heat_map import heat_map
from analysis.charts.monitoring import monitoring
from analysis.charts.stock import stock
from analysis.charts.warm_up import warm_up

__all__ = [
    "FontWarning",
    "cost_components",
    "delivery_times",
    "differences",
    "frontier",
    "heat_map",
    "monitoring",
    "stock",
    "warm_up",
    "write_charts",
]
