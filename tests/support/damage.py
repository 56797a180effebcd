"""Breaks the file of a register as disks, other programs and people do."""

import sqlite3
from contextlib import closing
from pathlib import Path

PAGE = 4096


def overwrite(path: Path, place: int, length: int = PAGE) -> None:
    """Write rubbish over a part of a file."""
    with path.open("r+b") as file:
        file.seek(place)
        file.write(b"\xa7" * length)


def pages_of(path: Path, table: str) -> list[int]:
    """Return the leaf pages that hold the rows of a table, from 1, first row first; the root, where it is the only one.

    A table that grew has its later rows on later pages.
    """
    with closing(sqlite3.connect(path)) as connection:
        root = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0]
    return _leaves(path.read_bytes(), root)


def break_page(path: Path, page: int) -> None:
    """Write rubbish over a whole page, counted from 1."""
    overwrite(path, (page - 1) * PAGE)


def cut(path: Path, length: int) -> None:
    """Leave only the beginning of a file."""
    with path.open("r+b") as file:
        file.truncate(length)


def _leaves(content: bytes, page: int) -> list[int]:
    start = (page - 1) * PAGE
    kind, cells = content[start], int.from_bytes(content[start + 3 : start + 5], "big")
    if kind != 5:  # not an inner page of a table
        return [page]
    places = [int.from_bytes(content[start + 12 + 2 * n : start + 14 + 2 * n], "big") for n in range(cells)]
    children = [int.from_bytes(content[start + place : start + place + 4], "big") for place in places]
    children.append(int.from_bytes(content[start + 8 : start + 12], "big"))
    return [leaf for child in children for leaf in _leaves(content, child)]
