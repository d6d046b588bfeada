"""Replenishment policies, one short file each, and the table of all of them.

A file holds the rule, a plain function of whole numbers, and what the policy takes; it needs no numba, so that the schema may read
the table. `sim.rules.replenishment` compiles the rules.
"""
