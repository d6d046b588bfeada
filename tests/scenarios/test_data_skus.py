"""The catalogue: ABC classes that follow Pareto, and goods of plausible weight."""

from pathlib import Path

import pandas as pd
import pytest

DATA = Path(__file__).parents[2] / "scenarios" / "data"
SIZES = {"skus.csv": 300, "skus-5000.csv": 5000}


@pytest.fixture(scope="module", params=SIZES)
def skus(request: pytest.FixtureRequest) -> pd.DataFrame:
    """Read a catalogue with weights in kg, volumes in litres and values in 元 as numbers."""
    table = pd.read_csv(DATA / request.param)
    table.attrs["size"] = SIZES[request.param]
    for column, suffix, size in (("weight", " g", 1000), ("volume", " ml", 1000), ("value", " 元", 1)):
        assert table[column].str.endswith(suffix).all()
        table[column] = table[column].str.removesuffix(suffix).astype(float) / size
    return table


def test_columns_are_the_fields_of_a_sku(skus: pd.DataFrame) -> None:
    """The header is the schema of a SKU, but for what only some scenarios say."""
    from sim.scenario.products import Sku

    packing, classes, ageing = {"pack", "layer", "pallet"}, {"xyz", "movement"}, {"shelf_life", "obsolete_after"}
    assert set(skus.columns) == set(Sku.model_fields) - packing - classes - ageing - {"substitute"}


def test_names_are_unique(skus: pd.DataFrame) -> None:
    """As many articles as the catalogue is meant to have, each with its own name."""
    assert len(skus) == skus.attrs["size"]
    assert skus.name.is_unique


def test_a_fifth_of_the_skus_carries_four_fifths_of_demand(skus: pd.DataFrame) -> None:
    """Class A is 20 % of the SKUs and 80 % of order lines, class C half of the SKUs and 5 %."""
    count = skus.abc.value_counts(normalize=True)
    share = skus.groupby("abc").demand_share.sum()
    assert (count["A"], count["B"], count["C"]) == (0.2, 0.3, 0.5)
    assert share["A"] == pytest.approx(0.80, abs=1e-4)
    assert share["C"] == pytest.approx(0.05, abs=1e-4)


def test_classes_follow_demand(skus: pd.DataFrame) -> None:
    """Every A article sells more than every B article, every B more than every C."""
    assert skus.demand_share.is_monotonic_decreasing
    assert skus.abc.is_monotonic_increasing


def test_most_goods_are_small_and_some_are_heavy(skus: pd.DataFrame) -> None:
    """About nine in ten units ordered weigh at most 3 kg; a few articles weigh more than 10 kg, one more than 20 kg."""
    assert skus.demand_share[skus.weight <= 3].sum() > 0.89
    assert 1 <= (skus.weight > 10).sum() <= 0.035 * len(skus)
    assert skus.weight.max() > 20


def test_goods_are_packed_plausibly(skus: pd.DataFrame) -> None:
    """Density lies between that of shoes in a box and that of liquids; nothing is free of charge."""
    assert (skus.weight / skus.volume).between(0.05, 1.2).all()
    assert (skus.value > 0).all()
