"""The tables of size: what room each warehouse would have needed, by zone where the scenario states its space."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from analysis.kpis.size import ZONES
from analysis.language import Labels
from analysis.language.numbers import Scale
from analysis.language.sizing import SIZING, Sizing
from analysis.naming import sentence_names
from analysis.overload import code_of
from analysis.sizing import CLOSE, Need, WarehouseSize, sizes
from analysis.study import Study

_FINE_BELOW = 100.0
"""Figures that are all below this have a decimal."""


@dataclass(frozen=True)
class SizeCell:
    """A figure, and whether it is more than what the scenario states."""

    value: str
    lacks: bool = False


@dataclass(frozen=True)
class SizeLine:
    """One warehouse of one scenario; `count` is how many stand under the scenario's name, beside the first of them."""

    scenario: str
    first: bool
    count: int
    name: str
    cells: tuple[SizeCell, ...]


@dataclass(frozen=True)
class SizeTables:
    """Everything that the report says of size; without lines where goods have no volume."""

    words: Sizing
    unit: str
    lines: tuple[SizeLine, ...]
    by_zone: tuple[SizeLine, ...]
    recommendation: str
    basis: str

    @property
    def zones(self) -> tuple[str, ...]:
        """Headings of the table by zone."""
        return tuple(self.words.zone_room.format(zone=self.words.zones[zone], unit=self.unit) for zone in ZONES)

    @property
    def kpis(self) -> tuple[str, ...]:
        """Figures that the tables show."""
        shown = (*(("size", "pallets") if self.lines else ()), *(ZONES if self.by_zone else ()))
        return tuple(f"{what}_{name}" for what in shown for name in ("p95", "peak"))


def volumes(labels: Labels, values: Iterable[float]) -> Scale:
    """How volumes that stand together are written."""
    return Scale(1.0, int(max(values, default=0.0) < _FINE_BELOW), labels.unit("m3"))


def size_tables(study: Study, labels: Labels) -> SizeTables:
    """Build the tables of size."""
    words = SIZING[code_of(labels)]
    found = [sizes(result) for result in study.results]
    every = [size for several in found for size in several]
    room = volumes(labels, (size.total.peak.mean for size in every))
    basis = words.basis if study.replications > 1 else words.basis_single
    measured = [[size for size in several if size.measured] for several in found]
    scales = _zone_scales(measured, labels)
    return SizeTables(
        words,
        room.unit,
        _lines(study, labels, found, lambda size: _in_all(size, room, words)),
        _lines(study, labels, measured, lambda size: _in_zones(size, scales)),
        words.recommendation.format(close=round(100 * (CLOSE - 1))),
        basis.format(replications=study.replications) + _pallets(study, labels, found),
    )


def _pallets(study: Study, labels: Labels, found: Sequence[Sequence[WarehouseSize]]) -> str:
    """Say what a pallet holds: one volume for all, or each scenario's own."""
    words, names = SIZING[code_of(labels)], sentence_names(study.results, labels)
    held = [
        (name, " / ".join(volumes(labels, [one]).quantity(one) for one in sorted({size.pallet_m3 for size in several})))
        for name, several in zip(names, found, strict=True)
        if several
    ]
    if len({volume for _, volume in held}) == 1:
        return words.pallet.format(volume=held[0][1])
    separator = labels.texts.report.list_separator
    return (
        words.pallets_differ.format(
            volumes=separator.join(words.pallet_with.format(volume=volume, scenario=name) for name, volume in held)
        )
        if held
        else ""
    )


def _in_all(size: WarehouseSize, room: Scale, words: Sizing) -> tuple[SizeCell, ...]:
    """Room and pallets of all zones together, and what is recommended."""
    advice = words.take_peak if size.advice == "peak" else words.take_p95.format(rest=room.quantity(size.rented_m3))
    pallets = (f"{ceil(found.mean):,}" for found in (size.pallets.p95, size.pallets.peak))
    return tuple(map(SizeCell, (*_pair(size.total, room), *pallets, advice)))


def _zone_scales(measured: list[list[WarehouseSize]], labels: Labels) -> dict[str, Scale]:
    every = [size for several in measured for size in several]
    return {
        zone: volumes(labels, (size.zones[zone].peak.mean for size in every if zone in size.zones)) for zone in ZONES
    }


def _in_zones(size: WarehouseSize, scales: Mapping[str, Scale]) -> tuple[SizeCell, ...]:
    """What each zone holds, and what it needs; more stands out where it reads as more."""
    cells: list[SizeCell] = []
    for zone, scale in scales.items():
        stated = scale.number(size.stated_m3[zone]) if zone in size.stated_m3 else "–"
        p95, peak = _pair(size.zones.get(zone), scale)
        cells += [SizeCell(stated), SizeCell(p95, size.lacks(zone) and p95 != stated), SizeCell(peak)]
    return tuple(cells)


def _pair(need: Need | None, scale: Scale) -> tuple[str, str]:
    return (scale.number(need.p95.mean), scale.number(need.peak.mean)) if need else ("–", "–")


def _lines(
    study: Study,
    labels: Labels,
    found: list[list[WarehouseSize]],
    cells: Callable[[WarehouseSize], tuple[SizeCell, ...]],
) -> tuple[SizeLine, ...]:
    """Lines of a table, scenario by scenario."""
    return tuple(
        SizeLine(
            labels.scenario(result.scenario, place), number == 0, len(several),
            labels.warehouse(result.scenario, size.warehouse), cells(size),
        )
        for place, (result, several) in enumerate(zip(study.results, found, strict=True))
        for number, size in enumerate(several)
    )  # fmt: skip
