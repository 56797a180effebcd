"""Connects to the database that holds the register, and words what can go wrong there.

A path or ``sqlite:///`` address is a file of this computer, ``postgresql+psycopg://`` a server's.
"""

import os
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from wizard.errors import (
    RegisterBusyError,
    RegisterDamagedError,
    RegisterError,
    RegisterReadOnlyError,
    RegisterUnreachableError,
)
from wizard.register.passwords import ADVICE, recall

SERVER = "postgresql+psycopg"
PATIENCE = 15.0
"""Seconds to wait for another program that is writing."""
_CHAIN_LOCK = 1_164_397
"""The number of the advisory lock under which entries are added on a server; no other use of the database takes it."""


def address_of(register: str | Path) -> URL:
    """Return the address that a path or an address means.

    Raises:
        RegisterError: it names no database that this program knows.
    """
    if isinstance(register, Path) or "://" not in register:
        return URL.create("sqlite", database=str(register))
    try:
        url = make_url(register)
        url.get_dialect()
    except (ArgumentError, NoSuchModuleError, ValueError) as error:
        raise RegisterError(f"“{_without_password(register)}” is no address of a register. {_ADDRESSES}") from error
    if url.drivername not in {"sqlite", SERVER} or not url.database:
        raise RegisterError(f"“{url.render_as_string()}” is no address of a register. {_ADDRESSES}")
    if url.password is not None or {"password", "passfile"} & set(url.query):
        raise RegisterError(f"Leave the password out of the register's address: other programs could read it. {ADVICE}")
    return url


def _without_password(address: str) -> str:
    return re.sub(r"(?<=:)[^:@/]+(?=@)|(?<=password=)[^&]*", "***", address)


_ADDRESSES = f"Name a file, or a server as {SERVER}://ACCOUNT@HOST/DATABASE."


def connect(url: URL, *, patience: float = PATIENCE) -> Engine:
    """Return an engine for the address; a file is made, for its owner alone, when there is none.

    ``patience`` is how many seconds to wait for another program that writes to the file. What the database says of an
    error never repeats the words of a decision.

    Raises:
        RegisterError: the folder or file cannot be made.
    """
    if url.drivername == SERVER:
        engine = create_engine(url, pool_pre_ping=True, connect_args={"connect_timeout": 10}, hide_parameters=True)
        event.listen(engine, "do_connect", _put_password_in(url))
        return engine
    path = Path(url.database or "")
    with told(path.name):
        make_private(path)
    engine = create_engine(url, hide_parameters=True, connect_args={"timeout": patience, "check_same_thread": False})
    event.listen(engine, "connect", _prepare_file)
    event.listen(engine, "begin", _begin)
    return engine


def use_journal(engine: Engine) -> None:
    """Let a file of a register be read while another window writes: what is added goes to a journal beside it first."""
    with told(place_of(engine)), closing(engine.raw_connection()) as connection:
        connection.cursor().execute("PRAGMA journal_mode=WAL")


def connect_to_read(path: Path) -> Engine:
    """Return an engine for a file that is left as it is; nothing is written beside it where that is forbidden.

    Raises:
        RegisterReadOnlyError: what was written last lies in a journal that cannot be read from a folder like this.
        RegisterDamagedError: it is no database.
    """
    address = f"{path.absolute().as_uri()}?mode=ro"
    with told(path.name):
        try:
            _open_to_read(address).close()
        except sqlite3.OperationalError:
            journal = journals_of(path)[0]
            if journal.exists() and journal.stat().st_size:
                raise
            address = f"{path.absolute().as_uri()}?immutable=1"  # nobody writes where even a journal cannot be made
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        creator=lambda: _open_to_read(address),
        hide_parameters=True,
        execution_options={"read_only": True},
    )
    event.listen(engine, "begin", _begin)
    return engine


def journals_of(path: Path) -> tuple[Path, Path]:
    """Return the names of what SQLite keeps beside a file: what was added last, and who reads it."""
    return path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")


def is_read_only(engine: Engine) -> bool:
    """Whether the register was opened to be read alone."""
    return bool(engine.get_execution_options().get("read_only"))


