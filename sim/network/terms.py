"""On what terms warehouses get their goods: lead times, trucks, ordering costs."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from sim.scenario.carrier import FreightCarrier


@dataclass(frozen=True)
class LeadTime:
    """Replenishment lead time of a SKU in a warehouse, in days."""

    mean: float
    std: float


def mixed(leads: Sequence[tuple[LeadTime, float]]) -> LeadTime:
    """Lead time of orders of which a share comes with each of several lead times: the moments of a mixture."""
    mean = sum(share * lead.mean for lead, share in leads)
    second = sum(share * (lead.std**2 + lead.mean**2) for lead, share in leads)
    return LeadTime(mean, sqrt(max(0.0, second - mean**2)))


@dataclass(frozen=True)
class Terms:
    """On what terms a warehouse gets a SKU.

    Attributes
    ----------
    lead : LeadTime
        Of all its sources, by their shares.
    truck : FreightCarrier, optional
        Who drives here from the source that is asked first, if that is a warehouse.
    ordering_fen : float
        What an order costs at the source that is asked first.
    """

    lead: LeadTime
    truck: FreightCarrier | None = None
    ordering_fen: float = 0.0


AT_ONCE = Terms(LeadTime(0.0, 0.0))
