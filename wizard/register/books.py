"""The books of a register: chains of entries, each with the tables that repeat what lists need of it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, Table, select

from wizard.errors import RegisterDamagedError, RegisterError
from wizard.register.chain import BEFORE_THE_FIRST, MEND, Entry, canonical, packed, unpacked
from wizard.register.projection import attempt_row, decision_row, exam_row, review_row
from wizard.register.tables import attempts, decisions, entries, exams, practice_entries, reviews


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """The table that repeats entries of one kind, and how its row is computed from an entry."""

    table: Table
    row: Callable[[Entry], dict[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """One chain of entries. ``kinds`` maps the kinds of its entries to what lists need of them."""

    table: Table
    kinds: Mapping[str, Listed]

    def append(
        self, connection: Connection, kind: str, *, key: str, kept_at: datetime, content: Mapping[str, Any]
    ) -> int:
        """Add content to the end of the chain, on a connection that alone may write, and return its number."""
        number, digest = self.last(connection)
        entry = Entry(
            number=number + 1,
            kind=kind,
            key=key,
            kept_at=kept_at.isoformat(timespec="seconds"),
            previous=digest,
            body=canonical(content),
        )
        self.add(connection, entry)
        return entry.number

    def add(self, connection: Connection, entry: Entry) -> None:
        """Add an entry as it stands, and what lists need of it."""
        self.add_all(connection, [entry])

    def add_all(self, connection: Connection, added: Sequence[Entry]) -> None:
        """Add entries as they stand, in their order, and what lists need of them.

        Raises:
            RegisterDamagedError: one of them makes no sense.
        """
        listed = [(self.listed(entry), entry) for entry in added]
        connection.execute(self.table.insert(), [_stored(entry) for entry in added])
        for kind in self.kinds.values():
            if rows := [kind.row(entry) for known, entry in listed if known is kind]:
                connection.execute(kind.table.insert(), rows)

    def listed(self, entry: Entry) -> Listed:
        """Return where an entry is listed.

        Raises:
            RegisterDamagedError: this program knows no such kind.
        """
        if entry.kind not in self.kinds:
            raise RegisterDamagedError(f"Entry {entry.number} is of an unknown kind, “{entry.kind}”. {MEND}")
        return self.kinds[entry.kind]

    def last(self, connection: Connection) -> tuple[int, str]:
        """Return number and digest of the last entry."""
        columns = self.table.c
        found = connection.execute(select(columns.number, columns.digest).order_by(columns.number.desc()).limit(1))
        row = found.first()
        return (row.number, row.digest) if row else (0, BEFORE_THE_FIRST)

    def number_of(self, connection: Connection, key: str) -> int | None:
        """Return the number of the entry that was kept under a key."""
        return connection.scalar(select(self.table.c.number).where(self.table.c.key == key))

    def entry(self, connection: Connection, number: int) -> Entry:
        """Return one entry.

        Raises:
            RegisterError: there is none with this number.
            RegisterDamagedError: it cannot be read.
        """
        found = connection.execute(select(self.table).where(self.table.c.number == number)).mappings().first()
        if found is None:
            raise RegisterError(f"The register has no entry {number}.")
        return entry_in(found)

    def stored(self, connection: Connection, *, after: int | None = None) -> Iterator[RowMapping]:
        """Yield the rows of the chain, or those behind a number, as they stand, in order, as they are fetched."""
        query = select(self.table).order_by(self.table.c.number)
        if after is not None:
            query = query.where(self.table.c.number > after)
        yield from connection.execution_options(yield_per=200).execute(query).mappings()


def _stored(entry: Entry) -> dict[str, Any]:
    return {
        "number": entry.number,
        "kind": entry.kind,
        "key": entry.key,
        "kept_at": entry.kept_at,
        "previous": entry.previous,
        "digest": entry.digest,
        "body": packed(entry.body),
    }


def entry_in(stored: Mapping[str, Any] | RowMapping) -> Entry:
    """Return the entry in a row of a chain.

    Raises:
        RegisterDamagedError: its body cannot be read, or something else stands where words should.
    """
    words = (stored[name] for name in ("kind", "key", "kept_at", "previous", "digest"))
    if not (isinstance(stored["body"], bytes) and all(isinstance(each, str) for each in words)):
        raise RegisterDamagedError(f"Entry {stored['number']} of the register cannot be read. {MEND}")
    return Entry(
        number=stored["number"],
        kind=stored["kind"],
        key=stored["key"],
        kept_at=stored["kept_at"],
        previous=stored["previous"],
        body=unpacked(stored["body"], stored["number"]),
    )


DECISIONS = Book(
    table=entries,
    kinds={
        "decision": Listed(table=decisions, row=decision_row),
        "review": Listed(table=reviews, row=review_row),
    },
)
PRACTICE = Book(
    table=practice_entries,
    kinds={
        "attempt": Listed(table=attempts, row=attempt_row),
        "exam": Listed(table=exams, row=exam_row),
    },
)
BOOKS = (DECISIONS, PRACTICE)
