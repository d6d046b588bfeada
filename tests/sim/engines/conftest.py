"""Both engines, one after the other."""

from collections.abc import Callable

import pytest

from sim.ledger.ledger import Ledger
from sim.run import simulate
from sim.scenario.scenario import Scenario


@pytest.fixture(params=["compiled", "reference"])
def run(request: pytest.FixtureRequest) -> Callable[[Scenario], Ledger]:
    """Simulate a scenario in either engine."""
    return lambda scenario: simulate(scenario, engine=request.param)
