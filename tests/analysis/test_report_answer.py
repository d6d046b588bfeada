"""The answer of a report: who leads, for whom, and what cost and time do not tell, in both languages."""

from collections.abc import Sequence

from made_results import Figures, result, study

from analysis.language import Labels, texts
from analysis.naming import listed, sentence_names
from analysis.report.answer import answer
from analysis.report.ranking import Best, best
from analysis.study import Language, ScenarioResult, Study

COST, TIME = "cost_per_order", "order_to_delivery_mean"
STEADY = (-0.1, 0.0, 0.1)
WILD = (-3.0, 0.0, 3.0)


def around(mean: float, spread: Sequence[float] = STEADY) -> list[float]:
    """Three replications around a mean."""
    return [mean + part for part in spread]


def made(**costs: Sequence[float]) -> Study:
    """Study of scenarios that differ in cost alone."""
    return study(*(result(name, {COST: values, TIME: around(30)}, f"方案{name}") for name, values in costs.items()))


def told(made_up: Study, language: Language = "en") -> list[str]:
    """Answer in a language."""
    return answer(made_up, Labels(texts(language)))


def test_a_tie_names_the_lowest_mean_and_the_range_of_the_rest() -> None:
    """Who cannot be told apart from the lowest mean is listed with the range of their means."""
    tie = made(one=around(10), two=around(11, WILD), three=around(12, (3.0, 0.0, -3.0)))
    assert told(tie)[0] == (
        "None is surely the cheapest: one has the lowest mean, 10.00 CNY an order, but with 3 replications "
        "two and three (11.00 to 12.00 CNY) cannot be told apart from it."
    )
    assert told(tie, "zh")[0] == (
        "成本上没有确定的最优：「方案one」的均值最低，单均 10.00 元；但在 3 次重复仿真下，"
        "无法把「方案two」和「方案three」（11.00 至 12.00 元）与它区分开。"
    )


def test_who_is_nearer_but_surely_worse_is_explained() -> None:
    """A steady difference of 1 is sure while one of 2 that swings is not: the page says why the order looks odd."""
    odd = made(one=around(10), two=around(11), three=around(12, WILD))
    assert best(odd.results, COST) == Best(0, (2,), nearer=(1,))
    assert "two (11.00 CNY) is surely dearer than one, though the means are closer" in " ".join(told(odd))
    assert "「方案two」（11.00 元）与「方案one」的均值更接近，却确定更贵" in "".join(told(odd, "zh"))


def test_equal_figures_are_called_the_same() -> None:
    """Identical figures are no matter of evidence: nobody says that they cannot be told apart."""
    same = made(one=around(10), two=around(10))
    assert told(same)[:2] == [
        "No difference in cost: every scenario costs 10.00 CNY an order.",
        "No difference in delivery time: every scenario takes 30.0 h from order to delivery on average.",
    ]
    assert told(same, "zh")[0] == "成本没有差别：各方案单均都是 10.00 元。"
    first = made(one=around(12), two=around(10), three=around(10))
    assert told(first)[0] == "two and three cost least, and the same: 10.00 CNY an order."
    assert told(first, "zh")[0] == "「方案two」和「方案three」成本最低，且彼此相同：单均 10.00 元。"


def test_names_with_commas_are_quoted() -> None:
    """Where one name has a comma, all stand in quotation marks; Chinese names in lists always do."""
    parts = [result(name, {COST: around(10)}, zh) for name, zh in (("three", "三仓"), ("three, watched", "三仓，预警"))]
    english, chinese = Labels(texts("en")), Labels(texts("zh"))
    assert listed(sentence_names(parts, english), english) == "“three” and “three, watched”"
    assert listed(sentence_names(parts, chinese), chinese) == "「三仓」和「三仓，预警」"
    assert sentence_names(parts[:1], english) == ["three"]


def by_region(name: str, zh: str, **costs: Sequence[float]) -> ScenarioResult:
    """Result of a scenario with costs by region, a quarter of the orders in the West."""
    figures: dict[str | tuple[str, str], Sequence[float]] = {(COST, f"region:{name}"): v for name, v in costs.items()}
    mean = [0.75 * east + 0.25 * west for east, west in zip(*costs.values(), strict=True)]
    orders = {"orders": [400.0] * 3, ("orders", "region:East"): [300.0] * 3, ("orders", "region:West"): [100.0] * 3}
    return result(name, figures | orders | {COST: mean, TIME: around(30)}, zh)


