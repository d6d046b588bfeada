"""(R, s, nQ): (s, nQ), looked at at reviews; (R, nQ) in books that write R for our s.

Zheng and Chen 1992, Inventory policies with quantized ordering, Naval Research Logistics 39(3).
"""

from sim.rules.policies import s_nq
from sim.rules.policies.policy import LOTS, Policy

POLICY = Policy(
    "R_s_nQ",
    "at every review, at or below s order as many `order_quantity` as lift it above s",
    s_nq.quantity,
    levels=("reorder_point",),
    takes=("order_quantity", "cycle", "opening", *LOTS),
    reviewed="must",
)
