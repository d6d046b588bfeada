"""The ground of maps: China's provinces and prefectures, projected, as paths that matplotlib can draw."""

import gzip
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path as FilePath

import geopandas
import numpy as np
from matplotlib.path import Path
from numpy.typing import NDArray
from pyproj import CRS, Transformer
from shapely.geometry import LineString, MultiLineString, MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

ALBERS = "+proj=aea +lat_1=25 +lat_2=47 +lat_0=0 +lon_0=105 +datum=WGS84 +units=m"
"""Equal-area projection customary for maps of China (two standard parallels, 25° and 47° N)."""

DATA = FilePath(__file__).resolve().parents[2] / "scenarios" / "data"
"""Where the boundaries lie: beside this package, in the repository as in the wheel."""


@dataclass(frozen=True)
class Boundaries:
    """China's boundaries in metres of the Albers projection.

    Parameters
    ----------
    prefectures : mapping of int to Path
        Outline of each prefecture-level unit by its administrative code.
    provinces : tuple of Path
        Outlines of provinces.
    dashes : tuple of Path
        Dash line of the South China Sea.
    """

    prefectures: Mapping[int, Path]
    provinces: tuple[Path, ...]
    dashes: tuple[Path, ...]


def projector(crs: str = ALBERS) -> Transformer:
    """Projection from degrees of longitude and latitude to metres."""
    return Transformer.from_crs(CRS.from_epsg(4326), CRS.from_user_input(crs), always_xy=True)


def project(points: Sequence[tuple[float, float]], crs: str = ALBERS) -> NDArray[np.float64]:
    """Project points given as (longitude, latitude), degrees.

    Returns
    -------
    ndarray, shape (points, 2)
        Metres east and north.
    """
    longitudes, latitudes = np.array(points, dtype=np.float64).reshape(-1, 2).T
    return np.column_stack(projector(crs).transform(longitudes, latitudes))


def _polygon(shape: Polygon) -> list[Path]:
    return [Path(np.asarray(ring.coords)[:, :2], closed=True) for ring in (shape.exterior, *shape.interiors)]


def path_of(shape: BaseGeometry) -> Path:
    """Turn a polygon or line, of one part or many, into one path."""
    match shape:
        case Polygon():
            parts = _polygon(shape)
        case MultiPolygon():
            parts = [ring for part in shape.geoms for ring in _polygon(part)]
        case LineString():
            parts = [Path(np.asarray(shape.coords)[:, :2])]
        case MultiLineString():
            parts = [Path(np.asarray(part.coords)[:, :2]) for part in shape.geoms]
        case _:
            raise ValueError(f"boundaries: expected polygons or lines, got {shape.geom_type}")
    return Path.make_compound_path(*parts)


def _read(name: str) -> geopandas.GeoDataFrame:
    return geopandas.read_file(BytesIO(gzip.decompress((DATA / name).read_bytes()))).to_crs(ALBERS)


@cache
def boundaries() -> Boundaries:
    """Load China's boundaries, once."""
    prefectures, provinces, dashes = (_read(f"{name}.geojson.gz") for name in ("prefectures", "provinces", "dash-line"))
    return Boundaries(
        {int(code): path_of(shape) for code, shape in zip(prefectures["code"], prefectures.geometry, strict=True)},
        tuple(path_of(shape) for shape in provinces.geometry),
        tuple(path_of(shape) for shape in dashes.geometry),
    )
