"""Whether a workbook may be unpacked: its true size is counted in pieces before any of it is kept."""

import re
import zlib
from pathlib import Path
from zipfile import BadZipFile, ZipFile, ZipInfo

from wizard.errors import CalendarError
from wizard.screening.sheet import (
    MAX_CELLS,
    MAX_RATIO,
    MAX_UNPACKED_MEGABYTES,
    MEGABYTE,
    Watch,
    too_large,
)

_PIECE = 1 << 20
_LONGEST_TAG = 1 << 16
_CELL = re.compile(rb"<(?:\w+:)?c(?=[\s/>])(?:\s+(?:[^>]*?\s)?r\s*=\s*[\"']([A-Z]{1,3})([0-9]{1,7})[\"'])?([^>]*)>")
"""A cell: the letters and the number of its place, and the rest of its tag, which ends with a stroke if it is empty."""
_SMALL = MEGABYTE
"""Parts below this size may be packed as tightly as they like."""


def refuse_unsafe(path: Path, watch: Watch) -> None:
    """Refuse a workbook that is broken, unpacks to too much, or asks the reader to fetch something.

    Raises:
        CalendarError: it says which.
        OSError: the file cannot be read.
    """
    try:
        with ZipFile(path) as workbook:
            parts = workbook.infolist()
            _refuse_by_directory(path.name, parts)
            total = sum(part.file_size for part in parts)
            done = 0
            for part in parts:
                done += _refuse_by_content(path.name, workbook, part, MAX_UNPACKED_MEGABYTES * MEGABYTE - done)
                watch("Checking", min(done, total), total)
    except (BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError) as error:
        raise CalendarError(
            f"{path.name} cannot be unpacked ({error}). Open it in your spreadsheet program and save it again as XLSX."
        ) from None


def _refuse_by_directory(name: str, parts: list[ZipInfo]) -> None:
    if "xl/workbook.xml" not in {part.filename.lower() for part in parts}:
        raise CalendarError(f"{name} is no XLSX workbook. Open it in your spreadsheet program and save it as XLSX.")
    if len({part.filename.lower() for part in parts}) != len(parts):
        raise CalendarError(f"{name} holds a part twice. Open it in your spreadsheet program and save it again.")
    if sum(part.file_size for part in parts) > MAX_UNPACKED_MEGABYTES * MEGABYTE:
        raise _unpacks_to_too_much(name)
    for part in parts:
        if part.file_size > _SMALL and part.file_size > MAX_RATIO * max(part.compress_size, 1):
            raise _unpacks_to_too_much(name)


def _refuse_by_content(name: str, workbook: ZipFile, part: ZipInfo, allowed: int) -> int:
    """Return a part's true size, whatever the directory says of it."""
    is_sheet = part.filename.lower().startswith("xl/worksheets/")
    part.file_size = allowed + 2 * _PIECE  # the directory may understate it; so the reading ends where the content does
    size = 0
    columns: set[bytes] = set()
    last_row = 0
    rest = b""
    with workbook.open(part) as content:
        while piece := content.read(_PIECE):
            size += len(piece)
            if size > allowed:
                raise _unpacks_to_too_much(name)
            text = rest + piece
            if b"<!DOCTYPE" in text.upper():
                raise CalendarError(
                    f"{name} holds a document type, which could fetch other files. "
                    "Open it in your spreadsheet program and save it again as XLSX."
                )
            rest = text[max(text.rfind(b"<"), len(text) - _LONGEST_TAG, 0) :]
            if is_sheet:
                last_row = max(last_row, _cells(name, text[: len(text) - len(rest)], columns))
                if last_row * max(map(_column_number, columns), default=0) > MAX_CELLS:
                    raise too_large(name, f"more than {MAX_CELLS:,} cells")
    return size


def _cells(name: str, text: bytes, columns: set[bytes]) -> int:
    """Return the last row in which some cells stand, and add the letters of their columns."""
    last = 0
    for column, row, rest in _CELL.findall(text):
        if rest.endswith(b"/"):
            continue
        if not column:
            raise CalendarError(
                f"{name} has cells without a place. Open it in your spreadsheet program and save it again as XLSX."
            )
        columns.add(column)
        last = max(last, int(row))
    return last


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + letter - 64
    return number


def _unpacks_to_too_much(name: str) -> CalendarError:
    return CalendarError(
        f"{name} was not read: it unpacks to much more than a calendar holds. "
        "Copy the rows into a new workbook, or split it into smaller ones."
    )
