"""The two engines of fencang on any scenario, with what a study keeps of a run and with less."""

import tempfile
from collections.abc import Callable
from math import nan
from pathlib import Path

from outcome import Outcome, Run

from analysis.kpis.measures import measure
from analysis.kpis.setting import Setting
from analysis.replications.replication import Replication, Task, piece_s, run_replication
from sim.clock import DAY
from sim.network.build import base_rates
from sim.run import EngineName, network_of
from sim.scenario.scenario import Scenario

ScenarioOf = Callable[[int], Scenario]
"""The scenario with so many days to measure; the same object for the same days, so that its network is built once."""

COMPILED, REFERENCE = "fencang, compiled: KPIs and audit", "fencang, SimPy engine: KPIs and audit"
ALONE, WRITTEN = "fencang, compiled: engine alone", "fencang, compiled: KPIs, audit and ledger"
KEEPS_KPIS = "all KPIs of all scopes, the audit's verdict, the ledger's digest"
KEEPS_ROWS = "every row of the ledger, in memory, dropped piece by piece"
KEEPS_LEDGER = KEEPS_KPIS + ", the ledger as Parquet files"


def shortened(scenario: Scenario, days: int) -> Scenario:
    """Return the same scenario, simulated for so many days, all of them measured."""
    horizon = scenario.horizon.model_copy(update={"warm_up": 0, "measure": days * DAY, "cool_down": 0})
    return scenario.model_copy(update={"horizon": horizon})


def whole_study(scenario_of: ScenarioOf, kpis: tuple[str, ...], engine: EngineName = "compiled") -> Run:
    """Run a replication as `fencang run` does: tallied, audited, digested, no ledger kept; figures are all KPIs, of which some are named."""

    def run(days: int, number: int) -> Outcome:
        scenario = scenario_of(days)
        return _outcome(run_replication(Task(scenario, number, scenario.seed, engine)), kpis)

    return run


def with_ledger(scenario_of: ScenarioOf, kpis: tuple[str, ...]) -> Run:
    """Run a replication as `fencang run --ledger` does, and delete the Parquet files."""

    def run(days: int, number: int) -> Outcome:
        scenario = scenario_of(days)
        with tempfile.TemporaryDirectory() as folder:
            return _outcome(run_replication(Task(scenario, number, scenario.seed), ledger_directory=Path(folder)), kpis)

    return run


def engine_alone(scenario_of: ScenarioOf) -> Run:
    """Run the compiled engine: its rows are made and taken, piece by piece, and dropped; neither audited nor tallied."""
    from sim.compiled.engine import CompiledEngine

    def run(days: int, number: int) -> Outcome:
        scenario = scenario_of(days)
        network = network_of(scenario)
        engine = CompiledEngine(network, base_rates(scenario), scenario.seed, number)
        orders, step = 0, piece_s(scenario)
        for until in range(step, int(network.options.end_s), step):
            engine.advance(until)
            orders += len(engine.drain()["orders"])
        return Outcome(orders + len(engine.finish()["orders"]), {})

    return run


def _outcome(replication: Replication, kpis: tuple[str, ...]) -> Outcome:
    task = replication.task
    found = measure(replication.tally, Setting.of(task.scenario), task.number)
    whole = found[found["scope"] == "all"].set_index("kpi")["value"]
    return Outcome(replication.orders, {name: float(whole.get(name, nan)) for name in kpis})
