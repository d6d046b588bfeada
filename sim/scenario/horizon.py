"""When: the first day, and the stretch of time that counts."""

from datetime import date

from pydantic import Field

from sim.scenario.section import Section
from sim.scenario.units import Date, Duration


class Horizon(Section):
    """The simulated time: a warm-up that is cut off, the measured time, and a tail in which orders may still arrive."""

    start: Date = Field(date(2025, 1, 1), description="First simulated day; simulated time 0 is its midnight.")
    warm_up: Duration = Field(0, description="Time from the start that is simulated but not measured.")
    measure: Duration = Field(description="Measured time after the warm-up: whole days.")
    cool_down: Duration = Field(
        0,
        description="Time after the measured one in which orders still arrive and measured ones are delivered.",
    )
