"""The table of warehouses: what each ships, how busy its pickers are, what it holds."""

from dataclasses import dataclass

from analysis.charts.estimates import mean_of
from analysis.language import Labels
from analysis.language.numbers import Scale
from analysis.study import Study


@dataclass(frozen=True)
class WarehouseLine:
    """One warehouse of one scenario."""

    scenario: str
    first: bool
    count: int
    name: str
    cells: tuple[str, ...]


def _text(value: float, scale: Scale) -> str:
    return scale.number(value) if value == value else "–"


def stock_scale(study: Study, labels: Labels) -> Scale:
    """How the table writes stock values."""
    values = [
        mean_of(result, "stock_value_mean", f"warehouse:{site.name}")
        for result in study.results
        for site in result.scenario.warehouses
    ]
    return labels.scale("元", max((value for value in values if value == value), default=0.0))


def warehouses(study: Study, labels: Labels) -> list[WarehouseLine]:
    """Build the table of warehouses, by scenario."""
    found = []
    money = stock_scale(study, labels)
    for place, result in enumerate(study.results):
        parcels = result.flows.groupby("warehouse")["parcels"].sum()
        total = float(parcels.sum())
        sites = result.scenario.warehouses
        for number, site in enumerate(sites):
            scope = f"warehouse:{site.name}"
            share = 100 * float(parcels.get(site.name, 0.0)) / total if total > 0 else float("nan")
            cells = (
                _text(share, Scale(1.0, 1, "%")),
                _text(mean_of(result, "picker_utilisation", scope), Scale(1.0, 1, "%")),
                _text(mean_of(result, "stock_value_mean", scope), money),
                _text(mean_of(result, "days_of_supply", scope), Scale(1.0, 1, "")),
            )
            name = labels.warehouse(result.scenario, site.name)
            found.append(WarehouseLine(labels.scenario(result.scenario, place), number == 0, len(sites), name, cells))
    return found
