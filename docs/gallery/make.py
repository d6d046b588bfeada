"""The gallery: what the scenarios under `scenarios/stock/` show, each question with its figures, findings and picture.

Run from the repository's folder; finished replications of an earlier `fencang compare` are reused::

    python docs/gallery/make.py [NAME …]
"""

import argparse
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

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
from analysis.report.summary import summary
from analysis.study import Study
from sim import load

HERE = Path(__file__).parent
WIDTH, LEAST_HEIGHT = 17.0, 6.4
"""Inches."""
ROW = 0.21
"""Inches of a row of the differences, so that names stay apart."""
DPI = 80
COLOURS = 64
"""Colours that a picture keeps, so that it stays small."""
MOST_FINDINGS = 4


@dataclass(frozen=True)
class Comparison:
    """A question, and the files whose comparison answers it; the first is what the others are compared with."""

    name: str
    question: str
    files: tuple[str, ...]

    @property
    def paths(self) -> tuple[str, ...]:
        """Paths from the repository's folder."""
        return tuple(f"scenarios/{file}.yaml" for file in self.files)


COMPARISONS = (
    Comparison(
        "policies",
        "Which replenishment policy: (s, S), (R, S), (R, Q), days of cover, one for one?",
        ("three-hubs", *(f"stock/policies-{name}" for name in ("s-S", "R-S", "R-Q", "days-of-cover", "base-stock"))),
    ),
    Comparison("cross-dock", "What if slow movers were not kept at the hubs?", ("three-hubs", "stock/policies-cross-dock")),
    Comparison("joint-orders", "What do joint orders cost in stock?", ("three-hubs", "stock/joint-orders")),
    Comparison(
        "pooling",
        "How much safety stock do seven warehouses need against one?",
        tuple(f"stock/pooling-{name}" for name in ("one", "seven", "one-punctual", "seven-punctual")),
    ),
    Comparison(
        "patience",
        "What if customers do not wait?",
        tuple(f"stock/patience-{name}" for name in ("backorders", "lost-sales", "give-up", "partial")),
    ),
    Comparison(
        "suppliers",
        "What is a reliable supplier worth, and does sharing fairly help where it is not?",
        ("three-hubs", "stock/unreliable-supplier", "stock/fair-share"),
    ),
    Comparison(
        "information",
        "What is it worth that warehouses know each other's stock?",
        ("stock/information-island", "stock/sharing-delayed", "stock/sharing-live"),
    ),
    Comparison(
        "transshipment",
        "Should goods move between warehouses: when something is short, or every week?",
        ("stock/information-island", "stock/transshipment-reactive", "stock/rebalancing-weekly"),
    ),
    Comparison(
        "shelf-life",
        "Goods with a date: issue what expires first, or what came first?",
        ("stock/shelf-life-fefo", "stock/shelf-life-fifo"),
    ),
    Comparison(
        "forecasts",
        "What is a good forecast worth over 11.11?",
        tuple(f"stock/forecast-{name}" for name in ("R-S", "smoothing", "no-calendar", "perfect", "poor", "mrp")),
    ),
    Comparison(
        "planning",
        "Central planning: divide stock by forecast, by sales history or in fixed shares?",
        ("stock/peak-as-usual", *(f"stock/allocation-by-{name}" for name in ("forecast", "history", "shares"))),
    ),
    Comparison(
        "pre-positioning",
        "Is it worth bringing goods to the hubs before 11.11?",
        ("stock/peak-as-usual", "stock/pre-positioning"),
    ),
    Comparison(
        "classes",
        "What belongs where: slow movers at the centre only, and a policy for each class of demand?",
        ("three-hubs", "stock/slow-movers-central", "stock/classes-abc-xyz"),
    ),
    Comparison("size", "How large must the warehouses be?", ("three-hubs", "stock/size")),
    Comparison(
        "alerts", "Which list of alerts warns in time?", ("stock/unreliable-supplier", "stock/alerts", "stock/alerts-cover")
    ),
    Comparison("direct-supply", "Should manufacturers deliver fast movers straight to the hubs?", ("three-hubs", "stock/direct-supply")),
    Comparison(
        "counting",
        "How often should stock be counted?",
        tuple(f"stock/counting-{name}" for name in ("never", "quarterly", "monthly", "cyclic")),
    ),
)  # fmt: skip


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
    drawn.quantize(COLOURS, dither=Image.Dither.NONE).save(buffer, format="PNG", optimize=True)
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


def page(comparison: Comparison, study: Study) -> str:
    """One comparison as a Markdown page."""
    told = [f"- **{result.scenario.name}**: {result.scenario.description}" for result in study.results]
    findings = [f"- {finding.text('en')}" for finding in study.findings[:MOST_FINDINGS]]
    command = "fencang compare " + " ".join(comparison.paths)
    return "\n".join(
        [
            f"# {comparison.question}", "", *told, "", f"![Cost by component, and differences]({comparison.name}.png)", "",
            *findings, "", *table(study), "",
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
