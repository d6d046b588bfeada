"""The answer to a question: what several scenarios did, how they differ, and what may be said about it."""

from dataclasses import dataclass, field
from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.kpis.bins import BIN_S
from sim.scenario.scenario import Scenario

Language = Literal["en", "zh"]
"""Languages of everything people read."""

Verdict = Literal["scenario", "baseline", "undecided", ""]
"""Which side is better; empty where the KPI has no better or worse."""

FindingVerdict = Verdict | Literal["mixed"]
"""Verdict of a statement: over several regions it may also be one side in some and the other in others."""

__all__ = ["BIN_S", "Finding", "FindingVerdict", "Language", "ScenarioResult", "Study", "Verdict"]


@dataclass(frozen=True)
class Finding:
    """One plain statement about a scenario against the baseline.

    Parameters
    ----------
    kpi, scope, scenario : str
        What the statement is about: KPI name, scope string and scenario name.
    verdict : FindingVerdict
        Which side is better, or that the evidence does not suffice; "mixed" if better in some regions, worse in others.
    en, zh : str
        The statement in English and in Chinese.
    """

    kpi: str
    scope: str
    scenario: str
    verdict: FindingVerdict
    en: str
    zh: str

    def text(self, language: Language) -> str:
        """Return the statement in a language."""
        return self.zh if language == "zh" else self.en


@dataclass(frozen=True)
class ScenarioResult:
    """What one scenario did over all its replications.

    Parameters
    ----------
    scenario : Scenario
        The scenario.
    kpis : DataFrame
        Columns replication, kpi, scope, unit, value; a KPI without data has no row.
    delivery_histogram : ndarray
        Measured delivered orders by order-to-delivery time, pooled over replications, in bins of `BIN_S` seconds; the
        last entry counts everything beyond.
    flows : DataFrame
        Columns warehouse, city, parcels, weight_kg: parcels of measured orders, mean of a replication.
    cities : DataFrame
        Columns city, code, region, orders, mean_delivery_h, pooled over replications; a city without a delivered order
        has no row.
    stock : DataFrame
        Columns day, warehouse, value (元), units: on hand at the daily close, mean over replications, warm-up included.
    daily : DataFrame
        Columns day (of placing), orders, mean_delivery_h, measured: mean over replications, warm-up included.
    alerts : DataFrame
        Columns day, warehouse, rule, raised: alerts by the day on which they were raised, mean over replications, warm-up included;
        days without one have no row.
    """

    scenario: Scenario
    kpis: pd.DataFrame
    delivery_histogram: NDArray[np.int64]
    flows: pd.DataFrame
    cities: pd.DataFrame
    stock: pd.DataFrame
    daily: pd.DataFrame
    alerts: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=["day", "warehouse", "rule", "raised"]))


@dataclass(frozen=True)
class Study:
    """Several scenarios under the same luck, compared with the first.

    Parameters
    ----------
    results : tuple of ScenarioResult
        The scenarios; the first is the baseline.
    comparison : DataFrame
        Columns kpi, scope, unit, scenario, baseline, baseline_mean, mean, difference, low, high, p_value, p_holm,
        better, variance_ratio; see `analysis.comparison.compare`.
    findings : tuple of Finding
        Plain statements, most important first.
    seed : int
        Seed of all draws, common to the scenarios.
    replications : int
        Replications of each scenario.
    """

    results: tuple[ScenarioResult, ...]
    comparison: pd.DataFrame
    findings: tuple[Finding, ...]
    seed: int
    replications: int

    @property
    def baseline(self) -> ScenarioResult:
        """The scenario that all others are compared with."""
        return self.results[0]
