"""Forecasts of demand, by their names: how the past becomes an expectation, and how good that is."""

from typing import Literal

from pydantic import Field

from sim.scenario.section import Section
from sim.scenario.units import Duration, Percentage, PositiveFloat, SignedPercentage

Method = Literal["moving_average", "exponential_smoothing", "holt_winters", "croston", "sba", "perfect"]

WINDOW_S = 28 * 86400
"""Time that a moving average looks back on, where nothing is said."""
WEIGHTS = {"alpha": 0.1, "beta": 0.01, "gamma": 0.1}
"""Weights of smoothing, where nothing is said."""

TAKES: dict[str, tuple[str, ...]] = {
    "moving_average": ("window", "calendar"),
    "exponential_smoothing": ("alpha", "calendar"),
    "holt_winters": ("alpha", "beta", "gamma", "calendar"),
    "croston": ("alpha", "calendar"),
    "sba": ("alpha", "calendar"),
    "perfect": (),
}
"""Fields that only some methods take."""


class Forecast(Section):
    """A way to forecast the demand of each SKU at each warehouse, to which policies refer by name."""

    name: str = Field(description="Unique name.")
    method: Method = Field(
        description=(
            "moving_average: mean of the last days; exponential_smoothing: a level that follows demand by `alpha`; holt_winters: level, "
            "trend and weekday pattern; croston: size of demands and time between them, for slow movers; sba: croston less its bias "
            "(Syntetos and Boylan); perfect: what the scenario expects of each day."
        )
    )
    window: Duration | None = Field(
        None, gt=0, description="moving_average: the days it looks back on; left out: 28 d. Whole days."
    )
    alpha: Percentage | None = Field(
        None,
        gt=0.0,
        description="Weight of the latest day in the level (croston, sba: of the latest demand); left out: 0.1.",
    )
    beta: Percentage | None = Field(
        None, description="holt_winters: weight of the latest change in the trend; left out: 0.01."
    )
    gamma: Percentage | None = Field(
        None, description="holt_winters: weight of the latest day in its weekday's index; left out: 0.1."
    )
    calendar: bool = Field(
        True,
        description="Whether the events of `demand.calendar` are known: taken out of what is observed, put into what is expected.",
    )
    update: Duration = Field(86400, gt=0, description="Time between updates, at midnight: whole days.")
    bias: SignedPercentage = Field(
        0.0, gt=-1.0, description="Share by which every forecast is too high; negative: too low."
    )
    error: PositiveFloat = Field(
        0.0,
        le=10.0,
        description="Coefficient of variation of the error of every forecast, besides what its method errs: lognormal, drawn at each update.",
    )

    @property
    def window_days(self) -> int:
        """Days that a moving average looks back on."""
        return (self.window or WINDOW_S) // 86400

    def weight(self, name: str) -> float:
        """Return a weight of smoothing, given or not."""
        given: float | None = getattr(self, name)
        return WEIGHTS[name] if given is None else given
