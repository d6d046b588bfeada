"""Runs: luck, pieces, changed demand, and what is refused."""

import numpy as np
import pytest
from ledgers import differences
from small_scenarios import DAY, HOUR, city, scenario

import sim
from sim.ledger.ledger import join
from sim.run import Run, network_of, segments, simulate


def test_every_public_name_is_there() -> None:
    """All that `sim` promises can be imported from it, and nothing else."""
    for name in sim.__all__:
        assert getattr(sim, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'carts'"):
        _ = sim.carts


def test_luck_follows_from_seed_and_replication() -> None:
    """Equal seed and replication give equal ledgers; each other seed or replication another one."""
    small = scenario(seed=5, days=2)
    luck = [(None, 0), (None, 1), (6, 0), (6, 1), (0, 5)]
    digests = [simulate(small, seed=seed, replication=replication).digest() for seed, replication in luck]
    assert len(set(digests)) == len(luck)
    assert simulate(small, seed=5).digest() == digests[0]


def test_a_ledger_knows_its_luck() -> None:
    """Seed, replication and engine stand in the ledger."""
    ledger = simulate(scenario(days=1), seed=7, replication=3, engine="reference")
    assert (ledger.seed, ledger.replication, ledger.engine, ledger.end_s, ledger.last) == (7, 3, "reference", DAY, True)


@pytest.mark.parametrize("engine", ["compiled", "reference"])
def test_changed_demand_begins_with_the_next_day(engine: str) -> None:
    """At noon of the second day demand stops: that day goes on as it was drawn, the third has no orders."""
    run = Run(scenario(days=3), engine=engine)
    pieces = [run.advance(DAY + 12 * HOUR)]
    run.rates[:] = 0
    pieces.append(run.finish())
    placed = join(pieces).orders["placed_s"] // DAY
    assert np.bincount(placed, minlength=3)[:2].min() > 50
    assert placed.max() == 1


def test_demand_of_one_city_alone_may_change() -> None:
    """Rates stand by city; another run of the scenario begins with the usual ones."""
    small = scenario(days=2, cities=[city("a"), city("b")])
    run = Run(small)
    assert run.rates.tolist() == [50, 50]
    run.rates[1] = 0
    assert set(run.finish().orders["city"]) == {0}
    assert Run(small).rates.tolist() == [50, 50]


@pytest.mark.parametrize("engine", ["compiled", "reference"])
def test_time_does_not_go_back(engine: str) -> None:
    """Advancing to a time that is past gives an empty piece and changes nothing; beyond the end there is nothing."""
    small = scenario(days=3)
    run = Run(small, engine=engine)
    pieces = [run.advance(2 * DAY), run.advance(DAY), run.advance(9 * DAY)]
    assert (run.now, run.end_s) == (3 * DAY, 3 * DAY)
    pieces.append(run.finish())
    assert [len(piece.orders) > 0 for piece in pieces] == [True, False, True, False]
    assert differences(join(pieces), simulate(small)) == ""


def test_segments_end_where_asked() -> None:
    """Seven days in pieces of three: three, three, and one."""
    ends = [piece.end_s for piece in segments(scenario(days=7), step_s=3 * DAY)]
    assert ends == [3 * DAY, 6 * DAY, 7 * DAY]
    assert [piece.end_s for piece in segments(scenario(days=2), step_s=9 * DAY)] == [2 * DAY]


def test_a_scenario_is_built_once() -> None:
    """Runs of one scenario share its network; an equal scenario has its own."""
    small = scenario()
    assert network_of(small) is network_of(small)
    assert network_of(small) is not network_of(scenario())
    networks = [network_of(scenario(name=str(number))) for number in range(40)]
    assert len({id(network) for network in networks}) == 40
    assert network_of(small).options.days == 10


def test_an_unknown_engine_is_refused() -> None:
    """The error names the two that there are."""
    with pytest.raises(ValueError, match="engine must be 'compiled' or 'reference', not 'fast'"):
        simulate(scenario(), engine="fast")


def test_own_processes_need_the_reference_engine() -> None:
    """Python code cannot run in the compiled engine."""
    with pytest.raises(ValueError, match="run in the reference engine only"):
        simulate(scenario(), processes=[lambda world: iter(())])


def test_a_scenario_without_orders_is_a_scenario() -> None:
    """Demand so small that nobody orders leaves empty tables, and books that are closed every day."""
    for engine in ("compiled", "reference"):
        ledger = simulate(scenario(orders=1e-9), engine=engine)
        assert len(ledger.orders) == 0
        assert len(ledger.warehouse_days) == 10


def test_a_finished_run_does_not_go_on() -> None:
    """After `finish` a run refuses to advance or to finish again."""
    run = Run(scenario(days=1))
    run.finish()
    with pytest.raises(ValueError, match="finished"):
        run.finish()
    with pytest.raises(ValueError, match="finished"):
        run.advance(DAY)


@pytest.mark.parametrize("rate", [np.nan, -1.0, np.inf])
def test_rates_that_are_none_are_refused(rate: float) -> None:
    """Demand must be a number from 0 on."""
    run = Run(scenario(days=1))
    run.rates[0] = rate
    with pytest.raises(ValueError, match="rates"):
        run.advance(HOUR)


@pytest.mark.parametrize("luck", [{"seed": -1}, {"seed": 2**63}, {"replication": -1}])
def test_luck_out_of_range_is_refused(luck: dict[str, int]) -> None:
    """Seed and replication are numbers from 0 to 2**63 - 1."""
    with pytest.raises(ValueError, match="seed and replication"):
        Run(scenario(days=1), **luck)
