"""Builds `calendar.csv`: sales events and holidays from December 2024 to 2027.

Needs Python only. Run: `python events.py`. Factors are demand over that of a usual day. Looked up (State Post Bureau):
on the peak day of 11.11 parcels were 1.8 times (2022), 1.87 times (2023) and 1.51 times (2024) those of a normal day,
and 21 October to 11 November 2025 averaged 1.18 times. Everything else is an assumption; 618 (1.2 to 1.4) and the
Spring Festival week (0.2 to 0.4) lie in the range planners use.
"""

import csv
from datetime import date, timedelta
from pathlib import Path

OUT = Path(__file__).parent.parent
YEARS = (2025, 2026, 2027)

NEW_YEAR = {2025: date(2025, 1, 29), 2026: date(2026, 2, 17), 2027: date(2027, 2, 6)}
"""First day of the lunar year."""

YEARLY = (
    ("618 sale", "六一八促销期", (6, 1), (6, 17), 1.2),
    ("618", "六一八当日", (6, 18), (6, 18), 1.4),
    ("National Day", "国庆", (10, 1), (10, 7), 0.9),
    ("11.11 early sale", "双十一预售", (10, 21), (10, 30), 1.12),
    ("11.11 opening", "双十一开门红", (10, 31), (11, 1), 1.35),
    ("11.11 sale", "双十一促销期", (11, 2), (11, 9), 1.12),
    ("11.11 eve", "双十一前夜", (11, 10), (11, 10), 1.3),
    ("11.11", "双十一当日", (11, 11), (11, 11), 1.73),
    ("12.12", "双十二", (12, 12), (12, 12), 1.15),
)
"""Name, Chinese name, first and last day as (month, day), factor."""

SPRING_FESTIVAL = (
    ("Spring Festival shopping", "春节年货季", -22, -10, 1.1),
    ("Before Spring Festival", "春节前", -7, -2, 0.6),
    ("Spring Festival", "春节", -1, 5, 0.3),
    ("After Spring Festival", "春节后", 6, 9, 0.6),
)
"""Name, Chinese name, first and last day relative to the first day of the lunar year, factor."""


def main() -> None:
    """Write all events in order of time."""
    events = [("12.12 2024", "2024 年双十二", date(2024, 12, 12), date(2024, 12, 12), 1.15)]
    for year in YEARS:
        events += [
            (f"{name} {year}", f"{year} 年{name_zh}", date(year, *first), date(year, *last), factor)
            for name, name_zh, first, last, factor in YEARLY
        ]
        events += [
            (
                f"{name} {year}",
                f"{year} 年{name_zh}",
                NEW_YEAR[year] + timedelta(first),
                NEW_YEAR[year] + timedelta(last),
                factor,
            )
            for name, name_zh, first, last, factor in SPRING_FESTIVAL
        ]
    events.sort(key=lambda event: event[2])
    with (OUT / "calendar.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(("name", "name_zh", "first", "last", "factor"))
        table.writerows(events)
    print(f"calendar.csv: {len(events)} events")


if __name__ == "__main__":
    main()
