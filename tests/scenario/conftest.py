"""A scenario small enough to check by hand, and a folder to write its files in."""

from collections.abc import Callable
from pathlib import Path

import pytest

from sim.scenario.loading import Problem, ScenarioError, load

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


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Write files into an empty working directory, which holds base.yaml; returns the path of the last YAML file.

    Keywords are names: ``data__skus_csv`` is data/skus.csv, ``stock__x`` is stock/x.yaml.
    """
    monkeypatch.chdir(tmp_path)

    def write_files(**files: str) -> Path:
        last = tmp_path
        for name, text in {"base": BASE, **files}.items():
            table = name.endswith("_csv")
            path = tmp_path / (name.removesuffix("_csv").replace("__", "/") + (".csv" if table else ".yaml"))
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            last = last if table else path
        return last

    return write_files


@pytest.fixture
def problems(write: Write) -> Callable[..., list[Problem]]:
    """Write differences to base.yaml, load them, and return the problems found."""

    def find(differences: str, **files: str) -> list[Problem]:
        path = write(**files, changed=f"extends: base.yaml\n{differences}")
        with pytest.raises(ScenarioError) as caught:
            load(path)
        return list(caught.value.problems)

    return find
