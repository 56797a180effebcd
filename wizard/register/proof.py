"""Proves a register: the chain is whole, every entry has its digest, and lists repeat what the entries say."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, func, select

from wizard.errors import RegisterDamagedError
from wizard.register.books import BOOKS, DECISIONS, Book, entry_in
from wizard.register.chain import BEFORE_THE_FIRST, Entry
from wizard.register.connection import reading
from wizard.register.projection import in_utc
from wizard.register.register import Register
from wizard.register.values import Head

NOTE = (
    "These checks find accidents, such as a damaged file, an altered or a missing entry. They do not stop a forger: "
    "whoever may write the whole register can make a new chain."
)
Watch = Callable[[int, int], None]
"""Told how many entries are proved, and of how many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One thing found. ``mark``: wrong, or note for what is worth knowing and no fault. ``number``: the entry's."""

    mark: Literal["note", "wrong"]
    number: int
    says: str


def prove(register: Register, seen: Head | None = None, watch: Watch = lambda _done, _total: None) -> Iterator[Found]:
    """Yield everything found in one state of the register; nothing, where all is well.

    ``seen`` is where the chain ended when this computer saw it last: it must still stand there.

    Raises:
        RegisterError: the database cannot be read at all.
    """
    with reading(register.engine) as connection:
        for book in BOOKS:
            yield from _prove_book(connection, book, watch)
        if seen is not None:
            yield from _prove_end(connection, seen)


def _prove_book(connection: Connection, book: Book, watch: Watch) -> Iterator[Found]:
    total = connection.scalar(select(func.count()).select_from(book.table)) or 0
    number, digest, latest = 0, BEFORE_THE_FIRST, ""
    for done, stored in enumerate(book.stored(connection), start=1):
        watch(done, total)
        if stored["number"] < 1:
            yield _wrong(stored["number"], "is none of this register's, which count from 1")
            continue
        if stored["number"] != number + 1:
            yield _wrong(number + 1, _missing(number + 1, stored["number"] - 1))
        elif stored["previous"] != digest:
            yield _wrong(stored["number"], "does not carry the digest of the entry before it: one of the two changed")
        number, digest = stored["number"], stored["digest"]
        try:
            entry = entry_in(stored)
        except RegisterDamagedError as error:
            yield Found(mark="wrong", number=number, says=str(error))
            continue
        if entry.digest != digest:
            yield _wrong(number, "was changed after it was kept: its digest does not fit its words")
            continue
        yield from _prove_listed(connection, book, entry)
        kept = _moment(entry)
        if kept is None:
            yield _wrong(number, "does not say when it was kept")
            continue
        if kept < latest:
            says = f"Entry {number} is dated before the one that it follows: a clock had been set back."
            yield Found(mark="note", number=number, says=says)
        latest = max(kept, latest)
    yield from _prove_nothing_else_listed(connection, book)


def _moment(entry: Entry) -> str | None:
    try:
        return in_utc(entry.kept_at)
    except ValueError:
        return None


def _prove_listed(connection: Connection, book: Book, entry: Entry) -> Iterator[Found]:
    try:
        listed = book.listed(entry)
        told: dict[str, Any] = listed.row(entry)
    except RegisterDamagedError as error:
        yield Found(mark="wrong", number=entry.number, says=str(error))
        return
    found = connection.execute(select(listed.table).where(listed.table.c.number == entry.number)).mappings().first()
    if found is None or dict(found) != told:
        yield _wrong(entry.number, "is whole, but lists show something else of it")


def _prove_nothing_else_listed(connection: Connection, book: Book) -> Iterator[Found]:
    for kind, listed in book.kinds.items():
        without = select(listed.table.c.number).where(
            ~select(book.table.c.number)
            .where(book.table.c.number == listed.table.c.number, book.table.c.kind == kind)
            .exists()
        )
        for number in connection.scalars(without):
            yield _wrong(number, "is listed, but is no such entry")


def _prove_end(connection: Connection, seen: Head) -> Iterator[Found]:
    row = connection.execute(select(DECISIONS.table.c.digest).where(DECISIONS.table.c.number == seen.number)).first()
    if seen.number and row is None:
        last, _ = DECISIONS.last(connection)
        yield _wrong(last + 1, _missing(last + 1, seen.number) + " since this computer saw the register last")
    elif row is not None and row.digest != seen.digest:
        yield _wrong(seen.number, "is not the one that this computer saw here last")


def _missing(first: int, last: int) -> str:
    return "was removed" if first >= last else f"and those after it up to {last} were removed"


def _wrong(number: int, what: str) -> Found:
    return Found(mark="wrong", number=number, says=f"Entry {number} {what}.")
