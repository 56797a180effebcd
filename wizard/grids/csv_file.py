"""Rows as a CSV file that spreadsheet programs read as it is meant."""

import csv
import io
from collections.abc import Iterator
from itertools import chain

from wizard.formulas import FORMULA_STARTS
from wizard.grids.grid import Grid

_PIECE = 1 << 22
"""Letters gathered before they are handed on."""


def csv_pieces(grid: Grid) -> Iterator[bytes]:
    """Yield a CSV file in pieces: UTF-8 with its mark, so that Excel reads accents; no cell begins like a formula."""
    text = io.StringIO()
    write = csv.writer(text, delimiter=grid.delimiter).writerow
    text.write("\ufeff")
    for row in chain([grid.header], grid.rows):
        write([f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell for cell in row])
        if text.tell() > _PIECE:
            yield text.getvalue().encode(errors="replace")
            text.seek(0)
            text.truncate()
    yield text.getvalue().encode(errors="replace")
