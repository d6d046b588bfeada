"""The calendar of sales events against published figures."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

CALENDAR = Path(__file__).parents[2] / "scenarios" / "data" / "calendar.csv"


@pytest.fixture(scope="module")
def calendar() -> pd.DataFrame:
    """Read the calendar."""
    return pd.read_csv(CALENDAR, parse_dates=["first", "last"])


@pytest.fixture(scope="module")
def factors(calendar: pd.DataFrame) -> pd.Series:
    """Compute the factor of each day, overlapping events multiplied as the model does."""
    days = pd.date_range("2024-12-01", "2027-12-31")
    values = np.ones(len(days))
    for event in calendar.itertuples():
        values[(days >= event.first) & (days <= event.last)] *= event.factor
    return pd.Series(values, index=days)


def test_columns_are_the_fields_of_an_event(calendar: pd.DataFrame) -> None:
    """The header is exactly the schema of a calendar event."""
    from sim.scenario.demand import CalendarEvent

    assert set(calendar.columns) == set(CalendarEvent.model_fields)


def test_events_do_not_overlap(calendar: pd.DataFrame) -> None:
    """No day belongs to two events, whose factors would multiply unnoticed."""
    ordered = calendar.sort_values("first")
    assert (ordered["last"] >= ordered["first"]).all()
    assert (ordered["first"].iloc[1:].to_numpy() > ordered["last"].iloc[:-1].to_numpy()).all()


def test_names_are_unique(calendar: pd.DataFrame) -> None:
    """Each event can be overridden by its name."""
    assert calendar.name.is_unique


@pytest.mark.parametrize("year", [2025, 2026, 2027])
def test_peak_day_is_1_5_to_1_9_times_a_usual_day(factors: pd.Series, year: int) -> None:
    """11.11 is the highest day of its year and lies in the published range of 1.51 (2024) to 1.87 (2023)."""
    in_year = factors[factors.index.year == year]
    assert in_year.idxmax() == pd.Timestamp(year, 11, 11)
    assert 1.5 <= in_year.max() <= 1.9


@pytest.mark.parametrize("year", [2025, 2026, 2027])
def test_the_11_11_season_averages_1_18(factors: pd.Series, year: int) -> None:
    """21 October to 11 November averages 1.18 times a usual day (State Post Bureau, 2025)."""
    assert factors[f"{year}-10-21" : f"{year}-11-11"].mean() == pytest.approx(1.18, abs=0.01)


@pytest.mark.parametrize("first_day", ["2025-01-29", "2026-02-17", "2027-02-06"])
def test_spring_festival_is_quiet(factors: pd.Series, first_day: str) -> None:
    """The week from the eve of the lunar new year has 0.2 to 0.4 of usual demand."""
    eve = pd.Timestamp(first_day) - pd.Timedelta(days=1)
    assert factors[eve : eve + pd.Timedelta(days=6)].between(0.2, 0.4).all()
