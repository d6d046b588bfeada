"""Where labels of points go."""

from matplotlib.transforms import Bbox

from analysis.charts.placing import covered, crossed, lead, places


def test_names_stay_clear_of_intervals_and_of_lines_to_other_points() -> None:
    """Two wide intervals cross near a point: its name lies beside them, and no name on the line from a point to its own."""
    bars = [Bbox.from_extents(0, 95, 200, 105), Bbox.from_extents(95, 0, 105, 200)]
    frame = Bbox.from_extents(0, 0, 400, 400)
    points = [(100.0, 100.0), (100.0, 104.0), (104.0, 100.0), (104.0, 104.0)]
    boxes = places(points, [(60.0, 20.0)] * 4, 9.0, frame, bars)
    assert all(covered(box, bars, frame) == 0 for box in boxes)
    for point, box in zip(points, boxes, strict=True):
        assert crossed(lead(point, box), [other for other in boxes if other is not box]) == 0
