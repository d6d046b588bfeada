"""Draws look independent and uniform, whichever word of the key is counted up; and the battery finds what does not."""

from typing import Any

import numba
import numpy as np
import pytest
from battery import run
from evidence import record
from orders import BLOCK, ORDERS, SEED, blocks

from sim.draws import Purpose, draw, streams

FAILED = 1e-6
"""A p-value that chance gives once in a million; the seeds are fixed, so a test that passes once passes always."""

DOUBTFUL = 1e-3
"""A p-value that is looked into: the test must not find it again under another seed."""

compiled = pytest.mark.skipif(bool(numba.config.DISABLE_JIT), reason="takes too long in plain Python")
order = pytest.mark.parametrize("order", ORDERS)


@compiled
@order
def test_a_million_draws_look_random(order: str) -> None:
    """No test of the battery finds anything odd in a million draws."""
    assert min(run(blocks(order, BLOCK)).p_values().values()) > FAILED


@compiled
@pytest.mark.evidence
@pytest.mark.long
@order
def test_a_hundred_million_draws_look_random(order: str) -> None:
    """No test of the battery finds anything odd in a hundred million draws."""
    battery = run(blocks(order, 96 * BLOCK))
    found = battery.p_values()
    record("draws", order=order, seed=SEED, draws=battery.draws, **found)
    if min(found.values()) < DOUBTFUL:
        again = run(blocks(order, 96 * BLOCK, SEED + 1)).p_values()
        record("draws", order=order, seed=SEED + 1, draws=battery.draws, **again)
        assert min(again[test] for test, p in found.items() if p < DOUBTFUL) > DOUBTFUL
    assert min(found.values()) > FAILED


@order
def test_orders_are_those_of_the_model(order: str) -> None:
    """What the battery looks at is what the engines draw: 40 draws from the hundredth on are those of their keys."""
    out = np.empty(40, np.uint64)
    ORDERS[order](SEED, 100, out)
    keys = {
        "entities": lambda n: (SEED, 0, 10, n, 0),
        "indices": lambda n: (SEED, 0, 10, 4711, n),
        "entities and indices": lambda n: (SEED, 0, 10, n // 8, n % 8),
        "purposes": lambda n: (SEED, 0, n % len(Purpose), n // len(Purpose), 0),
        "replications": lambda n: (SEED, n, 10, 4711, 0),
        "replications and entities": lambda n: (SEED, n % 10, 10, n // 10, 0),
        "seeds": lambda n: (SEED + n, 0, 10, 4711, 0),
    }
    for number, bits in enumerate(out, start=100):
        seed, replication, purpose, entity, index = keys[order](number)
        assert int(bits) == int(draw(streams(seed, replication)[purpose], entity, index))


def good() -> Any:
    """Two million bits of numpy's generator, as 64-bit words."""
    return np.random.default_rng(1).integers(0, 2**64, 2**18, np.uint64, endpoint=False)


def counted() -> Any:
    """Numbers in order, each with its byte reversed: as uniform as can be, and not random at all."""
    return np.arange(2**18, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)


def one_bit(share: float) -> Any:
    """Bits of which the lowest is more often 0."""
    words = good()
    dull = np.random.default_rng(2).random(len(words)) < share
    return np.where(dull, words & ~np.uint64(1), words)


def alike() -> Any:
    """Draws of which every second has the high byte of the one before now and then."""
    words = good()
    copied = np.random.default_rng(3).random(len(words) // 2) < 0.05
    top = np.uint64(0xFF << 56)
    words[1::2] = np.where(copied, (words[1::2] & ~top) | (words[::2] & top), words[1::2])
    return words


def linear() -> Any:
    """Words of which the last is the exclusive or of the 63 before it: uniform, and linearly dependent."""
    words = good().reshape(-1, 64)
    words[:, 63] = np.bitwise_xor.reduce(words[:, :63], axis=1)
    return words.ravel()


def slow() -> Any:
    """Words that each carry on half of the one before."""
    words = good()
    words[1:] = words[1:] // np.uint64(2) + words[:-1] // np.uint64(2)
    return words


def repeated() -> Any:
    """Words some of which come twice."""
    words = good()
    words[2**15 : 2**15 + 300] = words[:300]
    return words


FLAWS = {
    "bit": (lambda: one_bit(0.05), "bits"),
    "byte": (lambda: one_bit(0.08), "bytes"),
    "Weyl": (counted, "spacings"),
    "high bytes": (alike, "high pairs"),
    "changes": (alike, "changes"),
    "linear": (linear, "ranks"),
    "slow": (slow, "correlation"),
    "runs": (slow, "runs"),
    "gaps": (slow, "gaps"),
    "twice": (repeated, "collisions"),
    "weights": (slow, "weights"),
    "low bytes": (lambda: np.repeat(good()[: 2**17], 2), "low pairs"),
}
"""Bits that are not random, and the test that must find it."""


@compiled
@pytest.mark.parametrize("flaw", FLAWS)
def test_the_battery_finds_what_is_not_random(flaw: str) -> None:
    """Each test of the battery rejects bits with the flaw that it is there for."""
    made, test = FLAWS[flaw]
    assert run([made()]).p_values()[test] < FAILED


@compiled
def test_the_battery_takes_random_bits_for_random() -> None:
    """Bits of numpy's generator pass every test."""
    assert min(run([good()]).p_values().values()) > 1e-3
