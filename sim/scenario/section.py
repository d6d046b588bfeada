"""The common ground of every part of a scenario: frozen, and unknown keys refused."""

from pydantic import BaseModel, ConfigDict


class Section(BaseModel):
    """One part of a scenario file: a mapping with a fixed set of keys.

    Every field carries a description, from which the YAML reference is generated.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=False)
