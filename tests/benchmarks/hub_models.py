"""`scenarios/seven-hubs.yaml` and `scenarios/stock/everything.yaml`: in fencang, and the core flow written by hand in plain SimPy."""

from functools import cache
from pathlib import Path

from outcome import Contender, Outcome, System
from own_engines import (
    ALONE,
    COMPILED,
    KEEPS_KPIS,
    KEEPS_LEDGER,
    KEEPS_ROWS,
    REFERENCE,
    WRITTEN,
    engine_alone,
    shortened,
    whole_study,
    with_ledger,
)

from sim import load
from sim.scenario.scenario import Scenario

SCENARIOS = Path(__file__).parents[2] / "scenarios"
FIGURES = ("order_to_delivery_mean", "unit_fill_rate", "on_time_delivery", "cost_per_order_freight")
"""Hours, %, %, 元 an order."""


@cache
def _loaded(path: str) -> Scenario:
    return load(SCENARIOS / path)


@cache
def core(days: int) -> Scenario:
    """Return the reference scenario for so many days."""
    return shortened(_loaded("seven-hubs.yaml"), days)


@cache
def everything(days: int) -> Scenario:
    """Return the scenario with every stock feature on for so many days."""
    return shortened(_loaded("stock/everything.yaml"), days)


def simpy_hubs(days: int, number: int) -> Outcome:
    """Run the model written by hand."""
    from plain_hubs import Hubs

    hubs = Hubs(core(days), number)
    hubs.env.run(days * 86400)
    figures = (
        hubs.hours / hubs.delivered,
        100 * hubs.filled / hubs.asked,
        100 * hubs.on_time / hubs.placed,
        hubs.freight_fen / 100 / hubs.placed,
    )
    return Outcome(hubs.placed, dict(zip(FIGURES, figures, strict=True)))


CORE = System(
    "Seven hubs, core flow",
    "orders/s",
    equal="Customers, articles, levels, reviews, suppliers, trucks, pickers and shifts, carriers, prices and promises of the scenario: "
    "the model written by hand reads its tables from it.",
    differs="What is kept: fencang knows every line, parcel, load and fen, and proves that nothing vanished; the model written by hand "
    "keeps seven sums of orders, times, units and freight, and computes no other cost, no emissions, and nothing by warehouse, region, "
    "carrier or class. Its times are fractions, its luck Python's. cimba, SupplyNetPy and stockpyl have neither carriers nor several "
    "articles an order.",
    contenders=(
        Contender(COMPILED, whole_study(core, FIGURES), 405, KEEPS_KPIS),
        Contender(ALONE, engine_alone(core), 405, KEEPS_ROWS),
        Contender(WRITTEN, with_ledger(core, FIGURES), 60, KEEPS_LEDGER, "pyarrow"),
        Contender(REFERENCE, whole_study(core, FIGURES, "reference"), 2, KEEPS_KPIS),
        Contender("plain SimPy, by hand", simpy_hubs, 4, "sums", "simpy"),
    ),
    days=3,
)
EVERYTHING = System(
    "Seven hubs, every stock feature on",
    "orders/s",
    equal="`scenarios/stock/everything.yaml`: forecasts, shelf life, wrong records, counts, sharing, patience, alerts.",
    differs="None of the others has these features.",
    contenders=(
        Contender(COMPILED, whole_study(everything, FIGURES), 405, KEEPS_KPIS),
        Contender(ALONE, engine_alone(everything), 405, KEEPS_ROWS),
        Contender(WRITTEN, with_ledger(everything, FIGURES), 60, KEEPS_LEDGER, "pyarrow"),
        Contender(REFERENCE, whole_study(everything, FIGURES, "reference"), 2, KEEPS_KPIS),
    ),
    days=1,
)
