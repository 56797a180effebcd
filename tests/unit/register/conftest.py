"""Registers in a file always, and on a server wherever there is one to test with."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from shutil import copyfile
from typing import Protocol

import pytest

from tests.support.registers import Clock
from tests.support.servers import SERVER, ask, database, likeness
from wizard.register.connection import address_of, connect
from wizard.register.opening import open_register
from wizard.register.register import Register
from wizard.register.schema_version import migrate


class Place(Protocol):
    """A kind of database that registers are kept in."""

    def empty(self) -> str:
        """Return the address of a new database without tables."""

    def copy(self, address: str) -> str:
        """Return the address of a copy of a closed register, to be tampered with."""

    def tamper(self, address: str, *statements: str) -> None:
        """Do with a register what its triggers and keys forbid."""


class Files:
    """Registers in files of a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._number = 0

    def empty(self) -> str:
        self._number += 1
        return str(self._folder / f"register-{self._number}.sqlite")

    def copy(self, address: str) -> str:
        copied = self.empty()
        copyfile(address, copied)
        return copied

    def tamper(self, address: str, *statements: str) -> None:
        with closing(sqlite3.connect(address, isolation_level=None)) as connection:
            triggers = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
            for (name,) in triggers:
                connection.execute(f"DROP TRIGGER {name}")
            for statement in statements:
                connection.execute(statement)


class Databases:
    """Registers on the server, each in a database of its own."""

    def __init__(self, until: ExitStack) -> None:
        self._until = until

    def empty(self) -> str:
        return self._until.enter_context(database())

    def copy(self, address: str) -> str:
        return self._until.enter_context(likeness(address))

    def tamper(self, address: str, *statements: str) -> None:
        ask("SET session_replication_role = replica", *statements, address=address)


@pytest.fixture(params=["file", "server"] if SERVER else ["file"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """Where registers are kept: in files, or on a server."""
    with ExitStack() as until:
        yield Files(tmp_path) if request.param == "file" else Databases(until)


@pytest.fixture
def clock() -> Clock:
    """A clock that stands until it is set."""
    return Clock()


@pytest.fixture
def opened(clock: Clock) -> Iterator[Callable[[str], Register]]:
    """A function from an address to its register, which is made where there is none; closed at the end."""
    with ExitStack() as until:

        def opened(address: str) -> Register:
            return until.enter_context(closing(made(address, clock)))

        yield opened


@pytest.fixture
def address(place: Place) -> str:
    """The address of a new database without tables."""
    return place.empty()


@pytest.fixture
def register(opened: Callable[[str], Register], address: str) -> Register:
    """An empty register."""
    return opened(address)


def made(address: str, clock: Clock) -> Register:
    """Return the register at an address, with its tables."""
    engine = connect(address_of(address))
    migrate(engine, clock())
    engine.dispose()
    return open_register(address, clock)
