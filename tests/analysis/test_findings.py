"""Plain statements about a comparison."""

from made_results import result, study

from analysis.study import Finding

COST, TIME = "cost_per_order", "order_to_delivery_mean"


def test_a_decided_difference_is_told_with_its_interval() -> None:
    """Both languages say who, by how much, from what to what."""
    base = result("one", {COST: [10.0, 10.2, 10.4]}, "单仓")
    other = result("two", {COST: [8.0, 8.1, 8.4]}, "双仓")
    (finding,) = study(base, other).findings
    assert (finding.kpi, finding.scope, finding.scenario, finding.verdict) == (COST, "all", "two", "scenario")
    assert finding.text("en") == (
        "two costs 2.03 CNY (19.9 %) less an order than one (8.17 CNY against 10.20 CNY; "
        "95 % interval of the difference −2.18 to −1.89)."
    )
    assert finding.text("zh").startswith("「双仓」的单均成本比「单仓」低 19.9%，即 2.03 元（8.17 元，对照 10.20 元")


def test_where_the_evidence_does_not_suffice_nobody_is_better() -> None:
    """An interval across zero is told as such."""
    base = result("one", {TIME: [50.0, 51.0, 52.0]})
    other = result("two", {TIME: [51.0, 50.0, 52.5]})
    (finding,) = study(base, other).findings
    assert finding.verdict == "undecided"
    assert "the evidence does not suffice to say whether two or one is better" in finding.en
    assert "孰优无法判定" in finding.zh


def test_shares_differ_in_percentage_points() -> None:
    """From 50 % to 60 % are 10 points, not 20 %."""
    base = result("one", {"next_day": [50.0, 50.5]})
    other = result("two", {"next_day": [60.0, 60.5]})
    (finding,) = study(base, other).findings
    assert "two is 10.0 pp above one" in finding.en


def test_regions_are_told_in_one_sentence() -> None:
    """The largest gain comes first, regions without a verdict last; overall nobody wins everywhere."""
    scopes = {"East": 1.0, "West": 5.0}
    base = result("one", {(TIME, f"region:{name}"): [50.0, 51.0, 52.0] for name in scopes})
    faster = {(TIME, f"region:{name}"): [50.0 - gain, 51.0 - gain, 52.0 - gain] for name, gain in scopes.items()}
    other = result("two", faster | {(TIME, "region:South"): [1.0, 2.0, 3.0]})
    (finding,) = study(base, other).findings
    assert (finding.scope, finding.verdict) == ("region", "scenario")
    assert finding.en == "Order to delivery, mean by region, two against one: West −5.0 h, East −1.0 h."


def test_regions_that_gain_and_lose_are_mixed() -> None:
    """Sooner in the East and later in the West is decided everywhere, but not one way."""
    gains = {"East": 1.0, "West": -5.0}
    base = result("one", {(TIME, f"region:{name}"): [50.0, 51.0, 52.0] for name in gains})
    other = result("two", {(TIME, f"region:{n}"): [50.0 - g, 51.0 - g, 52.0 - g] for n, g in gains.items()})
    (finding,) = study(base, other).findings
    assert finding.verdict == "mixed"
    assert "East −1.0 h, West +5.0 h" in finding.en


def test_the_ends_of_an_interval_read_differently() -> None:
    """An interval narrower than the usual decimals gets more of them."""
    base = result("one", {TIME: [50.0, 50.0, 50.0]})
    other = result("two", {TIME: [28.9, 28.901, 28.902]})
    (finding,) = study(base, other).findings
    assert "interval of the difference −21.101 to −21.097" in finding.en


def test_no_difference_is_told_as_such() -> None:
    """Equal figures in all replications are no matter of evidence."""
    base, other = (result(name, {COST: [5.0, 6.0]}) for name in ("one", "two"))
    (finding,) = study(base, other).findings
    assert finding.en == "Cost an order: two does not differ from one (5.50 CNY)."


def test_one_replication_is_told_without_an_interval() -> None:
    """The difference is given, and that nothing is known about how sure it is."""
    (finding,) = study(result("one", {COST: [5.0]}), result("two", {COST: [6.0]})).findings
    assert finding.verdict == "undecided"
    assert "two costs 1.00 CNY (20.0 %) more an order than one" in finding.en
    assert "nothing is known about the interval" in finding.en


def _by_region(**differences: tuple[float, ...]) -> Finding:
    """Finding on delivery times by region that differ from 50 h by so much in each replication."""
    base = result("one", {(TIME, f"region:{name}"): [50.0] * 3 for name in differences}, "甲")
    moved = {(TIME, f"region:{name}"): [50.0 + part for part in parts] for name, parts in differences.items()}
    (finding,) = study(base, result("two", moved, "乙")).findings
    return finding


def test_most_regions_decide_the_sign() -> None:
    """Two of three regions that surely gain make a gain, of which the sentence tells the limits; one of three does not."""
    gain, wild = (-2.0, -2.1, -1.9), (-2.0, 0.0, 2.0)
    most = _by_region(East=gain, West=gain, North=wild)
    assert most.verdict == "scenario"
    assert most.en.endswith("East −2.0 h, West −2.0 h; the evidence does not suffice in North.")
    assert most.zh.endswith("East −2.0 小时、West −2.0 小时；North无法判定。")
    assert _by_region(East=gain, West=wild, North=wild).verdict == "undecided"


def test_figures_that_are_alike_are_told_together() -> None:
    """Several figures without any difference take one sentence, not one each."""
    figures = {COST: [5.0, 6.0], TIME: [30.0, 31.0], "unit_fill_rate": [98.0, 97.0]}
    base, other = result("one", figures, "甲"), result("two", figures | {"unit_fill_rate": [90.0, 91.0]}, "乙")
    first, second = study(base, other).findings
    assert first.en == "two does not differ from one in any of: Cost an order; Order to delivery, mean."
    assert first.zh == "「乙」与「甲」在以下指标上没有差异：单均成本、下单到签收平均时长。"
    assert (first.kpi, first.verdict) == (COST, "")
    assert second.kpi == "unit_fill_rate"


def test_names_with_commas_stand_in_quotation_marks() -> None:
    """A sentence can be read where a name has a comma."""
    base, other = result("three, thin", {COST: [5.0, 5.1]}), result("three, thick", {COST: [7.0, 7.1]})
    (finding,) = study(base, other).findings
    assert finding.en.startswith("“three, thick” costs 2.00 CNY (39.6 %) more an order than “three, thin”")
