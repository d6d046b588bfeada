"""The week: opening hours, shifts and what they cost."""

import pytest
from small_scenarios import DAY, HOUR, picking, warehouse

from sim.network.week import WeekTimes, opening_rows, shift_changes, shift_rows, span, week_seconds, work_rows
from sim.scenario.warehouse import Warehouse


def site(shifts: list[dict[str, object]] | None = None, **fields: object) -> Warehouse:
    """Read a warehouse with shifts."""
    if shifts is not None:
        named = [{"name": str(number), **shift} for number, shift in enumerate(shifts)]
        fields["picking"] = {**picking(), "shifts": named}
    return Warehouse.model_validate(warehouse(**fields))


def test_seconds_of_the_week_are_sorted_and_wrap_around() -> None:
    """24:00 on Sunday is Monday 0:00; two ways to say the same second are one."""
    assert week_seconds([6, 0], [DAY, 12 * HOUR]) == [0, 12 * HOUR, DAY, 6 * DAY + 12 * HOUR]
    assert week_seconds([0, 1], [0, DAY]) == [0, DAY, 2 * DAY]


def test_lists_of_times_stand_one_behind_the_other() -> None:
    """Each list is found by its first row and its length; an empty one has none."""
    week = WeekTimes()
    assert [week.add([1, 2]), week.add([]), week.add([5])] == [(0, 2), (2, 0), (2, 1)]
    assert week.table().tolist() == [1, 2, 5]


@pytest.mark.parametrize(
    ("hours", "expected"), [((8, 16), (8, 16)), ((22, 6), (22, 30)), ((0, 24), (0, 24)), ((9, 8), (9, 32))]
)
def test_hours_may_pass_midnight(hours: tuple[int, int], expected: tuple[int, int]) -> None:
    """A 'to' that is not after 'from' lies on the next day."""
    assert span((hours[0] * HOUR, hours[1] * HOUR)) == (expected[0] * HOUR, expected[1] * HOUR)


def test_closed_days_have_no_hours() -> None:
    """Open on Tuesdays and at night."""
    rows = opening_rows([site(opening={"days": [1], "hours": (22 * HOUR, 6 * HOUR)})])
    assert rows.tolist() == [[(22 * HOUR, 30 * HOUR) if day == 1 else (0, 0) for day in range(7)]]


def test_changes_of_shift() -> None:
    """One picker all week by day, two more on Sunday night that stay into Monday."""
    shifts = [
        {"hours": (8 * HOUR, 20 * HOUR), "pickers": 1},
        {"hours": (22 * HOUR, 4 * HOUR), "pickers": 2, "days": [6]},
    ]
    changes = shift_changes(site(shifts))
    assert changes[:3] == [(4 * HOUR, 0), (8 * HOUR, 1), (20 * HOUR, 0)]
    assert changes[-2:] == [(6 * DAY + 20 * HOUR, 0), (6 * DAY + 22 * HOUR, 2)]
    assert len(changes) == 1 + 7 * 2 + 1


def test_a_week_without_changes_has_one_row() -> None:
    """Somebody must say how many there are."""
    assert shift_changes(site([{"hours": (0, DAY), "pickers": 3}])) == [(0, 3)]


def test_shifts_of_several_warehouses_stand_one_behind_the_other() -> None:
    """A warehouse without picking has no row."""
    by_day = site([{"hours": (8 * HOUR, 20 * HOUR), "pickers": 1, "days": [0]}])
    rows, spans = shift_rows([by_day, site(), by_day])
    assert spans == [(0, 2), (2, 0), (2, 2)]
    assert rows.tolist() == [(8 * HOUR, 1), (20 * HOUR, 0)] * 2


def test_work_is_booked_on_the_day_its_shift_begins() -> None:
    """Two pickers for 8 h at 30 元 an hour a day, and one at 36 元 on Friday night, 6 of whose 8 h are Saturday's."""
    shifts = [
        {"hours": (8 * HOUR, 16 * HOUR), "pickers": 2, "wage": 3000.0},
        {"hours": (22 * HOUR, 6 * HOUR), "pickers": 1, "wage": 3600.0, "days": [4]},
    ]
    rows = work_rows([site(shifts)])[0]
    assert rows["picker_s"].tolist() == [(16 + 8 * (day == 4)) * HOUR for day in range(7)]
    assert rows["wage_fen"].tolist() == [48_000 + 28_800 * (day == 4) for day in range(7)]


def test_nobody_is_paid_where_nobody_picks() -> None:
    """A warehouse without picking has no work."""
    assert not work_rows([site()])["picker_s"].any()
