"""What is wrong with a gate file, each problem with its place."""

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from analysis.gate.schema import Gate
from sim.scenario.loading.node import Location, Node, follow, path_text
from sim.scenario.problems import Problem, ScenarioError, did_you_mean, shown
from sim.scenario.schema import expected_of, shape_at


class GateError(ScenarioError):
    """A gate that cannot be used, with all problems found."""

    def __str__(self) -> str:
        """List the problems, one a line."""
        count = len(self.problems)
        head = "1 problem" if count == 1 else f"{count} problems"
        return "\n".join([f"{head} in the gate:", *(f"  {problem}" for problem in self.problems)])


def problems_of(error: ValidationError, root: Node) -> list[Problem]:
    """Translate the errors of a gate's validation."""
    return [_problem(details, root) for details in error.errors(include_url=False)]


def _problem(details: ErrorDetails, root: Node) -> Problem:
    location: Location = details["loc"]
    nodes, rest = follow(root, location)
    unknown = details["type"] == "extra_forbidden"
    place = nodes[-1].head if rest or unknown else nodes[-1].place
    at = (place.file, place.line, place.column, path_text(root, location))
    keys = list(Gate.model_fields)
    if unknown:
        return Problem(*at, "unknown key", f"one of {', '.join(keys)}", did_you_mean(str(location[-1]), keys))
    shape = shape_at(Gate, location)
    expected = expected_of(shape) if shape else details["msg"]
    field = Gate.model_fields[str(location[0])]
    value = "missing" if details["type"] == "missing" else shown(nodes[-1].plain())
    limits = details.get("ctx", {})
    bounds = {"ge": "at least", "le": "at most", "min_length": "of at least"}
    within = ", ".join(f"{words} {limits[key]}" for key, words in bounds.items() if key in limits)
    return Problem(*at, value, f"{f'{expected} {within}'.strip()} ({str(field.description).rstrip('.')})")
