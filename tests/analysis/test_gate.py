"""Gates: sentences, baselines and verdicts."""

import json
from pathlib import Path

import pytest
from hand_made import scenario
from made_results import result, study

from analysis.gate.baseline import make_baseline, read_baseline, write_baseline
from analysis.gate.grammar import Meaningless, Reader
from analysis.gate.loading import GateFile, read_gate, rules_of
from analysis.gate.problems import GateError
from analysis.gate.verdict import Verdict, judge
from analysis.gate.wording import found_text
from analysis.study import Study
from sim import load

COST, TIME = "cost_per_order", "order_to_delivery_mean"
POST = {"name": "post", "name_zh": "邮政"}
SCENARIOS = (scenario(name="one hub", name_zh="单仓", carriers=[POST]), scenario(name="two"))
READER = Reader(SCENARIOS)


@pytest.mark.parametrize(
    ("text", "kpi", "scope", "scenarios", "side", "limit"),
    [
        ("p95 delivery in West <= 5 d", "order_to_delivery_p95", "region:West", ("one hub", "two"), "<=", 120),
        ("cost_per_order of one hub <= 9.5 元/order", COST, "all", ("one hub",), "<=", 9.5),
        ("Cost an order of 单仓 ≤ 9.5 CNY/order", COST, "all", ("one hub",), "<=", 9.5),
        ("days of supply in warehouse:hub <= 48 h", "days_of_supply", "warehouse:hub", ("one hub", "two"), "<=", 2),
        ("unit fill rate (β) in class A of two >= 98%", "unit_fill_rate", "class:A", ("two",), ">=", 98),
        ("mean delivery in post/West <= 5 d", TIME, "carrier:post/region:West", ("one hub", "two"), "<=", 120),
        ("mean delivery in 邮政/West <= 5 d", TIME, "carrier:post/region:West", ("one hub", "two"), "<=", 120),
        (
            "mean delivery in carrier:post/region:West <= 1 h",
            TIME,
            "carrier:post/region:West",
            ("one hub", "two"),
            "<=",
            1,
        ),
        ("on time in full in all >= 90 %", "otif", "all", ("one hub", "two"), ">=", 90),
    ],
)
def test_budgets_are_read(text: str, kpi: str, scope: str, scenarios: tuple[str, ...], side: str, limit: float) -> None:
    """A figure by any of its names, a scope, a scenario in either language, and a limit in the figure's unit."""
    budget = READER.budget(text)
    assert (budget.target.kpi, budget.target.scope, budget.target.scenarios) == (kpi, scope, scenarios)
    assert (budget.side, budget.limit) == (side, pytest.approx(limit))


@pytest.mark.parametrize(
    ("text", "amount", "relative", "either_way"),
    [
        ("cost_per_order within 2 %", 0.02, True, False),
        ("mean delivery within 90 min either way", 1.5, False, True),
        ("next_day within 1 points", 1, False, False),
        ("orders within 0 %", 0, True, True),
    ],
)
def test_tolerances_are_read(text: str, amount: float, relative: bool, either_way: bool) -> None:
    """Percent are of the baseline, points are points; figures that are neither better nor worse are held both ways."""
    tolerance = READER.tolerance(text)
    assert tolerance.amount == pytest.approx(amount)
    assert (tolerance.relative, tolerance.either_way) == (relative, either_way)


