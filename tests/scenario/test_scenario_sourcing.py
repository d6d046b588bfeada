"""Sources of a warehouse: what contradicts itself is told at its place."""

import pytest
from written_files import Write, assert_told

from sim.scenario.loading import Problem, ScenarioError, load

TIANJIN = "  - {name: Tianjin, region: 华北, latitude: 39.1, longitude: 117.2%s}\n"
KUNSHAN = "warehouses:\n" + TIANJIN % "" + "  - name: Kunshan\n    stock:\n      source: null\n      %s\n"
TWO = "sources: [{name: factory%s}, {name: Tianjin%s}]"
SOURCES = "warehouses[Kunshan].stock.sources"


def problems(write: Write, differences: str) -> tuple[Problem, ...]:
    """Problems of a file that says so much differently."""
    with pytest.raises(ScenarioError) as caught:
        load(write(changed=f"extends: base.yaml\n{differences}\n"))
    return caught.value.problems


@pytest.mark.parametrize(
    ("differences", "path", "said"),
    [
        ("warehouses: [{name: Kunshan, stock: {sources: [{name: factory}]}}]", SOURCES, "not both"),
        (KUNSHAN % "sources: [{name: factry}]", f"{SOURCES}[factry].name", "a supplier or another warehouse"),
        (KUNSHAN % "sources: [{name: factory}, {name: factory}]", f"{SOURCES}[factory].name", "no other item"),
        (KUNSHAN % "sources: [{name: factory, skus: [cup]}]", f"{SOURCES}[factory].skus[0]", "a SKU"),
        (KUNSHAN % "sources: [{name: factory, classes: [C]}]", SOURCES, "a source for every SKU"),
        (KUNSHAN % "sources: [{name: factory, line_haul: {carrier: truck}}]", f"{SOURCES}[factory].line_haul", "delivers itself"),
        (KUNSHAN % "sources: [{name: factory}]\n      sourcing: list", "warehouses[Kunshan].stock.sourcing", "several sources"),
        (KUNSHAN % TWO % ("", "") + "      sourcing: split", f"{SOURCES}[factory].share", "a share"),
        (KUNSHAN % TWO % (", share: 60 %", ", share: 30 %") + "      sourcing: split", SOURCES, "add up to 1"),
        (KUNSHAN % TWO % (", share: 60 %", "") + "      sourcing: list", f"{SOURCES}[factory].share", "no such key"),
        (KUNSHAN % "sources: [{name: Kunshan}]", f"{SOURCES}[Kunshan].name", "not itself"),
        (
            (KUNSHAN % TWO % ("", "")).replace("117.2", "117.2, stock: {source: Kunshan}"),
            "warehouses[Tianjin].stock.source",
            "no circle of supply (Tianjin -> Kunshan -> Tianjin)",
        ),
        (
            "warehouses: [{name: Kunshan, stock: {scarce: {by: priority, first: [Tianjn]}}}]",
            "warehouses[Kunshan].stock.scarce.first[0]",
            "or customers",
        ),
        (
            "warehouses: [{name: Kunshan, stock: {scarce: {by: priority, first: ['']}}}]",
            "warehouses[Kunshan].stock.scarce.first[0]",
            "or customers",
        ),
        ("warehouses: [{name: Kunshan, stock: {scarce: {by: priority}}}]", "warehouses[Kunshan].stock.scarce.first", "served first"),
        (
            "warehouses: [{name: Kunshan, stock: {scarce: {first: [customers]}}}]",
            "warehouses[Kunshan].stock.scarce.first",
            "as by is first_come",
        ),
        ("suppliers: [{name: factory, short: {share: 5 %, delivered: 100 %}}]", "suppliers[factory].short.delivered", "less than 1"),
    ],
)  # fmt: skip
def test_contradictions(write: Write, differences: str, path: str, said: str) -> None:
    """Each contradiction is told at its place in the file that made it."""
    assert_told(problems(write, differences), path, said)


@pytest.mark.parametrize(
    "differences",
    [
        KUNSHAN % TWO % ("", "") + "      sourcing: cheapest",
        KUNSHAN % TWO % (", share: 60 %", ", share: 40 %") + "      sourcing: split",
        "warehouses:\n" + TIANJIN % ", stock: {scarce: {by: priority, first: [customers, 华东, Kunshan]}}",
        "warehouses:\n" + TIANJIN % ", site_class: front, stock: {scarce: {by: priority, first: [front]}}",
        "suppliers: [{name: factory, capacity: 500 /d, minimum_order: 12, promised: 5 d, late: {share: 5 %, delay: 3 d}}]",
    ],
)
def test_what_fits(write: Write, differences: str) -> None:
    """Neighbours of the contradictions above are in order."""
    load(write(changed=f"extends: base.yaml\n{differences}\n"))
