"""What goes wrong at the database is said in words, and the next call works once it is right again."""

import socket
import sqlite3
from contextlib import closing, suppress
from threading import Thread

import pytest
from sqlalchemy import make_url
from sqlalchemy.exc import OperationalError

from tests.support.registers import Clock, rationale
from tests.support.servers import ask
from wizard.errors import (
    RegisterBusyError,
    RegisterDamagedError,
    RegisterError,
    RegisterReadOnlyError,
    RegisterUnreachableError,
)
from wizard.register.connection import address_of, connect, told
from wizard.register.opening import open_register
from wizard.register.proof import prove
from wizard.register.schema_version import migrate


@pytest.fixture
def shared(server_database):
    """The address of a register on the server."""
    engine = connect(address_of(server_database))
    migrate(engine, Clock()())
    engine.dispose()
    return server_database


class Relay:
    """A server that passes everything on to the real one, until it is stopped."""

    def __init__(self, address):
        self._server = make_url(address)
        self._listening = None
        self._open = []
        self.start(0)
        self.address = self._server.set(port=self.port).render_as_string(hide_password=False)

    def start(self, port):
        self._listening = socket.create_server(("127.0.0.1", port), reuse_port=False)
        self.port = self._listening.getsockname()[1]
        Thread(target=self._accept, args=(self._listening,), daemon=True).start()

    def stop(self):
        """Cut every connection and take no new one."""
        self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        for end in self._open:
            end.close()
        self._open = []

    def _accept(self, listening):
        while True:
            try:
                near, _ = listening.accept()
            except OSError:
                return
            far = socket.create_connection((self._server.host, self._server.port))
            self._open += [near, far]
            for source, target in ((near, far), (far, near)):
                Thread(target=_pass_on, args=(source, target), daemon=True).start()


def _pass_on(source, target):
    with suppress(OSError):
        while piece := source.recv(65536):
            target.sendall(piece)
    for end in (source, target):
        with suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)


def test_a_wrong_password_is_not_let_in_and_not_repeated(shared, monkeypatch):
    monkeypatch.setenv("PGPASSWORD", "secret-but-wrong")
    with pytest.raises(RegisterUnreachableError, match="does not let you in") as error:
        open_register(shared, Clock())
    assert "secret" not in str(error.value)


def test_no_password_and_no_such_database_are_not_let_in(shared, monkeypatch):
    with pytest.raises(RegisterUnreachableError, match="check account, password and database"):
        open_register(shared.rpartition("/")[0] + "/nowhere", Clock())
    monkeypatch.delenv("PGPASSWORD")
    monkeypatch.setenv("PGPASSFILE", "/nonexistent")
    with pytest.raises(RegisterUnreachableError, match="check account, password and database"):
        open_register(shared, Clock())


@pytest.mark.parametrize("host", ["127.0.0.1:1", "no-such-host.invalid"])
def test_a_server_that_is_not_there_cannot_be_reached(host):
    with pytest.raises(RegisterUnreachableError, match="cannot be reached"):
        open_register(f"postgresql+psycopg://me@{host}/register", Clock())


def test_a_server_that_stops_says_so_and_works_again_once_it_is_back(shared):
    relay = Relay(shared)
    with closing(open_register(relay.address, Clock())) as register:
        register.keep(rationale(), key="one")
        relay.stop()
        for _ in range(2):
            with pytest.raises(RegisterUnreachableError, match="cannot be reached"):
                register.keep(rationale(), key="two")
        with pytest.raises(RegisterUnreachableError, match="cannot be reached"):
            register.totals()
        relay.start(relay.port)
        assert register.keep(rationale(), key="two").id == "2026-0002.1"
        assert list(prove(register)) == []
        register.close()
        relay.stop()


@pytest.mark.parametrize("late", [False, True])
def test_a_killed_connection_is_noticed_and_the_next_call_works(shared, late):
    name = make_url(shared).database
    kill = (
        f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}' AND pid <> pg_backend_pid()"
    )

    def clock():
        if late:  # while the decision is being added
            ask(kill)
        return Clock()()

    with closing(open_register(shared, clock)) as register:
        register.totals()
        if late:
            with pytest.raises(RegisterUnreachableError, match="cannot be reached"):
                register.keep(rationale(), key="one")
        else:
            ask(kill)  # a connection that waits for its next use is tried first
        late = False
        assert register.keep(rationale(), key="one").number == 1
        assert list(prove(register)) == []


def test_an_account_that_may_only_read_is_told_so(shared, monkeypatch):
    role = make_url(shared).database + "_reader"
    ask(f"CREATE ROLE {role} LOGIN PASSWORD 'only-to-read'")
    try:
        ask(f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {role}", address=shared)
        url = make_url(shared).set(username=role)
        monkeypatch.setenv("PGPASSWORD", "only-to-read")
        with closing(open_register(url.render_as_string(hide_password=False), Clock())) as register:
            assert register.totals() == (0, 0)
            with pytest.raises(RegisterReadOnlyError, match="Your account on the server may not do this"):
                register.keep(rationale(), key="one")
    finally:
        ask(f"DROP OWNED BY {role}", f"DROP ROLE {role}", address=shared)


def test_a_file_that_another_program_holds_is_busy(tmp_path):
    path = tmp_path / "register.sqlite"
    with closing(open_register(path, Clock())) as register, closing(sqlite3.connect(path)) as other:
        with register.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA busy_timeout = 10")
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(RegisterBusyError, match="Another program is using the register"):
            register.keep(rationale(), key="one")
        other.rollback()
        assert register.keep(rationale(), key="one").number == 1


@pytest.mark.parametrize(
    ("raised", "kind", "says"),
    [
        (sqlite3.DatabaseError("database disk image is malformed"), RegisterDamagedError, "is damaged"),
        (sqlite3.OperationalError("database or disk is full"), RegisterReadOnlyError, "The disk is full"),
        (sqlite3.OperationalError("attempt to write a readonly database"), RegisterReadOnlyError, "cannot be written"),
        (
            sqlite3.OperationalError("no such table: songs\nat once"),
            RegisterError,
            "did not do it: no such table: songs.",
        ),
        (OperationalError("SELECT secret", {}, Exception("odd")), RegisterError, "did not do it: odd. Nothing was"),
        (
            OperationalError("SELECT secret", {}, Exception("odd"), connection_invalidated=True),
            RegisterUnreachableError,
            "cannot be reached",
        ),
        (PermissionError(13, "Permission denied"), RegisterReadOnlyError, "cannot be used: Permission denied"),
        (OSError("odd"), RegisterReadOnlyError, "cannot be used: odd"),
    ],
)
def test_what_a_database_or_disk_says_is_told_in_words(raised, kind, says):
    with pytest.raises(kind) as error, told("register.sqlite"):
        raise raised
    assert type(error.value) is kind
    assert says in str(error.value)
    assert "secret" not in str(error.value)
