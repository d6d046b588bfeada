"""(R, S), periodic review, order-up-to-level: at every review order up to S.

Silver, Pyke and Thomas 2017, Inventory and Production Management in Supply Chains, 4th ed., sec. 6.5.3.
"""

from sim.rules.policies import base_stock
from sim.rules.policies.policy import LOTS, Policy

POLICY = Policy(
    "R_S",
    "at every review order up to S",
    base_stock.quantity,
    levels=("order_up_to",),
    takes=("opening", *LOTS),
    reviewed="must",
)
