"""What figures are about: the network, its regions, warehouses, carriers and ABC classes, as rows of one table.

Last come the carriers by region, for the few figures that tell why one region is served faster than another.
"""

from dataclasses import dataclass
from functools import cached_property

from sim.scenario.scenario import Scenario

CLASSES = ("A", "B", "C")
"""ABC classes, in the order of the ledger's `abc` column."""

ALL = "all"
"""The scope of the whole network."""

CARRIER_IN_REGION = "carrier/region"
"""The kind of scope of what a carrier does for a region."""

_BETWEEN = "/region:"
"""Between the carrier and the region of such a scope."""


@dataclass(frozen=True)
class Scopes:
    """The scopes of a scenario: "all", then regions, warehouses, carriers, classes, and carriers by region.

    Parameters
    ----------
    regions, warehouses, carriers : tuple of str
        Names; regions in the order in which cities name them, the others as in the scenario.
    """

    regions: tuple[str, ...]
    warehouses: tuple[str, ...]
    carriers: tuple[str, ...]

    @classmethod
    def of(cls, scenario: Scenario) -> "Scopes":
        """Read the scopes of a scenario."""
        return cls(
            tuple(dict.fromkeys(city.region for city in scenario.customers.cities)),
            tuple(warehouse.name for warehouse in scenario.warehouses),
            tuple(carrier.name for carrier in scenario.carriers),
        )

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Scope strings, one a row."""
        return (
            ALL,
            *(f"region:{name}" for name in self.regions),
            *(f"warehouse:{name}" for name in self.warehouses),
            *(f"carrier:{name}" for name in self.carriers),
            *(f"class:{name}" for name in CLASSES),
            *self.pairs,
        )

    @cached_property
    def pairs(self) -> tuple[str, ...]:
        """Scope strings of every carrier in every region, region by region within a carrier."""
        return tuple(f"carrier:{carrier}{_BETWEEN}{region}" for carrier in self.carriers for region in self.regions)

    @property
    def first_region(self) -> int:
        """Row of the first region."""
        return 1

    @property
    def first_warehouse(self) -> int:
        """Row of the first warehouse."""
        return 1 + len(self.regions)

    @property
    def first_carrier(self) -> int:
        """Row of the first carrier."""
        return self.first_warehouse + len(self.warehouses)

    @property
    def first_class(self) -> int:
        """Row of class A."""
        return self.first_carrier + len(self.carriers)

    @property
    def first_pair(self) -> int:
        """Row of the first carrier in the first region; the rows before it have histograms."""
        return self.first_class + len(CLASSES)

    def __len__(self) -> int:
        return self.first_pair + len(self.pairs)


def kind_of(scope: str) -> str:
    """Kind of a scope string: "region" for "region:华东", "all" for "all", "carrier/region" for a carrier in a region."""
    kind = scope.partition(":")[0]
    return CARRIER_IN_REGION if kind == "carrier" and _BETWEEN in scope else kind


def pair_of(scope: str) -> tuple[str, str]:
    """Return the names of the carrier and the region of a scope such as "carrier:post/region:华东"."""
    carrier, _, region = scope.removeprefix("carrier:").partition(_BETWEEN)
    return carrier, region
