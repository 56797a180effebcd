"""Whole walks through the shipped set, by the class they end in."""

_START = {
    "organization": "provider",
    "recipients": "from-records",
    "special-content": "none",
    "sender": "own-workforce",
}

VISIT = {**_START, "purpose": "care", "care-purpose": "visit", "anything-else": "nothing", "payment": "nobody"}
"""Ends in exception: an appointment reminder."""

REFILL_AT_COST = {
    **_START,
    "purpose": "care",
    "care-purpose": "medicine",
    "medicine": "current",
    "maker-payment": "at-cost",
}
"""Ends in conditional: a refill paid at cost."""

PAID_OFFER = {
    **_START,
    "purpose": "offer",
    "offer-purpose": "outside-product",
    "payment": "described-company",
    "delivery": "remote",
}
"""Ends in authorization: another company pays."""

UNKNOWN_PAYER = {**VISIT, "payment": "not-sure"}
"""Ends in stop: nobody knows who pays."""

NOT_COVERED = {"organization": "not-covered"}
"""Ends in not-governed after one answer."""
