"""Sources: where each warehouse orders each SKU, in which order, and with what lead time."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.clock import DAY
from sim.ledger.columns import NONE
from sim.network.chances import Chances
from sim.network.flows import Shares
from sim.network.layout import SOURCE, SOURCES, SUPPLIER, row_of
from sim.network.terms import LeadTime, Terms, mixed
from sim.network.week import WeekTimes, week_seconds
from sim.rules.freight import PART_LOADS_REFUSED
from sim.rules.sourcing import MILLION, Scarcity, Sourcing
from sim.scenario.products import Sku
from sim.scenario.scenario import Scenario
from sim.scenario.sourcing import Source
from sim.scenario.sourcing_checks import supplies as supplies_sku
from sim.scenario.supplier import JointOrders, Supplier
from sim.scenario.warehouse import Warehouse

_SOURCING = {
    "fixed": Sourcing.FIXED, "list": Sourcing.IN_STOCK, "cheapest": Sourcing.IN_STOCK, "fastest": Sourcing.IN_STOCK,
    "most_stock": Sourcing.MOST_STOCK, "split": Sourcing.SPLIT,
}  # fmt: skip
_SCARCITY = {
    "first_come": Scarcity.FIRST_COME, "fair_share": Scarcity.FAIR_SHARE, "priority": Scarcity.PRIORITY,
}  # fmt: skip


@dataclass(frozen=True)
class Supply:
    """What a warehouse gets from one of its sources.

    Attributes
    ----------
    source : int
        A warehouse's position, or -2 - a supplier's position.
    haul : int
        Row in `hauls`, or NONE.
    terms : Source
        What the scenario says of it.
    lead : LeadTime
    """

    source: int
    haul: int
    terms: Source
    lead: LeadTime


SourcesBySku = list[list[list[tuple[Supply, float]]]]
"""For each warehouse and SKU: its sources in the order in which they are asked, with their shares of orders."""


def source_numbers(scenario: Scenario) -> dict[str, int]:
    """Number of everything that may be a source: a warehouse's position, -2 - a supplier's position."""
    suppliers = {supplier.name: -2 - position for position, supplier in enumerate(scenario.suppliers)}
    return {**suppliers, **{warehouse.name: position for position, warehouse in enumerate(scenario.warehouses)}}


def supplies(scenario: Scenario, hauls: NDArray[Any], haul_of: list[list[int]]) -> list[list[Supply]]:
    """List the sources of each warehouse as the scenario orders them, with their lead times."""
    numbers = source_numbers(scenario)
    return [
        [
            Supply(numbers[terms.name], haul, terms, lead_time(scenario, terms, hauls, haul))
            for terms, haul in zip(warehouse.sources, rows, strict=True)
        ]
        for warehouse, rows in zip(scenario.warehouses, haul_of, strict=True)
    ]


def lead_time(scenario: Scenario, terms: Source, hauls: NDArray[Any], haul: int) -> LeadTime:
    """Lead time from one source as levels are derived from it.

    It is the supplier's, and the mean time between the days on which it takes orders; or, from a warehouse, the mean time
    between departures, driving and handling. The whole time between departures counts, although an order waits only half
    of it on average: what is sold just after a truck has left comes with the next one, so stock has to last from one
    departure to the arrival of the next. Departures and order days act like a periodic review, whose protection interval
    is review period plus lead time (Silver, Pyke and Thomas 2017, Inventory and Production Management in Supply Chains,
    4th ed., sec. 6.10); with the review period of the policy added, this is on the safe side. That a source may be out of
    stock, or a supplier late, is not counted in.
    """
    supplier = next((supplier for supplier in scenario.suppliers if supplier.name == terms.name), None)
    if supplier is not None:
        wait = 7 / len(supplier.order_days) if supplier.order_days else 0.0
        return LeadTime(supplier.lead_time.mean_s() / DAY + wait, supplier.lead_time.std / DAY)
    if haul == NONE or terms.line_haul is None:
        return LeadTime(0.0, 0.0)
    carriers = {carrier.name: carrier for carrier in scenario.freight_carriers}
    handling = carriers[terms.line_haul.carrier].handling
    gap = 7 * DAY / hauls[haul]["departure_count"]
    return LeadTime((gap + hauls[haul]["transit_s"] + handling.mean_s()) / DAY, handling.std / DAY)


def ordered_for(warehouse: Warehouse, found: list[Supply], sku: Sku, hauls: NDArray[Any]) -> list[Supply]:
    """Sources of one SKU in the order in which the warehouse asks them; ties as the scenario lists them."""
    able = [supply for supply in found if supplies_sku(supply.terms, sku)]
    if warehouse.stock.sourcing == "fastest":
        return sorted(able, key=lambda supply: supply.lead.mean)
    if warehouse.stock.sourcing == "cheapest":
        return sorted(able, key=lambda supply: unit_price(supply, sku, hauls))
    return able


def unit_price(supply: Supply, sku: Sku, hauls: NDArray[Any]) -> float:
    """Fen that transport of a unit costs: its share of a full truck, or as part of a load if that is less; suppliers deliver free."""
    if supply.haul == NONE:
        return 0.0
    haul = hauls[supply.haul]
    share = max(sku.weight / haul["truck_g"], sku.volume / haul["truck_ml"])
    full = float(share * haul["truck_fen"])
    if haul["part_load_mfen"] == PART_LOADS_REFUSED:
        return full
    return min(full, float(share * haul["truck_g"] * haul["distance_m"] * haul["part_load_mfen"] / 1e12))


def shares_of(warehouse: Warehouse, found: list[Supply]) -> list[float]:
    """Share of orders that each of a SKU's sources gets on average, as far as it is known before the run."""
    if warehouse.stock.sourcing != "split":
        return [1.0 * (number == 0) for number in range(len(found))]
    total = sum(supply.terms.share or 0.0 for supply in found)
    return [(supply.terms.share or 0.0) / total for supply in found]