@pytest.mark.parametrize(
    ("text", "expected", "hint"),
    [
        ("hello", "FIGURE", ""),
        ("cost_per_oder <= 3 元/order", "the name of a figure", "did you mean 'cost_per_order'?"),
        ("mean delivery in Wset <= 3 h", "a region, warehouse", "did you mean 'West'?"),
        ("mean delivery of tow <= 3 h", "the name of a scenario", "did you mean 'two'?"),
        ("mean delivery <= 3 kg", "a value in one of h, min, d", ""),
        ("mean delivery <= 3", "a value in one of h, min, d, the unit is missing", ""),
        ("cost_per_order in class A <= 3 元/order", "a scope that cost_per_order exists for", ""),
        ("next_day in post/West >= 3 %", "a scope that next_day exists for", ""),
        ("mean delivery in post/Wset <= 3 h", "a region, warehouse", "did you mean 'post/West'?"),
        ("cost_per_order for one hub <= 3 元/order", "'in SCOPE' or 'of SCENARIO'", ""),
    ],
)
def test_sentences_without_sense_say_what_was_expected(text: str, expected: str, hint: str) -> None:
    """Near misses are named."""
    with pytest.raises(Meaningless) as caught:
        READER.budget(text)
    assert expected in caught.value.expected
    assert caught.value.hint == hint


def gate_file(folder: Path, text: str) -> GateFile:
    """Write and read a gate."""
    path = folder / "gate.yaml"
    path.write_text(text, encoding="utf-8")
    return read_gate(path)


def test_problems_of_a_gate_come_together_with_their_lines(tmp_path: Path) -> None:
    """Unknown keys and bad values, and then every sentence without sense."""
    with pytest.raises(GateError) as caught:
        gate_file(tmp_path, "nam: trial\nscenarios: [a.yaml]\nreplications: 1\n")
    assert [(problem.line, problem.path) for problem in caught.value.problems] == [
        (1, "nam"),
        (1, "name"),
        (3, "replications"),
    ]
    assert caught.value.problems[0].hint == "did you mean 'name'?"
    text = "name: trial\nscenarios: [a.yaml]\nbudgets:\n  - cost_per_order <= 3 kg\ntolerances:\n  - cost <= 3\n"
    with pytest.raises(GateError) as caught:
        rules_of(gate_file(tmp_path, text), SCENARIOS)
    assert [(problem.line, problem.path) for problem in caught.value.problems] == [
        (4, "budgets[0]"),
        (6, "tolerances"),
        (6, "tolerances[0]"),
    ]


@pytest.mark.parametrize("text", ["extends: base.yaml\nname: mine\n", "name: mine\ncustomers: {}\n"])
def test_a_scenario_in_place_of_a_gate_is_told_as_one(tmp_path: Path, text: str) -> None:
    """One line says what it is, instead of naming every key that a gate does not have."""
    with pytest.raises(GateError) as caught:
        gate_file(tmp_path, text)
    (problem,) = caught.value.problems
    assert (problem.line, problem.value) == (1, "a scenario")
    assert "fencang run" in problem.hint


@pytest.mark.parametrize(
    "text",
    ["name: a\ndescription: b\nbudgets: [x]\n", "scenario: [a.yaml]\nhorizon: {}\nbudgets: [x]\n"],
)
def test_a_gate_that_lists_no_scenarios_is_still_a_gate(tmp_path: Path, text: str) -> None:
    """What only gates have tells it: the missing key is named."""
    with pytest.raises(GateError) as caught:
        gate_file(tmp_path, text)
    assert "scenarios" in {problem.path for problem in caught.value.problems}


def test_a_gate_without_rules_is_refused(tmp_path: Path) -> None:
    """A gate that cannot fail is none."""
    with pytest.raises(GateError, match="at least one budget or tolerance"):
        rules_of(gate_file(tmp_path, "name: trial\nscenarios: [a.yaml]\n"), SCENARIOS)


def budget_status(text: str, values: list[float]) -> str:
    """Judge one budget for a scenario with these values."""
    (verdict,) = judge(study(result("two", {COST: values})), [READER.budget(text)], [], None)
    return verdict.status


def test_a_budget_is_judged_by_the_whole_interval() -> None:
    """Mean 10 ± 2.48: below 13 passes, below 7 fails, below 11 is open."""
    values = [9.0, 10.0, 11.0]
    limits = {13: "pass", 7: "fail", 11: "inconclusive"}
    for limit, status in limits.items():
        assert budget_status(f"cost_per_order of two <= {limit} 元/order", values) == status
    assert budget_status("cost_per_order of two >= 7 元/order", values) == "pass"


