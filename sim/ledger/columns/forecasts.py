"""Table of forecasts and what came of them."""

from sim.ledger.columns.table import Column, Table

FORECASTS = Table(
    "forecasts",
    "One row an update of a forecast, warehouse and ABC class: what it expected of the days since the update before, and what was asked for.",
    ("closed_s", "warehouse", "forecast", "abc"),
    (
        Column("closed_s", "s", "Time of the update, midnight at the end of the last of these days."),
        Column("warehouse", "warehouse", "Where."),
        Column("forecast", "forecast", "Which of the scenario's forecasts."),
        Column("abc", "class", "0 A, 1 B, 2 C."),
        Column("series", "SKUs", "SKUs that are forecast."),
        Column("forecast_milli", "1/1000 unit", "Units that were expected."),
        Column(
            "units",
            "units",
            "Units that were asked for: by customers whose home this is, whoever ships, and by warehouses it supplies.",
        ),
        Column("error_milli", "1/1000 unit", "Absolute differences of the two, SKU by SKU."),
        Column("with_demand", "SKUs", "SKUs that were asked for."),
        Column("error_ppm", "ppm", "Their absolute differences as shares of what was asked for, added up."),
    ),
)
