"""Kinds of alerts: one short file each, and the table that lists them.

A kind says what is measured, from which figure on it is raised, and what scenario files may say of it; both engines ask
`sim.rules.monitoring`, so a further kind changes neither.
"""
