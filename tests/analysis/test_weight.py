"""Differences that read as zero are no differences."""

from made_results import result, study
from test_report import study_of

from analysis.frontier import efficient
from analysis.language import ENGLISH, Labels
from analysis.report.answer import answer
from analysis.report.summary import summary
from analysis.weight import reads_as_zero

COST, TIME = "cost_per_order", "order_to_delivery_mean"
MINUTE = {TIME: [(50.0, 50.5, 49.5), (49.98, 50.48, 49.479)]}


def test_what_reads_as_zero() -> None:
    """Hours have one decimal, money an order two, large sums are in millions."""
    assert reads_as_zero(0.04, "h", 50)
    assert not reads_as_zero(0.06, "h", 50)
    assert not reads_as_zero(-0.01, "元/order", 50)
    assert reads_as_zero(400.0, "元", 2.5e6)


def test_a_sure_difference_that_reads_as_zero_is_no_practical_one() -> None:
    """A minute is told apart by chance, yet nobody is better and no star is given."""
    base, other = (result(name, {TIME: list(MINUTE[TIME][place])}) for place, name in enumerate(("one", "two")))
    made = study(base, other)
    (finding,) = made.findings
    assert (finding.verdict, "no practical difference between two and one" in finding.en) == ("", True)
    (group,) = summary(study_of(MINUTE), Labels(ENGLISH))
    assert [(cell.best, cell.verdict) for cell in group.lines[0].cells] == [("", ""), ("", "")]


def test_little_evidence_is_not_mistaken_for_no_difference() -> None:
    """Means that are alike with a wide interval stay undecided."""
    base, other = result("one", {TIME: [50.0, 60.0, 70.0]}), result("two", {TIME: [70.0, 60.0, 50.0]})
    (finding,) = study(base, other).findings
    assert finding.verdict == "undecided"


def test_regions_without_a_practical_difference_come_last() -> None:
    """Only what can be read is a gain."""
    gains = {"East": 2.0, "West": 0.02}
    base = result("one", {(TIME, f"region:{name}"): [50.0, 51.0, 52.0] for name in gains})
    other = result("two", {(TIME, f"region:{n}"): [50.0 - g, 51.0 - g, 52.0 - g] for n, g in gains.items()})
    (finding,) = study(base, other).findings
    assert finding.verdict == "scenario"
    assert finding.en.endswith("East −2.0 h; no practical difference in West.")


def test_no_price_for_hours_that_are_not_saved() -> None:
    """Dearer and a minute faster is no choice."""
    made = study_of({COST: [(10.0, 10.2, 9.8), (12.0, 12.2, 11.8)], **MINUTE})
    sentences = answer(made, Labels(ENGLISH))
    assert not any("hour saved" in sentence or "delivers fastest" in sentence for sentence in sentences)
    assert efficient(made.results) == ("a",)


def test_all_efficient_scenarios_are_told_in_steps() -> None:
    """Ten to twelve to thirteen for fifty to forty to thirty-five hours; who is beaten is left out."""
    costs = [(10.0, 10.2, 9.8), (13.0, 13.2, 12.8), (12.0, 12.2, 11.8)]
    times = [(50.0, 50.5, 49.5), (35.0, 35.5, 34.5), (40.0, 40.5, 39.5)]
    sentences = answer(study_of({COST: costs, TIME: times}, ("a", "b", "c")), Labels(ENGLISH))
    assert (
        "The choice is between a, c and b, from cheaper to dearer: "
        "c costs 2.00 CNY more an order than a for 10.0 h less delivery time (0.20 CNY for every hour saved); "
        "b costs 1.00 CNY more an order than c for 5.0 h less delivery time (0.20 CNY for every hour saved)."
    ) in sentences
