"""Classes of SKUs: ABC by value or lines, XYZ by variability, fast and slow, computed from the scenario's demand."""

from math import inf, sqrt
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from sim.scenario.section import Section
from sim.scenario.units import Duration, Frequency, Percentage, PositiveFloat

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sim.scenario.demand import Demand
    from sim.scenario.products import Products, Sku

DAY_S = 86400


class AbcRule(Section):
    """ABC classes by shares of what is sold; they replace those of the SKU table."""

    by: Literal["value", "lines"] = Field(
        description="What is added up: purchase value of the units sold, or order lines."
    )
    a: Percentage = Field(0.8, description="Class A: the SKUs with most of it that together make up this share.")
    b: Percentage = Field(0.95, description="Classes A and B together make up this share; the rest is C.")


class XyzRule(Section):
    """XYZ classes by how much demand varies; they replace those of the SKU table.

    The coefficient of variation is that of the whole network's demand over a period of usual days: standard deviation over mean of a compound
    Poisson process. Weekdays and seasons, which are the same for all SKUs, do not count.
    """

    period: Duration = Field(7 * DAY_S, gt=0, description="Time over which demand is added up.")
    x: PositiveFloat = Field(0.5, description="Class X: a coefficient of variation of at most this.")
    y: PositiveFloat = Field(1.0, description="Class Y: above that of X, and at most this; the rest is Z.")


class MovementRule(Section):
    """Fast and slow movers by order lines; they replace those of the SKU table."""

    fast: Frequency | None = Field(None, description="Fast: SKUs with at least so many order lines, such as '5 /d'.")
    share: Percentage | None = Field(
        None,
        gt=0.0,
        description="Instead: the SKUs with most lines that together make up this share of all lines are fast.",
    )


class Classes(Section):
    """How SKUs are classed, from the demand of usual days in the whole network; what is left out is as the SKU table says."""

    abc: AbcRule | None = Field(None, description="ABC classes; left out: column `abc` of the SKUs.")
    xyz: XyzRule | None = Field(None, description="XYZ classes; left out: column `xyz` of the SKUs.")
    movement: MovementRule | None = Field(None, description="Fast and slow; left out: column `movement` of the SKUs.")


def classed(products: "Products", demand: "Demand") -> "Products":
    """Return the products with every SKU in its computed classes; the same products where nothing is to be computed."""
    rules, skus = products.classes, products.skus
    if rules == Classes():
        return products
    lines = lines_a_day(skus, demand)
    found: dict[str, list[str]] = {}
    if rules.abc is not None:
        found["abc"] = _abc(rules.abc, skus, lines)
    if rules.xyz is not None:
        found["xyz"] = _xyz(rules.xyz, demand, lines)
    if rules.movement is not None:
        found["movement"] = _movement(rules.movement, lines)
    changed = tuple(
        sku.model_copy(update={field: names[position] for field, names in found.items()})
        for position, sku in enumerate(skus)
    )
    return products.model_copy(update={"skus": changed})


def _abc(rule: AbcRule, skus: "Sequence[Sku]", lines: list[float]) -> list[str]:
    sold = [rate * (sku.value if rule.by == "value" else 1) for rate, sku in zip(lines, skus, strict=True)]
    return ["A" if before < rule.a else "B" if before < rule.b else "C" for before in shares_before(sold)]


def _xyz(rule: XyzRule, demand: "Demand", lines: list[float]) -> list[str]:
    found = [variation(rate * rule.period / DAY_S, demand) for rate in lines]
    return ["X" if cv <= rule.x else "Y" if cv <= rule.y else "Z" for cv in found]


def _movement(rule: MovementRule, lines: list[float]) -> list[str]:
    if rule.fast is not None:
        return ["fast" if rate >= rule.fast else "slow" for rate in lines]
    return ["fast" if before < (rule.share or 0.0) else "slow" for before in shares_before(lines)]


def lines_a_day(skus: "Sequence[Sku]", demand: "Demand") -> list[float]:
    """Order lines of each SKU on a usual day, in the whole network."""
    total = sum(sku.demand_share for sku in skus) or 1.0
    lines = demand.orders * demand.lines.mean_value()
    return [lines * sku.demand_share / total for sku in skus]


def shares_before(amounts: "Sequence[float]") -> list[float]:
    """For each, the share of the sum that those before it in falling order make up, equals as they stand; 1 for what adds nothing."""
    total = sum(amounts)
    found, before = [1.0] * len(amounts), 0.0
    for position in sorted(range(len(amounts)), key=lambda position: -amounts[position]):
        if amounts[position] > 0:
            found[position] = round(before / total, 12)  # so that 0.8 of the sum is 0.8
        before += amounts[position]
    return found


def variation(lines: float, demand: "Demand") -> float:
    """Coefficient of variation of the units of a Poisson number of lines: sqrt(E[Q^2] / n) / E[Q] (Ross, sec. 5.4.2)."""
    mean = demand.quantity.mean_value()
    return sqrt((demand.quantity.std**2 + mean**2) / lines) / mean if lines > 0 else inf
