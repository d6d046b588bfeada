"""Chance: how long, how many, when the answer is not always the same.

A plain value is a constant. Everything else is a mapping with one key, the name of the distribution::

    lead_time: 2 d
    lead_time: {gamma: {mean: 2 d, cv: 0.3}}
    lead_time: {empirical: {values: [1 d, 2 d, 5 d], weights: [6, 3, 1]}}
"""

from collections.abc import Mapping
from math import fsum, sqrt
from typing import Annotated, Any, Literal, Self

from pydantic import Field, ModelWrapValidatorHandler, ValidationInfo, model_serializer, model_validator
from pydantic_core.core_schema import SerializationInfo

from sim.scenario.count_families import COUNT_FAMILIES, CountFamilies
from sim.scenario.families import DURATION_FAMILIES, DurationFamilies
from sim.scenario.rounding import rounded_moments
from sim.scenario.section import Section
from sim.scenario.units import DURATION, SECONDS, PositiveFloat
from sim.scenario.written import in_units, refuse

Finite = Annotated[float, Field(allow_inf_nan=False)]


class _Distribution(Section):
    """What both kinds share: flat parameters, and the one-key mapping in which a file states them."""

    cv: PositiveFloat = Field(0.0, description="Standard deviation over mean; gamma and lognormal.")
    weights: tuple[PositiveFloat, ...] = Field((), description="Weights of the values; empirical, one for each.")

    def _moments(self, values: tuple[float, ...]) -> tuple[float, float]:
        """Mean and variance of weighted values: sum of w x / sum of w, and sum of w (x - mean)^2 / sum of w."""
        total = fsum(self.weights)
        mean = fsum(w * x for w, x in zip(self.weights, values, strict=True)) / total
        return mean, fsum(w * (x - mean) ** 2 for w, x in zip(self.weights, values, strict=True)) / total


class DurationDistribution(_Distribution):
    """How long something takes. All times are seconds; parameters that a kind does not have are 0 or empty.

    ===========  =======================  ===================================================
    kind         parameters               meaning
    ===========  =======================  ===================================================
    constant     mean                     always the mean, whole seconds
    exponential  mean                     memoryless
    gamma        mean, cv                 shape 1/cv^2, scale mean cv^2
    lognormal    mean, cv                 mean and cv of the value, not of its logarithm
    triangular   low, mode, high          density rises to the mode and falls to high
    uniform      low, high                every time between is equally likely
    empirical    values, weights          one of the values, whole seconds, by weight
    ===========  =======================  ===================================================
    """

    kind: Literal["constant", "exponential", "gamma", "lognormal", "triangular", "uniform", "empirical"]
    mean: Finite = 0.0
    low: Finite = 0.0
    mode: Finite = 0.0
    high: Finite = 0.0
    values: tuple[Finite, ...] = ()

    @classmethod
    def constant(cls, value: float) -> Self:
        """Make the distribution that is always this many seconds; raises `ValueError` where they are not whole."""
        return cls(kind="constant", mean=value)

    @classmethod
    def nothing(cls) -> Self:
        """Make the distribution that is always zero."""
        return cls.constant(0.0)

    def mean_s(self) -> float:
        """Mean in seconds.

        Closed forms: triangular (a + c + b) / 3, uniform (a + b) / 2 (Johnson, Kotz, Balakrishnan, Continuous
        Univariate Distributions, 2nd ed., ch. 26); the others carry their mean as a parameter.
        """
        match self.kind:
            case "triangular":
                return (self.low + self.mode + self.high) / 3
            case "uniform":
                return (self.low + self.high) / 2
            case "empirical":
                return self._moments(self.values)[0]
            case _:
                return self.mean

    @property
    def std(self) -> float:
        """Standard deviation in seconds.

        Closed forms: exponential: the mean; gamma, lognormal: cv x mean by definition; triangular
        sqrt((a^2 + b^2 + c^2 - ab - ac - bc) / 18), uniform (b - a) / sqrt(12) (Johnson, Kotz, Balakrishnan, ch. 26).
        """
        a, c, b = self.low, self.mode, self.high
        match self.kind:
            case "constant":
                return 0.0
            case "exponential":
                return self.mean
            case "gamma" | "lognormal":
                return self.cv * self.mean
            case "triangular":
                return sqrt(max(0.0, a * a + b * b + c * c - a * b - a * c - b * c) / 18)
            case "uniform":
                return (b - a) / sqrt(12)
            case "empirical":
                return sqrt(self._moments(self.values)[1])

    @model_validator(mode="wrap")
    @classmethod
    def _read(cls, value: Any, handler: ModelWrapValidatorHandler[Self], info: ValidationInfo) -> Self:
        if isinstance(value, cls):
            return value
        if isinstance(value, Mapping):
            return handler(DurationFamilies.read(value, info.context))
        if isinstance(value, list | tuple | set):
            raise refuse(f"a duration such as '2 d', or one of {DURATION_FAMILIES}")
        return handler({"kind": "constant", "mean": DURATION.validate(value, info)})

    @model_serializer
    def _write(self, info: SerializationInfo) -> Any:
        written = SECONDS.format if in_units(info) else float
        if self.kind == "constant":
            return written(self.mean)
        return {self.kind: DurationFamilies.write(self, written)}


