"""Draws: known answers, keys, and numbers that look random."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from sim.draws import Purpose, combine, draw, streams, uniform, uniforms

words = st.integers(0, 2**62)
PUBLISHED = {
    0: (0xE220A8397B1DCDAF, 0x6E789E6AA1B965F4, 0x06C45D188009454F, 0xF88BB8A8724C81EC, 0x1B39896A51A8749B),
    1234567: (6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821),
    1477776061723855037: (
        1985237415132408290,
        2979275885539914483,
        13511426838097143398,
        8488337342461049707,
        15141737807933549159,
    ),
}
"""First outputs of SplitMix64 by seed, as published with Vigna's reference implementation and in the tests of others that were held to it."""

KEPT = {
    (0, 0, 0, 0, 0): 8695987549771912286,
    (20250101, 0, 10, 4711, 0): 14226432429713912666,
    (20250101, 9, 3, 123456789, 7): 3915555653859154255,
    (2**62, 2**40, 30, 2**50, 2**31): 10383014895748371821,
}
"""Draws by seed, replication, purpose, entity and index; a version that changes them changes every result."""


@pytest.mark.parametrize("seed", PUBLISHED)
def test_combine_is_splitmix64(seed: int) -> None:
    """Combining a seed with 0, 1, 2, … gives the SplitMix64 sequence that starts there."""
    assert tuple(int(combine(np.uint64(seed), word)) for word in range(5)) == PUBLISHED[seed]


@pytest.mark.parametrize("key", KEPT)
def test_draws_stay_what_they_are(key: tuple[int, ...]) -> None:
    """Known keys have known bits, in every version and on every machine."""
    seed, replication, purpose, entity, index = key
    assert int(draw(streams(seed, replication)[purpose], entity, index)) == KEPT[key]


def by_hand(state: int, word: int) -> int:
    """Return SplitMix64's output number `word`, in Python's own whole numbers (Steele, Lea and Flood 2014)."""
    mixed = (state + 0x9E3779B97F4A7C15 * (word + 1)) % 2**64
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9 % 2**64
    mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB % 2**64
    return mixed ^ (mixed >> 31)


@given(words, words, st.sampled_from(Purpose), words, words)
def test_a_draw_is_its_key_word_by_word(seed: int, replication: int, purpose: Purpose, entity: int, index: int) -> None:
    """Whatever the key, the bits are those of SplitMix64 applied to one word of it after the other."""
    state = 0
    for word in (seed, replication, int(purpose), entity, index):
        state = by_hand(state, word)
    assert int(draw(streams(seed, replication)[purpose], entity, index)) == state


def test_streams_differ_by_purpose_replication_and_seed() -> None:
    """No two purposes, replications or seeds share a key."""
    keys = [int(key) for seed in range(5) for replication in range(5) for key in streams(seed, replication)]
    assert len(set(keys)) == 5 * 5 * len(Purpose)


@given(words, words)
def test_a_draw_depends_on_its_key_alone(entity: int, index: int) -> None:
    """The same key gives the same bits again, another index others."""
    stream = streams(1, 0)[Purpose.DELAY]
    assert draw(stream, entity, index) == draw(stream, entity, index)
    assert draw(stream, entity, index) != draw(stream, entity, index + 1)


@pytest.mark.parametrize(
    ("bits", "least", "most"), [(0, 0.0, 1e-15), (2**63, 0.5, 0.5 + 1e-15), (2**64 - 1, 1 - 1e-15, 1.0)]
)
def test_uniform_keeps_away_from_its_ends(bits: int, least: float, most: float) -> None:
    """The lowest bits give more than 0, the highest less than 1."""
    assert least < uniform(np.uint64(bits)) < most


@pytest.mark.parametrize("index", [0, 1, 7])
def test_numbers_of_neighbouring_entities_are_uniform(index: int) -> None:
    """Entities numbered one after the other get numbers that a Kolmogorov-Smirnov test takes for uniform."""
    drawn = uniforms(streams(20250101, 3)[Purpose.HOUR], np.arange(20_000), index)
    assert stats.kstest(drawn, "uniform").pvalue > 0.001


@pytest.mark.parametrize(("purpose", "index"), [(Purpose.HOUR, 1), (Purpose.DELAY, 0)])
def test_numbers_of_different_keys_are_uncorrelated(purpose: Purpose, index: int) -> None:
    """An entity's numbers for two purposes, and those with two indices, have nothing to do with each other."""
    entities = np.arange(20_000)
    keys = streams(1, 0)
    pair = uniforms(keys[Purpose.HOUR], entities, 0), uniforms(keys[purpose], entities, index)
    assert abs(np.corrcoef(*pair)[0, 1]) < 4 / np.sqrt(len(entities))
