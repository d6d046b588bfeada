"""From a scenario to a network: everything that stays as it is during a run, as tables of whole numbers."""
