"""Databases on the PostgreSQL server that the register's tests run on too, where WIZARD_TEST_SERVER names one.

Its value is an address such as postgresql+psycopg://ACCOUNT@127.0.0.1:5432/postgres, of an account that may do
everything there; its password comes from PGPASSWORD. ``.ci/run`` starts such a server.
"""

import atexit
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from itertools import count
from uuid import uuid4

from sqlalchemy import Engine, create_engine, make_url
from sqlalchemy.pool import NullPool

SERVER = os.environ.get("WIZARD_TEST_SERVER", "")
_PASSWORD = os.environ.get("PGPASSWORD", "")

LEFT_OUT = "The register's tests on a server were left out: WIZARD_TEST_SERVER names none. .ci/run starts one."

_RUN = f"wizard_{uuid4().hex[:8]}"
_numbers = count(1)
_free: list[str] = []


@cache
def server() -> Engine:
    """Return an engine for the server itself; what it is told is done at once."""
    return _engine(SERVER)


def _engine(address: str) -> Engine:
    arguments = {"password": _PASSWORD} if _PASSWORD else {}
    return create_engine(address, isolation_level="AUTOCOMMIT", poolclass=NullPool, connect_args=arguments)


def on(database: str, *, account: str = "") -> str:
    """Return the address of a database of the server, for the account that may do everything, or another."""
    url = make_url(SERVER).set(database=database)
    return (url.set(username=account) if account else url).render_as_string(hide_password=False)


@contextmanager
def database() -> Iterator[str]:
    """Yield the address of an empty database of its own. Making one is slow, so they are emptied and used again."""
    name = _free.pop() if _free else _made()
    try:
        yield on(name)
    finally:
        _end_others(name)
        ask(
            "DROP SCHEMA public CASCADE",
            "CREATE SCHEMA public",
            "GRANT USAGE ON SCHEMA public TO PUBLIC",
            address=on(name),
        )
        _free.append(name)


def _made() -> str:
    name = f"{_RUN}_{next(_numbers)}"
    ask(f"CREATE DATABASE {name}")
    atexit.register(ask, f"DROP DATABASE {name} WITH (FORCE)")
    return name


def _end_others(name: str) -> None:
    ask(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")


@contextmanager
def likeness(address: str) -> Iterator[str]:
    """Yield the address of a copy of the tables in a database, without their triggers and foreign keys."""
    name = f"copy_{next(_numbers)}"
    tables = [
        str(table) for (table,) in ask("SELECT tablename FROM pg_tables WHERE schemaname = 'public'", address=address)
    ]
    ask(f"CREATE SCHEMA {name}", address=address)
    for table in tables:
        made = f"CREATE TABLE {name}.{table} (LIKE public.{table} INCLUDING ALL)"
        ask(made, f"INSERT INTO {name}.{table} SELECT * FROM public.{table}", address=address)
    yield (
        make_url(address).update_query_dict({"options": f"-csearch_path={name}"}).render_as_string(hide_password=False)
    )
    ask(f"DROP SCHEMA {name} CASCADE", address=address)


def ask(*statements: str, address: str = "") -> list[tuple[object, ...]]:
    """Run SQL as the account that may do everything, in the database of an address, and return the last's rows."""
    engine = _engine(address) if address else server()
    with engine.connect() as connection:
        for statement in statements:
            done = connection.exec_driver_sql(statement)
        return [tuple(row) for row in done] if done.returns_rows else []
