"""The register: decisions and their reviews, added one after another and never changed."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, func, select

from wizard.errors import RegisterError
from wizard.register import listing
from wizard.register.books import DECISIONS
from wizard.register.connection import is_read_only, is_server, place_of, reading, writing
from wizard.register.projection import in_utc, words_of
from wizard.register.tables import about, decisions
from wizard.register.values import Decision, Head, Result, Review, Row, Search
from wizard.report.document import Rationale
from wizard.report.record import as_json, digest


class Register:
    """The decisions kept in one database. Every method may be called from any thread.

    ``clock`` returns the local time with its offset.
    """

    def __init__(self, engine: Engine, clock: Callable[[], datetime]) -> None:
        self._engine = engine
        self._clock = clock

    @property
    def place(self) -> str:
        """Where it is, such as "register.sqlite" or "db.example.org/register"; never with a password."""
        return place_of(self._engine)

    @property
    def is_shared(self) -> bool:
        """Whether it is on a server."""
        return is_server(self._engine)

    @property
    def is_read_only(self) -> bool:
        """Whether nothing can be added: the folder or the file forbids it, or this is what is left of a damaged one."""
        return is_read_only(self._engine)

    @property
    def engine(self) -> Engine:
        """The database, for those who copy or check it whole."""
        return self._engine

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def keep(self, rationale: Rationale, *, key: str, replaces: int | None = None) -> Row:
        """Add a decision and return its row once it is safely stored.

        ``key`` is made once by whoever decides: the same one again adds nothing and returns what was kept.
        ``replaces`` is the number of the version that this one follows.

        Raises:
            RegisterError: it is an example or practice, nobody decided it, or another version followed that one
                already.
        """
        if rationale.example:
            raise RegisterError("This is a worked example, so it is not kept. Only your own decisions are.")
        if rationale.practice:
            raise RegisterError("This was answered in training, so it is not kept. Only your own decisions are.")
        if not rationale.decided_by:
            raise RegisterError("Say who decided; the register keeps no decision without a name.")
        record = json.loads(as_json(rationale))
        with writing(self._engine) as connection:
            number = DECISIONS.number_of(connection, key)
            if number is None:
                now = self._clock()
                following = _following(connection, replaces) if replaces else _first_version(connection, now.year)
                content = {"decision": following, "record": record}
                number = DECISIONS.append(connection, "decision", key=key, kept_at=now, content=content)
            return _existing(connection, number)

    def review(self, number: int, result: Result, *, reviewer: str, reason: str = "", key: str) -> Review:
        """Add what a reviewer says of a version; the last review counts.

        Raises:
            RegisterError: there is no such version, a newer one replaced it, no reviewer is named, the reviewer decided
                it, or it is sent back without a reason.
        """
        reviewer, reason = " ".join(reviewer.split()), reason.strip()
        with writing(self._engine) as connection:
            kept = DECISIONS.number_of(connection, key)
            if kept is None:
                row = _existing(connection, number)
                _check_latest(connection, row)
                _check_review(row, result, reviewer, reason)
                now = self._clock()
                content = {
                    "decision": number,
                    "digest": DECISIONS.entry(connection, number).digest,
                    "result": result,
                    "reason": reason,
                    "reviewer": reviewer,
                    "reviewed_at": now.isoformat(timespec="seconds"),
                }
                kept = DECISIONS.append(connection, "review", key=key, kept_at=now, content=content)
            return next(each for each in listing.reviews_of(connection, number) if each.number == kept)

    def page(self, search: Search, *, start: int = 0, size: int = 100) -> tuple[Row, ...]:
        """Return ``size`` rows of a list from its place ``start``, counted from 0."""
        with reading(self._engine) as connection:
            return listing.page_of(connection, search, start=start, size=size)

    def rows(self, search: Search) -> Iterator[Row]:
        """Yield all rows of a list, fetched piece by piece from one state of the register."""
        with reading(self._engine) as connection:
            yield from listing.all_of(connection, search)

    def count(self, search: Search) -> int:
        """Return how many rows a list has."""
        with reading(self._engine) as connection:
            return listing.count_of(connection, search)

    def place_in(self, search: Search, number: int) -> int | None:
        """Return the place, from 0, that a version has in a list, or the one that took its place there.

        None where neither is listed, or the register holds no such version.
        """
        with reading(self._engine) as connection:
            found = listing.rows_where(connection, decisions.c.number == number)
            if not found:
                return None
            listed = found[0] if search.every_version else _versions(connection, found[0])[-1]
            return listing.place_of_row(connection, search, listed.number)

    def totals(self) -> tuple[int, int]:
        """Return how many decisions there are, and how many of them wait for a review."""
        with reading(self._engine) as connection:
            return listing.totals(connection)

    def decision(self, number: int) -> Decision:
        """Return one version whole.

        Raises:
            RegisterError: there is none with this number.
            RegisterDamagedError: it cannot be read.
        """
        with reading(self._engine) as connection:
            row = _existing(connection, number)
            entry = DECISIONS.entry(connection, number)
            return Decision(
                row=row,
                record=json.dumps(entry.read()["record"], ensure_ascii=False, indent=2) + "\n",
                kept_at=entry.kept_at,
                digest=entry.digest,
                reviews=listing.reviews_of(connection, number),
                versions=_versions(connection, row),
            )

    def find(self, decision: str) -> Row:
        """Return a version by its name: "2026-0129.2", or the latest of "2026-0129".

        Raises:
            RegisterError: there is none.
        """
        name, _, version = decision.strip().partition(".")
        year, _, serial = name.partition("-")
        if not (year.isdecimal() and serial.isdecimal() and (not version or version.isdecimal())):
            raise RegisterError(f"“{decision}” is no decision of a register. Write one as 2026-0129 or 2026-0129.2.")
        with reading(self._engine) as connection:
            wanted = [decisions.c.year == int(year), decisions.c.serial == int(serial)]
            if version:
                wanted.append(decisions.c.version == int(version))
            found = listing.rows_where(connection, *wanted)
        if not found:
            raise RegisterError(f"There is no decision {decision} in the register {self.place}.")
        return found[-1]

    def same_as(self, rationale: Rationale) -> Row | None:
        """Return the version whose record is this rationale's, under whatever key it was kept; None if there is none.

        Raises:
            RegisterDamagedError: an entry of the same moment cannot be read.
        """
        wanted = digest(rationale)
        with reading(self._engine) as connection:
            moment = decisions.c.decided_utc == in_utc(rationale.decided_at)
            for row in listing.rows_where(connection, moment, decisions.c.name == rationale.name):
                if DECISIONS.entry(connection, row.number).read()["record"]["digest"] == wanted:
                    return row
        return None

    def kept_as(self, key: str) -> Row | None:
        """Return the version that was kept under a key; None where there is none."""
        with reading(self._engine) as connection:
            number = DECISIONS.number_of(connection, key)
            return None if number is None else _existing(connection, number)

    def judged(self, *, other_than: str = "") -> Iterator[tuple[int, Mapping[str, Any]]]:
        """Yield number and judged parts of the record of the latest version of each decision.

        Those made with the question set whose digest is ``other_than`` come to the same verdict and are left out.
        """
        with reading(self._engine) as connection:
            for found in listing.latest_judged(connection, other_than=other_than):
                yield found["number"], json.loads(found["replay"])

    def rows_at(self, numbers: Iterable[int]) -> tuple[Row, ...]:
        """Return the rows with these numbers, the first kept first."""
        with reading(self._engine) as connection:
            return tuple(listing.rows_at(connection, sorted(numbers)))

    def head(self) -> Head:
        """Return where the chain ends: what to compare later, to see that nothing was taken off its end."""
        with reading(self._engine) as connection:
            register_id = connection.scalar(select(about.c.id)) or ""
            number, digest = DECISIONS.last(connection)
            return Head(register_id=register_id, number=number, digest=digest)

    def digest_at(self, number: int) -> str | None:
        """Return the digest of an entry; None where there is none with this number."""
        with reading(self._engine) as connection:
            table = DECISIONS.table
            return connection.scalar(select(table.c.digest).where(table.c.number == number))


def _first_version(connection: Connection, year: int) -> dict[str, Any]:
    last = connection.scalar(select(func.max(decisions.c.serial)).where(decisions.c.year == year)) or 0
    return {"year": year, "serial": last + 1, "version": 1, "replaces": None}


def _following(connection: Connection, number: int) -> dict[str, Any]:
    """Return the place of the version that follows another one.

    Raises:
        RegisterError: there is no such version, or another one followed it already.
    """
    row = _existing(connection, number)
    _check_latest(connection, row)
    return {"year": row.year, "serial": row.serial, "version": row.version + 1, "replaces": number}


def _check_review(row: Row, result: Result, reviewer: str, reason: str) -> None:
    if not reviewer:
        raise RegisterError("Say who reviews; the register keeps no review without a name.")
    if words_of(reviewer) == words_of(row.decided_by):
        raise RegisterError(f"{row.decision} was decided by {row.decided_by}. Someone else has to review it.")
    if result == "sent-back" and not reason:
        raise RegisterError("Say why it is sent back, so that it can be mended.")


def _check_latest(connection: Connection, row: Row) -> None:
    latest = _versions(connection, row)[-1]
    if latest.number != row.number:
        raise RegisterError(
            f"{row.decision} has a version {latest.version} meanwhile, decided by {latest.decided_by}. "
            "Open that one and go on from there."
        )


def _existing(connection: Connection, number: int) -> Row:
    found = listing.rows_where(connection, decisions.c.number == number)
    if not found:
        raise RegisterError(f"The register has no decision with the number {number}.")
    return found[0]


def _versions(connection: Connection, row: Row) -> tuple[Row, ...]:
    return listing.rows_where(connection, decisions.c.year == row.year, decisions.c.serial == row.serial)
