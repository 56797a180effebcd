"""Makes the tables of a register where there are none, and copies one register whole into another database."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Literal

from sqlalchemy import Connection, select

from wizard.errors import RegisterDamagedError, RegisterError
from wizard.register import embedded
from wizard.register.books import BOOKS, Book, entry_in
from wizard.register.connection import SERVER, address_of, connect, is_server, place_of, reading, writing
from wizard.register.opening import open_register
from wizard.register.proof import Watch, prove
from wizard.register.register import Register
from wizard.register.schema_version import LATEST, migrate, version_of

_PIECE = 500
"""Entries that are copied at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetUp:
    """What was done to make a register ready for use, and where."""

    done: Literal["made", "upgraded", "nothing"]
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """How many entries were copied, and how many were there before."""

    copied: int
    before: int


def set_up(register: str | Path, clock: Callable[[], datetime], *, register_id: str = "") -> SetUp:
    """Make the tables of a register, or bring them up to date; a new one gets an id of its own unless one is given.

    Raises:
        RegisterError: it cannot be reached, is a newer program's, or the account may not make tables.
    """
    url = address_of(register)
    if url.drivername != SERVER and Path(url.database or "").exists():
        embedded.check(Path(url.database or ""))
    engine = connect(url)
    try:
        version = version_of(engine)
        if version is None or (version != LATEST and is_server(engine)):
            migrate(engine, clock(), register_id=register_id)
        elif version != LATEST:
            open_register(register, clock).close()  # which makes a copy of the file first
        done: Literal["made", "upgraded", "nothing"] = "made" if version is None else "upgraded"
        return SetUp(done="nothing" if version == LATEST else done, place=place_of(engine))
    finally:
        engine.dispose()


def move(
    source: Register, target: str | Path, clock: Callable[[], datetime], watch: Watch = lambda _done, _total: None
) -> Moved:
    """Copy every entry of a register, as it stands, into one that is empty or holds the first of them already.

    Both are proved before, and the target after. ``watch`` is told how many entries are copied, and of how many. The
    source stays as it is.

    Raises:
        RegisterDamagedError: one of the two is not whole.
        RegisterError: the target holds something else, or cannot be written; it has not changed.
    """
    _check_whole(source)
    set_up(target, clock, register_id=source.head().register_id)
    engine = connect(address_of(target))
    with closing(Register(engine, clock)) as register:
        _check_whole(register)
        with reading(source.engine) as here, writing(engine) as there:
            before = [_common(here, there, book, register.place) for book in BOOKS]
            total = sum(book.last(here)[0] for book in BOOKS)
            copied = 0
            for book, last in zip(BOOKS, before, strict=True):
                stored = book.stored(here, after=last)
                while piece := [entry_in(row) for row in islice(stored, _PIECE)]:
                    book.add_all(there, piece)
                    copied += len(piece)
                    watch(sum(before) + copied, total)
        _check_whole(register)
    return Moved(copied=copied, before=sum(before))


def _check_whole(register: Register) -> None:
    for found in prove(register):
        if found.mark == "wrong":
            raise RegisterDamagedError(
                f"The register {register.place} is not whole, so nothing is moved. {found.says} "
                "Run 'optin-wizard register verify', and restore the last backup."
            )


def _common(here: Connection, there: Connection, book: Book, place: str) -> int:
    """Return how many entries the target holds already, all of them the source's.

    A chain is what its last digest says, so one digest that fits stands for all those before it.
    """
    number, digest = book.last(there)
    columns = book.table.c
    if number and here.scalar(select(columns.digest).where(columns.number == number)) != digest:
        raise RegisterError(
            f"The register {place} holds other entries than those to be moved. Choose an empty one; nothing was "
            "changed."
        )
    return number
