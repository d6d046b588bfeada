"""Lots: what a replenishment order is rounded to."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sim.rules.policies.table import POLICY_OF
from sim.scenario.carrier import FreightCarrier
from sim.scenario.products import Sku
from sim.scenario.sourcing_checks import asked_for
from sim.scenario.stock import StockPolicy
from sim.scenario.warehouse import Warehouse

if TYPE_CHECKING:
    from sim.scenario.scenario import Scenario


def lot_of(policy: StockPolicy, sku: Sku, truck: FreightCarrier | None) -> int:
    """Units of which an order is a multiple.

    Parameters
    ----------
    truck : FreightCarrier, optional
        Who drives to the warehouse; a truck is full by weight or by volume, whichever comes first, and holds at least one unit.
    """
    if policy.round_to == "layer":
        return sku.layer or 1
    if policy.round_to == "pallet":
        return sku.pallet or 1
    if policy.round_to == "truck" and truck is not None:
        limits = [(truck.truck_weight, sku.weight), (truck.truck_volume, sku.volume)]
        return max(1, min((most // each for most, each in limits if each > 0), default=1))
    return policy.pack or sku.pack


def least_lots(scenario: "Scenario", warehouse: Warehouse, policy: StockPolicy, skus: Sequence[Sku]) -> list[int]:
    """Units of which an order of each SKU is a multiple; where it is open whose truck counts, the least that it may be."""
    if policy.round_to != "truck":
        return [lot_of(policy, sku, None) for sku in skus]
    carriers = {carrier.name: carrier for carrier in scenario.freight_carriers}
    lots = []
    for sku, asked in zip(skus, asked_for(scenario, warehouse, skus), strict=True):
        hauls = [source.line_haul for source in asked]
        trucks = [carriers.get(haul.carrier) if haul is not None else None for haul in hauls]
        lots.append(min((lot_of(policy, sku, truck) for truck in trucks), default=1))
    return lots


def in_lots(units: int, lot: int) -> int:
    """Units rounded up to whole lots."""
    return -(-units // lot) * lot


def highest(policy: StockPolicy) -> int | None:
    """Units up to which a policy with given levels orders; None where they are derived."""
    if policy.order_up_to is not None:
        return policy.order_up_to
    if policy.reorder_point is not None and POLICY_OF[policy.kind].levels == ("reorder_point",) and not policy.cycle:
        return policy.reorder_point + (policy.order_quantity or 1)
    return None
