"""Table of alerts."""

from sim.ledger.columns.table import Column, Table

ALERTS = Table(
    "alerts",
    "One row an alert, once it is cleared and known whether a stock-out followed; empty without rules of alerts.",
    ("alert",),
    (
        Column("alert", "id", "Number of the alert, in order of time."),
        Column("rule", "alert_rule", "The rule that raised it."),
        Column("kind", "alert_kind", "What kind of alert that is."),
        Column("warehouse", "warehouse", "Where."),
        Column("sku", "sku", "What; NONE if it is about the warehouse as a whole."),
        Column(
            "source", "source", "Of a late delivery: -2 - position of the supplier who is latest; NONE of other alerts."
        ),
        Column("raised_s", "s", "When its condition was found to be true."),
        Column("cleared_s", "s", "When it was found to be true no longer; NONE while it is open."),
        Column(
            "value",
            "of its kind",
            "What was measured then: units, ml of goods, parcels, or seconds of being late or of age.",
        ),
        Column("limit", "of its kind", "The limit that it had passed."),
        Column("on_order", "units", "Units of the SKU that were on order then."),
        Column(
            "stockout_s",
            "s",
            "Of a stock-out and of a warning of one: when somebody first lacked the SKU there while the alert was open, or within its "
            "`follow_up`; before raised_s if somebody already did then. NONE if nobody did, and of other alerts.",
        ),
        Column(
            "warned_s",
            "s",
            "Of a stock-out: when the first of the warnings was raised that were open when it began, or within their `follow_up`; NONE if "
            "none was, and of other alerts.",
        ),
    ),
)
