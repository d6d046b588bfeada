"""Forecast-driven order-up-to: (R, S) whose levels follow a forecast from day to day.

S is the forecast demand over review period and lead time, plus a safety stock; with a `cycle` that is s, and S lies above it by the forecast
demand of the cycle behind (Silver, Pyke and Thomas 2017, Inventory and Production Management in Supply Chains, 4th ed., ch. 3 and sec. 6.5).
"""

from sim.rules.policies import s_s
from sim.rules.policies.policy import LOTS, Policy

POLICY = Policy(
    "forecast",
    "at every review order up to the `forecast` of lead time and review, plus a safety stock (`service_level` or `cover`)",
    s_s.quantity,
    needs=("forecast",),
    takes=("service_level", "cover", "cycle", "opening", *LOTS),
    reviewed="must",
)
