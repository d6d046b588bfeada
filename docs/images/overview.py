"""The picture in the README: two maps, cost by component and the frontier, drawn from a comparison.

Run from the repository's folder; finished replications of an earlier `fencang compare` are reused::

    python docs/images/overview.py
"""

import argparse
from io import BytesIO
from pathlib import Path

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image

from analysis.charts import cost_components, frontier
from analysis.charts.saving import png, write_bytes
from analysis.charts.style import INK
from analysis.experiment import Plan, run_study
from analysis.maps import class_edges, largest_flow, service_map
from analysis.replications.runner import local_crew
from analysis.replications.store import DEFAULT_FOLDER, Store
from analysis.study import Study
from sim import load

FILES = ("one-hub", "three-hubs", "seven-hubs")
SIZE = (16.0, 11.4)
"""Inches."""
DPI = 100
COLOURS = 96
"""Colours that the file keeps, so that it stays small."""


def compared(folder: Path) -> Study:
    """Compare the reference scenarios as the README does."""
    scenarios = tuple(load(f"scenarios/{name}.yaml") for name in FILES)
    with local_crew("compiled") as crew:
        return run_study(Plan(scenarios, scenarios[0].seed), crew, Store(folder)).study


def overview(study: Study) -> bytes:
    """Draw the first and the last scenario's map over cost and frontier of all; return a PNG file."""
    figure = Figure(figsize=SIZE, facecolor="white", layout="constrained")
    FigureCanvasAgg(figure)
    above, below = figure.subfigures(2, 1, height_ratios=(1.7, 1.0))
    first, last = above.subplots(1, 2)
    edges, largest = class_edges(study.results), largest_flow(study.results)
    for place, axes in ((0, first), (len(study.results) - 1, last)):
        service_map(study.results[place], axes, "en", edges, largest, place)
    costs, times = below.subplots(1, 2, width_ratios=(1.15, 1.0))
    cost_components(study, costs)
    costs.set_title(costs.get_title("left"), loc="left", pad=46, fontsize=12, fontweight="bold", color=INK)
    frontier(study, times)
    buffer = BytesIO()
    picture = Image.open(BytesIO(png(costs, DPI))).convert("RGB")
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(buffer, format="PNG", optimize=True)
    return buffer.getvalue()


def main() -> None:
    """Write the picture."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--store", type=Path, default=DEFAULT_FOLDER, help="folder of finished replications")
    parser.add_argument("--out", type=Path, default=Path(__file__).with_name("overview.png"))
    arguments = parser.parse_args()
    write_bytes(arguments.out, overview(compared(arguments.store)))


if __name__ == "__main__":
    main()
