"""Safety stock by simulation: run, observe, set, until a service target is met."""
