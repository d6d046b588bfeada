"""What figures are about: the network, its regions, warehouses, carriers and ABC classes, as rows of one table."""

from dataclasses import dataclass
from functools import cached_property

from sim.scenario.scenario import Scenario

CLASSES = ("A", "B", "C")
"""ABC classes, in the order of the ledger's `abc` column."""

ALL = "all"
"""The scope of the whole network."""


@dataclass(frozen=True)
class Scopes:
    """The scopes of a scenario: "all", then regions, warehouses, carriers and classes.

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
        )

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

    def __len__(self) -> int:
        return self.first_class + len(CLASSES)


def kind_of(scope: str) -> str:
    """Kind of a scope string: "region" for "region:华东", "all" for "all"."""
    return scope.partition(":")[0]
