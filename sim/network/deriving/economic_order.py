"""The economic order quantity: what balances the cost of ordering and of holding."""

from math import sqrt


def economic_order_quantity(demand: float, ordering_cost: float, holding_cost: float) -> float:
    """Quantity at which ordering and holding cost least together.

    Q* = sqrt(2 K lambda / h) (Harris 1913; Silver, Pyke and Thomas 2017, Inventory and Production Management in Supply Chains, 4th ed.,
    sec. 4.3).

    Parameters
    ----------
    demand : float
        Units a day.
    ordering_cost : float
        Cost of an order, K.
    holding_cost : float
        Cost of holding a unit for a day, h > 0, in the same money.
    """
    return sqrt(2 * ordering_cost * demand / holding_cost)


def economic_order_with_backorders(
    demand: float, ordering_cost: float, holding_cost: float, backorder_cost: float
) -> float:
    """Quantity of least cost where customers may wait at a cost of b a unit and day: sqrt(2 K lambda (h + b) / h b).

    Zipkin 2000, Foundations of Inventory Management, sec. 3.3. It is close to the best quantity under random demand too (Zheng 1992, On
    properties of stochastic inventory systems, Manag. Sci. 38).
    """
    ratio = backorder_cost / (backorder_cost + holding_cost)
    return economic_order_quantity(demand, ordering_cost, holding_cost * ratio)


def order_cost_a_day(quantity: float, demand: float, ordering_cost: float, holding_cost: float) -> float:
    """Cost of ordering and of the cycle stock a day: K lambda / Q + h Q / 2 (Silver, Pyke and Thomas 2017, sec. 4.3)."""
    return ordering_cost * demand / quantity + holding_cost * quantity / 2


def cycle_quantity(demand: float, days: float) -> float:
    """Quantity that covers the demand of so many days, at least one unit."""
    return max(1.0, demand * days)
