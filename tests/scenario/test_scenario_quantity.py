"""Quantities: what is written is what is read, exactly, and everything else is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.scenario import units
from sim.scenario.quantity import Quantity, normal_symbol

QUANTITIES = [value for value in vars(units).values() if isinstance(value, Quantity)]
WHOLE = [quantity for quantity in QUANTITIES if quantity.whole]
REAL = [quantity for quantity in QUANTITIES if not quantity.whole]


@given(st.sampled_from(WHOLE), st.data())
def test_whole_values_survive_writing(quantity: Quantity, data: st.DataObject) -> None:
    """parse(format(x)) is x for every whole number in range."""
    value = data.draw(st.integers(0, quantity.largest))
    assert quantity.parse(quantity.format(value)) == value


@given(st.sampled_from(REAL), st.data())
def test_real_values_survive_writing(quantity: Quantity, data: st.DataObject) -> None:
    """parse(format(x)) is x to the last bit for every float in range."""
    value = data.draw(st.floats(0, quantity.largest, allow_subnormal=False).filter(lambda x: x == 0 or x > 1e-12))
    assert quantity.parse(quantity.format(value)) == value


@given(st.sampled_from(QUANTITIES), st.integers(0, 99), st.data())
def test_every_unit_scales(quantity: Quantity, count: int, data: st.DataObject) -> None:
    """A number in any unit is that number of the unit in the model's unit."""
    unit = data.draw(st.sampled_from(quantity.units))
    assert quantity.parse(f"{count} {unit.symbol}") == pytest.approx(float(count * unit.size))


@pytest.mark.parametrize(
    ("quantity", "text", "value"),
    [
        (units.DURATION, "2 d", 172_800),
        (units.DURATION, "36 h", 129_600),
        (units.DURATION, "90 min", 5400),
        (units.DURATION, "45s", 45),
        (units.DURATION, "0", 0),
        (units.MONEY, "3.5 元", 350),
        (units.MONEY, "3.5 CNY", 350),
        (units.MONEY, "¥3.5", 350),
        (units.MONEY, "RMB 1_000", 100_000),
        (units.WEIGHT, "1.2 kg", 1200),
        (units.VOLUME, "60 m³", 60_000_000),
        (units.DISTANCE, "120 km", 120_000),
        (units.CARBON, "96 g CO2e/t/km", 96.0),
        (units.PER_TONNE_KILOMETRE, "0.35 元/(t·km)", 35.0),
        (units.RENT, "38.4 元/m²/month", 3840.0),
        (units.RENT, "1.2 元/m2/d", 3650.0),
        (units.WAGE, "¥32/h", 3200.0),
        (units.SPEED, "65 km/h", 65.0),
        (units.SHARE, "8 %", 0.08),
        (units.SHARE, "0.08", 0.08),
        (units.FREQUENCY, "1500000 /y", 1_500_000 / 365),
        (units.FREQUENCY, "10 /h", 240.0),
        (units.FREQUENCY, "1,500,000 /年", 1_500_000 / 365),
        (units.FREQUENCY, "4000/天", 4000.0),
        (units.DURATION, "2 天", 172_800),
        (units.DURATION, "36小时", 129_600),
        (units.DURATION, "90 分钟", 5400),
        (units.DURATION, "1 周", 604_800),
        (units.WEIGHT, "3 斤", 1500),
        (units.WEIGHT, "1.2 公斤", 1200),
        (units.AREA, "9,000.5 ㎡", 9000.5),
        (units.RENT, "38.4 元/㎡/月", 3840.0),
        (units.MONEY, "¥1,234,567", 123_456_700),
        (units.MONEY, "50 分", 50),
        (units.PER_KILOGRAM, "1.75 元/斤", 350.0),
        (units.PER_TONNE_KILOMETRE, "0.35 元/(吨·公里)", 35.0),
    ],
)
def test_spellings_are_read(quantity: Quantity, text: str, value: float) -> None:
    """Each spelling of the documentation means what it says."""
    assert quantity.read(text, from_file=True) == value


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("5", "the unit is missing"),
        ("5 kg", "'kg' is no unit of it"),
        ("-5 h", "not negative"),
        ("0.5 s", "in whole seconds"),
        ("five hours", "such as '36 h'"),
        ("", "such as '36 h'"),
        ("1e99 d", "at most"),
        ("1e999999999 d", "such as '36 h'"),
        ("nan h", "such as '36 h'"),
        ("1,500 h", "'1,500' is one number or another"),
        ("0,500,000 h", "is no unit of it"),
        ("1,50,000 h", "is no unit of it"),
        ("9" * 5000 + " d", "such as '36 h'"),
    ],
)
def test_what_is_no_duration_is_refused(text: str, said: str) -> None:
    """The error says what a duration looks like and what is wrong; huge exponents are not even tried."""
    with pytest.raises(ValueError, match="expected a duration") as caught:
        units.DURATION.parse(text)
    assert said in str(caught.value)


@pytest.mark.parametrize("value", [True, float("nan"), float("inf"), None, [1], -1])
def test_other_values_are_refused_from_python_too(value: object) -> None:
    """Truth values, what is not finite and what is no number at all are no durations."""
    with pytest.raises(ValueError, match="a duration"):
        units.DURATION.read(value, from_file=False)


def test_bare_numbers_mean_the_model_unit_in_python_only() -> None:
    """A number without unit is seconds for Python code, and an error in a file unless it is zero."""
    assert units.DURATION.read(90, from_file=False) == 90
    assert units.DURATION.read(0, from_file=True) == 0
    with pytest.raises(ValueError, match="the unit is missing"):
        units.DURATION.read(90, from_file=True)


def test_units_are_written_as_people_would() -> None:
    """Whole values take the largest unit in which they are short."""
    written = [
        units.DURATION.format(129_600),
        units.MONEY.format(350),
        units.WEIGHT.format(1200),
        units.WEIGHT.format(800),
    ]
    assert written == ["36 h", "3.5 元", "1.2 kg", "800 g"]


def test_minus_zero_becomes_zero() -> None:
    """-0.0 and 0.0 are one value, so that digests agree."""
    assert str(units.SPEED.read(-0.0, from_file=False)) == "0.0"


def test_spellings_of_units_are_one() -> None:
    """Currency signs, dots, brackets and powers are brought into one form."""
    assert {normal_symbol(text) for text in ("¥/(t·km)", "CNY/t/km", "元/t*km", "rmb / t / km")} == {"元/t/km"}
