"""Networks whose figures a gate must not trust: overloaded ones, and runs that end before orders arrive.

The delivery time of an overloaded network is that of the orders that got through, and how bad its other figures are
depends on when the run ends. Nothing of it passes but what overload is told by: counts of orders, busy pickers, backlog.
Where only the end of the run kept orders from arriving, times over delivered orders are in doubt, and nothing else.
"""

from analysis.kpis.definitions import definitions
from analysis.language import Labels, texts
from analysis.overload import cut_off, overload
from analysis.study import ScenarioResult

SIGNS = ("picker_utilisation", "backlog_growth")
"""Figures that tell of overload themselves, beside counts of orders."""

OVER_DELIVERED = ("order_to_delivery_", "carrier_time_")
"""How the names of figures begin that leave out what is not delivered."""


def doubt(kpi: str, result: ScenarioResult) -> str:
    """Say why a figure of a scenario cannot pass a gate.

    Parameters
    ----------
    kpi : str
        Name of the figure.
    result : ScenarioResult
        The scenario.

    Returns
    -------
    str
        The reason, as part of a sentence; empty if there is none.
    """
    labels = Labels(texts("en"))
    if kpi in SIGNS or definitions()[kpi].unit == "orders":
        return ""
    if found := overload(result):
        return f"overloaded: {found.reasons(result, labels)}"
    if kpi.startswith(OVER_DELIVERED) and (share := cut_off(result)):
        percent = labels.scale("%", 100.0).quantity(100 * share)
        return f"{percent} of its orders are left out, still open at the end of the run: raise horizon.cool_down"
    return ""
