"""Charts: what is drawn are the study's figures."""

import math
from dataclasses import replace
from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from made_up_study import COMPONENTS, make_study
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Text

from analysis.charts import cost_components, delivery_times, differences, frontier, heat_map, stock, warm_up
from analysis.charts.delivery_times import share_within
from analysis.charts.differences import rows
from analysis.charts.gallery import pictures
from analysis.charts.heat_map import cells
from analysis.charts.style import figure_of
from analysis.settling import delivery_by_day, stock_by_day, stock_by_warehouse, suggested_days
from analysis.study import ScenarioResult, Study

STUDY_CHARTS = [cost_components, delivery_times, differences, frontier, heat_map, warm_up]


def written(axes: Axes) -> list[str]:
    """Texts inside some axes."""
    return [text.get_text() for text in axes.findobj(Text) if isinstance(text, Text)]


def with_kpis(result: ScenarioResult, values: dict[str, list[float]]) -> ScenarioResult:
    """Give a result nothing but these KPIs, a value a replication."""
    lines = [(number, kpi, "all", "", value) for kpi, several in values.items() for number, value in enumerate(several)]
    return replace(result, kpis=pd.DataFrame(lines, columns=["replication", "kpi", "scope", "unit", "value"]))


@pytest.mark.parametrize("chart", STUDY_CHARTS)
def test_given_axes_are_drawn_on(chart: object) -> None:
    """A chart goes on the axes it is given, says so, and leaves the rest of the figure alone."""
    figure = Figure()
    left, right = figure.subplots(1, 2)
    assert chart(make_study(), left) is left  # type: ignore[operator]
    assert left.get_title(loc="left")
    assert not figure.texts
    assert not [*right.lines, *right.patches, *right.texts]


@pytest.mark.filterwarnings("error")
def test_a_network_that_costs_nothing_has_a_cost_chart() -> None:
    """Bars of no length are drawn on an axis that has one, without a warning."""
    free = with_kpis(make_study().results[0], {"cost_per_order": [0.0, 0.0], "cost_per_order_freight": [0.0, 0.0]})
    axes = cost_components(replace(make_study(), results=(free,)))
    assert axes.get_xlim() == (0.0, 1.22)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_nothing_is_cropped(language: str) -> None:
    """Everything that is drawn lies inside its picture."""
    for picture in pictures(make_study(), language):  # type: ignore[arg-type]
        figure = figure_of(picture.draw())
        figure.draw_without_rendering()
        box = figure.get_tightbbox()
        width, height = figure.get_size_inches()
        inside = (box.x0 >= -0.02, box.x1 <= width + 0.02, box.y0 >= -0.02, box.y1 <= height + 0.02)
        assert all(inside), (picture.name, box.bounds)


def test_bars_add_up_to_the_total() -> None:
    """The components of a scenario are as long as its cost an order."""
    study = make_study()
    axes = cost_components(study)
    lengths = np.zeros(3)
    for container in axes.containers[: len(COMPONENTS)]:
        lengths += [bar.get_width() for bar in container]
    totals = [
        result.kpis.query("kpi == 'cost_per_order' and scope == 'all'")["value"].mean() for result in study.results
    ]
    assert lengths == pytest.approx(totals)
    assert any(text.startswith(f"{totals[0]:.2f} ± ") and text.endswith(" CNY") for text in written(axes))


def test_share_delivered_is_of_all_orders() -> None:
    """Of four orders one comes after 10 h, two after 30 h, one never: 25 % within 24 h, 75 % within 48 h."""
    result = make_study().results[0]
    counts = np.zeros_like(result.delivery_histogram)
    counts[100], counts[300] = 1, 2
    result = replace(with_kpis(result, {"orders": [4.0], "delivered": [3.0]}), delivery_histogram=counts)
    assert share_within(result, 24) == pytest.approx(25.0)
    assert share_within(result, 48) == pytest.approx(75.0)
    assert math.isnan(share_within(replace(result, delivery_histogram=0 * counts), 24))


def test_heat_map_cells() -> None:
    """The first row is all regions; a region without the figure is a dash."""
    study = make_study()
    scopes, values = cells(study, "order_to_delivery_mean")
    assert scopes[0] == "all"
    assert values.shape == (8, 3)
    table = study.results[2].kpis
    kept = table[(table["kpi"] == "order_to_delivery_mean") & (table["scope"] == "region:西北")]["value"]
    assert values[scopes.index("region:西北"), 2] == pytest.approx(kept.mean())
    emptied = replace(study.results[0], kpis=table[table["scope"] != "region:西北"])
    assert "–" in written(heat_map(Study((emptied, *study.results[1:]), study.comparison, (), 1, 5)))


