"""Sheets as CSV, in whatever way a spreadsheet program saves them."""

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

from wizard.errors import CalendarError
from wizard.grids.grid import MAX_LETTERS
from wizard.screening.sheet import Sheet, SheetBuilder, Watch

_DELIMITERS = (",", ";", "\t")
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_EVERY = 2_000
"""Rows between two words about how far the reading is."""
_PIECE = 1 << 22
"""Letters or bytes looked at in one go."""
_OLD_WINDOWS = (
    "The file is not saved as UTF-8. It was read as an older Windows file (cp1252): look at accented letters, "
    "or save it again as “CSV UTF-8”."
)


def read_csv(path: Path, knows: Callable[[str], bool], watch: Watch) -> Sheet:
    """Return the sheet in a CSV file. ``knows`` says whether a header names a column that is looked for.

    The delimiter is the one with which the header names most such columns; of several, that which makes most columns.

    Raises:
        CalendarError: it is no CSV, or too large.
        OSError: the file cannot be read.
    """
    encoding = _encoding(path)
    size = path.stat().st_size
    builder = SheetBuilder(path.name)
    with path.open("rb") as raw, io.TextIOWrapper(raw, encoding, errors="replace", newline="") as file:
        delimiter = _delimiter(file, knows)
        file.seek(0)
        csv.field_size_limit(max(csv.field_size_limit(), 4 * MAX_LETTERS))
        try:
            for row in csv.reader(file, delimiter=delimiter):
                builder.add(row)
                if builder.count % _EVERY == 0:
                    watch("Reading", min(raw.tell(), size), size)
        except csv.Error as error:
            raise CalendarError(
                f"{path.name}, after row {builder.count}: this is no CSV ({error}). Look for a quotation mark that "
                "is not closed, or save the sheet again as CSV or XLSX."
            ) from None
    return builder.build((_OLD_WINDOWS,) if encoding == "cp1252" else (), delimiter)


def _encoding(path: Path) -> str:
    """Return how a file's letters are written: UTF-16 by its mark, UTF-8 if it is, else that of older Windows."""
    with path.open("rb") as file:
        if file.read(2) in _UTF16_MARKS:
            return "utf-16"
    with path.open(encoding="utf-8-sig") as text:
        try:
            while text.read(_PIECE):
                pass
        except UnicodeDecodeError:
            return "cp1252"
    return "utf-8-sig"


def _delimiter(file: TextIO, knows: Callable[[str], bool]) -> str:
    start = file.read(_PIECE)

    def columns(delimiter: str) -> tuple[int, int]:
        try:
            header = next((row for row in csv.reader(io.StringIO(start), delimiter=delimiter) if any(row)), [])
        except csv.Error:
            return 0, 0
        return sum(map(knows, header)), len(header)

    return max(_DELIMITERS, key=columns)