def source_rows(
    scenario: Scenario, found: list[list[Supply]], hauls: NDArray[Any]
) -> tuple[NDArray[Any], NDArray[Any], SourcesBySku]:
    """Return the `sources` table, the `sources_of` table, and each warehouse's sources of each SKU with their shares."""
    rows: list[tuple[int, ...]] = []
    spans = np.zeros((len(scenario.warehouses), len(scenario.products.skus)), SOURCES)
    by_sku: SourcesBySku = []
    for position, warehouse in enumerate(scenario.warehouses):
        known: dict[tuple[int, ...], int] = {}
        by_sku.append([])
        for number, sku in enumerate(scenario.products.skus):
            kept = [supply for supply in found[position] if warehouse.keeps(sku) and keeps(scenario, supply, sku)]
            ordered = ordered_for(warehouse, kept, sku, hauls)
            shares = shares_of(warehouse, ordered)
            names = tuple(supply.source for supply in ordered)
            if names not in known:
                known[names] = len(rows)
                rows.extend(_rows_of(ordered, shares))
            spans[position, number] = (known[names], len(ordered))
            by_sku[-1].append(list(zip(ordered, shares, strict=True)))
    return np.array(rows, SOURCE), spans, by_sku


def keeps(scenario: Scenario, supply: Supply, sku: Sku) -> bool:
    """Whether a source keeps a SKU; suppliers do."""
    return supply.source < 0 or scenario.warehouses[supply.source].keeps(sku)


def _rows_of(ordered: list[Supply], shares: list[float]) -> list[tuple[int, ...]]:
    total = np.cumsum(shares)
    last = len(shares) - 1
    return [
        row_of(
            SOURCE, source=supply.source, haul=supply.haul, ppm=MILLION if at == last else round(total[at] * MILLION)
        )
        for at, supply in enumerate(ordered)
    ]


def warehouse_shares(by_sku: SourcesBySku) -> Shares:
    """Share of the orders of each warehouse and SKU that goes to each supplying warehouse."""
    return [
        [{supply.source: share for supply, share in of_sku if supply.source >= 0 and share > 0} for of_sku in of_site]
        for of_site in by_sku
    ]


