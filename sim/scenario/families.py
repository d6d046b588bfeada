"""The families of distributions of durations a file may name, each with its parameters, and how families are stated."""

from collections.abc import Callable, Mapping
from typing import Annotated, Any, Self, get_args

from pydantic import Field, model_validator

from sim.scenario.section import Section
from sim.scenario.units import Duration, PositiveFloat, Seconds
from sim.scenario.written import refuse

Cv = Annotated[PositiveFloat, Field(gt=0.0, le=10.0)]


class Constant(Section):
    """Always the same, in whole seconds."""

    value: Duration = Field(description="The value.")


class Exponential(Section):
    """Memoryless: the standard deviation equals the mean."""

    mean: Seconds = Field(description="Mean.")


class Gamma(Section):
    """Skewed to the right, never negative: shape 1/cv², scale mean·cv²."""

    mean: Seconds = Field(gt=0, description="Mean.")
    cv: Cv = Field(description="Coefficient of variation: standard deviation over mean.")


class Lognormal(Section):
    """Skewed to the right with a heavier tail than gamma."""

    mean: Seconds = Field(gt=0, description="Mean of the value (not of its logarithm).")
    cv: Cv = Field(description="Coefficient of variation of the value: standard deviation over mean.")


class Triangular(Section):
    """Between two limits, most likely at the mode."""

    low: Seconds = Field(description="Least value.")
    mode: Seconds = Field(description="Most likely value.")
    high: Seconds = Field(description="Greatest value.")

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if not self.low <= self.mode <= self.high or self.low == self.high:
            raise refuse("low <= mode <= high, and low < high")
        return self


class Uniform(Section):
    """Between two limits, all equally likely."""

    low: Seconds = Field(description="Least value.")
    high: Seconds = Field(description="Greatest value.")

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.low >= self.high:
            raise refuse("low < high")
        return self


class Weighted(Section):
    """Values with weights; without weights all are equally likely."""

    weights: tuple[PositiveFloat, ...] = Field((), description="One weight for each value; left out: all equal.")

    @model_validator(mode="after")
    def _paired(self) -> Self:
        values = getattr(self, "values")  # noqa: B009 - each subclass has its own type of values
        if self.weights and (len(self.weights) != len(values) or sum(self.weights) <= 0):
            raise refuse(f"as many weights as values ({len(values)}), not all zero")
        return self


class Empirical(Weighted):
    """One of these values, by weight, in whole seconds."""

    values: tuple[Duration, ...] = Field(min_length=1, description="The values.")


class Families(Section):
    """A mapping with exactly one key: the name of a family."""

    @classmethod
    def read(cls, value: Mapping[str, Any], context: Any) -> dict[str, Any]:
        """Turn the mapping of a file into the flat fields of a distribution.

        Raises
        ------
        ValidationError
            Located at the parameter that is wrong.
        """
        if "kind" in value:
            value = cls._tagged(value)
        families = cls.model_validate(value, context=context)
        given = [name for name in cls.model_fields if getattr(families, name) is not None]
        if len(given) != 1 or len(value) != 1:
            raise refuse(f"exactly one of {', '.join(cls.model_fields)}")
        family = getattr(families, given[0])
        fields = {name: getattr(family, name) for name in type(family).model_fields}
        if "value" in fields:
            fields["mean"] = fields.pop("value")
        if "values" in fields and not fields["weights"]:
            fields["weights"] = (1.0,) * len(fields["values"])
        return {"kind": given[0], **fields}

    @classmethod
    def _tagged(cls, flat: Mapping[str, Any]) -> dict[str, Any]:
        """Turn the flat fields of Python code, kind="gamma", mean=…, into the mapping of a file."""
        kind = str(flat["kind"])
        own = cls.parameters(kind).model_fields if kind in cls.model_fields else {}
        parameters = {
            "value" if kind == "constant" and name == "mean" else name: flat[name] for name in flat if name != "kind"
        }
        return {kind: {name: value for name, value in parameters.items() if name in own or value not in (0, ())}}

    @classmethod
    def parameters(cls, kind: str) -> type[Section]:
        """Return the parameters of a family."""
        family: type[Section] = get_args(cls.model_fields[kind].annotation)[0]
        return family

    @classmethod
    def write(cls, distribution: Any, written: Callable[[float], object]) -> dict[str, Any]:
        """Turn a distribution's flat fields into the parameters of its family, times by `written`."""
        parameters: dict[str, Any] = {}
        for name in cls.parameters(distribution.kind).model_fields:
            value = getattr(distribution, name)
            if name in ("cv", "weights") or (name == "values" and all(type(item) is int for item in value)):
                parameters[name] = list(value) if isinstance(value, tuple) else value
            else:
                parameters[name] = [written(item) for item in value] if isinstance(value, tuple) else written(value)
        return parameters


class DurationFamilies(Families):
    """How long something takes: a plain duration, or a mapping with one of these keys."""

    constant: Constant | None = None
    exponential: Exponential | None = None
    gamma: Gamma | None = None
    lognormal: Lognormal | None = None
    triangular: Triangular | None = None
    uniform: Uniform | None = None
    empirical: Empirical | None = None


DURATION_FAMILIES = ", ".join(DurationFamilies.model_fields)
