"""The network: everything about a scenario that stays as it is during a run."""

from sim.network.layout import NETWORK_LAYOUT
from sim.tables import Tables


class Network(Tables):
    """Everything about a scenario that stays as it is during a run; see `sim.network.layout` for each field.

    May be shared by any number of runs at once.
    """

    LAYOUT = NETWORK_LAYOUT