def test_frontier_leaves_out_what_is_beaten() -> None:
    """A scenario that costs more and takes longer than another is a point off the line."""
    study = make_study()
    values = ([10.0, 10.2], [40.0, 40.4]), ([12.0, 12.2], [20.0, 20.2]), ([13.0, 13.2], [50.0, 50.2])
    results = tuple(
        with_kpis(result, {"cost_per_order": cost, "order_to_delivery_mean": time})
        for result, (cost, time) in zip(study.results, values, strict=True)
    )
    axes = frontier(replace(study, results=results))
    line = next(line for line in axes.lines if line.get_label() == "efficient frontier")
    assert list(line.get_xdata()) == pytest.approx([20.1, 40.2])
    assert list(line.get_ydata()) == pytest.approx([12.1, 10.1])


def test_differences_are_relative_or_in_points() -> None:
    """Cost changes in % of the baseline's mean; a share changes in percentage points."""
    lines = [
        (
            "cost_per_order",
            "all",
            "元/order",
            "three-hubs",
            "one-hub",
            10.0,
            12.0,
            2.0,
            1.5,
            2.5,
            0.01,
            0.01,
            "baseline",
            4.0,
        ),
        (
            "on_time_delivery",
            "all",
            "%",
            "three-hubs",
            "one-hub",
            80.0,
            84.0,
            4.0,
            3.0,
            5.0,
            0.01,
            0.01,
            "scenario",
            4.0,
        ),
        (
            "stock_value_mean",
            "all",
            "元",
            "three-hubs",
            "one-hub",
            0.0,
            5.0,
            5.0,
            4.0,
            6.0,
            0.01,
            0.01,
            "baseline",
            4.0,
        ),
    ]
    study = make_study()
    table = pd.DataFrame(lines, columns=study.comparison.columns)
    found = {row.kpi: row for row in rows(replace(study, comparison=table))}
    assert (found["cost_per_order"].value, found["cost_per_order"].low) == pytest.approx((20.0, 15.0))
    assert (found["on_time_delivery"].value, found["on_time_delivery"].high) == pytest.approx((4.0, 5.0))
    assert "stock_value_mean" not in found


def test_stock_by_warehouse() -> None:
    """Bands are the scenario's warehouses in its order; a ninth warehouse is added to others."""
    result = make_study().results[2]
    table = stock_by_warehouse(result)
    assert list(table.columns) == [site.name for site in result.scenario.warehouses]
    assert len(table) == 402
    more = (*result.scenario.warehouses, result.scenario.warehouses[0].model_copy(update={"name": "small"}))
    extra = result.stock[result.stock["warehouse"] == "Guangzhou"].assign(warehouse="small", value=1.0)
    wider = replace(
        result, scenario=result.scenario.model_copy(update={"warehouses": more}), stock=pd.concat([result.stock, extra])
    )
    names = written(stock(wider))
    assert "other" in names
    assert "small" not in names


def test_no_stock_is_an_empty_chart() -> None:
    """Where nothing is stocked there is nothing to draw, and no error."""
    result = make_study().results[0]
    axes = stock(replace(result, stock=result.stock.iloc[:0]))
    assert not axes.collections


def test_warm_up_ignores_the_cool_down() -> None:
    """Days after the measured time are not shown: their last orders were never seen to arrive."""
    result = make_study().results[0]
    assert len(delivery_by_day(result)) == len(stock_by_day(result)) == 395
    assert suggested_days(result) == 15


def test_one_replication_has_no_intervals() -> None:
    """With one replication charts say that there are no intervals, and draw none."""
    study = make_study(replications=1)
    axes = cost_components(study)
    assert "no intervals" in figure_of(axes).texts[1].get_text()
    assert not any("±" in text for text in written(axes))
    differences(study)
    frontier(study)


def test_frontier_names_every_scenario_in_sight() -> None:
    """However close the points lie, all names lie within the axes and clear of each other."""
    result = make_study(replications=2).results[0]
    results = tuple(
        with_kpis(
            replace(result, scenario=result.scenario.model_copy(update={"name": f"Scenario {place}"})),
            {"cost_per_order": [10.0 + place / 50] * 2, "order_to_delivery_mean": [40.0 - place / 50] * 2},
        )
        for place in range(7)
    )
    axes = frontier(Study(results, make_study(replications=2).comparison, (), 1, 2))
    frame = axes.get_window_extent().padded(1.0)
    boxes = [text.get_window_extent() for text in axes.texts if text.get_text().startswith("Scenario")]
    assert len(boxes) == 7
    assert all(frame.contains(*corner) for box in boxes for corner in (box.min, box.max))
    assert not any(one.overlaps(other) for one, other in combinations(boxes, 2))
