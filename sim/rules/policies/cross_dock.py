"""Cross-docking: as order on demand, and what customers wait for goes from the receiving to the dispatch dock.

A parcel whose every line came in that way is packed as it is received, without a picker; one that also holds goods from the shelf is
picked as a whole. Handling costs what it always costs.
"""

from sim.rules.policies import on_demand
from sim.rules.policies.policy import LOTS, Policy

POLICY = Policy(
    "cross_dock",
    "as on_demand, and inbound goes straight to waiting orders, packed without a picker",
    on_demand.quantity,
    takes=LOTS,
    reviewed="may",
    keeps=False,
    crosses=True,
)
