"""Checks of derived levels: one target, and the costs that it weighs."""

from collections.abc import Iterator
from typing import Any

import pytest
from small_scenarios import DAY, policy, scenario, sku, stock, supplier, warehouse

from sim.scenario.derivation_checks import check_derivations
from sim.scenario.scenario import Scenario
from sim.scenario.stock import StockPolicy

GOOD = scenario(
    warehouses=[warehouse(stock={**stock(service_level=0.9), "capital_rate": 0.1})],
    suppliers=[supplier(ordering_cost=100)],
    costs={"backorder_penalty": 50},
)


def found(capital_rate: float = 0.1, ordering_cost: int = 100, **fields: Any) -> dict[str, str]:
    """Return what is expected, by field, of a policy put into a good scenario."""
    keeps = GOOD.warehouses[0].stock.model_copy(
        update={"policies": (StockPolicy.model_validate(policy(**fields)),), "capital_rate": capital_rate}
    )
    sources = tuple(one.model_copy(update={"ordering_cost": ordering_cost}) for one in GOOD.suppliers)
    changed: Scenario = GOOD.model_copy(
        update={"warehouses": (GOOD.warehouses[0].model_copy(update={"stock": keeps}),), "suppliers": sources}
    )
    findings: Iterator[Any] = check_derivations(changed)
    return {str(finding.location[-1]): finding.expected for finding in findings}


CONTRADICTIONS = {
    "fill_rate": ({"service_level": 0.9, "fill_rate": 0.9}, "either service_level or fill_rate"),
    "optimal": ({"fill_rate": 0.9, "optimal": True}, "either fill_rate or optimal"),
    "approximation": ({"cover": DAY, "approximation": "gamma"}, "service_level or fill_rate beside it"),
    "cycle": ({"fill_rate": 0.9, "lot_sizing": "eoq", "cycle": DAY}, "lot_sizing is eoq"),
    "lot_sizing": ({"optimal": True, "lot_sizing": "eoq"}, "does not follow from a quantity"),
}


@pytest.mark.parametrize("field", CONTRADICTIONS)
def test_contradictions_are_told(field: str) -> None:
    """Two targets, an approximation of nothing, two quantities."""
    fields, said = CONTRADICTIONS[field]
    assert said in found(**fields)[field]


@pytest.mark.parametrize(
    "fields", [{"fill_rate": 0.9, "approximation": "gamma"}, {"cover": DAY, "lot_sizing": "eoq"}, {"optimal": True}]
)
def test_good_derivations_pass(fields: dict[str, Any]) -> None:
    """Every way to derive, with all the costs it needs."""
    assert not found(**fields)


def test_an_optimum_needs_its_costs() -> None:
    """Without a cost of holding nothing is too much, and without an ordering cost there is no economic quantity."""
    assert "capital_rate of warehouse" in found(capital_rate=0.0, optimal=True)["optimal"]
    said = found(capital_rate=0.0, ordering_cost=0, cover=0, lot_sizing="eoq")["lot_sizing"]
    assert "capital_rate of warehouse" in said
    assert "ordering_cost of a supplier" in said


def test_goods_without_value_cost_nothing_to_hold() -> None:
    """The SKU is named, and with it the missing penalty; the scenario is refused."""
    with pytest.raises(ValueError, match="value of SKUs") as caught:
        scenario(
            skus=[sku("free", value=0)],
            warehouses=[warehouse(stock={**stock(optimal=True), "capital_rate": 0.1})],
            suppliers=[supplier()],
        )
    assert "free" in str(caught.value)
    assert "backorder_penalty" in str(caught.value)
