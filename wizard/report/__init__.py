"""The rationale: one frozen model, said as PDF, text and JSON, and read back again."""
