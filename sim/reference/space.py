"""Space: what is in the zones of a warehouse, looked at just before every full hour; the shelves after every receipt and count."""

from collections import Counter

from sim.clock import DAY, HOUR
from sim.reference.world import World
from sim.rules.space import next_look, overflow, overflow_cost, stored_volume


class Zone:
    """A place that parcels pass through."""

    def __init__(self, is_measured: bool) -> None:
        self.is_measured, self.volume = is_measured, 0
        self.changes: Counter[int] = Counter()

    def change(self, now: int, volume: int) -> None:
        """So many millilitres enter now, or leave (less than none)."""
        self.changes[int(next_look(now))] += volume

    def day(self, now: int) -> tuple[int, int]:
        """Mean, rounded down, and highest use over the looks of the day that ends now."""
        seen = []
        for number in range((now - DAY) // HOUR + 1, now // HOUR + 1):
            self.volume += self.changes.pop(number, 0)
            seen.append(self.volume)
        return sum(seen) // len(seen), max(seen)


class Space:
    """The zones of a warehouse."""

    def __init__(self, world: World, warehouse: int) -> None:
        self.world, self.warehouse = world, warehouse
        self.is_measured = bool(world.network.spaces[warehouse].measured)
        self.picking, self.dispatch = Zone(self.is_measured), Zone(self.is_measured)
        self.storage_peak = self.stored()

    def stored(self) -> int:
        """Millilitres on the shelves."""
        return int(stored_volume(self.world.network, self.world.stock, self.warehouse)) if self.is_measured else 0

    def note_storage(self) -> None:
        """Goods have come in, or been found: the shelves may be fuller than before on this day."""
        self.storage_peak = max(self.storage_peak, self.stored())

    def close(self) -> None:
        """Write the use of the day's zones, and rent what is beyond them."""
        if not self.is_measured:
            return
        network, now, stored, peak = self.world.network, self.world.now, self.stored(), self.storage_peak
        picking, picking_peak = self.picking.day(now)
        dispatch, dispatch_peak = self.dispatch.day(now)
        beyond = overflow(network, self.warehouse, peak, picking_peak, dispatch_peak)
        self.world.write(
            "space_days", now, self.warehouse, stored, peak, picking, picking_peak, dispatch, dispatch_peak, beyond,
            overflow_cost(network, self.warehouse, beyond),
        )  # fmt: skip
        self.storage_peak = stored
