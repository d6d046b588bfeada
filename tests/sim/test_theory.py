"""Textbook systems as scenarios: what queueing and inventory theory say lies within 99.9 % intervals of replications.

The seeds are fixed, so a test that passes once passes always; the intervals are narrow, so a wrong model does not.
"""

from collections.abc import Iterable
from math import factorial
from typing import Any

import numba
import numpy as np
import pytest
from against_theory import WARM_UP, Law, System, check, long_run, measured
from scipy import stats
from small_scenarios import DAY, HOUR, carrier, picking, sku, stock, supplier, warehouse

from sim.ledger.columns import LineState
from sim.ledger.ledger import Ledger
from sim.scenario.distributions import DurationDistribution
from sim.scenario.patience import Patience
from sim.scenario.scenario import Scenario

pytestmark = [
    pytest.mark.evidence,
    pytest.mark.skipif(bool(numba.config.DISABLE_JIT), reason="takes too long in plain Python"),
]

SERVICE_S = 600
"""Mean service time; so long that whole seconds are a fine grid."""


def queue(pickers: int, service: Any, load: float, days: int = 250) -> Scenario:
    """Make a queue: Poisson arrivals, pickers who work round the clock, and the share of their time that they work."""
    arrivals = load * pickers * DAY / SERVICE_S
    return long_run(days, warehouses=[warehouse(picking=picking(pickers, service))], orders=arrivals)


def mean_wait(ledger: Ledger) -> float:
    """Mean seconds that a parcel waits for a picker."""
    parcels = measured(ledger.parcels, "released_s")
    return float((parcels["started_s"] - parcels["released_s"]).mean())


def share_that_waits(ledger: Ledger) -> float:
    """Share of parcels that wait for a picker."""
    parcels = measured(ledger.parcels, "released_s")
    return float((parcels["started_s"] > parcels["released_s"]).mean())


def mean_queue(ledger: Ledger) -> float:
    """Mean number of parcels that wait for a picker at midnight."""
    return float(measured(ledger.warehouse_days, "closed_s")["queue"].mean())


def erlang_c(servers: int, load: float) -> float:
    """Probability that a customer of an M/M/c queue waits (Erlang 1917; Gross et al. 2008, Queueing Theory, sec. 2.3)."""
    offered = servers * load
    waiting = offered**servers / factorial(servers) / (1 - load)
    return waiting / (sum(offered**busy / factorial(busy) for busy in range(servers)) + waiting)


