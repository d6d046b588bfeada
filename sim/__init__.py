"""fencang's model: a network of warehouses, its customers, and what happens in it.

>>> from sim import load, simulate
>>> ledger = simulate(load("scenarios/seven-hubs.yaml"))
>>> ledger.frame("orders")

Names are loaded when they are first used, so that ``import sim`` costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sim.ledger.audit import AuditError, audit
    from sim.ledger.ledger import Ledger
    from sim.run import Run, segments, simulate
    from sim.scenario.loading import ScenarioError, load, scenario_digest
    from sim.scenario.scenario import Scenario
    from sim.sources import sources_digest

__all__ = [
    "AuditError", "Ledger", "Run", "Scenario", "ScenarioError", "audit", "load", "scenario_digest", "segments", "simulate",
    "sources_digest",
]  # fmt: skip

_PLACES = {
    "AuditError": "sim.ledger.audit", "Ledger": "sim.ledger.ledger", "Run": "sim.run", "Scenario": "sim.scenario.scenario",
    "ScenarioError": "sim.scenario.loading", "audit": "sim.ledger.audit", "load": "sim.scenario.loading",
    "scenario_digest": "sim.scenario.loading", "segments": "sim.run", "simulate": "sim.run", "sources_digest": "sim.sources",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    if name not in _PLACES:
        raise AttributeError(f"module 'sim' has no attribute {name!r}")
    return getattr(import_module(_PLACES[name]), name)
