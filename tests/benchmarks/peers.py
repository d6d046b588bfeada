"""All systems that are compared."""

from hub_models import CORE, EVERYTHING
from outcome import Contender, System
from queue_models import SYSTEM as QUEUE
from retailer_models import SYSTEM as RETAILERS
from shop_models import SYSTEM as SHOPS

SYSTEMS: tuple[System, ...] = (QUEUE, RETAILERS, SHOPS, CORE, EVERYTHING)
PAIRS: list[tuple[System, Contender]] = [(system, one) for system in SYSTEMS for one in system.contenders]


def label(value: object) -> str:
    """Name of a system or contender in test ids."""
    return value.name if isinstance(value, System | Contender) else str(value)
