"""What a spreadsheet program would run instead of showing it."""

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # noqa: RUF001 - Asian keyboards type them
"""Letters with which some program takes a cell for a formula when it is opened, edited or saved as CSV."""
