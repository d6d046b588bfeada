"""The examples of the documentation run and show what they say."""

import runpy
from pathlib import Path

from sim import Run, load

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "docs" / "examples" / "reacting_customers.py"


def test_reacting_customers_order_more_where_deliveries_are_fast() -> None:
    """After a week, demand has risen in cities served faster than expected, and fallen in slower ones."""
    example = runpy.run_path(str(EXAMPLE))
    market = example["Market"](Run(load(ROOT / "scenarios" / "one-hub.yaml")))
    before = market.run.rates.copy()
    market.step()
    change = market.run.rates / before
    names = [city.name for city in market.run.scenario.customers.cities]
    assert change[names.index("Guangzhou")] > 1
    assert change[names.index("Harbin")] < 1
