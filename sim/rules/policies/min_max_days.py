"""Days of cover (min-max in days): (s, S) whose levels are days of expected demand."""

from sim.rules.policies import s_s
from sim.rules.policies.policy import LOTS, Policy

POLICY = Policy(
    "min_max_days",
    "at or below `min_cover` days of expected demand order up to `max_cover` days, continuously or at reviews",
    s_s.quantity,
    needs=("min_cover", "max_cover"),
    takes=("opening", "forecast", *LOTS),
    reviewed="may",
)
