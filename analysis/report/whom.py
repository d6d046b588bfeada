"""For whom the best scenario is better, and for whom it is not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analysis.charts.canvas import regions_of
from analysis.charts.estimates import mean_of
from analysis.frontier import COST
from analysis.intervals import Estimate
from analysis.language.cautions import CAUTIONS
from analysis.overload import code_of
from analysis.report.ranking import difference
from analysis.report.teller import UNITS, Teller
from analysis.weight import reads_as_zero


@dataclass(frozen=True)
class Gainers:
    """Regions by what a scenario does for them, the largest gain first.

    Parameters
    ----------
    gain, worse : tuple of str
        Where it surely has less of a cost or time, and where it surely has more.
    unsure, same : tuple of str
        Where that is not known, and where the difference surely reads as zero.
    """

    gain: tuple[str, ...]
    worse: tuple[str, ...]
    unsure: tuple[str, ...]
    same: tuple[str, ...]


def gainers(found: Mapping[str, Estimate], unit: str, size: float) -> Gainers:
    """Sort regions by their paired differences.

    Parameters
    ----------
    found : mapping of str to Estimate
        Paired difference by region; less is better.
    unit : str
        Their unit.
    size : float
        A figure as large as those that are compared.
    """
    kinds: dict[str, list[str]] = {"gain": [], "worse": [], "unsure": [], "same": []}
    for region in sorted(found, key=lambda region: found[region].mean):
        told = found[region]
        certain = told.low > 0 or told.high < 0 or told.half_width == 0
        ends = (told.mean,) if certain else (told.low, told.high)
        if all(reads_as_zero(end, unit, size) for end in ends):
            kinds["same"].append(region)
        elif not certain:
            kinds["unsure"].append(region)
        else:
            kinds["gain" if told.mean < 0 else "worse"].append(region)
    return Gainers(**{kind: tuple(regions) for kind, regions in kinds.items()})


def whom(teller: Teller, kpi: str, place: int) -> str:
    """One sentence on the regions that gain most and least, and those that lose; empty where none surely gains."""
    results, other = teller.study.results, teller.other(kpi, place)
    scopes = {f"region:{region}": region for region in regions_of(results)}
    found = {
        scopes[scope]: value for scope, value in difference(results[other], results[place], kpi, [*scopes]).items()
    }
    sorted_out = gainers(found, UNITS[kpi], abs(teller.value(kpi, other)))
    if len(found) < 2 or not sorted_out.gain:
        return ""
    texts = teller.words.cost if kpi == COST else teller.words.time

    def one(region: str) -> dict[str, str]:
        return {
            "region": teller.labels.region(region),
            "value": teller.figure(kpi, found[region].mean, signed=True),
        }

    parts = [texts.most.format(scenario=teller.name(place), other=teller.name(other), **one(sorted_out.gain[0]))]
    if len(sorted_out.gain) > 1 and not sorted_out.worse:
        parts.append(texts.less.format(**one(sorted_out.gain[-1])))
    if sorted_out.worse:
        parts.append(texts.worse.format(regions=_losers(teller, kpi, found, sorted_out.worse)))
        parts.append(_share(teller, place, sorted_out.worse))
    if sorted_out.unsure:
        parts.append(texts.unsure.format(regions=_names(teller, sorted_out.unsure)))
    if sorted_out.same:
        same = CAUTIONS[code_of(teller.labels)].same_regions
        parts.append(teller.words.clause + same.format(names=_names(teller, sorted_out.same)))
    return "".join(parts) + teller.words.stop


def _names(teller: Teller, regions: Sequence[str]) -> str:
    return _joined(teller, [teller.labels.region(region) for region in regions])


def _joined(teller: Teller, parts: Sequence[str]) -> str:
    words = teller.labels.texts.report
    if len(parts) < 2:
        return "".join(parts)
    return words.list_separator.join(parts[:-1]) + words.list_last + parts[-1]


def _losers(teller: Teller, kpi: str, found: Mapping[str, Estimate], regions: Sequence[str]) -> str:
    """Name the regions that lose, most first, and by how much each."""
    ordered = sorted(regions, key=lambda region: -found[region].mean)
    values = [_brackets(teller, teller.figure(kpi, found[region].mean, signed=True)) for region in ordered]
    return _joined(
        teller, [f"{teller.labels.region(region)}{value}" for region, value in zip(ordered, values, strict=True)]
    )


def _share(teller: Teller, place: int, regions: Sequence[str]) -> str:
    """Say what share of the orders some regions have; empty where it is not known."""
    result = teller.study.results[place]
    total = mean_of(result, "orders")
    own = sum(mean_of(result, "orders", f"region:{region}") for region in regions)
    if not (total > 0 and own == own):
        return ""
    return teller.words.orders_share.format(share=f"{100 * own / total:.0f}{teller.labels.gap('%')}%")


def _brackets(teller: Teller, text: str) -> str:
    return f"（{text}）" if code_of(teller.labels) == "zh" else f" ({text})"
