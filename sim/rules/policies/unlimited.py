"""Unlimited stock: it never ends, and nothing is counted."""

from sim.rules.policies import nothing
from sim.rules.policies.policy import Policy

POLICY = Policy("unlimited", "stock never ends", nothing.quantity, counted=False, orders=False)