def test_a_region_that_pays_more_does_not_save_least() -> None:
    """Where the cheaper scenario is dearer in the West, the page says so, and for how many orders."""
    pair = study(
        by_region("one", "甲", East=around(12), West=around(10)),
        by_region("two", "乙", East=around(10), West=around(11)),
    )
    told_en, told_zh = " ".join(told(pair)), "".join(told(pair, "zh"))
    assert (
        "Against one, two saves most cost an order in East (−2.00 CNY); "
        "but it costs more in West (+1.00 CNY) – 25 % of the orders." in told_en
    )
    assert "least in West" not in told_en
    assert "「乙」单均成本降低最多的是East（−2.00 元）；但在West（+1.00 元）更贵（共占订单的 25%）。" in told_zh


def test_a_region_that_gains_is_told_apart_from_one_that_may() -> None:
    """The least gain is named where all gain; where a gain is not sure, or reads as none, that is said."""
    base = by_region("one", "甲", East=around(12), West=around(10))
    for west, words in (
        (around(9), " and least in West (−1.00 CNY)."),
        (around(9.5, (-1.0, 0.0, 1.0)), "; whether it saves any in West is not sure."),
        (around(10), "; no practical difference in West."),
    ):
        pair = study(base, by_region("two", "乙", East=around(10), West=west))
        (sentence,) = (sentence for sentence in told(pair) if "in East (−2.00 CNY)" in sentence)
        assert sentence.endswith(words)


def kept(name: str, figures: Figures) -> ScenarioResult:
    """Result of a scenario that costs and delivers as all others do."""
    return result(name, {COST: around(10), TIME: around(30), **figures})


def test_customers_who_went_away_are_not_forgotten() -> None:
    """Delivery time leaves them out, so their share and price stand beside it; where nobody leaves, nothing is said."""
    lost = {"lost_sales_rate": around(5), "cost_per_order_lost_sales": around(0.5)}
    pair = study(kept("one", {"lost_sales_rate": [0.0] * 3}), kept("two", lost))
    sentence = next(sentence for sentence in told(pair) if "customers who do not wait" in sentence)
    assert "Lost sales: 0.0 % with one, 5.0 % with two." in sentence
    assert "Lost sales cost 0.50 CNY an order with two, which is part of its cost." in sentence
    assert any("不愿等待的客户不在其中" in sentence for sentence in told(pair, "zh"))
    free = study(kept("one", {"lost_sales_rate": [0.0] * 3}), kept("two", {"lost_sales_rate": around(5)}))
    assert any("No scenario sets a cost of lost sales." in sentence for sentence in told(free))
    none = study(kept("one", {"lost_sales_rate": around(5)}), kept("two", {"lost_sales_rate": around(5)}))
    assert not any("do not wait" in sentence for sentence in told(none))


def test_the_answer_tells_what_else_differs_most() -> None:
    """Half the stock and a third of the shortfall are told; a difference that is not sure only where none is."""
    figures = [
        {
            "stock_value_mean": around(4e6),
            "unit_fill_rate": around(97),
            "co2e_per_order": around(500, (-99.0, 0.0, 99.0)),
        },
        {
            "stock_value_mean": around(2e6),
            "unit_fill_rate": around(98),
            "co2e_per_order": around(400, (99.0, 0.0, -99.0)),
        },
    ]
    pair = study(*(kept(name, values) for name, values in zip(("one", "two"), figures, strict=True)))
    assert told(pair)[-1].startswith(
        "What else surely differs most – Unit fill rate (β): 98.0 % with two against 97.0 %"
    )
    assert "Stock value, mean: 2.0" in told(pair)[-1]
    assert "CO2e" not in told(pair)[-1]
    assert "件满足率（β）：「two」98.0%，「one」97.0%" in told(pair, "zh")[-1]
    unsure = study(
        *(
            kept(name, {"co2e_per_order": one["co2e_per_order"]})
            for name, one in zip(("one", "two"), figures, strict=True)
        )
    )
    assert told(unsure)[-1].startswith("No other key figure surely differs by much; the means differ most on – CO2e")
    assert told(unsure, "zh")[-1].startswith("其他关键指标均无确定的明显差别")


def test_quoted_names_reach_the_headline() -> None:
    """The headline can be read where names have commas."""
    pair = made(**{"three, thin": around(10), "three, thick": around(12)})
    assert told(pair)[0].startswith(
        "“three, thin” costs least: 10.00 CNY an order, 2.00 CNY less than “three, thick” (95 % interval"
    )