@pytest.mark.parametrize(("servers", "load"), [(1, 0.5), (1, 0.8), (3, 0.8), (10, 0.9)])
def test_m_m_c_queue(servers: int, load: float) -> None:
    """Waiting probability by Erlang C, mean wait C / (c mu - lambda)."""
    exponential = queue(servers, {"exponential": {"mean": SERVICE_S}}, load, days=max(100, 250 // servers))
    probability = erlang_c(servers, load)
    system = System(f"M/M/{servers} queue, ρ = {load}", "Erlang 1917; Gross et al. 2008, sec. 2.3")
    wait = Law("C(c, ρ) / (cμ − λ)", probability * SERVICE_S / servers / (1 - load))
    check(system, exponential, {share_that_waits: Law("C(c, ρ)", probability), mean_wait: wait})


def test_queue_at_midnight_follows_littles_law() -> None:
    """The mean queue is the arrival rate times the mean wait (Little 1961): rho^2 / (1 - rho) for M/M/1."""
    system = System("M/M/1 queue, ρ = 0.8", "Little 1961")
    exponential = queue(1, {"exponential": {"mean": SERVICE_S}}, 0.8)
    check(system, exponential, {mean_queue: Law("ρ² / (1 − ρ)", 0.8**2 / 0.2)}, within=0.15)


SERVICES = {
    "constant": (SERVICE_S, 0.0),
    "gamma": ({"gamma": {"mean": SERVICE_S, "cv": 0.5}}, 0.5**2),
    "lognormal": ({"lognormal": {"mean": SERVICE_S, "cv": 1.2}}, 1.2**2),
    "uniform": ({"uniform": {"low": 0, "high": 2 * SERVICE_S}}, 1 / 3),
    "triangular": ({"triangular": {"low": 0, "mode": 600, "high": 1200}}, 1 / 6),
    "empirical": ({"empirical": {"values": [300, 1800], "weights": [4, 1]}}, 1.0),
}
"""Service times with mean 600 s, and their squared coefficients of variation."""


@pytest.mark.parametrize("family", SERVICES)
def test_m_g_1_queue(family: str) -> None:
    """Mean wait by Pollaczek and Khinchine: rho (1 + cv^2) / 2 (1 - rho) service times (Gross et al. 2008, sec. 5.1)."""
    service, squared_cv = SERVICES[family]
    system = System(f"M/G/1 queue, {family} service, cv² = {squared_cv:.3g}, ρ = 0.7", "Gross et al. 2008, sec. 5.1")
    wait = Law("ρ (1 + cv²) / 2 (1 − ρ) μ", 0.7 * (1 + squared_cv) / 2 / 0.3 * SERVICE_S)
    check(system, queue(1, service, 0.7), {mean_wait: wait})


def inventory(lead_time: Any, days: int = 250, **policy: Any) -> Scenario:
    """Make a warehouse under a policy that sells 20 units a day, one by one."""
    return long_run(days, warehouses=[warehouse(stock=stock(**policy))], suppliers=[supplier(lead_time)], orders=20.0)


def share_backordered(ledger: Ledger) -> float:
    """Share of order lines that wait for stock."""
    lines = measured(ledger.lines, "placed_s")
    return float((lines["reserved_s"] > lines["placed_s"]).mean())


def mean_backorder_wait(ledger: Ledger) -> float:
    """Mean seconds that an order line waits for stock, those that do not wait included."""
    lines = measured(ledger.lines, "placed_s")
    return float((lines["reserved_s"] - lines["placed_s"]).mean())


def expected_shortage(units: int, mean: float) -> float:
    """E[(D - units)+] for Poisson demand with a mean."""
    numbers: Iterable[int] = range(units, units + 200)
    return float(sum(stats.poisson.sf(number, mean) for number in numbers))


LEAD_TIMES = {
    "constant": DAY,
    "exponential": {"exponential": {"mean": DAY}},
    "gamma": {"gamma": {"mean": DAY, "cv": 0.4}},
}


@pytest.mark.parametrize("lead_time", LEAD_TIMES)
def test_base_stock_by_palm_s_theorem(lead_time: str) -> None:
    """(S - 1, S): units on order are Poisson(lambda L) whatever the lead time's distribution (Palm 1938)."""
    base_stock, on_order = 22, 20.0
    small = inventory(LEAD_TIMES[lead_time], reorder_point=base_stock - 1, order_up_to=base_stock)
    probability, shortage = stats.poisson.sf(base_stock - 1, on_order), expected_shortage(base_stock, on_order)
    system = System(f"(S − 1, S), S = 22, λL = 20, {lead_time} lead time", "Palm 1938")
    waits = Law("P(X ≥ S), X Poisson(λL)", float(probability))
    check(
        system, small, {share_backordered: waits, mean_backorder_wait: Law("E[(X − S)⁺] / λ", shortage / 20 * DAY)}, 0.1
    )


def share_lost(ledger: Ledger) -> float:
    """Share of order lines whose customer went away."""
    return float((measured(ledger.lines, "placed_s")["state"] == LineState.LOST).mean())


@pytest.mark.parametrize("lead_time", LEAD_TIMES)
def test_base_stock_with_lost_sales_is_erlang_s_loss_system(lead_time: str) -> None:
    """(S - 1, S): each unit on order is a busy server, so the share lost is Erlang's B(S, lambda L), whatever the lead time's distribution.

    Erlang (1917); Karush (1957), "A queuing model for an inventory problem", Operations Research 5.
    """
    base_stock, load = 20, 20.0
    weights = [load**number / factorial(number) for number in range(base_stock + 1)]
    small = inventory(LEAD_TIMES[lead_time], reorder_point=base_stock - 1, order_up_to=base_stock)
    lost = small.model_copy(update={"patience": (Patience(name="everybody", lost_share=1.0),)})
    system = System(f"(S − 1, S), lost sales, S = 20, λL = 20, {lead_time} lead time", "Erlang 1917; Karush 1957")
    check(system, lost, {share_lost: Law("B(S, λL)", weights[-1] / sum(weights))}, within=0.1)


def expired_a_day(ledger: Ledger) -> float:
    """Mean units that expire a day."""
    losses = ledger.losses
    counted = (losses["time_s"] > WARM_UP) & (losses["time_s"] <= losses["time_s"].max())
    return float(losses["quantity"][counted].sum() / ((losses["time_s"].max() - WARM_UP) / DAY))


@pytest.mark.parametrize("order_up_to", [17, 20, 23])
def test_goods_of_one_day_are_newsvendors(order_up_to: int) -> None:
    """Bread is bought up to S at midnight, keeps for a day, and nobody waits for it: E[(S - D)+] is left, E[(D - S)+] is lost.

    The newsvendor's expectations (Silver, Pyke and Thomas 2017, ch. 9) with D Poisson of mean 20.
    """
    demand, probability = np.arange(200), stats.poisson.pmf(np.arange(200), 20.0)
    left = float(np.maximum(order_up_to - demand, 0) @ probability)
    short = float(np.maximum(demand - order_up_to, 0) @ probability)
    bread = long_run(
        500,
        warehouses=[warehouse(stock=stock(kind="R_S", review=DAY, order_up_to=order_up_to))],
        suppliers=[supplier(0)],
        skus=[sku("bread", shelf_life=DAY)],
        orders=20.0,
        patience=[{"name": "everybody", "lost_share": 1.0}],
    )
    system = System(
        f"Newsvendor, goods that keep for a day, S = {order_up_to}, λ = 20", "Silver, Pyke and Thomas 2017, ch. 9"
    )
    lost = Law("E[(D − S)⁺] / λ", short / 20.0)
    check(system, bread, {expired_a_day: Law("E[(S − D)⁺]", left), share_lost: lost}, within=0.1)


def test_backorders_with_impatience_are_a_birth_and_death_process() -> None:
    """Nothing is kept in stock, lead times are exponential and so is patience: those who wait are an M/M/infinity system.

    With lead times so long that nothing arrives, a customer stays for the patience alone: Poisson with mean lambda E[patience].
    """
    small = inventory(400 * DAY, reorder_point=-1, order_up_to=0)
    entry = Patience(name="everybody", give_up_after=DurationDistribution(kind="exponential", mean=DAY))

    def mean_waiting(ledger: Ledger) -> float:
        """Mean lines that wait for stock at midnight."""
        return float(measured(ledger.warehouse_days, "closed_s")["waiting_lines"].mean())

    system = System("M/M/∞: customers without stock, λ = 20, patience of a day", "Gross et al. 2008, ch. 2")
    check(system, small.model_copy(update={"patience": (entry,)}), {mean_waiting: Law("λ E[patience]", 20.0)})


def test_s_s_policy_with_unit_demand() -> None:
    """(s, S): the position is uniform on s + 1, …, S, as no unit undershoots s, and who finds lead-time demand as large waits."""
    waits = np.mean([stats.poisson.sf(position - 1, 20.0) for position in range(19, 43)])
    system = System("(s, S), s = 18, S = 42, λL = 20", "Hadley and Whitin 1963, sec. 4-7")
    law = Law("mean of P(D ≥ y), y = s + 1, …, S", float(waits))
    check(system, inventory(DAY, reorder_point=18, order_up_to=42), {share_backordered: law}, within=0.1)


def mean_on_hand(ledger: Ledger) -> float:
    """Mean units on the shelf at midnight."""
    days = measured(ledger.stock_days, "closed_s")
    return float(days["on_hand"][days["abc"] == 0].mean())


def orders_a_day(ledger: Ledger) -> float:
    """Mean replenishment orders a day, as far apart as the first and the last measured one."""
    times = np.sort(measured(ledger.replenishments, "ordered_s")["ordered_s"])
    return float((len(times) - 1) / (times[-1] - times[0]) * DAY)


@pytest.mark.parametrize(("point", "quantity"), [(18, 24), (14, 7), (16, 40)])
def test_r_q_policy_of_hadley_and_whitin(point: int, quantity: int) -> None:
    """(R, Q) with backorders: the position is uniform on R + 1, …, R + Q, and net stock is that less lead-time demand.

    Exact for Poisson demand and a constant lead time (Hadley and Whitin 1963, sec. 4-7).
    """
    demand, positions = np.arange(200), np.arange(point + 1, point + quantity + 1)[:, np.newaxis]
    probability = stats.poisson.pmf(demand, 20.0)
    waits = float(stats.poisson.sf(positions - 1, 20.0).mean())
    wait = float((np.maximum(demand - positions, 0) @ probability).mean()) / 20.0 * DAY
    on_hand = float((np.maximum(positions - demand, 0) @ probability).mean())
    small = inventory(DAY, 500, kind="R_Q", reorder_point=point, order_quantity=quantity)
    theory = {
        share_backordered: Law("mean of P(D ≥ y), y = R + 1, …, R + Q", waits),
        mean_backorder_wait: Law("mean of E[(D − y)⁺] / λ", wait),
        mean_on_hand: Law("mean of E[(y − D)⁺]", on_hand),
        orders_a_day: Law("λ / Q", 20.0 / quantity),
    }
    check(
        System(f"(R, Q), R = {point}, Q = {quantity}, λL = 20", "Hadley and Whitin 1963, sec. 4-7"),
        small,
        theory,
        within=0.1,
    )


@pytest.mark.parametrize("review", [DAY, 2 * DAY])
def test_fill_rate_of_periodic_review(review: int) -> None:
    """(R, S): a cycle is short of E[(D(R + L) - S)+] - E[(D(L) - S)+] units of lambda R (Silver et al. 2017, sec. 6.10)."""
    cycle, lead = 20 * review / DAY, 10.0
    up_to = round(cycle + lead + 3)
    short = (expected_shortage(up_to, cycle + lead) - expected_shortage(up_to, lead)) / cycle
    small = inventory(DAY // 2, days=1000, kind="R_S", review=review, order_up_to=up_to)
    system = System(
        f"(R, S), R = {review // DAY} d, S = {up_to}, λ = 20, L = 0.5 d", "Silver, Pyke and Thomas 2017, sec. 6.10"
    )
    law = Law("(E[(D(R+L) − S)⁺] − E[(D(L) − S)⁺]) / λR", short)
    check(system, small, {share_backordered: law}, within=0.1)


def test_on_hand_stock_at_midnight() -> None:
    """(S - 1, S): stock on the shelf is E[(S - X)+] for X on order, a Poisson number."""
    base_stock = 22
    on_hand = float(np.sum((base_stock - np.arange(base_stock)) * stats.poisson.pmf(np.arange(base_stock), 20.0)))
    system = System("(S − 1, S), S = 22, λL = 20, constant lead time", "Palm 1938")
    small = inventory(DAY, reorder_point=base_stock - 1, order_up_to=base_stock)
    check(system, small, {mean_on_hand: Law("E[(S − X)⁺]", on_hand)})


def test_units_of_a_day_are_compound_poisson() -> None:
    """Mean lambda E[Q] and variance lambda E[Q^2] (Ross 2014, sec. 5.4.2): Q geometric with mean 2, so E[Q^2] = 6."""

    def units(ledger: Ledger) -> np.ndarray:
        orders = measured(ledger.orders, "placed_s")
        return np.bincount(orders["placed_s"] // DAY - WARM_UP // DAY, orders["units"])

    small = long_run(orders=50.0, quantity={"geometric": {"mean": 2.0}}, days=100)

    def mean(ledger: Ledger) -> float:
        """Mean units that are ordered a day."""
        return float(units(ledger).mean())

    def variance(ledger: Ledger) -> float:
        """Variance of units that are ordered a day."""
        return float(units(ledger)[:-1].var(ddof=1))

    system = System("Compound Poisson demand, λ = 50, Q geometric with mean 2", "Ross 2014, sec. 5.4.2")
    check(system, small, {mean: Law("λ E[Q]", 100.0), variance: Law("λ E[Q²]", 300.0)}, within=0.15)


def test_parcels_wait_half_a_day_for_the_daily_cut_off() -> None:
    """Parcels packed at any time of the day wait 12 h on average for a cut-off a day, 6 h for one every twelve hours."""

    def mean_wait_for_carrier(ledger: Ledger) -> float:
        """Mean seconds that a parcel waits for its carrier."""
        parcels = measured(ledger.parcels, "picked_s")
        return float((parcels["dispatched_s"] - parcels["picked_s"]).mean())

    for cut_offs, hours in (([18 * HOUR], 12), ([6 * HOUR, 18 * HOUR], 6)):
        small = long_run(carriers=[carrier(cut_offs=cut_offs)], orders=50.0, days=60)
        system = System(
            f"Parcels packed at any time, {len(cut_offs)} cut-offs a day", "uniform over the time between cut-offs"
        )
        check(system, small, {mean_wait_for_carrier: Law("T / 2", hours * HOUR)})


def test_transit_times_add_up() -> None:
    """Mean and variance of a way of three independent stretches are the sums of theirs; gamma, lognormal, exponential."""
    way = carrier(
        sorting={"gamma": {"mean": 10 * HOUR, "cv": 0.5}},
        last_mile={"exponential": {"mean": 2 * HOUR}},
        delay={"lognormal": {"mean": 4 * HOUR, "cv": 1.0}},
    )

    def hours(ledger: Ledger) -> np.ndarray:
        parcels = measured(ledger.parcels, "dispatched_s")
        return (parcels["delivered_s"] - parcels["dispatched_s"]) / HOUR

    small = long_run(carriers=[way], orders=100.0, days=100)

    def mean(ledger: Ledger) -> float:
        """Mean hours in transit."""
        return float(hours(ledger).mean())

    def variance(ledger: Ledger) -> float:
        """Variance of hours in transit."""
        return float(hours(ledger).var())

    system = System(
        "Transit of three stretches: gamma, exponential, lognormal", "independent times add up (Ross 2014, ch. 2)"
    )
    check(system, small, {mean: Law("Σ mᵢ", 16.0), variance: Law("Σ σᵢ²", 5.0**2 + 2.0**2 + 4.0**2)})
