"""A sheet as read from a file, and how large one may be."""

from collections.abc import Callable
from dataclasses import dataclass

from wizard.errors import CalendarError
from wizard.grids.grid import MAX_LETTERS

MAX_MEGABYTES = 200
"""The largest file that is opened."""
MAX_UNPACKED_MEGABYTES = 600
"""The largest workbook once unpacked."""
MAX_RATIO = 300
"""How many times smaller than its content a part of a workbook may be; a real one is 10 to 50 times smaller."""
MAX_ROWS = 200_000
MAX_COLUMNS = 200
MAX_CELLS = 8_000_000
"""The most rows times columns."""

MEGABYTE = 1_000_000

Watch = Callable[[str, int, int], None]
"""Told the stage of a long work, what is done and of how much. It may raise StoppedError to end the work."""


def unwatched(_stage: str, _done: int, _total: int) -> None:
    """Watch nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The cells of a sheet; every row is as wide as the header.

    ``first_number`` is the number of the first of ``rows`` as a spreadsheet program shows it. ``notes`` are sentences
    about how the file was read. ``delimiter`` stands between the cells if it is written as CSV.
    """

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    first_number: int
    notes: tuple[str, ...] = ()
    delimiter: str = ","


class SheetBuilder:
    """Puts a sheet together row by row, and refuses one that is too large as soon as it is.

    The same text in many cells is kept once.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._number = 0
        self._first_number = 0
        self._header: list[str] = []
        self._rows: list[tuple[str, ...]] = []
        self._width = 0
        self._kept: dict[str, str] = {}

    @property
    def count(self) -> int:
        """How many rows have been added, the header and blank rows included."""
        return self._number

    def add(self, cells: list[str]) -> None:
        """Add the next row of the file; the first that is not blank is the header.

        Raises:
            CalendarError: the sheet has too many rows, columns or letters in a cell.
        """
        self._number += 1
        while cells and not cells[-1]:
            cells.pop()
        if not self._header:
            if any(cell.strip() for cell in cells):
                self._header = cells
                self._first_number = self._number + 1
                self._width = len(cells)
                self._refuse_too_large(cells)
            return
        keep = self._kept.setdefault
        self._rows.append(tuple([keep(cell, cell) for cell in cells]))
        self._width = max(self._width, len(cells))
        self._refuse_too_large(cells)

    def build(self, notes: tuple[str, ...], delimiter: str = ",") -> Sheet:
        """Return the sheet, each row as wide as the widest.

        Raises:
            CalendarError: every row is blank.
        """
        if not self._header:
            raise CalendarError(
                f"{self._name} is empty. Its first row names the columns; optin-wizard template makes such a sheet."
            )
        while self._rows and not any(self._rows[-1]):
            self._rows.pop()
        width = self._width
        blank = ("",) * width
        return Sheet(
            name=self._name,
            header=(*self._header, *blank[len(self._header) :]),
            rows=tuple([row if len(row) == width else row + blank[len(row) :] for row in self._rows]),
            first_number=self._first_number,
            notes=notes,
            delimiter=delimiter,
        )

    def _refuse_too_large(self, cells: list[str]) -> None:
        rows = len(self._rows)
        if rows > MAX_ROWS:
            raise too_large(self._name, f"more than {MAX_ROWS:,} rows")
        if self._width > MAX_COLUMNS:
            raise too_large(self._name, f"more than {MAX_COLUMNS} columns")
        if rows * self._width > MAX_CELLS:
            raise too_large(self._name, f"more than {MAX_CELLS:,} cells")
        if cells and max(map(len, cells)) > MAX_LETTERS:
            raise CalendarError(
                f"{self._name}, row {self._number}: a cell has more than {MAX_LETTERS:,} letters. Shorten it; "
                "in a CSV file, look for a quotation mark that is not closed."
            )


def too_large(name: str, what: str) -> CalendarError:
    """Return the error for a sheet past a limit."""
    return CalendarError(f"{name} was not read: it has {what}. Split it into smaller sheets and screen each.")