def test_a_figure_that_nobody_has_is_inconclusive() -> None:
    """Without deliveries a limit for their time says nothing."""
    budget = READER.budget("mean delivery of two <= 5 h")
    (verdict,) = judge(study(result("two", {COST: [1.0, 2.0]})), [budget], [], None)
    assert (verdict.status, verdict.found) == ("inconclusive", None)


def test_nobody_waited_keeps_an_upper_limit() -> None:
    """A wait that nobody had is at most an hour, and is said to be none; at least an hour it is not."""
    figures = study(result("two", {COST: [1.0, 2.0]}))
    budgets = [READER.budget(f"backorder wait of two {side} 1 h") for side in ("<=", ">=")]
    kept, broken = judge(figures, budgets, [], None)
    assert (kept.status, broken.status) == ("pass", "inconclusive")
    assert found_text(kept).startswith("none")
    assert found_text(broken) == "no such figure"


def tolerance_verdict(text: str, before: list[float], now: list[float], kpi: str = COST) -> Verdict:
    """Judge one tolerance for today's values against those of the baseline."""
    tolerance = READER.tolerance(text)
    baseline = make_baseline(study(result("two", {kpi: before})), [tolerance])
    (verdict,) = judge(study(result("two", {kpi: now})), [], [tolerance], baseline)
    return verdict


def test_a_tolerance_is_judged_in_pairs() -> None:
    """Costs of 10, 20 and 30 all rise by about 0.1: 0.5 % of the mean, with a narrow interval."""
    before, now = [10.0, 20.0, 30.0], [10.1, 20.11, 30.09]
    assert tolerance_verdict("cost_per_order of two within 1 %", before, now).status == "pass"
    assert tolerance_verdict("cost_per_order of two within 0.3 %", before, now).status == "fail"
    assert tolerance_verdict("cost_per_order of two within 0.5 %", before, now).status == "inconclusive"
    found = tolerance_verdict("cost_per_order of two within 1 %", before, now).found
    assert found is not None
    assert found.mean == pytest.approx(0.5)


def test_better_is_no_failure_unless_asked_for() -> None:
    """Costs that fall by 10 % pass; with "either way" they fail. Service that rises passes, that falls fails."""
    before, now = [10.0, 20.0], [9.0, 18.0]
    assert tolerance_verdict("cost_per_order of two within 20 %", before, now).status == "inconclusive"
    steady = [9.0, 19.0]
    assert tolerance_verdict("cost_per_order of two within 1 %", before, steady).status == "pass"
    assert tolerance_verdict("cost_per_order of two within 1 % either way", before, steady).status == "fail"
    assert tolerance_verdict("next_day of two within 1 points", before, [12.0, 22.0], "next_day").status == "pass"
    assert tolerance_verdict("next_day of two within 1 points", before, steady, "next_day").status == "pass"
    assert tolerance_verdict("next_day of two within 0.5 points", before, steady, "next_day").status == "fail"


def test_a_share_of_zero_is_none_or_infinite() -> None:
    """From zero to zero passes; from zero upwards fails where less is better, and says why; a gain passes."""
    zero = [0.0, 0.0, 0.0]
    assert tolerance_verdict("split_rate of two within 5 points", zero, zero, "split_rate").status == "pass"
    assert tolerance_verdict("cost_per_order of two within 1 %", zero, zero).status == "pass"
    worse = tolerance_verdict("cost_per_order of two within 1 %", zero, [0.0, 0.0, 1.0])
    assert worse.status == "fail"
    assert found_text(worse) == "change +∞ % (the baseline is 0, of which nothing is a share)"
    better = tolerance_verdict("inventory_turns of two within 1 %", zero, [0.0, 0.0, 1.0], "inventory_turns")
    assert better.status == "pass"


def test_what_did_not_change_does_not_differ(tmp_path: Path) -> None:
    """A baseline that was written and read again allows a tolerance of zero."""
    values = [1 / 3, 2 / 7]
    verdict = tolerance_verdict("cost_per_order of two within 0 %", values, values)
    assert (verdict.status, verdict.found and verdict.found.half_width) == ("pass", 0)


