"""Law 1: two engines, one ledger, to the last bit: for every file in scenarios/ and for made-up scenarios."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ledgers import differences
from made_up_scenarios import helpful, impatient, miscounted, scenarios
from small_scenarios import DAY, HOUR

from sim.ledger.ledger import Ledger, join
from sim.rules.policies.table import POLICY_OF
from sim.run import Run, segments, simulate
from sim.scenario.loading import load
from sim.scenario.scenario import Scenario

pytestmark = pytest.mark.evidence

HOUSE = Path(__file__).parent.parent
FILES = sorted(path for path in (HOUSE / "scenarios").rglob("*.yaml") if path.parent.name != "gates")
MULTIPLES = 6 * HOUR
"""Pieces often end when something happens."""

cuts = st.one_of(st.integers(0, 30).map(lambda number: number * MULTIPLES), st.integers(0, 7 * DAY))
factors = st.sampled_from((0.0, 0.5, 1.0, 3.0))


def shortened(scenario: Scenario) -> Scenario:
    """Leave the network as it is, and simulate six days of some 600 orders each; of thousands of SKUs only every twentieth."""
    days = {"start": scenario.horizon.start, "warm_up": DAY, "measure": 3 * DAY, "cool_down": 2 * DAY}
    fields = scenario.model_dump()
    if len(scenario.products.skus) > 1000:
        fields["products"]["skus"] = fields["products"]["skus"][::20]
    return Scenario.model_validate({**fields, "horizon": days, "demand": {**fields["demand"], "orders": 600.0}})


def run_in_pieces(scenario: Scenario, engine: Any, times: list[int], demand: list[float]) -> list[Ledger]:
    """Advance from time to time, and change demand by a factor each time."""
    run = Run(scenario, engine=engine)
    pieces = []
    for until, factor in zip(times, demand, strict=True):
        pieces.append(run.advance(until))
        run.rates[:] *= factor
    return [*pieces, run.finish()]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_engines_agree_on_file(path: Path) -> None:
    """A scenario of the house gives the same ledger in both engines."""
    scenario = shortened(load(path))
    assert differences(simulate(scenario), simulate(scenario, engine="reference")) == ""


def test_engines_agree_over_the_peak_at_full_demand() -> None:
    """Eight days around 11.11 with little stock: trucks arrive, stock runs out, orders are split, queues grow; both ledgers are equal."""
    fields = load(HOUSE / "scenarios" / "what-if" / "cheapest-allocation.yaml").model_dump()
    fields["horizon"] = {"start": date(2025, 11, 6), "warm_up": DAY, "measure": 6 * DAY, "cool_down": DAY}
    for policy in (policy for site in fields["warehouses"] for policy in site["stock"]["policies"]):
        policy["opening"] = 60
    scenario = Scenario.model_validate(fields)
    ledger = simulate(scenario)
    assert ledger.orders["waiting_lines"].any()
    assert (ledger.orders["parcels"] > 1).any()
    assert differences(ledger, simulate(scenario, engine="reference")) == ""


@settings(max_examples=100)
@given(scenarios())
def test_engines_agree_on_made_up_scenario(scenario: Scenario) -> None:
    """Any scenario gives the same ledger in both engines."""
    assert differences(simulate(scenario), simulate(scenario, engine="reference")) == ""


@settings(max_examples=100)
@given(scenarios(chained=True), st.integers(0, 3))
def test_engines_agree_on_made_up_chain(scenario: Scenario, replication: int) -> None:
    """Warehouses that supply each other by truck give the same ledger in both engines."""
    compiled = simulate(scenario, replication=replication)
    assert differences(compiled, simulate(scenario, replication=replication, engine="reference")) == ""


def crowded(scenario: Scenario, lead_time: int) -> Scenario:
    """Let 1200 orders come within one hour, and suppliers deliver at once, so that orders and receipts share seconds."""
    fields = scenario.model_dump()
    hours = [float(hour == 17) for hour in range(24)]
    fields["demand"] = {**fields["demand"], "orders": 1200.0, "hours": hours, "weekdays": [1.0] * 7, "calendar": []}
    fields["horizon"] = {"start": scenario.horizon.start, "measure": DAY}
    fields["planning"]["prepositioning"] = []  # there is no event to order for
    fields["suppliers"] = [{**supplier, "lead_time": lead_time} for supplier in fields["suppliers"]]
    for policy in (policy for site in fields["warehouses"] for policy in site["stock"]["policies"]):
        policy["opening"] = 0 if "opening" in POLICY_OF[policy["kind"]].parameters else None
    return Scenario.model_validate(fields)


@settings(max_examples=25)
@given(scenarios(chained=True), st.sampled_from((0, 0, 1, 60)))
def test_engines_agree_where_many_things_happen_at_once(scenario: Scenario, lead_time: int) -> None:
    """Several orders, receipts, picks and reviews of one second take their turns in the same order in both engines."""
    busy = crowded(scenario, lead_time)
    assert differences(simulate(busy), simulate(busy, engine="reference")) == ""


@settings(max_examples=50)
@given(impatient())
def test_engines_agree_where_customers_do_not_wait_for_what_is_ordered_for_them(scenario: Scenario) -> None:
    """Lines are given up while goods for them cross the dock, wait in order books, or are short of storage; both ledgers are equal."""
    assert differences(simulate(scenario), simulate(scenario, engine="reference")) == ""


@settings(max_examples=100)
@given(miscounted())
def test_engines_agree_where_records_are_wrong(scenario: Scenario) -> None:
    """Pickers and trucks find less than recorded, goods are booked and picked wrong, and counted; both ledgers are equal."""
    assert differences(simulate(scenario), simulate(scenario, engine="reference")) == ""


@settings(max_examples=50)
@given(helpful(), st.integers(0, 4 * DAY))
def test_engines_agree_where_warehouses_help_each_other(scenario: Scenario, until: int) -> None:
    """Orders follow figures that are late, goods leave in pieces of a run and arrive, or are lost, in the next; the pieces are equal."""
    compiled, reference = (run_in_pieces(scenario, engine, [until], [1.0]) for engine in ("compiled", "reference"))
    assert [differences(*pair) for pair in zip(compiled, reference, strict=True)] == ["", ""]


@settings(max_examples=50)
@given(scenarios(chained=True), st.lists(cuts, max_size=4), st.lists(st.integers(0, 10**6), max_size=4))
def test_pieces_are_equal_and_join_to_the_whole(scenario: Scenario, times: list[int], events: list[int]) -> None:
    """Wherever a run is cut, also at the very seconds of events, both engines give the same pieces of the whole."""
    whole = simulate(scenario)
    seconds = np.concatenate(
        [whole.orders["delivered_s"], whole.shipments["received_s"], whole.loads["departed_s"], [0]]
    )
    times = sorted([*times, *(max(0, int(seconds[event % len(seconds)])) for event in events)])
    unchanged = [1.0] * len(times)
    compiled = run_in_pieces(scenario, "compiled", times, unchanged)
    reference = run_in_pieces(scenario, "reference", times, unchanged)
    assert [differences(*pair) for pair in zip(compiled, reference, strict=True)] == [""] * len(compiled)
    assert differences(join(compiled), whole) == ""


@settings(max_examples=30)
@given(scenarios(), st.integers(HOUR, 3 * DAY))
def test_segments_join_to_the_whole(scenario: Scenario, step_s: int) -> None:
    """Segments of any length join to the ledger of the uncut run."""
    assert differences(join(list(segments(scenario, step_s=step_s))), simulate(scenario)) == ""


@settings(max_examples=30)
@given(
    scenarios(), st.lists(st.tuples(cuts, st.sampled_from((0.0, 0.5, 1.0, 3.0))), min_size=1, max_size=4).map(sorted)
)
def test_engines_agree_when_demand_changes(scenario: Scenario, changes: list[tuple[int, float]]) -> None:
    """Demand that is changed between two steps changes the same days in both engines."""
    times, demand = [time for time, _ in changes], [factor for _, factor in changes]
    compiled = run_in_pieces(scenario, "compiled", times, demand)
    reference = run_in_pieces(scenario, "reference", times, demand)
    assert [differences(*pair) for pair in zip(compiled, reference, strict=True)] == [""] * len(compiled)


def digest_in_a_process(scenario: Scenario, engine: str, hash_seed: str) -> str:
    """Run a scenario in a process of its own; return the ledger's digest."""
    code = (
        "import sys; from sim import Scenario, simulate;"
        "print(simulate(Scenario.model_validate_json(sys.stdin.read()), engine=sys.argv[1]).digest())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, engine], cwd=HOUSE, env={**os.environ, "PYTHONHASHSEED": hash_seed},
        input=scenario.model_dump_json(), capture_output=True, text=True, check=True, encoding="utf-8",
    )  # fmt: skip
    return done.stdout.strip()


def test_digest_is_equal_in_two_processes() -> None:
    """Neither the process nor its hash seed leaves a trace in the ledger."""
    scenario = shortened(load(HOUSE / "scenarios" / "three-hubs.yaml"))
    digest = simulate(scenario).digest()
    assert digest_in_a_process(scenario, "compiled", hash_seed="1") == digest
    assert digest_in_a_process(scenario, "reference", hash_seed="2") == digest


def test_two_threads_are_equal_to_one() -> None:
    """Replications that run at the same time do not disturb each other."""
    scenario = shortened(load(HOUSE / "scenarios" / "three-hubs.yaml"))
    alone = [simulate(scenario, replication=number).digest() for number in range(8)]
    with ThreadPoolExecutor(2) as threads:
        together = list(threads.map(lambda number: simulate(scenario, replication=number).digest(), range(8)))
    assert together == alone
    assert len(set(alone)) == 8
