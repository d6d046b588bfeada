"""Rate cards: the price of further weight, by the step or by the kilogram."""

import pytest
from pydantic import ValidationError

from sim.scenario.carrier import Zone
from sim.scenario.written import FROM_FILE


@pytest.mark.parametrize(
    ("weight", "price", "fen"),
    [
        ("1 kg", "3.5 元/kg", 350),
        ("500 g", "3.5 元/kg", 175),
        ("100 g", "¥4/公斤", 40),
        ("500 g", "1.75 元/斤", 175),
        ("20 t", "120 元/t", 240_000),
        ("500 g", "3.5 元", 350),
    ],
)
def test_a_step_costs_its_weight_times_the_price_a_kilogram(weight: str, price: str, fen: int) -> None:
    """A price with a unit of weight is one of the kilogram; a plain one is that of the step."""
    zone = Zone.model_validate({"name": "all", "step_price": price, "step_weight": weight}, context=FROM_FILE)
    assert zone.step_price == fen
    assert Zone.model_validate({"name": "all", "step_price": "3.5 元/kg"}, context=FROM_FILE).step_price == 350


@pytest.mark.parametrize(
    ("weight", "price", "said"),
    [
        ("333 g", "3.5 元/kg", "a price a kilogram that makes a step of 333 g cost whole fen"),
        ("1 kg", "3.5 元/km", "a price a kilogram such as '3.5 元/kg' (units: 元/kg); '元/km' is no unit of it"),
        ("1 kg", "-3.5 元/kg", "not negative"),
        ("1 kg", "3.555 元", "in whole fen"),
    ],
)
def test_other_prices_are_refused(weight: str, price: str, said: str) -> None:
    """The error is that of the key, and says what would do."""
    with pytest.raises(ValidationError) as caught:
        Zone.model_validate({"name": "all", "step_price": price, "step_weight": weight}, context=FROM_FILE)
    (error,) = caught.value.errors()
    assert error["loc"] == ("step_price",)
    assert said in error["msg"]


def test_a_wrong_weight_is_one_problem() -> None:
    """The price a kilogram of a step without a weight is not told as well."""
    with pytest.raises(ValidationError) as caught:
        Zone.model_validate({"name": "all", "step_price": "3.5 元/kg", "step_weight": "1 km"}, context=FROM_FILE)
    assert [error["loc"] for error in caught.value.errors()] == [("step_weight",)]
