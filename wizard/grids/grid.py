"""What is written: rows of texts under a header."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

MAX_LETTERS = 32_767
"""The longest cell; no spreadsheet program holds a longer one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Rows to be written under a header, each as wide as that; ``count`` is how many there are.

    ``title`` names the sheet of a workbook; ``delimiter`` stands between the cells of a CSV file. ``numbers`` are the
    places, from 0, of columns whose texts are numbers of the program's own making, which a workbook can then reckon.
    """

    header: Sequence[str]
    rows: Iterable[Sequence[str]]
    count: int
    title: str = "Calendar"
    delimiter: str = ","
    numbers: Collection[int] = ()
