"""The list of texts that each language must have; a name in braces is filled in when the text is used."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class ChartTexts:
    """Texts on charts and maps."""

    footnote: str
    footnote_single: str
    cost_title: str
    cost_axis: str
    times_title: str
    times_axis: str
    times_share: str
    heat_time_title: str
    heat_cost_title: str
    all_regions: str
    frontier_title: str
    in_hours: str
    frontier_line: str
    frontier_hint: str
    differences_title: str
    differences_axis: str
    better: str
    worse: str
    undecided: str
    alike: str
    unjudged: str
    points: str
    interval: str
    stock_title: str
    stock_axis: str
    other_warehouses: str
    warm_up_title: str
    warm_up_panel_delivery: str
    warm_up_panel_stock: str
    warm_up_end: str
    warm_up_mser: str
    map_title: str
    map_classes: str
    map_no_orders: str
    map_flows: str
    map_sites: str
    map_flow_note: str
    map_boundaries: str
    map_inset: str
    map_scale: str


@dataclass(frozen=True)
class ReportTexts:
    """Texts of the report page."""

    title: str
    subtitle: str
    answer: str
    confidence: str
    confidence_other_demand: str
    confidence_single: str
    findings: str
    findings_note: str
    verdict_better: str
    verdict_worse: str
    verdict_undecided: str
    verdict_mixed: str
    summary: str
    summary_note: str
    summary_note_single: str
    kpi: str
    unit: str
    baseline: str
    best: str
    best_tied: str
    group_cost: str
    group_delivery: str
    group_availability: str
    group_stock: str
    group_transport: str
    cost_and_time: str
    caption_differences: str
    regions: str
    scenario: str
    region: str
    orders_share: str
    regions_note: str
    delivery_column: str
    next_day_column: str
    cost_column: str
    carrier_section: str
    carrier: str
    mode: str
    freight_column: str
    carrier_time_column: str
    orders_column: str
    all_carriers: str
    carriers_note: str
    carriers_by_region_note: str
    carriers_change: str
    carriers_change_same: str
    carrier_moved: str
    carriers_alike: str
    maps: str
    caption_map: str
    warehouses: str
    caption_stock: str
    warehouse: str
    parcels_share: str
    utilisation: str
    stock_value: str
    days_of_supply: str
    warm_up: str
    caption_warm_up_none: str
    caption_warm_up_enough: str
    caption_warm_up_short: str
    assumptions: str
    assumptions_note: str
    differing: str
    setting: str
    differing_note: str
    description: str
    sites: str
    carriers: str
    carrier_choice: str
    allocation: str
    promise: str
    nothing: str
    demand: str
    demand_value: str
    calendar: str
    products: str
    products_value: str
    cities: str
    cities_value: str
    horizon: str
    horizon_value: str
    warm_up_row: str
    warm_up_value: str
    replications: str
    seed: str
    method: str
    method_random_numbers: str
    method_other_demand: str
    method_intervals: str
    method_holm: str
    method_window: str
    method_limits: str
    definitions: str
    definition: str
    source: str
    reproduction: str
    reproduction_note: str
    command: str
    digest: str
    model_version: str
    boundaries_note: str
    made_with: str
    list_separator: str
    list_last: str
    clause_separator: str


@dataclass(frozen=True)
class Texts:
    """Everything one language says.

    Parameters
    ----------
    code : str
        Language tag of web pages.
    charts, report : ChartTexts, ReportTexts
        Texts by place.
    regions, components, units : mapping of str to str
        Names of China's regions, of cost components and of units, by their names in scenarios and KPI tables.
    allocations, shortages, carrier_choices, modes : mapping of str to str
        How a warehouse is preferred, what happens when it lacks stock, how a carrier is chosen, and modes of transport,
        by the values in scenarios.
    """

    code: str
    charts: ChartTexts
    report: ReportTexts
    regions: Mapping[str, str]
    components: Mapping[str, str]
    units: Mapping[str, str]
    allocations: Mapping[str, str]
    shortages: Mapping[str, str]
    carrier_choices: Mapping[str, str]
    modes: Mapping[str, str]
