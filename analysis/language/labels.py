"""The names of a scenario's things as people read them: regions, warehouses, scenarios, KPIs."""

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from analysis.kpis.definitions import definitions
from analysis.language.numbers import Scale, gap, scale
from analysis.language.texts import Texts
from sim.scenario.demand import CalendarEvent
from sim.scenario.promise import Promise
from sim.scenario.scenario import Scenario

_LONGEST_DESCRIPTION = 600


def _everything(text: str) -> bool:
    return True


def plain(text: str, width: int = 40) -> str:
    """Put a name from a file on one line: no control characters, no runs of blanks, cut to a width."""
    kept = "".join(" " if unicodedata.category(letter)[0] in "CZ" else letter for letter in text)
    line = " ".join(kept.split())
    return line if len(line) <= width else line[: width - 1].rstrip() + "…"


@dataclass(frozen=True)
class Labels:
    """Names in one language, each of which can be shown.

    Parameters
    ----------
    texts : Texts
        The language.
    drawable : callable
        Whether a text can be shown where the labels go; a chart's font may lack characters, a web page never does.
    escape : callable
        What has to be done to a name before it is shown; a chart reads dollar signs as mathematics.
    width : int
        Longer names are cut.
    """

    texts: Texts
    drawable: Callable[[str], bool] = _everything
    escape: Callable[[str], str] = str
    width: int = 40

    def _first(self, candidates: Iterable[str], otherwise: str, width: int | None = None) -> str:
        for candidate in candidates:
            line = plain(candidate, width or self.width)
            if line and self.drawable(line):
                return self.escape(line)
        return otherwise

    def _pair(self, name: str, name_zh: str, otherwise: str, width: int | None = None) -> str:
        ordered = (name_zh, name) if self.texts.code == "zh" else (name, name_zh)
        return self._first(ordered, otherwise, width)

    def scenario(self, scenario: Scenario, place: int) -> str:
        """Name of the scenario at a place (from 0) of a study."""
        return self._pair(scenario.name, scenario.name_zh, f"#{place + 1}")

    def warehouse(self, scenario: Scenario, name: str) -> str:
        """Name of a warehouse; one that cannot be drawn is named by its number."""
        for place, warehouse in enumerate(scenario.warehouses):
            if warehouse.name == name:
                return self._pair(name, warehouse.name_zh, f"W{place + 1}")
        return self._first((name,), "W")

    def carrier(self, scenario: Scenario, name: str) -> str:
        """Name of a parcel carrier."""
        chinese = next((carrier.name_zh for carrier in scenario.carriers if carrier.name == name), "")
        return self._pair(name, chinese, "?")

    def promise(self, promise: Promise) -> str:
        """Name of a delivery promise."""
        return self._pair(promise.name, promise.name_zh, "?")

    def event(self, event: CalendarEvent) -> str:
        """Name of a stretch of days with more or less demand."""
        return self._pair(event.name, event.name_zh, "?")

    def description(self, scenario: Scenario) -> str:
        """What a scenario shows, in its own words; empty where it says nothing."""
        return self._pair(scenario.description, scenario.description_zh, "", _LONGEST_DESCRIPTION)

    def region(self, region: str, place: int = 0) -> str:
        """Name of a region; China's seven have names in both languages."""
        return self._first((self.texts.regions.get(region, region),), f"R{place + 1}")

    def component(self, name: str) -> str:
        """Name of a cost component."""
        return self.texts.components.get(name, name)

    def unit(self, unit: str) -> str:
        """Name of a unit."""
        return self.texts.units.get(unit, unit)

    def kpi(self, name: str) -> str:
        """Title of a KPI."""
        return definitions()[name].title(self.texts.code)

    def gap(self, unit: str) -> str:
        """Between a figure and its unit."""
        return gap(unit, self.texts.code)

    def scale(self, unit: str, largest: float) -> Scale:
        """How figures of a unit are written; see `analysis.language.numbers.scale`."""
        return scale(unit, largest, self.texts.units, self.texts.code)
