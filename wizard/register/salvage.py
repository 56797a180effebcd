"""Reads what can still be read of a damaged register. The file itself is only copied, never opened."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Engine, Table
from sqlalchemy.engine import URL

from wizard.errors import RegisterDamagedError
from wizard.register.books import BOOKS, Book, entry_in
from wizard.register.connection import connect, connect_to_read, journals_of, told
from wizard.register.embedded import HEADER
from wizard.register.register import Register
from wizard.register.schema_version import migrate

_ENTRIES_A_PAGE = 16
"""More entries than fit on a page: how far to look for some behind pages that cannot be read."""
_PAGE = 4096
"""Bytes of a page."""
_COUNTED = slice(28, 32)
"""Where the header of a file counts its pages."""


class WhatIsLeft(Register):
    """What can still be read of a damaged register; nothing can be added. Closing it forgets it.

    Lists show a decision as long as its line or its entry can be read; opening one whose entry cannot raises an error.
    """

    def __init__(
        self, engine: Engine, clock: Callable[[], datetime], folder: TemporaryDirectory[str], lost: int
    ) -> None:
        super().__init__(engine, clock)
        self._folder = folder
        self._lost = lost

    @property
    def lost(self) -> int:
        """How many entries cannot be read, as far as can be told."""
        return self._lost

    def close(self) -> None:
        """Let go of it and of its copy."""
        super().close()
        self._folder.cleanup()


def open_readable(path: Path, clock: Callable[[], datetime]) -> WhatIsLeft:
    """Return what can still be read of a damaged register, as a copy that is gone once it is closed.

    Raises:
        RegisterDamagedError: nothing of it can be read.
        RegisterReadOnlyError: the file cannot be read at all, or there is no room for the copy.
    """
    with told(path.name):
        folder = TemporaryDirectory(prefix="exception-wizard-")
    try:
        rest = Path(folder.name) / path.name
        lost = _salvage(path, rest, clock)
        return WhatIsLeft(connect_to_read(rest), clock, folder, lost)
    except BaseException:
        folder.cleanup()
        raise


def _salvage(path: Path, rest: Path, clock: Callable[[], datetime]) -> int:
    """Copy what can be read of a register into a new one, and return how many entries are lost."""
    engine = connect(URL.create("sqlite", database=str(rest)))
    try:
        migrate(engine, clock())
    finally:
        engine.dispose()
    copy = rest.with_name("damaged.sqlite")
    copies = (copy, *journals_of(copy))
    with told(path.name):
        _copy(path, copy)
        _lengthen(copy)
        if not _has_tables(copy):
            _begin_anew(copy, rest)
        last = _ENTRIES_A_PAGE * sum(each.stat().st_size for each in copies if each.exists()) // _PAGE
        with closing(sqlite3.connect(copy)) as source, closing(sqlite3.connect(rest)) as target:
            source.text_factory = lambda stored: stored.decode("utf-8", "replace")
            lost = sum(_fill(book, source, target, last) for book in BOOKS)
            target.commit()
            found = any(any(target.execute(f"SELECT 1 FROM {table} LIMIT 1")) for table in _lists())  # noqa: S608
        for used in copies:
            used.unlink(missing_ok=True)
    if not found:
        raise RegisterDamagedError(f"Nothing of {path.name} can be read any more. Restore the last backup.")
    return lost


def _copy(path: Path, copy: Path) -> None:
    for given, taken in zip((path, journals_of(path)[0]), (copy, journals_of(copy)[0]), strict=True):
        if given.exists():
            shutil.copyfile(given, taken)
    copy.touch()


def _lengthen(copy: Path) -> None:
    """Let a file be as long as it says: SQLite reads nothing of one that is shorter."""
    with copy.open("r+b") as file:
        header = file.read(100)
        says = int.from_bytes(header[_COUNTED], "big") * _PAGE
        if header.startswith(HEADER) and copy.stat().st_size < says:
            file.truncate(says)


def _has_tables(copy: Path) -> bool:
    with suppress(sqlite3.DatabaseError), closing(sqlite3.connect(copy)) as connection:
        return bool(connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])
    return False


def _begin_anew(copy: Path, whole: Path) -> None:
    """Give a file whose first page is lost that of a new register, whose tables begin on the same pages."""
    with copy.open("r+b") as file:
        first = bytearray(whole.read_bytes()[:_PAGE])
        pages = max(1, -(-copy.stat().st_size // _PAGE))
        first[_COUNTED] = pages.to_bytes(4, "big")
        file.write(first)
        file.truncate(pages * _PAGE)


def _fill(book: Book, source: sqlite3.Connection, target: sqlite3.Connection, last: int) -> int:
    """Copy what can be read of a book up to a number, and return how many of its entries cannot be."""
    columns = [column.name for column in book.table.c]
    known: set[int] = set()
    read: set[int] = set()
    listed = {kind: {row[0] for row in _copied(each.table, source, target, last)} for kind, each in book.kinds.items()}
    for row in _copied(book.table, source, target, last):
        known.add(row[0])
        with suppress(RegisterDamagedError):
            entry = entry_in(dict(zip(columns, row, strict=True)))
            read.add(entry.number)
            if entry.number not in listed.get(entry.kind, read):
                each = book.kinds[entry.kind]
                _insert(target, each.table, tuple(each.row(entry)[column.name] for column in each.table.c))
    known.update(*listed.values())
    return max(known, default=0) - len(read)


def _copied(
    table: Table, source: sqlite3.Connection, target: sqlite3.Connection, last: int
) -> Iterator[tuple[Any, ...]]:
    """Copy the rows of a table that can be read, one after another, and yield those that were taken."""
    columns = ", ".join(f'"{column.name}"' for column in table.c)
    query = f"SELECT {columns} FROM {table.name} WHERE number > ? AND number <= ? ORDER BY number"  # noqa: S608 - its own names
    after = 0
    while after < last:
        try:
            for row in source.execute(query, (after, last)):
                if row[0] <= after:  # a page that leads back: never go round
                    break
                after = row[0]
                if _insert(target, table, row):
                    yield row
            else:
                return
        except sqlite3.DatabaseError:
            pass  # the page that holds what comes next is broken
        after += 1


def _lists() -> list[str]:
    return [listed.table.name for book in BOOKS for listed in book.kinds.values()]


def _insert(target: sqlite3.Connection, table: Table, row: tuple[Any, ...]) -> bool:
    columns = ", ".join(f'"{column.name}"' for column in table.c)
    marks = ", ".join("?" * len(row))
    try:
        target.execute(f"INSERT INTO {table.name} ({columns}) VALUES ({marks})", row)  # noqa: S608 - its own names
    except sqlite3.IntegrityError:  # what was read is no such row any more
        return False
    return True
