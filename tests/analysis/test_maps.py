"""Maps: places get the colour of their delivery time, flows keep their parcels, names keep clear of each other."""

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up_study import CITIES, make_result, make_scenario, make_study
from matplotlib.axes import Axes
from matplotlib.colors import to_hex
from matplotlib.text import Annotation

from analysis.charts.style import figure_of, new_axes
from analysis.maps import class_edges, largest_flow, service_map
from analysis.maps.boundaries import boundaries, project
from analysis.maps.classes import class_colours, class_labels, class_of
from analysis.maps.flows import flows_by_province, shown
from analysis.maps.ground import NO_ORDERS, on_china
from analysis.maps.names import write_names
from analysis.maps.service_map import own_provinces
from analysis.study import ScenarioResult

BAVARIA = tuple(
    city.model_copy(update={"name": name, "code": 0, "region": "Bavaria", "latitude": north, "longitude": east})
    for city, (name, north, east) in zip(
        CITIES, [("Munich", 48.1, 11.6), ("Nuremberg", 49.5, 11.1), ("Passau", 48.6, 13.5)], strict=False
    )
)


def abroad() -> ScenarioResult:
    """Make up a scenario far from China."""
    scenario = make_scenario("abroad", "", ("Guangzhou",), BAVARIA)
    site = scenario.warehouses[0].model_copy(update={"name": "Augsburg", "latitude": 48.4, "longitude": 10.9})
    return make_result(scenario.model_copy(update={"warehouses": (site,)}))


def fill_of(axes: Axes, code: int) -> str:
    """Colour of a prefecture on a map."""
    place = list(boundaries().prefectures).index(code)
    return str(to_hex(axes.collections[0].get_facecolor()[place])).upper()


def test_boundaries_are_loaded_once() -> None:
    """Every map draws the same paths: 34 provinces, and prefectures by code."""
    assert boundaries() is boundaries()
    assert len(boundaries().provinces) == 34
    assert {110100, 440100, 650100} <= set(boundaries().prefectures)


def test_projection_is_centred_on_105_east() -> None:
    """The central meridian is straight up, and east is to the right."""
    (x, y), (east, _) = project([(105.0, 30.0), (115.0, 30.0)])
    assert x == pytest.approx(0.0, abs=1.0)
    assert y > 3e6
    assert east > 9e5


def test_city_lies_in_its_prefecture() -> None:
    """Codes join cities to their outlines: each made-up city lies within its own."""
    points = project([(city.longitude, city.latitude) for city in CITIES])
    for city, point in zip(CITIES, points, strict=True):
        assert boundaries().prefectures[city.code].contains_point(point), city.name


def test_prefectures_are_coloured_by_class() -> None:
    """Beijing has the colour of its class in each scenario, a prefecture without orders is grey."""
    study = make_study()
    edges = class_edges(study.results)
    for result in study.results:
        axes = service_map(result, edges=edges)
        hours = float(result.cities.set_index("city").loc["Beijing", "mean_delivery_h"])
        assert fill_of(axes, 110100) == class_colours(len(edges) + 1)[class_of(hours, edges)]
        assert fill_of(axes, 120100) == NO_ORDERS


def test_south_china_sea_has_an_inset() -> None:
    """A map of China has an inset with the dash line; a map of other places has none."""
    china, elsewhere = service_map(make_study().results[0]), service_map(abroad())
    assert len(china.child_axes) == 1
    assert len(china.child_axes[0].collections) == 3
    assert not elsewhere.child_axes


def test_scenarios_abroad_are_points() -> None:
    """Cities without Chinese codes are points, each with its warehouse in view, and no licence of China's borders."""
    result = abroad()
    assert not on_china(result)
    axes = service_map(result)
    assert len(axes.collections[0].get_offsets()) == 3
    assert not any("Amap" in text.get_text() for text in figure_of(axes).texts)
    assert "Augsburg" in [text.get_text() for text in axes.texts]


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("count", [1, 3])
def test_a_small_map_fits_without_a_warning(count: int) -> None:
    """Every city and warehouse lies in the frame, also where there is only one city; axes keep their scale."""
    scenario = abroad().scenario
    customers = scenario.customers.model_copy(update={"cities": BAVARIA[:count]})
    axes = service_map(make_result(scenario.model_copy(update={"customers": customers})))
    figure_of(axes).draw_without_rendering()
    for points in axes.collections[:1]:
        (left, bottom), (right, top) = np.min(points.get_offsets(), axis=0), np.max(points.get_offsets(), axis=0)
        assert axes.get_xlim()[0] < left <= right < axes.get_xlim()[1]
        assert axes.get_ylim()[0] < bottom <= top < axes.get_ylim()[1]
    assert axes.get_aspect() == 1.0


def test_stray_city_is_a_point() -> None:
    """A city whose code no prefecture has is a point on the map of China."""
    cities = (*CITIES, CITIES[0].model_copy(update={"name": "Elsewhere", "code": 999999}))
    axes = service_map(make_result(make_scenario("one-hub", "", ("Guangzhou",), cities)))
    assert any(collection.get_offsets().shape == (1, 2) for collection in axes.collections[2:3])


@given(st.lists(st.floats(0.1, 400.0), min_size=1, max_size=60))
def test_classes_are_round_and_few(hours: list[float]) -> None:
    """At most seven classes, with whole, ascending limits in even steps; each time falls into one."""
    result = make_study().results[0]
    cities = result.cities.iloc[:1].loc[[0] * len(hours)].assign(mean_delivery_h=hours)
    edges = class_edges([replace(result, cities=cities)])
    assert 1 <= len(edges) <= 6
    assert len(set(np.diff(edges))) <= 1
    labels = class_labels(edges, "h")
    assert len(labels) == len(class_colours(len(labels))) == len(edges) + 1
    assert all(0 <= class_of(value, edges) <= len(edges) for value in hours)


def test_classes_by_hand() -> None:
    """A time on a limit belongs to the lower class, as the legend says."""
    assert [class_of(hours, [24, 48]) for hours in (3.0, 24.0, 24.1, 48.0, 99.0)] == [0, 0, 1, 1, 2]
    assert class_labels([24, 48], "h") == ["≤ 24 h", "24–48 h", "> 48 h"]


def test_flows_keep_their_parcels() -> None:
    """Adding up by province loses nothing, and what no line shows is said."""
    result = make_study().results[1]
    flows = flows_by_province(result)
    total = result.flows["parcels"].sum()
    assert sum(flow.parcels for flow in flows) == pytest.approx(total)
    own = own_provinces(result)
    kept, hidden = shown(flows, own)
    home = sum(flow.parcels for flow in flows if (flow.warehouse, flow.province) in own)
    assert sum(flow.parcels for flow in kept) + home + hidden / 100 * total == pytest.approx(total)
    assert largest_flow(make_study().results) >= kept[0].parcels


def test_names_keep_clear_of_each_other() -> None:
    """Four places close together: no name covers another."""
    axes = new_axes((6.0, 6.0))
    axes.set_xlim(0, 10)
    axes.set_ylim(0, 10)
    places = np.array([[5.0, 5.0], [5.4, 5.1], [4.8, 5.6], [5.2, 4.5]])
    write_names(axes, places, ["Guangzhou", "Shenzhen", "Foshan", "Dongguan"], [5.0] * 4, "en")
    figure_of(axes).draw_without_rendering()
    boxes = [text.get_window_extent() for text in axes.texts if isinstance(text, Annotation)]
    assert len(boxes) == 4
    assert not any(one.overlaps(other) for one, other in combinations(boxes, 2))
