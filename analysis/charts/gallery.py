"""Every picture of a study, in the order of the report."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

from matplotlib.axes import Axes

from analysis.charts.alerts_raised import most_alerts
from analysis.charts.cost_components import cost_components
from analysis.charts.delivery_times import delivery_times
from analysis.charts.differences import differences
from analysis.charts.fonts import chart_language
from analysis.charts.frontier import frontier
from analysis.charts.heat_map import heat_map
from analysis.charts.monitoring import monitoring
from analysis.charts.saving import file_names, png, svg, write_bytes
from analysis.charts.stock import stock, top_of
from analysis.charts.warm_up import warm_up
from analysis.study import Language, Study


@dataclass(frozen=True)
class Picture:
    """A chart or map that can be drawn; it is drawn once, however many files and pages show it.

    Parameters
    ----------
    name : str
        File name without ending.
    kind : str
        Name of the function that draws it; maps, stock charts and those of alerts exist once a scenario.
    draw : callable
        Draws it on a figure of its own.
    place : int, optional
        Position of its scenario in the study, where not every scenario has one.
    """

    name: str
    kind: str
    draw: Callable[[], Axes]
    place: int | None = None

    @cached_property
    def axes(self) -> Axes:
        """The picture, drawn when it is first asked for."""
        return self.draw()

    @cached_property
    def svg(self) -> bytes:
        """The picture as SVG."""
        return svg(self.axes)


def pictures(study: Study, language: Language) -> list[Picture]:
    """List the pictures of a study; nothing is drawn yet."""
    from analysis.maps import class_edges, largest_flow, service_map  # geopandas takes half a second to import

    drawn = [
        Picture("cost-components", "cost_components", partial(cost_components, study, None, language)),
        Picture("delivery-times", "delivery_times", partial(delivery_times, study, None, language)),
        Picture("frontier", "frontier", partial(frontier, study, None, language)),
        Picture("region-times", "heat_time", partial(heat_map, study, None, language)),
        Picture("region-costs", "heat_cost", partial(heat_map, study, None, language, "cost_per_order")),
        Picture("warm-up", "warm_up", partial(warm_up, study, None, language)),
    ]
    if len(study.results) > 1:
        drawn.insert(3, Picture("differences", "differences", partial(differences, study, None, language)))
    edges, largest, top = class_edges(study.results), largest_flow(study.results), top_of(study.results)
    most = most_alerts(study.results)
    names = file_names([result.scenario.name for result in study.results])
    for place, (result, name) in enumerate(zip(study.results, names, strict=True)):
        drawn.append(Picture(f"map-{name}", "map", partial(service_map, result, None, language, edges, largest, place)))
    for place, (result, name) in enumerate(zip(study.results, names, strict=True)):
        drawn.append(Picture(f"stock-{name}", "stock", partial(stock, result, None, language, top, place)))
    for place, (result, name) in enumerate(zip(study.results, names, strict=True)):
        if result.scenario.alerts:
            draw = partial(monitoring, result, None, language, place, most=most)
            drawn.append(Picture(f"alerts-{name}", "monitoring", draw, place))
    return drawn


def _written(drawn: Sequence[Picture], folder: Path) -> Iterator[Path]:
    for picture in drawn:
        yield write_bytes(folder / f"{picture.name}.png", png(picture.axes))
        yield write_bytes(folder / f"{picture.name}.svg", picture.svg)


def write_charts(
    study: Study, directory: Path, language: Language = "en", drawn: Sequence[Picture] | None = None
) -> list[Path]:
    """Draw every chart and map of a study.

    Parameters
    ----------
    study : Study
        The scenarios.
    directory : Path
        A run's folder; pictures go to its folder `charts`, replacing those of the same name.
    language : Language
        Language of the labels; English where no font has Chinese characters, with a warning.
    drawn : sequence of Picture, optional
        The study's `pictures`, where the report shows them too, so that nothing is drawn twice.

    Returns
    -------
    list of Path
        A PNG and an SVG file for each picture.
    """
    if drawn is None:
        drawn = pictures(study, chart_language(language))
    return list(_written(drawn, Path(directory) / "charts"))
