"""A whole scenario: one network, its customers, and the rules they live by."""

from typing import Self

from pydantic import Field, model_validator

from sim.scenario.alert import AlertRule
from sim.scenario.allocation import Allocation
from sim.scenario.carrier import Carrier, CarrierChoice, FreightCarrier
from sim.scenario.checks import findings
from sim.scenario.classes import classed
from sim.scenario.costs import Costs
from sim.scenario.customers import Customers
from sim.scenario.demand import Demand
from sim.scenario.finding import refuse_all
from sim.scenario.forecast import Forecast
from sim.scenario.horizon import Horizon
from sim.scenario.patience import Patience
from sim.scenario.planning import Planning
from sim.scenario.products import Products
from sim.scenario.promise import Promise
from sim.scenario.section import Section
from sim.scenario.sharing import Sharing
from sim.scenario.supplier import Supplier
from sim.scenario.units import Seed
from sim.scenario.warehouse import Warehouse


class Scenario(Section):
    """What a scenario file says, validated."""

    name: str = Field(description="Name in reports.")
    name_zh: str = Field("", description="Name in Chinese reports.")
    description: str = Field("", description="What the scenario shows.")
    description_zh: str = Field("", description="What the scenario shows, in Chinese reports.")
    seed: Seed = Field(1, description="Seed of all draws; the command line may override it.")
    horizon: Horizon = Field(description="Simulated time.")
    customers: Customers = Field(description="Who orders.")
    products: Products = Field(description="What is sold.")
    demand: Demand = Field(description="How much is ordered, and when.")
    promise: tuple[Promise, ...] = Field(
        (),
        description="Delivery promises; a city without one has none and is never late.",
    )
    forecasts: tuple[Forecast, ...] = Field((), description="Forecasts of demand that policies name.")
    suppliers: tuple[Supplier, ...] = Field((), description="Outside sources.")
    warehouses: tuple[Warehouse, ...] = Field(
        min_length=1,
        description="Sites. `warehouse_defaults` beside it holds what they share.",
    )
    carriers: tuple[Carrier, ...] = Field((), description="Parcel carriers; none: orders are delivered when packed.")
    freight_carriers: tuple[FreightCarrier, ...] = Field((), description="Hauliers between warehouses.")
    allocation: Allocation = Field(default_factory=Allocation, description="Which warehouse ships an order.")
    patience: tuple[Patience, ...] = Field(
        (),
        description="What customers do when something is not in stock; customers of a city without an entry wait.",
    )
    sharing: Sharing = Field(
        default_factory=Sharing,
        description="What warehouses know of each other's stock, and how they help each other out.",
    )
    planning: Planning = Field(
        default_factory=Planning,
        description="Central planning: stock at the start, planning rounds, goods ordered ahead of events.",
    )
    carrier_choice: CarrierChoice = Field(default_factory=CarrierChoice, description="Which carrier delivers it.")
    costs: Costs = Field(default_factory=Costs, description="Costs of the whole network.")
    alerts: tuple[AlertRule, ...] = Field((), description="Rules by which alerts are raised; none: nobody watches.")

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        object.__setattr__(self, "products", classed(self.products, self.demand))  # frozen from now on
        refuse_all("Scenario", findings(self))
        return self
