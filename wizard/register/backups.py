"""Copies a register whole into one file: asked for, once a day, and before its tables are changed."""

import errno
import os
import re
import sqlite3
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import Engine, select, text
from sqlalchemy.engine import URL

from wizard.errors import RegisterDamagedError
from wizard.register.books import BOOKS, entry_in
from wizard.register.chain import MEND
from wizard.register.connection import connect, connect_to_read, make_private, place_of, reading, told, writing
from wizard.register.embedded import free_name
from wizard.register.proof import Watch, prove
from wizard.register.register import Register
from wizard.register.schema_version import migrate
from wizard.register.tables import about
from wizard.register.values import Head
from wizard.saving import whole

FOLDER = "backups"
"""The folder of the daily backups, beside the register."""
_KEPT = 7
"""How many daily backups stay."""
_DATED = re.compile(r"-\d{4}-\d\d-\d\d$")


def back_up(
    register: Register, file: Path, *, replace: bool = False, watch: Watch = lambda _done, _total: None
) -> Head:
    """Write everything into one new file, for its owner alone, and return where the chain in it ends.

    Others may write to the register meanwhile: the file holds one state of it, which is proved before it gets its name.
    ``replace`` says whether a file that has the name may be replaced.

    Raises:
        RegisterDamagedError: the register is not whole; no backup is written.
        SaveError: the file cannot be written; what had its name still stands.
    """
    with whole(file, replace=replace) as part:
        if register.is_shared:
            _copy_entries(register.engine, part)
        else:
            copy_pages(register.engine, part)
        return proved(part, f"The register {register.place}", watch)


def daily_backup(register: Register, path: Path, today: date) -> Path | None:
    """Back the register in the file ``path`` up once a day; return the backup, or None where today's is there.

    The last seven stay, in a folder beside the register.

    Raises:
        RegisterDamagedError: the register is not whole; the earlier backups stay.
        SaveError: it cannot be written.
    """
    folder = path.parent / FOLDER
    file = folder / f"{path.stem}-{today.isoformat()}{path.suffix}"
    if file.exists() or not register.head().number:
        return None
    with told(path.name):
        folder.mkdir(exist_ok=True, mode=0o700)
    back_up(register, file)
    for old in daily_backups(path)[_KEPT:]:
        old.unlink(missing_ok=True)
    return file


def daily_backups(path: Path) -> list[Path]:
    """Return the daily backups of the register in a file, the last first."""
    found = (path.parent / FOLDER).glob(f"*{path.suffix}")
    return sorted((each for each in found if _DATED.sub("", each.stem) == path.stem != each.stem), reverse=True)


def last_backup(path: Path) -> Path | None:
    """Return the last daily backup of the register in a file; None where there is none."""
    return next(iter(daily_backups(path)), None)


def copy_before(engine: Engine, path: Path, migration: str) -> Path:
    """Copy a file, as it is, beside itself before a migration changes its tables, and return the copy.

    Raises:
        SaveError: the copy cannot be written.
    """
    copy = free_name(path.with_name(f"{path.stem}-before-{migration}{path.suffix}"))
    with whole(copy, replace=False) as part:
        copy_pages(engine, part)
    return copy


def copy_pages(engine: Engine, file: Path) -> None:
    """Copy one state of an embedded register into a new private file, which then needs no journal beside it.

    Raises:
        OSError: the disk is full.
        RegisterError: in words, whatever else goes wrong at either file.
    """
    make_private(file)
    try:
        with closing(engine.raw_connection()) as source, closing(sqlite3.connect(file)) as target:
            connection = source.driver_connection
            assert isinstance(connection, sqlite3.Connection)
            connection.backup(target)
            target.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.Error as error:
        if "is full" in str(error):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)) from error
        with told(place_of(engine)):
            raise


def proved(file: Path, place: str, watch: Watch = lambda _done, _total: None) -> Head:
    """Return where the chain in a file ends, once every page and every entry of it is proved.

    ``place`` begins the sentence of an error.

    Raises:
        RegisterDamagedError: it is not whole.
    """
    engine = connect_to_read(file)
    try:
        with reading(engine) as connection:
            said = connection.scalar(text("PRAGMA integrity_check(1)"))
        if said != "ok":
            raise RegisterDamagedError(f"{place} is damaged ({said}). It is left as it is; restore the last backup.")
        copy = Register(engine, datetime.now)
        wrong = [found.says for found in prove(copy, watch=watch) if found.mark == "wrong"]
        if wrong:
            more = f" {len(wrong) - 1} more things were found." if len(wrong) > 1 else ""
            raise RegisterDamagedError(f"{place} is not whole. {wrong[0]}{more} {MEND}")
        return copy.head()
    finally:
        engine.dispose()


def _copy_entries(source: Engine, file: Path) -> None:
    """Copy one state of a server's register into a new file, entry by entry."""
    target = connect(URL.create("sqlite", database=str(file)))
    try:
        with reading(source) as given:
            origin = given.execute(select(about)).one()
            migrate(target, datetime.fromisoformat(origin.made_at), register_id=origin.id)
            with writing(target) as taken:
                for book in BOOKS:
                    for stored in book.stored(given):
                        book.add(taken, entry_in(stored))
    finally:
        target.dispose()
