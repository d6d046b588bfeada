"""SimPy processes of the user's own, in the reference engine."""

import numpy as np
import pytest
from small_scenarios import DAY, HOUR, picking, scenario, stock, supplier, warehouse

from sim.events import EventKind
from sim.ledger.audit import AuditError
from sim.ledger.columns import NONE
from sim.reference.world import Process, World
from sim.run import Run, simulate

STRIKE = (2 * DAY + 10 * HOUR, 3 * DAY)


def strike(world: World) -> Process:
    """Let nobody pick for 14 hours."""
    pickers = world.warehouses[0].pickers
    before = pickers.capacity
    yield world.env.timeout(STRIKE[0])
    pickers.resize(0)
    yield world.env.timeout(STRIKE[1] - STRIKE[0])
    pickers.resize(before)


def test_a_strike_of_the_pickers() -> None:
    """No pick starts in the strike; those under way are finished; afterwards the queue is worked off."""
    small = scenario(warehouses=[warehouse(picking=picking(2, 1200))], orders=120.0, days=6)
    usual, struck = simulate(small, engine="reference"), simulate(small, engine="reference", processes=[strike])
    started, picked = (struck.parcels[name] for name in ("started_s", "picked_s"))
    during = (started > STRIKE[0]) & (started < STRIKE[1])
    assert not during.any()
    assert (picked[picked != NONE] == started[picked != NONE] + 1200).all()
    assert (started == STRIKE[1]).sum() == 2
    assert struck.orders["placed_s"].tolist() == usual.orders["placed_s"].tolist()
    assert waiting(struck.parcels) > 3 * waiting(usual.parcels)
    before = usual.parcels["started_s"] <= STRIKE[0]
    assert (struck.parcels["started_s"][before] == usual.parcels["started_s"][before]).all()


def waiting(parcels: np.ndarray) -> float:
    """Mean time that a parcel waits for a picker."""
    done = parcels["started_s"] != NONE
    return float((parcels["started_s"] - parcels["released_s"])[done].mean())


def test_a_process_that_only_watches_changes_nothing() -> None:
    """Looking at shelves and orders every hour leaves the ledger as it is."""
    seen: list[tuple[int, int, int]] = []

    def watch(world: World) -> Process:
        while True:
            yield world.at(world.now + HOUR, EventKind.CLOSE, 0)
            seen.append((world.now, int(world.stock[0, 0].on_hand), len(world.open_orders)))

    small = scenario(
        warehouses=[warehouse(stock=stock(reorder_point=9, order_up_to=40))], suppliers=[supplier()], days=2
    )
    assert simulate(small, engine="reference", processes=[watch]).digest() == simulate(small).digest()
    assert [time for time, _, _ in seen] == [hour * HOUR for hour in range(1, 49)]
    assert len({units for _, units, _ in seen}) > 3


def test_a_process_may_change_demand() -> None:
    """A campaign doubles the rates after the second day; the days after that are busier."""

    def campaign(world: World) -> Process:
        yield world.env.timeout(2 * DAY - 1)
        world.rates *= 2

    orders = simulate(scenario(days=4), engine="reference", processes=[campaign]).orders
    by_day = np.bincount(orders["placed_s"] // DAY)
    assert by_day[2:].sum() > 1.5 * by_day[:2].sum()


def test_processes_come_before_the_first_order() -> None:
    """What a process does at time 0 holds for the first day as well."""

    def boycott(world: World) -> Process:
        world.rates[:] = 0
        yield world.env.timeout(0)

    assert len(simulate(scenario(days=2), engine="reference", processes=[boycott]).orders) == 0


def test_several_processes_run_side_by_side() -> None:
    """Each process has its own time; a run with them may be cut into pieces."""
    ticks: list[str] = []

    def tick(name: str, step: int) -> object:
        def process(world: World) -> Process:
            while True:
                yield world.env.timeout(step)
                ticks.append(f"{name}{world.now // HOUR}")

        return process

    run = Run(scenario(days=1), engine="reference", processes=[tick("a", 6 * HOUR), tick("b", 9 * HOUR)])
    run.advance(12 * HOUR)
    assert ticks == ["a6", "b9"]
    run.finish()
    assert ticks == ["a6", "b9", "a12", "b18", "a18", "a24"]


def test_a_thief_is_found_by_the_audit() -> None:
    """Units taken from a shelf without an entry in the books break the law that nothing vanishes."""

    def thief(world: World) -> Process:
        yield world.env.timeout(12 * HOUR)
        world.stock[0, 0].on_hand -= 1

    small = scenario(warehouses=[warehouse(stock=stock(reorder_point=99, order_up_to=400))], suppliers=[supplier()])
    with pytest.raises(AuditError, match="units in are not units out plus units held"):
        simulate(small, engine="reference", processes=[thief])


def test_what_is_no_process_function_is_named() -> None:
    """A function that yields nothing, and what is no function, are refused with their position and name."""

    def forgot_to_yield(world: World) -> None:
        world.env.timeout(1)

    small = scenario(warehouses=[warehouse()], days=1)
    for wrong, said in (
        (forgot_to_yield, r"forgot_to_yield\) must be a SimPy .* returned None"),
        (7, r"7\) must be a SimPy"),
    ):
        with pytest.raises(TypeError, match=rf"processes\[1\] \(.*{said}"):
            simulate(small, engine="reference", processes=[strike, wrong])
