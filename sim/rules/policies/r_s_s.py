"""(R, s, S): (s, S), looked at at reviews.

Silver, Pyke and Thomas 2017, Inventory and Production Management in Supply Chains, 4th ed., sec. 6.5.4.
"""

from sim.rules.policies import s_s
from sim.rules.policies.policy import LOTS, Policy

POLICY = Policy(
    "R_s_S",
    "at every review, at or below s order up to S",
    s_s.quantity,
    levels=("reorder_point", "order_up_to"),
    takes=("cycle", "opening", *LOTS),
    reviewed="must",
)
