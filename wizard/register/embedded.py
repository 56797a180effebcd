"""The file of an embedded register: made whole or not at all, and never written where it is something else."""

import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy.engine import URL

from wizard.errors import RegisterDamagedError
from wizard.register.connection import connect, journals_of, told, use_journal
from wizard.register.schema_version import STEPS, Steps, migrate

HEADER = b"SQLite format 3\0"
"""What every file of SQLite begins with."""


def make(path: Path, made_at: datetime, steps: Steps = STEPS) -> None:
    """Make an empty register; one that another window made meanwhile stays as it is.

    Raises:
        RegisterReadOnlyError: the folder cannot be written, or the disk is full.
    """
    with told(path.name):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        beside = TemporaryDirectory(prefix=".wizard-", suffix=".part", dir=path.parent)
    with beside:
        part = Path(beside.name) / path.name
        engine = connect(URL.create("sqlite", database=str(part)))
        try:
            use_journal(engine)
            migrate(engine, made_at, steps)
        finally:
            engine.dispose()
        with told(path.name):
            give_name(part, path)


def check(path: Path) -> None:
    """Say clearly when a path holds no file of a register, before anything touches it.

    Raises:
        RegisterDamagedError: the file is gone but its journal is not, it is empty, or its beginning is another.
        RegisterReadOnlyError: it cannot be read.
    """
    with told(path.name):
        if not path.exists():
            journal = journals_of(path)[0]
            if journal.exists():
                raise RegisterDamagedError(
                    f"The register {path.name} is gone, but its journal {journal.name} is still there. Put the file "
                    "back beside it, or restore the last backup."
                )
            return
        with path.open("rb") as file:
            beginning = file.read(len(HEADER))
    if not beginning:
        raise RegisterDamagedError(
            f"{path.name} is empty, so it is no register, or is one no more. It is left as it is; restore the last "
            "backup, or choose another file."
        )
    if beginning != HEADER:
        raise RegisterDamagedError(
            f"{path.name} is no register, or its beginning was overwritten. It is left as it is; restore the last "
            "backup, or choose another file."
        )


def can_be_written(path: Path) -> bool:
    """Whether file and folder let this account add to a register."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def free_name(wanted: Path) -> Path:
    """Return the wanted path, or one with a number behind its name where something has it already."""
    free, number = wanted, 1
    while os.path.lexists(free):
        number += 1
        free = wanted.with_name(f"{wanted.stem}-{number}{wanted.suffix}")
    return free


def give_name(part: Path, path: Path) -> None:
    """Let ``part`` be found under the name ``path`` too, unless something has that name."""
    with suppress(FileExistsError):
        try:
            os.link(part, path)
        except FileExistsError:
            raise
        except OSError:  # a disk without second names, such as a stick's
            if not path.exists():
                part.rename(path)
