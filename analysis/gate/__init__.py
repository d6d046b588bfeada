"""The gate: budgets for figures and tolerances against a baseline, so that a build fails when a change breaks them."""
