"""Databases on the PostgreSQL server that the register's tests run on too, where WIZARD_TEST_SERVER names one.

Its value is an address such as postgresql+psycopg://ACCOUNT@127.0.0.1:5432/postgres, of an account that may do
everything there; its password comes from PGPASSWORD. ``.ci/run`` starts such a server.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from itertools import count
from uuid import uuid4

from sqlalchemy import Engine, create_engine, make_url
from sqlalchemy.pool import NullPool

SERVER = os.environ.get("WIZARD_TEST_SERVER", "")

LEFT_OUT = "The register's tests on a server were left out: WIZARD_TEST_SERVER names none. .ci/run starts one."

_RUN = f"wizard_{uuid4().hex[:8]}"
_numbers = count(1)


@cache
def server() -> Engine:
    """Return an engine for the server itself; what it is told is done at once."""
    return create_engine(SERVER, isolation_level="AUTOCOMMIT", poolclass=NullPool)


def on(database: str, *, account: str = "") -> str:
    """Return the address of a database of the server, for the account that may do everything, or another."""
    url = make_url(SERVER).set(database=database)
    return (url.set(username=account) if account else url).render_as_string(hide_password=False)


@contextmanager
def database(template: str = "template0") -> Iterator[str]:
    """Yield the address of a new database that is gone at the end; ``template`` is the name of one to be like."""
    name = f"{_RUN}_{next(_numbers)}"
    ask(f"CREATE DATABASE {name} TEMPLATE {template}")
    try:
        yield on(name)
    finally:
        ask(f"DROP DATABASE {name} WITH (FORCE)")


def ask(*statements: str, address: str = "") -> list[tuple[object, ...]]:
    """Run SQL as the account that may do everything, in the database of an address, and return the last's rows."""
    engine = create_engine(address, isolation_level="AUTOCOMMIT", poolclass=NullPool) if address else server()
    with engine.connect() as connection:
        for statement in statements:
            done = connection.exec_driver_sql(statement)
        return [tuple(row) for row in done] if done.returns_rows else []
