"""Chance: how long, how many, when the answer is not always the same.

A plain value is a constant. Everything else is a mapping with one key, the name of the distribution::

    lead_time: 2 d
    lead_time: {gamma: {mean: 2 d, cv: 0.3}}
    lead_time: {empirical: {values: [1 d, 2 d, 5 d], weights: [6, 3, 1]}}
"""
# Contract for the loader and the network (fields are what `sim.network` reads):
#   DurationDistribution: .kind, .mean/.cv/.low/.mode/.high/.values/.weights in seconds
#   CountDistribution:    the same kinds for whole numbers >= 1: constant, geometric, poisson(shifted), empirical
