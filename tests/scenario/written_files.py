"""A scenario small enough to check by hand, as a file."""

from collections.abc import Callable, Sequence
from pathlib import Path

from sim.scenario.problems import Problem

BASE = """\
name: Base
horizon: {measure: 30 d}
customers:
  cities:
    - {name: Shanghai, region: 华东, province: 上海, latitude: 31.2, longitude: 121.5, demand_share: 2}
    - {name: Beijing, region: 华北, province: 北京, latitude: 39.9, longitude: 116.4, demand_share: 1}
products:
  skus:
    - {name: mug, weight: 350 g, value: 12 元}
    - {name: pan, abc: B, weight: 1.2 kg, value: 80 元}
demand:
  orders: 100 /d
  lines: 1
  quantity: 1
suppliers:
  - {name: factory, lead_time: {gamma: {mean: 2 d, cv: 0.3}}}
warehouse_defaults:
  opening: {hours: 08:00-22:00}
  stock:
    source: factory
    policies:
      - {name: all, kind: R_S, review: 1 d, service_level: 95 %}
warehouses:
  - {name: Kunshan, region: 华东, latitude: 31.4, longitude: 120.9}
carriers:
  - {name: road, speed: 65 km/h}
"""
"""One warehouse, two cities, two SKUs."""

Write = Callable[..., Path]


def assert_told(problems: Sequence[Problem], path: str, said: str) -> None:
    """Make sure that one problem is told at a place, with a line, and says so."""
    (problem,) = [problem for problem in problems if problem.path == path]
    assert said in problem.expected
    assert problem.line > 0
