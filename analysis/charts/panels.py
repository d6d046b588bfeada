"""Panels of stock, each with a strip beneath it for rows of alerts."""

from collections.abc import Sequence

from matplotlib.axes import Axes

from analysis.charts import style

_PANEL, _ROW, _GAP, _HEAD = 1.25, 0.19, 0.12, 2.3
"""Inches: height of a panel of stock, of a row of alerts, between panels, of the legend."""


def panels(rows: Sequence[int]) -> list[tuple[Axes, Axes | None]]:
    """Make a figure with a panel for each number of rows, and beneath each a strip with as many; at least one panel."""
    heights: list[float] = []
    for count in rows or (0,):
        heights += [_PANEL, max(_ROW * count, 0.01), _GAP]
    figure = style.new_figure((style.WIDE[0], _HEAD + sum(heights[:-1])))
    grid = figure.add_gridspec(len(heights) - 1, 1, height_ratios=heights[:-1])
    pairs: list[tuple[Axes, Axes | None]] = []
    for number, count in enumerate(rows or (0,)):
        panel = figure.add_subplot(grid[3 * number])
        pairs.append((panel, figure.add_subplot(grid[3 * number + 1]) if count else None))
    return pairs


def beneath(axes: Axes, rows: int) -> Axes | None:
    """Make a strip for so many rows beneath given axes."""
    share = _ROW * rows / _PANEL
    return axes.inset_axes((0, -share - 0.06, 1, share)) if rows else None
