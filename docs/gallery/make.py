"""The gallery: what the scenarios under `scenarios/stock/` show, each question with its figures, findings and picture.

Run from the repository's folder; finished replications of an earlier `fencang compare` are reused::

    python docs/gallery/make.py [NAME …]
"""

import argparse
from io import BytesIO
from pathlib import Path

from comparisons import COMPARISONS, Comparison
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image

from analysis.charts import cost_components, differences
from analysis.charts.saving import png, write_bytes
from analysis.charts.style import INK
from analysis.experiment import Plan, run_study
from analysis.kpis.definitions import HEADLINES
from analysis.language import Labels, texts
from analysis.replications.runner import local_crew
from analysis.replications.store import DEFAULT_FOLDER, Store
from analysis.report.sizes import SizeLine, size_tables
from analysis.report.summary import summary
from analysis.study import Study
from sim import load

HERE = Path(__file__).parent
WIDTH, LEAST_HEIGHT = 17.0, 6.4
"""Inches."""
ROW = 0.21
"""Inches of a row of the differences, so that names stay apart."""
DPI = 80
COLOURS = 128
"""Colours that a picture keeps, so that it stays small; the octree leaves those of the components as they are."""
MOST_FINDINGS = 4


def compared(comparison: Comparison) -> Study:
    """Compare the files as `fencang compare` does."""
    scenarios = tuple(load(path) for path in comparison.paths)
    with local_crew("compiled") as crew:
        return run_study(Plan(scenarios, scenarios[0].seed), crew, Store(DEFAULT_FOLDER)).study


def picture(study: Study) -> bytes:
    """Draw cost by component beside the differences; return a PNG file."""
    rows = len(HEADLINES) * len(study.results)  # a heading and the scenarios but one
    figure = Figure(figsize=(WIDTH, max(LEAST_HEIGHT, 2 + ROW * rows)), facecolor="white", layout="constrained")
    FigureCanvasAgg(figure)
    costs, others = figure.subplots(1, 2)
    cost_components(study, costs)
    differences(study, others)
    for axes, above in ((costs, 64), (others, 26)):  # room for the legends
        axes.set_title(axes.get_title("left"), loc="left", pad=above, fontsize=12, fontweight="bold", color=INK)
    buffer = BytesIO()
    drawn = Image.open(BytesIO(png(costs, DPI))).convert("RGB")
    drawn.quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(
        buffer, format="PNG", optimize=True
    )
    return buffer.getvalue()


def table(study: Study) -> list[str]:
    """Key figures as a Markdown table, with half-widths of 95 % intervals."""
    labels = Labels(texts("en"))
    names = [labels.scenario(result.scenario, place) for place, result in enumerate(study.results)]
    lines = ["| | " + " | ".join(names) + " |", "|---|" + "---:|" * len(names)]
    for group in summary(study, labels):
        for line in group.lines:
            cells = (f"{cell.value} ± {cell.half_width}" if cell.half_width else cell.value for cell in line.cells)
            lines.append(f"| {line.title}, {line.unit} | " + " | ".join(cells) + " |")
    return lines


def size(study: Study) -> list[str]:
    """Size that each warehouse needs, and what its zones hold, as Markdown tables."""
    found = size_tables(study, Labels(texts("en")))
    words, unit, zones = found.words, found.unit, found.words.zones.values()
    room = [
        f"{words.p95}, {unit}",
        f"{words.peak}, {unit}",
        *(f"{words.pallets}, {name}" for name in (words.p95, words.peak)),
    ]
    by_zone = [f"{zone}: {name}, {unit}" for zone in zones for name in (words.stated, words.p95, words.peak)]
    return [
        found.recommendation, "", *_size_table(found.lines, [*room, words.advice]), "",
        found.basis, "", words.by_zone, "", *_size_table(found.by_zone, by_zone), "",
    ]  # fmt: skip


def _size_table(lines: tuple[SizeLine, ...], headings: list[str]) -> list[str]:
    rows = [
        [
            line.scenario if line.first else "",
            line.name,
            *(f"**{cell.value}**" if cell.lacks else cell.value for cell in line.cells),
        ]
        for line in lines
    ]
    return [
        "| | | " + " | ".join(headings) + " |",
        "|---|---|" + "".join("---:|" if "," in name else "---|" for name in headings),
        *("| " + " | ".join(row) + " |" for row in rows),
    ]  # fmt: skip


def page(comparison: Comparison, study: Study) -> str:
    """One comparison as a Markdown page."""
    told = [f"- **{result.scenario.name}**: {result.scenario.description}" for result in study.results]
    findings = [f"- {finding.text('en')}" for finding in study.findings[:MOST_FINDINGS]]
    command = "fencang compare " + " ".join(comparison.paths)
    return "\n".join(
        [
            f"# {comparison.question}", "", *told, "", f"![Cost by component, and differences]({comparison.name}.png)", "",
            *(size(study) if comparison.about_size else ()), *findings, "", *table(study), "",
            f"Mean of {study.replications} replications ± half-width of the 95 % interval. The whole report, with maps and Chinese:",
            "", "```sh", command, "```", "",
        ]
    )  # fmt: skip


def index() -> str:
    """List the comparisons."""
    rows = [f"- [{comparison.question}]({comparison.name}.md)" for comparison in COMPARISONS]
    heading = (
        "What the scenarios under `scenarios/stock/` show: small differences to the reference layouts, a question each."
    )
    return "\n".join(["# Gallery", "", heading, "", *rows, ""])


def main() -> None:
    """Make the pages named, or all, and the index."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", choices=[[], *(comparison.name for comparison in COMPARISONS)])
    wanted = parser.parse_args().names
    for comparison in COMPARISONS:
        if wanted and comparison.name not in wanted:
            continue
        study = compared(comparison)
        write_bytes(HERE / f"{comparison.name}.png", picture(study))
        write_bytes(HERE / f"{comparison.name}.md", page(comparison, study).encode())
    write_bytes(HERE / "README.md", index().encode())


if __name__ == "__main__":
    main()
