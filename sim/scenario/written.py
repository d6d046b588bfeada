"""How a value is written in a file: the common ground of quantities, times of day and plain numbers.

Each type of the schema carries one `Written`: it says what is expected, reads what a file or a Python program gives,
and writes it out.
"""

from collections.abc import Mapping
from typing import Any

from pydantic import GetCoreSchemaHandler, ValidationInfo
from pydantic_core import PydanticCustomError, core_schema

FROM_FILE: Mapping[str, bool] = {"from_file": True}
"""Validation context of values that come from a file: units are required."""

IN_UNITS: Mapping[str, bool] = {"in_units": True}
"""Serialisation context in which values are written as in a file."""


def refuse(expected: str) -> PydanticCustomError:
    """Make the error of a value that is not what was expected; a `ValueError`."""
    return PydanticCustomError("expected", "expected {expected}", {"expected": expected})


def in_units(info: core_schema.SerializationInfo) -> bool:
    """Whether a value is to be written as in a file."""
    return bool(info.context and info.context.get("in_units"))


class Written:
    """How values of one type are written; put into `Annotated` beside the type they have in the model."""

    def expected(self) -> str:
        """Say what is expected, with an example."""
        raise NotImplementedError

    def read(self, value: object, *, from_file: bool) -> Any:
        """Turn what was given into the model's value; raises `ValueError`."""
        raise NotImplementedError

    def format(self, value: Any) -> Any:
        """Write the model's value as in a file, so that `read` gives the same value again."""
        return value

    def validate(self, value: object, info: ValidationInfo) -> Any:
        """Read a value under validation."""
        return self.read(value, from_file=bool(info.context and info.context.get("from_file")))

    def _serialize(self, value: Any, info: core_schema.SerializationInfo) -> Any:
        return self.format(value) if in_units(info) else value

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        """Put reading before the validation of the model's type, and writing behind it."""
        return core_schema.with_info_before_validator_function(
            self.validate,
            handler(source),
            serialization=core_schema.plain_serializer_function_ser_schema(self._serialize, info_arg=True),
        )
