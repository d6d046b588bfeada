"""Patience: who takes a substitute, goes away or gives up, and what a lost sale costs."""

import numpy as np
from small_scenarios import HOUR, scenario, sku

from sim.draws import streams
from sim.network.build import build
from sim.network.network import Network
from sim.rules.patience import FOR_EVER, NOTHING, accepts, goes_away, lost_sale_cost, substitute_for, waits_for
from sim.stock import SHELF

LUCK = np.asarray(streams(1, 0))
KEYS = range(1000)


def network(**entry: object) -> Network:
    """Build a network of two articles, the second standing in for the first."""
    skus = [sku("first", substitute="second", value=333), sku("second")]
    costs = {"lost_sale": 10, "lost_sale_rate": 0.5}
    return build(scenario(skus=skus, patience=[{"name": "all", **entry}], costs=costs))


def test_a_lost_unit_costs_an_amount_and_a_share_of_its_value() -> None:
    """Three units at 3.33 元: 10 fen each, and half of 9.99 元, rounded once."""
    assert lost_sale_cost(network(), 0, 3) == 30 + 500


def test_a_line_goes_by_itself_and_an_order_as_one() -> None:
    """Lines of one order are drawn apart with `lost: line`; with `lost: order` what holds for one holds for all."""
    by_line, by_order = network(lost_share=0.5), network(lost_share=0.5, lost="order")
    apart = [goes_away(by_line, LUCK, 0, key, 0) != goes_away(by_line, LUCK, 0, key, 1) for key in KEYS]
    assert 400 < sum(apart) < 600
    assert all(goes_away(by_order, LUCK, 0, key, 0) == goes_away(by_order, LUCK, 0, key, 7) for key in KEYS)


def test_shares_of_nought_and_one_are_certain() -> None:
    """Nobody leaves or accepts at a share of 0, everybody at 1."""
    for share in (0.0, 1.0):
        certain = network(lost_share=share, substitute_share=share)
        assert {goes_away(certain, LUCK, 0, key, 0) for key in KEYS} == {bool(share)}
        assert {accepts(certain, LUCK, 0, key, 0) for key in KEYS} == {bool(share)}


def test_patience_is_drawn_or_endless() -> None:
    """A constant patience is that of everybody; without one nobody gives up; a random one has its mean."""
    assert waits_for(network(give_up_after=HOUR), LUCK, 0, 5) == HOUR
    assert waits_for(network(partial=True), LUCK, 0, 5) == FOR_EVER
    drawn = network(give_up_after={"exponential": {"mean": HOUR}})
    assert abs(np.mean([waits_for(drawn, LUCK, 0, key) for key in KEYS]) - HOUR) < 0.1 * HOUR


def test_a_substitute_must_be_there() -> None:
    """The second article stands in for the first in unlimited supply; nothing stands in for the second."""
    stock = np.zeros((1, 2), SHELF).view(np.recarray)
    both = network(substitute_share=1.0)
    assert substitute_for(both, stock, 0, 0, 4) == 1
    assert substitute_for(both, stock, 0, 1, 4) == NOTHING
