"""What a run was worth: key performance indicators, from the ledger's rows to one figure with a unit."""