class CountDistribution(_Distribution):
    """How many: a whole number of at least 1.

    ===========  =======================  =====================================================================
    kind         parameters               meaning
    ===========  =======================  =====================================================================
    constant     mean                     always the mean, a whole number
    geometric    mean                     1, 2, 3, … with P(n) = p (1 - p)^(n - 1), p = 1 / mean
    poisson      mean                     1 + Poisson(mean - 1): never zero, and `mean` is the mean of the whole
    empirical    values, weights          one of the values, by weight
    exponential  mean                     as the duration of this kind, rounded to the nearest whole number >= 1,
                                          halves up; the parameters are those before rounding
    gamma        mean, cv                 likewise
    lognormal    mean, cv                 likewise
    triangular   low, mode, high          likewise
    uniform      low, high                likewise
    ===========  =======================  =====================================================================
    """

    kind: Literal[
        "constant", "geometric", "poisson", "empirical", "exponential", "gamma", "lognormal", "triangular", "uniform"
    ]
    mean: Finite = 0.0
    low: Finite = 0.0
    mode: Finite = 0.0
    high: Finite = 0.0
    values: tuple[int, ...] = ()

    @classmethod
    def constant(cls, value: int) -> Self:
        """Make the distribution that is always this number."""
        return cls(kind="constant", mean=value)

    @property
    def is_rounded(self) -> bool:
        """Whether the number is rounded from a continuous distribution."""
        return self.kind in ("exponential", "gamma", "lognormal", "triangular", "uniform")

    def mean_value(self) -> float:
        """Mean of the number, after rounding."""
        if self.is_rounded:
            return rounded_moments(self)[0]
        return self._moments(self.values)[0] if self.kind == "empirical" else self.mean

    @property
    def std(self) -> float:
        """Standard deviation of the number, after rounding.

        Geometric on 1, 2, …: variance (1 - p) / p^2 = m (m - 1); 1 + Poisson(m - 1): variance m - 1 (Johnson, Kemp,
        Kotz, Univariate Discrete Distributions, 3rd ed., ch. 4 and 5).
        """
        match self.kind:
            case "constant":
                return 0.0
            case "geometric":
                return sqrt(self.mean * (self.mean - 1))
            case "poisson":
                return sqrt(self.mean - 1)
            case "empirical":
                return sqrt(self._moments(self.values)[1])
            case _:
                return sqrt(rounded_moments(self)[1])

    @model_validator(mode="wrap")
    @classmethod
    def _read(cls, value: Any, handler: ModelWrapValidatorHandler[Self], info: ValidationInfo) -> Self:
        if isinstance(value, cls):
            return value
        if isinstance(value, Mapping):
            return handler(CountFamilies.read(value, info.context))
        if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 1_000_000:
            raise refuse(f"a whole number from 1, or one of {COUNT_FAMILIES}")
        return handler({"kind": "constant", "mean": value})

    @model_serializer
    def _write(self, info: SerializationInfo) -> Any:
        if self.kind == "constant":
            return int(self.mean)
        return {self.kind: CountFamilies.write(self, float)}
