"""Checks across a whole scenario: time, demand, promises, work, stock and service."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError
from written_files import Write, assert_told

from sim.scenario.loading import Problem, load, load_resolved
from sim.scenario.scenario import Scenario
from sim.scenario.service_checks import goes, road_m

Find = Callable[..., list[Problem]]

POLICY = "warehouses[Kunshan].stock.policies[all]."
PICKING = "warehouses: [{name: Kunshan, picking: {per_order: 0, per_line: 0, shifts: [{name: n, %s}]}}]"
STOCK = "warehouses:\n  - name: Kunshan\n    stock:\n      policies:\n        - {name: all, %s}\n"
WITH_SECOND = "warehouses:\n  - {name: Tianjin, region: 华北, latitude: 39.1, longitude: 117.2, serves_customers: %s}\n"


@pytest.mark.parametrize(
    ("differences", "path", "said"),
    [
        (
            "products: {skus: [{name: mug, substitute: mug}, {name: pan}]}",
            "products.skus[mug].substitute",
            "another SKU, not itself",
        ),
        ("patience: [{name: p, substitute_share: 0.5}]", "patience[p].substitute_share", "a SKU with a substitute"),
        ("patience: [{name: p, lost: order}]", "patience[p].lost", "with lost_share 0 nobody goes away"),
        ("patience: [{name: p, cancel: order}]", "patience[p].cancel", "no such key without give_up_after"),
        ("horizon: {measure: 36 h}", "horizon.measure", "whole days, at least one"),
        ("horizon: {measure: 0}", "horizon.measure", "whole days, at least one"),
        ("horizon: {cool_down: 200 y}", "horizon.measure", "at most 36500 days in all"),
        ("demand: {weekdays: [0, 0, 0, 0, 0, 0, 0]}", "demand.weekdays", "above 0"),
        (
            "customers: {cities: [{name: Shanghai, demand_share: 0}, {name: Beijing, demand_share: 0}]}",
            "customers.cities",
            "demand_share above 0",
        ),
        (
            "products: {skus: [{name: mug, demand_share: 0}, {name: pan, demand_share: 0}]}",
            "products.skus",
            "demand_share above 0",
        ),
        (
            "demand: {calendar: [{name: a, first: 2025-06-18, last: 2025-06-01, factor: 2}]}",
            "demand.calendar[a].last",
            "not before the first, 2025-06-18",
        ),
        ("demand: {lines: 3}", "demand.lines", "at most 2, the number of SKUs"),
        ("demand: {lines: {empirical: {values: [1, 5]}}}", "demand.lines", "at most 2, the number of SKUs"),
        (
            "promise: [{name: p, steps: [{ordered_by: 12:00, days: 1}, {ordered_by: 12:00, days: 2}]}]",
            "promise[p].steps[1].ordered_by",
            "a later time of day",
        ),
        (
            "promise: [{name: p, steps: [{ordered_by: 12:00, days: 0, before: 11:00}]}]",
            "promise[p].steps[0].before",
            "after ordered_by",
        ),
        ("carriers: [{name: road, delivery_hours: 20:00-06:00}]", "carriers[road].delivery_hours", "hours of one day"),
        (PICKING % "hours: 08:00-16:00, pickers: 0", "warehouses[Kunshan].picking.shifts", "with pickers"),
        (
            PICKING % "hours: 22:00-08:00, pickers: 1",
            "warehouses[Kunshan].picking.shifts[n].hours",
            "in which the warehouse is open",
        ),
        (STOCK % "kind: R_S, review: 0", POLICY + "review", "more than 0"),
        (STOCK % "order_up_to: 5", POLICY + "order_up_to", "not both"),
        (STOCK % "service_level: null", POLICY + "order_up_to", "order_up_to, or service_level, fill_rate or cover"),
        (STOCK % "cover: 3 d", POLICY + "cover", "either service_level or cover"),
        (STOCK % "reorder_point: 5", POLICY + "reorder_point", "no such key"),
        (STOCK % "cycle: 5 d", POLICY + "cycle", "no such key"),
        (STOCK % "kind: s_S, service_level: null", POLICY + "reorder_point", "reorder_point and order_up_to, or"),
        (
            STOCK % "kind: s_S, service_level: null, reorder_point: 5",
            POLICY + "order_up_to",
            "both reorder_point and order_up_to",
        ),
        (STOCK % "kind: s_S, reorder_point: 5, order_up_to: 9", POLICY + "reorder_point", "not both"),
        (
            STOCK % "kind: s_S, service_level: null, reorder_point: 9, order_up_to: 9",
            POLICY + "reorder_point",
            "less than order_up_to 9",
        ),
        (
            STOCK % "kind: s_S, service_level: null, reorder_point: 1, order_up_to: 9, cycle: 1 d",
            POLICY + "cycle",
            "both levels are given",
        ),
        (STOCK % "kind: unlimited", "warehouse_defaults.stock.policies[all].review", "no such key"),
        (
            STOCK % "kind: unlimited" + "  - {name: B, region: 华东, latitude: 1, longitude: 1}",
            POLICY + "review",
            "no such key",
        ),
        (STOCK % "min_cover: 1 d", POLICY + "min_cover", "no such key with kind R_S"),
        (STOCK % "kind: min_max_days, service_level: null", POLICY + "min_cover", "which kind min_max_days needs"),
        (
            STOCK % "kind: min_max_days, service_level: null, min_cover: 3 d, max_cover: 3 d",
            POLICY + "min_cover",
            "less than max_cover",
        ),
        (STOCK % "kind: none, service_level: null, review: null", POLICY + "opening", "which kind none needs"),
        (STOCK % "kind: base_stock, review: 2 d", POLICY + "review", "no such key with kind base_stock"),
        (STOCK % "kind: R_s_nQ, order_quantity: 8, cycle: 2 d", POLICY + "cycle", "order_quantity is given"),
        (STOCK % "kind: R_Q, review: null, service_level: null", POLICY + "reorder_point", "reorder_point, or service"),
        (STOCK % "review_days: mon", POLICY + "review_days", "not both"),
        (STOCK % "round_to: pallet", POLICY + "round_to", "SKUs with a pallet; 2 of 2 (mug, pan) without"),
        (STOCK % "round_to: truck", POLICY + "round_to", "no truck of ours comes"),
        (STOCK % "round_to: truck, pack: 6", POLICY + "pack", "orders are rounded to a truck"),
        (
            "products: {skus: [{name: mug, volume: 2 L}]}\nwarehouses: [{name: Kunshan, storage: 0.1 m3, "
            "stock: {policies: [{name: all, minimum_order: 51}]}}]",
            POLICY + "minimum_order",
            "storage of 0.1 m3 can hold; 1 of 2 (mug) could never be ordered",
        ),
        ("suppliers: [{name: factory, order_at: 12:00}]", "suppliers[factory].order_at", "order_days beside it"),
        ("warehouses: [{name: Kunshan, storage: 0 m3}]", "warehouses[Kunshan].storage", "more than 0"),
        (STOCK % "classes: [A]", "warehouses[Kunshan].stock.policies", "none applies to 1 of 2 (pan)"),
        (
            "warehouses: [{name: Kunshan, stock: {source: null}}]",
            "warehouses[Kunshan].stock.source",
            "to order from, as there are policies",
        ),
        ("demand: {lines: {geometric: {mean: 41}}}", "demand.lines", "a mean of at most 40 lines"),
        ("demand: {lines: {uniform: {low: 1, high: 9}}}", "demand.lines", "at most 2, the number of SKUs"),
        ("demand: {lines: {lognormal: {mean: 9, cv: 9}}}", "demand.lines", "no more than 1024 lines but with a chance"),
        ("warehouses: [{name: Kunshan, region: East}]", "warehouses[Kunshan].region", "one of China's regions"),
        ("demand: {orders: 2000000 /d}", "demand.orders", "at most 1000000 orders"),
        ("warehouses: [{name: Kunshan, serves_customers: false}]", "warehouses", "serves_customers: true"),
        ("carrier_choice: {by: cheapest}\ncarriers: []", "carrier_choice.by", "carriers to choose from"),
        ("carrier_choice: {by: cheapest_in_promise}", "carrier_choice.by", "a promise to keep"),
        ("carrier_choice: {shares: {road: 90 %}}", "carrier_choice.shares", "add up to 1, not 0.9"),
        ("carrier_choice: {carrier: road, shares: {road: 1}}", "carrier_choice.carrier", "not both"),
        (
            "carrier_choice: {by: cheapest, assignments: [{name: a, carrier: road}]}",
            "carrier_choice.assignments",
            "as by is cheapest",
        ),
        (
            "allocation: {by: list, lists: [{name: a, regions: [华东], warehouses: [Kunshan]}]}",
            "allocation.lists",
            "none applies to 1 of 2 (Beijing)",
        ),
        (
            "allocation: {by: list, lists: [{name: a, warehouses: [Kunshan, Tianjin]}]}\n" + WITH_SECOND % "false",
            "allocation.lists[a].warehouses[1]",
            "that serves customers",
        ),
        (
            "carriers: [{name: road, zones: [{name: z, to_regions: [华东]}]}]",
            "carriers",
            "none serves 1 of 2 (Beijing)",
        ),
        (
            "carriers: [{name: road, zones: [{name: n, to_cities: [Beijing], served: false}, {name: z}]}]",
            "carriers",
            "none serves 1 of 2 (Beijing)",
        ),
        ("carriers: [{name: road, zones: [{name: z, up_to: 100 km}]}]", "carriers", "none serves 1 of 2 (Beijing)"),
    ],
)
def test_what_does_not_fit(problems: Find, differences: str, path: str, said: str) -> None:
    """Each contradiction is told at its place in the file that made it."""
    assert_told(problems(differences), path, said)


@pytest.mark.parametrize(
    "differences",
    [
        STOCK % "kind: s_S, service_level: null, reorder_point: -1, order_up_to: 0",
        STOCK % "kind: s_S, service_level: null, cover: 3 d, cycle: 7 d",
        STOCK % "service_level: null, order_up_to: 9, pack: 4, opening: 3",
        "warehouses: [{name: Kunshan, stock: {policies: [{name: all, remove: true}, {name: any, kind: unlimited}]}}]",
        "warehouses: [{name: Kunshan, stock: null}]",
        "warehouses: [{name: Kunshan, stock: {source: null, policies: [{name: all, kind: none, opening: 5, "
        "review: null, service_level: null}]}}]",
        STOCK % "review: null, review_days: 'mon, thu', review_at: 06:00",
        STOCK % "kind: cross_dock, review: null, service_level: null",
        "products: {skus: [{name: mug, layer: 48}, {name: pan, layer: 40}]}\n"
        + STOCK % "round_to: layer, minimum_order: 96",
        "suppliers: [{name: factory, order_days: mon, joint: {minimum_weight: 1 t, below: fill}}]",
        "carriers: []",
        "carrier_choice: {shares: {road: 1}}",
        "promise: [{name: p, steps: [{ordered_by: 11:00, days: 0, before: 23:00}, {days: 1, before: 15:00}]}]",
        PICKING % "hours: 21:00-05:00, pickers: 1",
        "allocation:\n  by: list\n  lists:\n    - {name: a, regions: [华东], warehouses: [Kunshan]}\n"
        "    - {name: b, warehouses: [Tianjin]}\n" + WITH_SECOND % "true",
        "carriers:\n  - {name: road, zones: [{name: z, to_regions: [华东]}]}\n"
        "  - {name: rail, zones: [{name: z, to_cities: [Beijing]}]}",
        "carriers: [{name: road, zones: [{name: z, up_to: 100 km}, {name: far}]}]",
    ],
)
def test_what_fits(write: Write, differences: str) -> None:
    """Neighbours of the contradictions above are in order."""
    load(write(changed=f"extends: base.yaml\n{differences}\n"))


@pytest.mark.parametrize(
    ("differences", "path", "said"),
    [
        (STOCK % "classes: [A, B, C]", POLICY + "classes", "classes that SKUs are in; none is in C"),
        (
            STOCK % "classes: [A, B]" + "        - {name: rest, kind: unlimited}\n",
            "warehouses[Kunshan].stock.policies[rest].name",
            "a policy that some SKU has",
        ),
        (STOCK % "service_level: null, order_up_to: 9, opening: 10", POLICY + "opening", "at most 9"),
        (STOCK % "service_level: null, order_up_to: 9, minimum_order: 10", POLICY + "minimum_order", "beyond it"),
        (STOCK % "service_level: null, order_up_to: 9, pack: 10", POLICY + "pack", "every order goes beyond it"),
        (
            STOCK % "kind: s_nQ, review: null, order_quantity: 10, pack: 4",
            POLICY + "order_quantity",
            "whole packs of 4; it is rounded up",
        ),
        (
            STOCK % "kind: none, review: null, service_level: null, opening: 0",
            POLICY + "opening",
            "nothing is ever ordered",
        ),
        (
            "products: {skus: [{name: mug, volume: 2 L}]}\nwarehouses: [{name: Kunshan, storage: 0.1 m3, "
            "stock: {policies: [{name: all, service_level: null, order_up_to: 51}]}}]",
            "warehouses[Kunshan].storage",
            "room for what policies order up to, 0.102 m3",
        ),
        (
            "products: {skus: [{name: mug, volume: 2 L}, {name: pan, volume: 4 L}]}\n"
            "warehouses: [{name: Kunshan, storage: 0.2 m3}]",
            "warehouses[Kunshan].storage",
            "a usual day's demand of Kunshan, 0.3 m3",
        ),
        ("suppliers: [{name: factory, joint: {}}]", "suppliers[factory].joint", "a minimum, or order_days"),
        ("suppliers: [{name: factory, capacity: 99 /d}]", "suppliers[factory].capacity", "at least 100 /d"),
        (
            STOCK % "kind: on_demand, review: null, service_level: null"
            + "patience: [{name: in a hurry, lost_share: 100 %}]\n",
            POLICY + "kind",
            "nothing is ever sold",
        ),
    ],
)
def test_what_is_odd(write: Write, differences: str, path: str, said: str) -> None:
    """What is allowed but odd is told at its place in the file, and the scenario is good all the same."""
    (warning,) = load_resolved(write(changed=f"extends: base.yaml\n{differences}\n")).warnings
    assert warning.path == path
    assert said in warning.expected
    assert Path(warning.file).name == "changed.yaml"
    assert warning.line > 1


def test_what_warehouses_share_is_odd_once(write: Write) -> None:
    """A class that no SKU is in, handed down to two warehouses, is one warning, at the block it stands in."""
    policies = "warehouse_defaults: {stock: {policies: [{name: all, classes: [A, B, C]}]}}\n"
    path = write(changed=f"extends: base.yaml\n{policies}{WITH_SECOND % 'true'}")
    (warning,) = load_resolved(path).warnings
    assert warning.path == "warehouse_defaults.stock.policies[all].classes"


def test_python_is_checked_like_files(write: Write) -> None:
    """A scenario made in Python is refused for the same reasons, with the location of each."""
    content: dict[str, Any] = load(write()).model_dump(mode="json")
    assert Scenario.model_validate(content).name == "Base"
    content["warehouses"][0]["stock"]["source"] = "nobody"
    content["horizon"]["measure"] = 90_000
    with pytest.raises(ValidationError) as caught:
        Scenario.model_validate(content)
    assert {error["loc"] for error in caught.value.errors()} == {
        ("warehouses", 0, "stock", "source"),
        ("horizon", "measure"),
    }


def test_lanes_and_distances_agree_with_the_network(write: Write) -> None:
    """The check's road distances and zones are the network's, to the metre."""
    from sim.network.build import build

    scenario = load(
        write(
            changed="extends: base.yaml\n"
            "customers: {circuity: [{factor: 1.3, up_to: 200 km}, {factor: 1.2, regions: [华北]}]}\n"
            "carriers:\n  - {name: any}\n"
            "  - {name: road, zones: [{name: no, served: false, same_region: true}, {name: z, up_to: 2000 km}]}\n"
            "  - {name: lane, zones: [{name: z, from_warehouses: [Tianjin], to_cities: [Shanghai]}]}\n"
            + WITH_SECOND
            % "true"
        )
    )
    network = build(scenario)
    circuity = scenario.customers.circuity
    for number, site in enumerate(scenario.warehouses):
        for position, city in enumerate(scenario.customers.cities):
            assert network.array("roads")[number, position]["distance_m"] == road_m(site, city, circuity)
            for carrier, lane in zip(scenario.carriers, network.array("lanes")[number, position], strict=True):
                assert (lane["zone"] >= 0) == goes(carrier, site, city, circuity)
