"""The table of replenishment policies: the schema's `kind`, the checks and the compiled rules all come from here."""

from sim.rules.policies import (
    base_stock,
    cross_dock,
    forecast,
    min_max_days,
    mrp,
    nothing,
    on_demand,
    r_q,
    r_s,
    r_s_nq,
    r_s_s,
    s_nq,
    s_s,
    unlimited,
)
from sim.rules.policies.policy import Policy

POLICIES: tuple[Policy, ...] = (
    s_s.POLICY,
    r_q.POLICY,
    s_nq.POLICY,
    base_stock.POLICY,
    r_s.POLICY,
    r_s_s.POLICY,
    r_s_nq.POLICY,
    min_max_days.POLICY,
    forecast.POLICY,
    mrp.POLICY,
    on_demand.POLICY,
    cross_dock.POLICY,
    nothing.POLICY,
    unlimited.POLICY,
)
"""Every policy; a level's `policy` is its position here."""

POLICY_OF = {policy.name: policy for policy in POLICIES}
NUMBER_OF = {policy.name: number for number, policy in enumerate(POLICIES)}
"""Policies, and their positions in the table, by the names that scenario files use."""