def is_server(engine: Engine | Connection) -> bool:
    """Whether the register is on a server."""
    return engine.dialect.name == "postgresql"


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Yield a connection that sees one state of the register, however others write.

    Raises:
        RegisterError: in words, whatever goes wrong at the database.
    """
    with told(place_of(engine)), engine.connect() as connection:
        if is_server(connection):
            connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        with connection.begin():
            yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Yield a connection that alone may add entries; all of it is stored at the end, or nothing.

    Raises:
        RegisterReadOnlyError: it was opened to be read alone.
        RegisterError: in words, whatever goes wrong at the database.
    """
    if is_read_only(engine):
        raise RegisterReadOnlyError(
            f"The register {place_of(engine)} is open for reading alone, so nothing can be added to it."
        )
    with told(place_of(engine)), engine.connect().execution_options(writes=True) as connection, connection.begin():
        if is_server(connection):
            connection.execute(text(f"SELECT pg_advisory_xact_lock({_CHAIN_LOCK})"))
        yield connection


def place_of(engine: Engine) -> str:
    """Return where the register is, without any password, such as "register.sqlite" or "db.example.org/register"."""
    url = engine.url
    return f"{url.host or 'localhost'}/{url.database}" if url.drivername == SERVER else Path(url.database or "").name


@contextmanager
def told(place: str) -> Iterator[None]:
    """Turn what the database or the disk says into words for the person."""
    try:
        yield
    except DBAPIError as error:
        raise _in_words(place, str(error.orig), gone=error.connection_invalidated) from error
    except sqlite3.Error as error:
        raise _in_words(place, str(error), gone=False) from error
    except OSError as error:
        raise RegisterReadOnlyError(
            f"The register {place} cannot be used: {error.strerror or error}. See that its folder can be written."
        ) from error


def _in_words(place: str, said: str, *, gone: bool) -> RegisterError:
    """Return what the database said as an error for the person; ``gone`` says that the connection was cut."""
    for signs, kind, words in _TOLD:
        if any(sign in said for sign in signs):
            return kind(words.format(place=place))
    if gone:
        return RegisterUnreachableError(_UNREACHABLE.format(place=place))
    return RegisterError(f"The register {place} did not do it: {said.strip().splitlines()[0]}. Nothing was changed.")


_UNREACHABLE = (
    "The server of the register ({place}) cannot be reached. Check the network, or ask who runs it. "
    "Nothing in the register was changed."
)
_TOLD: tuple[tuple[tuple[str, ...], type[RegisterError], str], ...] = (
    (
        ("database is locked", "database table is locked"),
        RegisterBusyError,
        "Another program is using the register {place} and does not let go. Close it there, then try again.",
    ),
    (
        ("malformed", "not a database", "disk image", "unsupported file format"),
        RegisterDamagedError,
        "The register {place} is damaged. It is left as it is; restore the last backup.",
    ),
    (
        ("is full",),
        RegisterReadOnlyError,
        "The disk is full, so nothing was added to the register {place}. Free some space and try again.",
    ),
    (
        ("readonly", "read-only", "unable to open database"),
        RegisterReadOnlyError,
        "The register {place} cannot be written. See that its folder and file can be written, and try again.",
    ),
    (
        ("permission denied", "row-level security", "must be owner"),
        RegisterReadOnlyError,
        "Your account on the server may not do this in the register {place}. Ask who runs it.",
    ),
    (
        ("password authentication failed", "no password supplied", "does not exist", "no pg_hba.conf entry"),
        RegisterUnreachableError,
        f"The server of the register ({{place}}) does not let you in: check account, password and database. {ADVICE}",
    ),
    (
        (
            "connection failed",
            "connection refused",
            "could not connect",
            "server closed the connection",
            "terminating connection",
            "connection is lost",
            "could not translate host name",
            "failed to resolve host",
            "timeout expired",
            "connection is closed",
            "shutting down",
            "starting up",
        ),
        RegisterUnreachableError,
        _UNREACHABLE,
    ),
)


def make_private(path: Path) -> None:
    """Make a file, and its folder, for their owner alone where there is none."""
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def _prepare_file(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # transactions begin where _begin says, not where sqlite3 guesses
    for pragma in ("synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _put_password_in(url: URL) -> Callable[..., None]:
    """Return what completes the arguments of a connection; PGPASSWORD goes before the keychain."""

    def put_in(_dialect: object, _record: object, _positional: object, arguments: dict[str, Any]) -> None:
        if not os.environ.get("PGPASSWORD") and (password := recall(url)):
            arguments["password"] = password

    return put_in


def _open_to_read(address: str) -> sqlite3.Connection:
    connection = sqlite3.connect(address, uri=True, timeout=PATIENCE, check_same_thread=False, isolation_level=None)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _begin(connection: Connection) -> None:
    options: Any = connection.get_execution_options()
    connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("writes") else "BEGIN")
