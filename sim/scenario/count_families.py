"""The families of distributions of counts a file may name, each with its parameters.

Continuous families are rounded to the nearest whole number of at least 1; `sim.scenario.rounding` says how.
"""

from typing import Annotated, Self

from pydantic import Field, model_validator

from sim.scenario.families import Cv, Families, Weighted
from sim.scenario.section import Section
from sim.scenario.units import Count, PositiveFloat
from sim.scenario.written import refuse

LARGEST_COUNT = 1_000_000
"""The largest number that a count may be."""

Real = Annotated[PositiveFloat, Field(le=LARGEST_COUNT)]


class EmpiricalCount(Weighted):
    """One of these numbers, by weight."""

    values: tuple[Annotated[Count, Field(ge=1, le=LARGEST_COUNT)], ...] = Field(
        min_length=1, description="The numbers, at least 1."
    )


class ConstantCount(Section):
    """Always the same."""

    value: Count = Field(ge=1, le=LARGEST_COUNT, description="The number.")


class Geometric(Section):
    """1, 2, 3, … with falling probability: P(n) = p (1 - p)^(n - 1), p = 1 / mean."""

    mean: PositiveFloat = Field(ge=1.0, le=LARGEST_COUNT, description="Mean, at least 1.")


class ShiftedPoisson(Section):
    """1 + Poisson(mean - 1), so that it is never zero."""

    mean: PositiveFloat = Field(ge=1.0, le=LARGEST_COUNT, description="Mean of the whole, at least 1.")


class ExponentialCount(Section):
    """Memoryless, then rounded."""

    mean: Real = Field(gt=0, le=LARGEST_COUNT, description="Mean before rounding.")


class GammaCount(Section):
    """Skewed to the right: shape 1/cv², scale mean·cv², then rounded."""

    mean: Real = Field(gt=0, le=LARGEST_COUNT, description="Mean before rounding.")
    cv: Cv = Field(description="Coefficient of variation before rounding: standard deviation over mean.")


class LognormalCount(Section):
    """Skewed to the right with a heavier tail than gamma, then rounded."""

    mean: Real = Field(gt=0, le=LARGEST_COUNT, description="Mean of the value (not of its logarithm) before rounding.")
    cv: Cv = Field(description="Coefficient of variation before rounding: standard deviation over mean.")


class TriangularCount(Section):
    """Between two limits, most likely at the mode, then rounded."""

    low: Real = Field(description="Least value.")
    mode: Real = Field(description="Most likely value.")
    high: Real = Field(description="Greatest value.")

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if not self.low <= self.mode <= self.high or self.low == self.high:
            raise refuse("low <= mode <= high, and low < high")
        return self


class UniformCount(Section):
    """Between two limits, all equally likely, then rounded: every number from 2 to 5 is 1.5 to 5.5."""

    low: Real = Field(description="Least value.")
    high: Real = Field(description="Greatest value.")

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.low >= self.high:
            raise refuse("low < high")
        return self


class CountFamilies(Families):
    """How many: a plain whole number, or a mapping with one of these keys."""

    constant: ConstantCount | None = None
    geometric: Geometric | None = None
    poisson: ShiftedPoisson | None = None
    empirical: EmpiricalCount | None = None
    exponential: ExponentialCount | None = None
    gamma: GammaCount | None = None
    lognormal: LognormalCount | None = None
    triangular: TriangularCount | None = None
    uniform: UniformCount | None = None


COUNT_FAMILIES = ", ".join(CountFamilies.model_fields)
