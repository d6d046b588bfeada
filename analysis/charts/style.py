"""One style for every chart and map: colours, sizes, titles, footnotes; set on the figure, never on globals.

Colours are those of Okabe and Ito, Color Universal Design (2008), as in Wong, Points of view: Color blindness, Nature
Methods 8 (2011) 441. There are more cost components than these; the others have some of Tol, Colour Schemes, SRON/EPS/TN/09-002
(2021), and a brown of ColorBrewer's, chosen so that any two differ to colour-blind readers too. The scale of delivery times is ColorBrewer's
YlOrBr (Harrower and Brewer 2003), which its authors mark as safe for colour-blind readers. No meaning hangs on colour alone:
markers, labels and signs say the same.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine
from matplotlib.legend import Legend
from matplotlib.text import Text
from matplotlib.ticker import ScalarFormatter

from analysis.charts.fonts import bold_exists, families, families_of
from analysis.charts.lines import columns
from analysis.study import Language

BLACK, ORANGE, SKY, GREEN = "#000000", "#E69F00", "#56B4E9", "#009E73"
YELLOW, BLUE, VERMILLION, PURPLE = "#F0E442", "#0072B2", "#D55E00", "#CC79A7"
BROWN = "#8C510A"
INDIGO, SAND, MAROON, DARK_OLIVE = "#332288", "#DDCC77", "#661100", "#666633"
INK, GREY, PALE, GRID = "#222222", "#666666", "#BBBBBB", "#E4E4E4"

SCENARIOS = (BLUE, VERMILLION, GREEN, PURPLE, ORANGE, SKY, BLACK)
"""Colours of scenarios, in their order."""

MARKERS = ("o", "s", "^", "D", "v", "P", "X")
"""Markers of scenarios, in their order."""

COMPONENTS: Mapping[str, str] = MappingProxyType({
    "freight": BLUE, "line_haul": SKY, "handling": GREEN, "labour": YELLOW, "rent": ORANGE, "holding": VERMILLION,
    "ordering": PURPLE, "penalty": BLACK, "lost_sales": GREY,
    "transshipment": SAND, "transit_loss": MAROON, "overflow": PALE, "write_off": BROWN, "losses": INDIGO, "counting": DARK_OLIVE,
})  # fmt: skip
"""Colours of cost components, in the order they are stacked."""

WAREHOUSES = (SKY, ORANGE, GREEN, PURPLE, BLUE, YELLOW, VERMILLION)
"""Colours of warehouses, in their order."""

HOURS = ("#FFFFD4", "#FEE391", "#FEC44F", "#FE9929", "#EC7014", "#CC4C02", "#8C2D04")
"""Colours of delivery times from short to long: ColorBrewer YlOrBr, seven classes."""

BETTER, WORSE, UNDECIDED = BLUE, VERMILLION, GREY
"""Colours of verdicts."""

WIDE = (10.0, 5.6)
"""Inches of a chart: fills a slide, and the width of an A4 page."""

TITLE, TEXT, SMALL, FOOT = 15.0, 10.5, 9.0, 7.5
"""Font sizes in points."""

DPI = 200
"""Dots an inch of PNG files."""

_TITLE_ROOM, _FOOT_ROOM = 0.55, 0.3
_LINE = 112


def figure_of(axes: Axes) -> Figure:
    """Figure that axes belong to.

    Raises
    ------
    ValueError
        If the axes were taken out of their figure.
    """
    figure = axes.get_figure(root=True)
    if figure is None:
        raise ValueError("axes: expected axes that belong to a figure")
    return figure


def new_figure(size: tuple[float, float] = WIDE, foot_lines: int = 1) -> Figure:
    """Make an empty figure that belongs to nobody else: no pyplot, so threads and notebooks are left alone."""
    figure = Figure(figsize=size, facecolor="white")
    FigureCanvasAgg(figure)
    width, height = size
    foot = _FOOT_ROOM + 0.15 * (foot_lines - 1)
    body = (0.15 / width, foot / height, 1 - 0.3 / width, 1 - (foot + _TITLE_ROOM) / height)
    figure.set_layout_engine(ConstrainedLayoutEngine(rect=body, h_pad=0.05, w_pad=0.05))
    return figure


def new_axes(size: tuple[float, float] = WIDE, foot_lines: int = 1) -> Axes:
    """Make a figure with one set of axes, and room for some lines of footnote."""
    return new_figure(size, foot_lines).add_subplot()


def calm(axes: Axes, grid: str = "") -> None:
    """Take away everything that says nothing: frame, ticks, dark grid lines; `grid` is "", "x", "y" or "both".

    Figures stand whole at their axis, never as what is to be added to one in the corner.
    """
    for side in ("top", "right", "left", "bottom"):
        axes.spines[side].set_visible(False)
    axes.tick_params(length=0, labelsize=TEXT, labelcolor=INK)
    axes.set_axisbelow(True)
    for axis in (axes.xaxis, axes.yaxis):
        if isinstance(formatter := axis.get_major_formatter(), ScalarFormatter):
            formatter.set_useOffset(False)
    if grid in ("x", "y", "both"):
        axes.grid(axis=grid, color=GRID, linewidth=0.8)  # type: ignore[arg-type]


def group_thousands(axes: Axes) -> None:
    """Write figures on the y axis as in tables: 1,400."""
    axes.yaxis.set_major_formatter(lambda value, _: f"{value:,g}")


def title(axes: Axes, text: str, owned: bool) -> None:
    """Write the title: over the whole figure where the chart has one of its own, else over the axes."""
    if owned:
        figure = figure_of(axes)
        width, height = figure.get_size_inches()
        figure.text(
            0.2 / width, 1 - 0.15 / height, text, ha="left", va="top", fontsize=TITLE, fontweight="bold", color=INK
        )
    else:
        axes.set_title(text, loc="left", fontsize=TEXT + 1.5, fontweight="bold", color=INK)


def footnote(axes: Axes, text: str, owned: bool) -> None:
    """Write the line with sources at the foot of a chart that has a figure of its own."""
    if owned:
        width, height = figure_of(axes).get_size_inches()
        figure_of(axes).text(
            0.2 / width, 0.09 / height, text, ha="left", va="bottom", fontsize=FOOT, color=GREY, linespacing=1.35
        )


def use_fonts(axes: Axes, language: Language) -> None:
    """Give every text of the figure fonts that have its characters; called last."""
    names = families(language)
    figure = figure_of(axes)
    for part in figure.axes:
        part.tick_params(labelfontfamily=names)
    for artist in figure.findobj(Text):
        if isinstance(artist, Text):
            own = families_of(artist.get_text(), language)
            artist.set_fontfamily(own)
            if not all(map(bold_exists, own)):
                artist.set_fontweight("normal")


def legend(axes: Axes, handles: Sequence[Artist], names: Sequence[str], **options: Any) -> Legend:
    """Draw a legend whose names may be anything, a leading underscore included, which matplotlib would leave out."""
    places = [str(place) for place in range(len(names))]
    made = axes.legend(handles, places, frameon=False, fontsize=TEXT, labelcolor=INK, **options)
    for text, name in zip(made.get_texts(), names, strict=True):
        text.set_text(name)
    return made


def legend_columns(names: Sequence[str]) -> int:
    """Columns of a legend that is as wide as a chart at most; Chinese letters are twice as wide as others."""
    longest = max(map(columns, names), default=0)
    return max(1, min(3, len(names), _LINE // (longest + 9)))


def ink_on(colour: tuple[float, float, float]) -> str:
    """Colour of text that can be read on a background (relative luminance, WCAG 2.1)."""
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return INK if luminance > 0.3 else "white"
