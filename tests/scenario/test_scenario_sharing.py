"""Sharing: what contradicts itself is told at its place, and what is odd with a warning."""

import pytest
from small_scenarios import DAY, Fields, scenario, warehouse
from written_files import Write

from sim.scenario.loading import ScenarioError, load
from sim.scenario.oddities import oddities

TWO = "warehouses: [{name: Tianjin, region: 华北, latitude: 39.1, longitude: 117.2}]\n"


@pytest.mark.parametrize(
    ("sharing", "path", "said"),
    [
        ("{information: delayed}", "sharing.exchange", "as information is delayed"),
        ("{exchange: 6 h}", "sharing.exchange", "as information is live"),
        ("{information: delayed, exchange: 0 h}", "sharing.exchange", "0"),
        ("{loss: {share: 2 %}}", "sharing.loss", "without reactive or rebalancing"),
        ("{reactive: {}, warehouses: [Kunshan]}", "sharing.reactive", "two warehouses at least"),
        ("{reactive: {}, warehouses: [Kunshan, Kunshan, Tianjin]}", "sharing.warehouses[1]", "each warehouse once"),
        ("{reactive: {}, warehouses: [Kunshan, Tianjn]}", "sharing.warehouses[1]", "a warehouse"),
        ("{reactive: {}, carrier: lorry}", "sharing.carrier", "a freight carrier"),
        ("{reactive: {hold_back: -1}}", "sharing.reactive.hold_back", "0"),
        ("{rebalancing: {over: 5 d}}", "sharing.rebalancing.under", "a duration"),
        ("{rebalancing: {over: 5 d, under: 7 d}}", "sharing.rebalancing.under", "at most over (5 d)"),
    ],
)
def test_what_contradicts_itself_is_told(write: Write, sharing: str, path: str, said: str) -> None:
    """Each problem stands at its key and says what was expected."""
    with pytest.raises(ScenarioError) as caught:
        load(write(changed=f"extends: base.yaml\n{TWO}sharing: {sharing}\n"))
    assert [problem.path for problem in caught.value.problems] == [path]
    assert said in caught.value.problems[0].expected


@pytest.mark.parametrize(
    ("sections", "said"),
    [
        ({"sharing": {"information": "none"}, "allocation": {"shortage": "backorder"}}, "never look elsewhere"),
        ({"sharing": {"information": "none", "reactive": {}}}, "know what they have"),
        ({"sharing": {"information": "delayed", "exchange": DAY, "reactive": {}}}, ""),
    ],
)
def test_what_is_odd_is_told(sections: Fields, said: str) -> None:
    """Information that nobody would use, and help without information."""
    odd = [finding.expected for finding in oddities(scenario(warehouses=[warehouse("a"), warehouse("b")], **sections))]
    assert len(odd) == (said != "")
    assert all(said in expected for expected in odd)