GATE = """\
name: trial
scenarios: [a.yaml]
replications: 2
baseline: base.json
tolerances:
  - cost_per_order of two within 1 %
"""


def kept(folder: Path, seed: int = 1) -> tuple[GateFile, Study]:
    """Write a gate and its baseline."""
    file = gate_file(folder, GATE)
    current = study(*(result(name, {COST: [1.0, 2.0]}) for name in ("one hub", "two")))
    _, tolerances = rules_of(file, SCENARIOS)
    baseline = make_baseline(current, tolerances)
    baseline.content["seed"] = seed
    assert file.baseline_file is not None
    write_baseline(baseline, file.baseline_file)
    return file, current


def test_a_baseline_is_read_back(tmp_path: Path) -> None:
    """Only figures that tolerances speak of are kept, and equal figures give an equal file."""
    file, current = kept(tmp_path)
    _, tolerances = rules_of(file, SCENARIOS)
    baseline = read_baseline(file, 1, SCENARIOS, tolerances)
    assert baseline is not None
    assert baseline.values("two", COST, "all") == [1.0, 2.0]
    assert baseline.values("one hub", COST, "all") is None
    text = (tmp_path / "base.json").read_text(encoding="utf-8")
    write_baseline(make_baseline(current, tolerances), tmp_path / "base.json")
    assert (tmp_path / "base.json").read_text(encoding="utf-8") == text


def test_a_baseline_that_cannot_be_compared_with_is_refused(tmp_path: Path) -> None:
    """Missing, damaged, of another seed or horizon, or without a figure: each says to make it again."""
    file, _ = kept(tmp_path, seed=2)
    _, tolerances = rules_of(file, SCENARIOS)
    path = tmp_path / "base.json"

    def refused(*scenarios: object) -> str:
        with pytest.raises(GateError) as caught:
            read_baseline(file, 1, scenarios or SCENARIOS, tolerances)  # type: ignore[arg-type]
        (problem,) = caught.value.problems
        assert problem.hint == "make it with --update"
        assert problem.line == 4
        return problem.expected

    assert refused() == "a baseline made with seed 1, not 2"
    content = json.loads(path.read_text(encoding="utf-8")) | {"seed": 1}
    path.write_text(json.dumps(content), encoding="utf-8")
    longer = scenario(name="two", horizon={"measure": "5 d"})
    assert refused(SCENARIOS[0], longer) == "a baseline of 'two' with the same horizon"
    content["scenarios"]["two"]["figures"] = {}
    path.write_text(json.dumps(content), encoding="utf-8")
    assert refused() == "a baseline of 'two' with cost_per_order in all"
    path.write_text("{}", encoding="utf-8")
    assert "that --update wrote" in refused()
    path.write_text("[" * 100_000, encoding="utf-8")
    assert "that --update wrote" in refused()
    path.unlink()
    assert refused() == "a file that exists"
    path.mkdir()
    assert refused() == "a regular file, not a folder"


def test_a_baseline_is_a_json_file(tmp_path: Path) -> None:
    """What --update writes to is never a scenario, nor anything else that a gate may name."""
    with pytest.raises(GateError, match=r"gate\.yaml:4:11: baseline: 'a\.yaml', expected the path of a JSON file"):
        gate_file(tmp_path, GATE.replace("base.json", "a.yaml"))


def test_the_gate_of_the_reference_layouts_can_be_used() -> None:
    """Its sentences make sense for the scenarios it names, and its baseline has every figure it needs."""
    file = read_gate(Path(__file__).parents[2] / "scenarios" / "gates" / "reference.yaml")
    scenarios = [load(path) for path in file.scenario_files]
    budgets, tolerances = rules_of(file, scenarios)
    assert budgets
    assert read_baseline(file, scenarios[0].seed, scenarios, tolerances) is not None
