"""Opens a register: a file is made or brought up to date by itself, a server's only by whoever runs it."""

from collections.abc import Callable
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.engine import URL

from wizard.errors import RegisterDamagedError, RegisterReadOnlyError
from wizard.register import OUTBOX, embedded
from wizard.register.backups import copy_before, last_backup
from wizard.register.connection import PATIENCE, SERVER, address_of, connect, connect_to_read, use_journal
from wizard.register.outbox import Outbox
from wizard.register.register import Register
from wizard.register.schema_version import STEPS, Steps, check_version, migrate, version_of


def open_register(
    register: str | Path, clock: Callable[[], datetime], *, steps: Steps = STEPS, patience: float = PATIENCE
) -> Register:
    """Return the register at a path or an address; a file that may not be written is open for reading alone.

    ``patience`` is how many seconds to wait for another program that writes to the file.

    Raises:
        RegisterDamagedError: the file is no register, or damaged; it is left as it is.
        RegisterNewerError: a newer program made it.
        RegisterError: it cannot be opened; the message says why and how to mend it.
    """
    url = address_of(register)
    if url.drivername == SERVER:
        return Register(_opened(connect(url), check_version), clock)
    path = Path(url.database or "")
    try:
        return Register(_open_file(url, path, clock, steps, patience), clock)
    except RegisterDamagedError as error:
        found = last_backup(path)
        if found is None:
            raise
        raise RegisterDamagedError(f"{error} The last one is {found.parent.name}/{found.name}.") from error


def _open_file(url: URL, path: Path, clock: Callable[[], datetime], steps: Steps, patience: float) -> Engine:
    embedded.check(path)
    if not path.exists():
        embedded.make(path, clock(), steps)
    if embedded.can_be_written(path):
        return _opened(connect(url, patience=patience), lambda engine: _bring_up_to_date(engine, path, clock, steps))
    return _opened(connect_to_read(path), lambda engine: _check_up_to_date(engine, path, steps))


def _opened(engine: Engine, ready: Callable[[Engine], None]) -> Engine:
    try:
        ready(engine)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _bring_up_to_date(engine: Engine, path: Path, clock: Callable[[], datetime], steps: Steps) -> None:
    version = _version(engine, path, steps)
    use_journal(engine)
    if version < steps.latest:
        copy_before(engine, path, steps.latest)
        migrate(engine, clock(), steps)


def _check_up_to_date(engine: Engine, path: Path, steps: Steps) -> None:
    if _version(engine, path, steps) < steps.latest:
        raise RegisterReadOnlyError(
            f"The register {path.name} is older than this program, and its folder or file cannot be written, so it "
            "cannot be brought up to date. Copy it to a folder of your own, and open that copy."
        )


def _version(engine: Engine, path: Path, steps: Steps) -> str:
    version = version_of(engine, steps)
    if version is None:
        raise RegisterDamagedError(
            f"{path.name} holds no tables, so it is no register. It is left as it is; restore the last backup, or "
            "choose another file."
        )
    return version


def outbox_of(data_folder: Path, register: str | Path) -> Outbox:
    """Return the outbox for the register at a path or an address: what waits for one is never sent to another.

    Raises:
        RegisterError: it is no address of a register.
    """
    url = address_of(register)
    place = f"{url.host}:{url.port or ''}/{url.database}"
    return Outbox(data_folder / OUTBOX / sha256(place.encode()).hexdigest()[:16])
