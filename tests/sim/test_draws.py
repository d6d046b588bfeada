"""Draws: known answers, keys, and numbers that look random."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from sim.draws import Purpose, combine, draw, streams, uniform, uniforms

words = st.integers(0, 2**62)
PUBLISHED = (
    6457827717110365317,
    3203168211198807973,
    9817491932198370423,
    4593380528125082431,
    16408922859458223821,
)
"""First outputs of SplitMix64 from seed 1234567, as published with Vigna's reference implementation."""


def test_combine_is_splitmix64() -> None:
    """Combining a seed with 0, 1, 2, … gives the SplitMix64 sequence that starts there."""
    assert tuple(int(combine(np.uint64(1234567), word)) for word in range(5)) == PUBLISHED


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
