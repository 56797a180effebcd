"""Puts a backup in the place of a register; what was there before is set aside, never overwritten."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, Table, inspect, select, text
from sqlalchemy.engine import URL

from wizard.errors import RegisterBusyError, RegisterDamagedError, RegisterError
from wizard.register import embedded
from wizard.register.backups import copy_pages, proved
from wizard.register.books import BOOKS
from wizard.register.connection import (
    PATIENCE,
    SERVER,
    address_of,
    connect,
    connect_to_read,
    journals_of,
    reading,
    told,
)
from wizard.register.schema_version import STEPS, Steps, is_another_programs, migrate, version_of
from wizard.register.values import Head
from wizard.saving import whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What a restoring did. ``head`` is where the chain ends now; ``set_aside`` is the register of before, if any.

    ``lacking`` counts the entries of that one which the backup does not have.
    """

    head: Head
    set_aside: Path | None = None
    lacking: int = 0


def restore(
    file: Path,
    register: str | Path,
    *,
    clock: Callable[[], datetime],
    replace: bool = False,
    steps: Steps = STEPS,
    patience: float = PATIENCE,
) -> Restored:
    """Put a backup, once it is proved, in the place of a register's file; windows that have it open see it at once.

    ``replace`` says that a register which is whole, and has entries that the backup lacks, may be set aside too.

    Raises:
        RegisterDamagedError: the backup is not whole.
        RegisterNewerError: a newer program made the backup, or the register.
        RegisterError: the register has entries that the backup lacks, is another program's file, or a server's.
    """
    path = _file_of(register)
    if not file.exists():
        raise RegisterError(f"There is no backup {file}.")
    if path.exists() and path.samefile(file):
        raise RegisterError(f"{file} is the register itself. Name the backup to restore, and the register it is for.")
    dated = clock().strftime("%Y-%m-%d-%H%M%S")
    with _ready(file, path, clock, steps) as (backup, head):
        aside = embedded.free_name(path.with_name(f"{path.stem}-set-aside-{dated}{path.suffix}"))
        if _is_usable(path, steps):
            lacking = _Replacing(path, backup, aside, may_lack=replace, patience=patience).run()
            return Restored(head=head, set_aside=aside, lacking=lacking)
        is_there = _move(path, aside)
        embedded.give_name(backup, path)
        return Restored(head=head, set_aside=aside if is_there else None)


def _file_of(register: str | Path) -> Path:
    url = address_of(register)
    if url.drivername == SERVER:
        raise RegisterError(
            "A backup is restored to a file. From there, 'optin-wizard register move' brings it to an empty server."
        )
    return Path(url.database or "")


@contextmanager
def _ready(file: Path, path: Path, clock: Callable[[], datetime], steps: Steps) -> Iterator[tuple[Path, Head]]:
    """Yield a copy of the backup beside the register, up to date and proved, and where the chain in it ends."""
    embedded.check(file)
    with told(path.name):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    part = path.with_name(f".{path.name}-{os.urandom(8).hex()}.part")
    try:
        source = connect_to_read(file)
        try:
            version = version_of(source, steps)
            with told(path.name):
                copy_pages(source, part)
        finally:
            source.dispose()
        if version is None:
            raise RegisterDamagedError(f"The backup {file.name} holds no register.")
        if version < steps.latest:
            _bring_up_to_date(part, clock, steps)
        yield part, proved(part, f"The backup {file.name}")
    finally:
        for left in (part, *journals_of(part)):
            left.unlink(missing_ok=True)


def _bring_up_to_date(part: Path, clock: Callable[[], datetime], steps: Steps) -> None:
    engine = connect(URL.create("sqlite", database=str(part)))
    try:
        migrate(engine, clock(), steps)
    finally:
        engine.dispose()


def _is_usable(path: Path, steps: Steps) -> bool:
    """Whether the file is a register that SQLite can go on with, so that it can be replaced under its locks.

    Raises:
        RegisterNewerError: a newer program made it.
        RegisterError: it is a database of another program.
    """
    if not path.exists():
        return False
    try:
        embedded.check(path)
        engine = connect_to_read(path)
    except RegisterDamagedError:
        return False
    try:
        if is_another_programs(engine):
            raise RegisterError(f"{path.name} is another program's file. It is left as it is; choose another.")
        return version_of(engine, steps) is not None and _has_whole_pages(engine)
    except RegisterDamagedError:
        return False
    finally:
        engine.dispose()


def _has_whole_pages(engine: Engine) -> bool:
    with reading(engine) as connection:
        said: str | None = connection.scalar(text("PRAGMA quick_check(1)"))
    return said == "ok"


def _move(path: Path, aside: Path) -> bool:
    """Move a damaged file with its journals to another name, and return whether anything was there."""
    moved = False
    with told(path.name):
        for name, other in zip((path, *journals_of(path)), (aside, *journals_of(aside)), strict=True):
            if os.path.lexists(name):
                name.rename(other)
                moved = True
    return moved


class _Replacing:
    """Replaces what a register holds in one step that other windows see whole or not at all.

    SQLite keeps the register locked from the first page that is copied: only then is looked at what would be lost, and
    a copy of it set aside, so that nothing that a window keeps in the very last moment can slip through.
    """

    def __init__(self, path: Path, backup: Path, aside: Path, *, may_lack: bool, patience: float) -> None:
        self._path = path
        self._backup = backup
        self._aside = aside
        self._may_lack = may_lack
        self._patience = patience
        self._lacking: int | None = None

    def run(self) -> int:
        """Replace it, and return how many entries of before the backup lacks."""
        with (
            told(self._path.name),
            closing(sqlite3.connect(self._backup)) as source,
            closing(sqlite3.connect(self._path, timeout=self._patience)) as target,
        ):
            source.backup(target, pages=1, progress=self._once_locked)
        assert self._lacking is not None, "the first of several pages was copied"
        return self._lacking

    def _once_locked(self, status: int, _remaining: int, _total: int) -> None:
        if status in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            raise RegisterBusyError(
                f"Another program is using the register {self._path.name} and does not let go. Close it there, then "
                "try again."
            )
        if self._lacking is not None:
            return
        engine = connect_to_read(self._path)
        try:
            self._lacking = self._count_lacking(engine)
            if self._lacking and not self._may_lack:
                raise RegisterError(self._refusal(self._lacking))
            with whole(self._aside, replace=False) as part:
                copy_pages(engine, part)
        finally:
            engine.dispose()

    def _count_lacking(self, engine: Engine) -> int:
        backup = connect_to_read(self._backup)
        try:
            with reading(backup) as there, reading(engine) as here:
                return sum(_count_lacking(book.table, here, there) for book in BOOKS)
        finally:
            backup.dispose()

    def _refusal(self, lacking: int) -> str:
        entries = "1 entry" if lacking == 1 else f"{lacking:,} entries"
        return (
            f"The register {self._path.name} is whole and has {entries} that the backup lacks. Nothing was changed. "
            "With --replace it is set aside, and the backup takes its place."
        )


def _count_lacking(table: Table, here: Connection, there: Connection) -> int:
    """Count the entries of a book that are here and not there; one that is older has no such book yet."""
    if not inspect(here).has_table(table.name):
        return 0
    known = set(there.scalars(select(table.c.digest)))
    return sum(digest not in known for digest in here.scalars(select(table.c.digest)))
