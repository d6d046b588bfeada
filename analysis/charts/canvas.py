"""What every chart shares: its axes, the names it shows, its footnote."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from matplotlib.axes import Axes

from analysis.charts import style
from analysis.charts.fonts import chart_language, drawable
from analysis.charts.lines import wrapped
from analysis.language import Labels, texts
from analysis.study import Language, ScenarioResult, Study
from sim.scenario.scenario import Scenario


def escape(text: str) -> str:
    """Keep dollar signs in names from being read as mathematics."""
    return text.replace("$", r"\$")


def measured_days(scenario: Scenario) -> tuple[str, str]:
    """First and last day of the measured time."""
    horizon = scenario.horizon
    first = horizon.start + timedelta(seconds=horizon.warm_up)
    last = first + timedelta(days=max(horizon.measure // 86400 - 1, 0))
    return first.isoformat(), last.isoformat()


def footnote(result: ScenarioResult, labels: Labels, seed: int | None = None) -> str:
    """Say what the figures are: replications, intervals, seed and measured time."""
    first, last = measured_days(result.scenario)
    replications = int(result.kpis["replication"].nunique())
    words = labels.texts.charts
    form = words.footnote if replications > 1 else words.footnote_single
    return form.format(
        replications=replications, seed=result.scenario.seed if seed is None else seed, first=first, last=last
    )


@dataclass(frozen=True)
class Canvas:
    """Where a chart is drawn and in which words.

    Parameters
    ----------
    axes : Axes
        The axes.
    owned : bool
        Whether the figure was made for this chart, which then writes the title and footnote at the figure's edges.
    language : Language
        The language that can be drawn.
    labels : Labels
        Names in that language.
    """

    axes: Axes
    owned: bool
    language: Language
    labels: Labels

    @classmethod
    def open(
        cls, axes: Axes | None, language: Language, size: tuple[float, float] = style.WIDE, foot_lines: int = 1
    ) -> "Canvas":
        """Take the given axes, or make a figure."""
        spoken = chart_language(language)
        labels = Labels(texts(spoken), drawable, escape)
        return cls(style.new_axes(size, foot_lines) if axes is None else axes, axes is None, spoken, labels)

    def close(self, title: str, foot: str) -> Axes:
        """Write title and footnote, see to the fonts, and hand the axes back."""
        style.title(self.axes, title, self.owned)
        style.footnote(self.axes, foot, self.owned)
        style.use_fonts(self.axes, self.language)
        return self.axes


def scenario_names(study: Study, labels: Labels, width: int | None = None) -> list[str]:
    """Names of a study's scenarios in their order, on several lines where they are longer than a width."""
    names = [labels.scenario(result.scenario, place) for place, result in enumerate(study.results)]
    return names if width is None else [wrapped(name, width) for name in names]


def regions_of(results: Sequence[ScenarioResult]) -> list[str]:
    """Regions of customers in the order of the scenarios' cities."""
    return list(dict.fromkeys(city.region for result in results for city in result.scenario.customers.cities))
