"""Scenario files: from YAML and CSV to a validated scenario, and back to text that says where each value came from."""

from sim.scenario.digest import scenario_digest
from sim.scenario.loading.rendering import dump, render_resolved
from sim.scenario.loading.resolving import Resolved, load, load_resolved
from sim.scenario.problems import Problem, ScenarioError

__all__ = [
    "Problem", "Resolved", "ScenarioError", "dump", "load", "load_resolved", "render_resolved", "scenario_digest",
]  # fmt: skip
