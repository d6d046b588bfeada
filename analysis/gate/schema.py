"""What a gate file may say.

Example::

    name: reference networks
    scenarios: [../one-hub.yaml, ../seven-hubs.yaml]
    replications: 5
    changes: [horizon.warm_up=30 d, horizon.measure=60 d]
    budgets:
      - p95 delivery in 西北 of Seven hubs <= 120 h
      - cost_per_order <= 15 元/order
    baseline: ../../results/baselines/reference.json
    tolerances:
      - cost_per_order within 2 %
"""

from pydantic import Field

from sim.scenario.section import Section
from sim.scenario.units import Seed


class Gate(Section):
    """A gate file."""

    name: str = Field(description="Name of the gate in reports.")
    scenarios: tuple[str, ...] = Field(min_length=1, description="Scenario files, relative to the gate.")
    replications: int = Field(5, ge=2, le=10_000, description="Replications of each scenario.")
    seed: Seed | None = Field(None, description="Seed of all draws; left out: that of the first scenario.")
    changes: tuple[str, ...] = Field((), description="Changes to every scenario, such as 'horizon.measure=60 d'.")
    budgets: tuple[str, ...] = Field((), description="FIGURE [in SCOPE] [of SCENARIO] <= VALUE UNIT, or >=.")
    baseline: str | None = Field(None, description="JSON file of the figures to compare with, relative to the gate.")
    tolerances: tuple[str, ...] = Field(
        (), description="FIGURE [in SCOPE] [of SCENARIO] within VALUE UNIT [either way]; % is relative to the baseline."
    )
