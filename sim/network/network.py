"""The network: everything about a scenario that stays as it is during a run."""

from collections.abc import Iterator

from sim.network.layout import NETWORK_LAYOUT, OPTIONAL
from sim.tables import Tables


class Network(Tables):
    """Everything about a scenario that stays as it is during a run; see `sim.network.layout` for each field.

    May be shared by any number of runs at once.
    """

    LAYOUT = NETWORK_LAYOUT

    def settle(self) -> None:
        """Say that the tables are complete: a network that uses no optional feature is plain from now on."""
        self.plain = not any(self._features())

    def _features(self) -> Iterator[bool]:
        options = self.array("options")
        yield from (bool(options[name]) for name in OPTIONAL)
        yield bool(self.array("sharing")["time_count"])
        yield bool((self.array("cities")["patience"] >= 0).any())
        yield bool(self.array("suppliers")["joint"].any())
