"""Planning: what contradicts itself is told at its place, and what is odd is warned of."""

import pytest
from small_scenarios import DAY, policy, scenario, stock, supplier, warehouse
from written_files import Write, assert_told

from sim.scenario.loading import Problem, ScenarioError, load
from sim.scenario.oddities import oddities

SUPPLIED = "stock: {source: Kunshan, policies: [{name: n, kind: none, opening: 0}]}"
SITES = f"warehouses:\n  - {{name: Tianjin, region: 华北, latitude: 39.1, longitude: 117.2, {SUPPLIED}}}\n"
CALENDAR = (
    "demand: {calendar: [{name: sale, first: 2025-06-01, last: 2025-06-02, factor: 2},"
    " {name: lull, first: 2025-07-01, last: 2025-07-02, factor: 0.5}]}\n"
)
ROUND = SITES + "planning: {rounds: [{name: push, source: Kunshan, days: mon%s}]}\n"
AHEAD = CALENDAR + "planning: {prepositioning: [{name: june, events: [sale], lead: 7 d%s}]}\n"
OPENING = SITES + "planning: {opening: {%s}}\n"
PUSH, JUNE = "planning.rounds[push]", "planning.prepositioning[june]"


def problems(write: Write, differences: str) -> tuple[Problem, ...]:
    """Problems of a file that says so much differently."""
    with pytest.raises(ScenarioError) as caught:
        load(write(changed=f"extends: base.yaml\n{differences}"))
    return caught.value.problems


@pytest.mark.parametrize(
    ("differences", "path", "said"),
    [
        (ROUND.replace("source: Kunshan, days", "source: Kunshn, days") % "", f"{PUSH}.source", "the name of a warehouse"),
        (ROUND.replace("source: Kunshan, days", "source: Tianjin, days") % "", f"{PUSH}.source", "a warehouse that supplies others"),
        (ROUND % ", warehouses: [Kunshan]", f"{PUSH}.warehouses[0]", "a warehouse that Kunshan supplies"),
        (ROUND.replace("days: mon", "at: '06:00'") % "", f"{PUSH}.days", "either days or dates"),
        (ROUND % ", dates: [2025-03-01]", f"{PUSH}.days", "either days or dates"),
        (ROUND % ", skus: [cup]", f"{PUSH}.skus[0]", "the name of a SKU"),
        (ROUND % ", window: 36 h", f"{PUSH}.window", "whole days, from 1 to 366"),
        (ROUND % ", hold_back: 36 h", f"{PUSH}.hold_back", "whole days"),
        (ROUND % ", basis: shares, shares: {Tianjin: 90 %}", f"{PUSH}.shares", "add up to 1, not 0.9"),
        (ROUND % ", basis: shares", f"{PUSH}.shares", "add up to 1, not 0"),
        (ROUND % ", basis: shares, shares: {Kunshan: 1}", f"{PUSH}.shares.Kunshan", "a share of one of Tianjin"),
        (ROUND % ", shares: {Tianjin: 1}", f"{PUSH}.shares", "no such key, as basis is forecast"),
        (OPENING % "cover: 3 d, units: 100", "planning.opening.units", "either cover or units"),
        (OPENING % "warehouses: [Tianjn]", "planning.opening.warehouses[0]", "the name of a warehouse"),
        (AHEAD.replace("[sale]", "[sael]") % "", f"{JUNE}.events[0]", "a calendar event, one of sale, lull"),
        (AHEAD.replace("[sale]", "[sale, lull]") % "", f"{JUNE}.events[1]", "an event that raises demand; its factor is 0.5"),
        (AHEAD.replace("7 d", "36 h") % "", f"{JUNE}.lead", "whole days, at least one"),
        (AHEAD.replace("events: [sale]", "events: []") % "", f"{JUNE}.events", "item"),
        (SITES.replace(SUPPLIED, "stock: {source: null, policies: null}")
         + AHEAD % ", warehouses: [Tianjin]", f"{JUNE}.warehouses[0]", "a warehouse with a source"),
    ],
)  # fmt: skip
def test_contradictions(write: Write, differences: str, path: str, said: str) -> None:
    """Each contradiction is told at its place in the file that made it."""
    assert_told(problems(write, differences), path, said)


@pytest.mark.parametrize(
    "differences",
    [
        ROUND % "",
        ROUND % ", basis: shares, shares: {Tianjin: 100 %}, cover: 36 h, hold_back: 2 d, window: 1 y",
        OPENING % "cover: 36 h",
        OPENING % "units: 100, basis: shares, shares: {Tianjin: 30 %, Kunshan: 70 %}",
        AHEAD % ", at: '06:00', share: 50 %, warehouses: [Kunshan]",
    ],
)
def test_what_fits(write: Write, differences: str) -> None:
    """Neighbours of the contradictions above are in order."""
    load(write(changed=f"extends: base.yaml\n{differences}"))


def test_unlimited_supply_needs_a_cover() -> None:
    """A warehouse without end cannot send all it has free."""
    sites = [warehouse("endless"), warehouse("shop", stock=stock("endless", kind="none", opening=0))]
    plan = {"name": "push", "source": "endless", "days": "mon"}
    with pytest.raises(ValueError, match="how much is sent, as the supply of endless is unlimited"):
        scenario(warehouses=sites, planning={"rounds": [plan]})
    scenario(warehouses=sites, planning={"rounds": [{**plan, "cover": DAY}]})


def test_odd_plans_are_warned_of() -> None:
    """Dates outside the run, events that it does not reach, and a lead longer than what is before them."""
    sites = [
        warehouse("depot", stock=stock(kind="none", opening=10)),
        warehouse("shop", stock=stock("depot", order_up_to=9, reorder_point=0)),
    ]
    calendar = [
        {"name": name, "first": f"2025-01-{day}", "last": f"2025-01-{day}", "factor": 2.0}
        for name, day in (("soon", "10"), ("late", "30"))
    ]
    entries = [
        {"name": f"{name} {lead}", "events": [name], "lead": lead * DAY}
        for name, lead in (("soon", 2), ("soon", 5), ("late", 2))
    ]
    rounds = [{"name": "push", "source": "depot", "dates": ["2025-01-07", "2025-02-07"]}]
    odd = scenario(
        warehouses=sites,
        suppliers=[supplier()],
        calendar=calendar,
        planning={"rounds": rounds, "prepositioning": entries},
    )
    told = {finding.location: finding.expected for finding in oddities(odd) if finding.location[0] == "planning"}
    assert set(told) == {
        ("planning", "rounds", 0, "dates", 1),
        ("planning", "prepositioning", 1, "lead"),
        ("planning", "prepositioning", 2, "events"),
    }
    assert "at most 4 d" in told["planning", "prepositioning", 1, "lead"]


def test_a_shop_that_only_gets_what_is_sent_is_not_odd() -> None:
    """It opens with nothing and orders nothing, but a plan supplies it; without the plan it is told."""
    only_sent = {"source": "depot", "policies": [policy("none", opening=0)]}
    sites = [warehouse("depot", stock=stock(kind="none", opening=10)), warehouse("shop", stock=only_sent)]
    rounds = [{"name": "push", "source": "depot", "days": "mon"}]
    assert not list(oddities(scenario(warehouses=sites, suppliers=[supplier()], planning={"rounds": rounds})))
    assert list(oddities(scenario(warehouses=sites, suppliers=[supplier()])))
