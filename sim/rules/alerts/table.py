"""The table of alert kinds: the schema's `kind`, the checks and the compiled rules all come from here."""

from sim.rules.alerts import (
    ageing,
    below_safety_stock,
    capacity,
    overstock,
    picking_queue,
    record_mismatch,
    stock_out,
    supplier_late,
)
from sim.rules.alerts.kind import AlertKind

KINDS: tuple[AlertKind, ...] = (
    below_safety_stock.KIND,
    stock_out.KIND,
    overstock.KIND,
    capacity.KIND,
    picking_queue.KIND,
    supplier_late.KIND,
    ageing.KIND,
    record_mismatch.KIND,
)
"""Every kind; an alert's `kind` in the ledger is its position here."""

KIND_OF = {kind.name: kind for kind in KINDS}
KIND_NUMBER = {kind.name: number for number, kind in enumerate(KINDS)}
"""Kinds, and their positions in the table, by the names that scenario files use."""
