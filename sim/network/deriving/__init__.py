"""Stock parameters from demand, lead time and cost: how inventory theory derives what a scenario leaves open."""
