"""Lots: what a replenishment order is rounded to."""

from sim.scenario.carrier import FreightCarrier
from sim.scenario.products import Sku
from sim.scenario.stock import StockPolicy


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
