"""Space: how much a warehouse holds by zone, and what room is rented beyond it."""

from pydantic import Field

from sim.scenario.section import Section
from sim.scenario.units import Count, MoneyPerVolumeDay, Volume

PALLET_ML = 1_800_000
"""A loaded pallet of 1.2 m × 1.0 m (GB/T 2934), 1.5 m high."""


class Zone(Section):
    """What a zone holds."""

    volume: Volume | None = Field(None, gt=0, description="Volume of goods it holds.")
    pallets: Count | None = Field(None, ge=1, description="Instead: pallets it holds.")


class Space(Section):
    """The zones of a warehouse, whose use is measured; it limits nothing, but what does not fit is put into rented room.

    Use is the volume of goods: of what is on the shelf, as the highest of a day, measured at the start and after each receipt; of parcels that
    are released and not packed, and of those packed and not collected, just before every full hour.
    """

    storage: Zone | None = Field(None, description="Shelves; left out: no limit.")
    picking: Zone | None = Field(
        None, description="Where parcels are picked and packed, from release to packing; left out: no limit."
    )
    dispatch: Zone | None = Field(None, description="Where packed parcels wait for their carrier; left out: no limit.")
    pallet: Volume = Field(PALLET_ML, gt=0, description="Volume of goods on a pallet.")
    overflow: MoneyPerVolumeDay = Field(
        0.0, description="Price of rented room: each day's highest use of each zone beyond what it holds."
    )

    def holds(self, zone: Zone | None) -> int | None:
        """Millilitres that a zone holds; None without limit."""
        if zone is None or (zone.volume is None and zone.pallets is None):
            return None
        return zone.volume if zone.volume is not None else (zone.pallets or 0) * self.pallet