def sku_terms(scenario: Scenario, by_sku: SourcesBySku) -> list[list[Terms | None]]:
    """Terms on which each warehouse gets each SKU; None where nobody supplies it."""
    carriers = {carrier.name: carrier for carrier in scenario.freight_carriers}
    ordering = {supplier.name: float(supplier.ordering_cost) for supplier in scenario.suppliers}

    def terms(of_sku: list[tuple[Supply, float]]) -> Terms | None:
        if not of_sku:
            return None
        lead, first = mixed([(supply.lead, share) for supply, share in of_sku]), of_sku[0][0].terms
        truck = carriers[first.line_haul.carrier] if first.line_haul else None
        return Terms(lead, truck, ordering.get(first.name, 0.0))

    return [[terms(of_sku) for of_sku in of_site] for of_site in by_sku]


def most_orders(scenario: Scenario, by_sku: SourcesBySku) -> int:
    """Replenishment orders that one look at a SKU can cause: one from each source asked, and theirs, up the network."""
    sourcing = [sourcing_rule(warehouse) for warehouse in scenario.warehouses]
    skus, sites = len(by_sku[0]), len(by_sku)
    most = 1
    for sku in range(skus):
        known: dict[int, int] = {}

        def caused(site: int, sku: int = sku, known: dict[int, int] = known) -> int:
            if site not in known:
                asked = [supply.source for supply, _ in by_sku[site][sku]]
                each = [1 + (caused(source) if source >= 0 else 0) for source in asked]
                known[site] = sum(each) if sourcing[site] == Sourcing.SPLIT else max(each, default=0)
            return known[site]

        most = max(most, *(caused(site) for site in range(sites)))
    return most


def sourcing_rule(warehouse: Warehouse) -> int:
    """Number of a warehouse's rule among its sources."""
    return int(_SOURCING[warehouse.stock.sourcing])


def scarcity_rule(warehouse: Warehouse) -> int:
    """Number of a warehouse's rule for scarce stock."""
    return int(_SCARCITY[warehouse.stock.scarce.by])


def rank_rows(scenario: Scenario) -> NDArray[np.int64]:
    """Return the `ranks` table, shape (warehouses, 1 + warehouses): rank of customers, and of each warehouse, when stock is scarce."""
    sites = scenario.warehouses
    rows = np.zeros((len(sites), len(sites) + 1), np.int64)
    for row, supplying in zip(rows, sites, strict=True):
        first = supplying.stock.scarce.first if supplying.stock.scarce.by == "priority" else ()
        for position, names in enumerate(
            [("customers",), *((site.name, site.region, site.site_class) for site in sites)]
        ):
            stated = [rank for rank, name in enumerate(first) if name in names]
            row[position] = min(stated, default=len(first))
    return rows


def supplier_rows(scenario: Scenario, chances: Chances, week: WeekTimes) -> NDArray[Any]:
    """Return the `suppliers` table."""
    return np.array([_supplier_row(supplier, chances, week) for supplier in scenario.suppliers], SUPPLIER)


def _supplier_row(supplier: Supplier, chances: Chances, week: WeekTimes) -> tuple[int, ...]:
    lead, late, short, joint = supplier.lead_time, supplier.late, supplier.short, supplier.joint or JointOrders()
    times, count = week.add(week_seconds(supplier.order_days or (), (supplier.order_at,)))
    promised = round(lead.mean_s() + 2 * lead.std) if supplier.promised is None else supplier.promised
    return row_of(
        SUPPLIER, lead_time=chances.duration(lead), promised_s=promised, ordering_fen=supplier.ordering_cost,
        minimum=supplier.minimum_order, unit_us=round(DAY * 1e6 / supplier.capacity) if supplier.capacity else 0,
        late_ppm=round(late.share * MILLION) if late else 0, delay=chances.duration(late.delay) if late else 0,
        short_ppm=round(short.share * MILLION) if short else 0, delivered_ppm=round(short.delivered * MILLION) if short else 0,
        joint=int(supplier.joint is not None or count > 0), times=times, time_count=count, fills=int(joint.below == "fill"),
        minimum_g=joint.minimum_weight, minimum_ml=joint.minimum_volume, minimum_units=joint.minimum_units,
    )  # fmt: skip
