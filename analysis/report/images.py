"""Pictures inside the page: charts as SVG, maps as PNG, so that it needs no other file and no network."""

import base64
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from io import BytesIO

from PIL import Image

from analysis.charts import style
from analysis.charts.gallery import Picture
from analysis.charts.saving import png
from analysis.frontier import COST, TIME
from analysis.language import Labels
from analysis.report import captions
from analysis.report.frontier_caption import frontier_caption
from analysis.study import Study

_MAP_DPI = 160
_COLOURS = 256


@dataclass(frozen=True)
class Embedded:
    """One picture of the page.

    Parameters
    ----------
    name : str
        Its anchor on the page.
    kind : str
        Which chart it is.
    source : str
        The picture itself, as a data URI.
    alt : str
        What it is, for those who cannot see it: its title.
    caption : str
        What to see; may be empty.
    """

    name: str
    kind: str
    source: str
    alt: str
    caption: str


def _uri(kind: str, content: bytes) -> str:
    return f"data:image/{kind};base64,{base64.b64encode(content).decode()}"


def _small(content: bytes) -> bytes:
    """Reduce a map to the few colours it has; a third of the bytes, nothing to be seen."""
    buffer = BytesIO()
    image = Image.open(BytesIO(content)).convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE)
    image.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def _embed(picture: Picture, caption: str) -> Embedded:
    axes = picture.axes
    texts = style.figure_of(axes).texts
    alt = texts[0].get_text().replace(r"\$", "$") if texts else picture.name
    source = _uri("png", _small(png(axes, _MAP_DPI))) if picture.kind == "map" else _uri("svg+xml", picture.svg)
    return Embedded(f"picture-{picture.name}", picture.kind, source, alt, caption)


def _captions(study: Study, labels: Labels) -> Mapping[str, Callable[[int], str]]:
    """Sentence for each kind of picture, by position among those of its kind."""
    return {
        "cost_components": lambda _: captions.cost_caption(study, labels),
        "delivery_times": lambda _: captions.times_caption(study, labels),
        "frontier": lambda _: frontier_caption(study, labels),
        "differences": lambda _: captions.differences_caption(study, labels),
        "heat_time": lambda _: captions.heat_caption(study, labels, TIME),
        "heat_cost": lambda _: captions.heat_caption(study, labels, COST),
        "warm_up": lambda _: captions.warm_up_caption(study, labels),
        "map": partial(captions.map_caption, study, labels),
        "stock": partial(captions.stock_caption, study, labels),
        "monitoring": partial(captions.monitoring_caption, study, labels),
    }


def embedded(study: Study, labels: Labels, drawn: Sequence[Picture]) -> Mapping[str, list[Embedded]]:
    """Embed every picture of a study, by kind.

    Parameters
    ----------
    study : Study
        The study.
    labels : Labels
        Names in captions.
    drawn : sequence of Picture
        The study's pictures.
    """
    say = _captions(study, labels)
    found: dict[str, list[Embedded]] = defaultdict(list)
    for picture in drawn:
        place = len(found[picture.kind]) if picture.place is None else picture.place
        found[picture.kind].append(_embed(picture, say[picture.kind](place)))
    return found
