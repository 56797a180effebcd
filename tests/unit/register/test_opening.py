from contextlib import closing, contextmanager

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import UniqueConstraint, inspect

from tests.support.registers import Clock
from wizard.errors import RegisterDamagedError, RegisterError, RegisterNewerError
from wizard.register.connection import address_of, connect, reading
from wizard.register.opening import open_register
from wizard.register.schema_version import LATEST, check_version, migrate, version_of
from wizard.register.tables import metadata


def test_the_migrated_tables_are_those_that_the_program_works_with(register):
    with reading(register.engine) as connection:
        context = MigrationContext.configure(connection, opts={"include_name": _is_ours})
        assert compare_metadata(context, metadata) == []
        found = inspect(connection)
        for table in metadata.sorted_tables:
            wanted = {tuple(each.columns.keys()) for each in table.constraints if isinstance(each, UniqueConstraint)}
            assert {tuple(each["column_names"]) for each in found.get_unique_constraints(table.name)} == wanted
            assert found.get_pk_constraint(table.name)["constrained_columns"] == table.primary_key.columns.keys()


def _is_ours(name, kind, _within):
    searched = str(name).startswith("searched") if kind == "table" else name == "decisions_searched"
    return not searched


def test_a_migrated_register_is_the_newest_and_keeps_its_name(register, clock):
    before = register.head().register_id
    assert version_of(register.engine) == LATEST
    migrate(register.engine, clock())
    assert register.head().register_id == before


def test_an_empty_database_has_no_version(address):
    with engine_of(address) as engine:
        assert version_of(engine) is None


def test_a_file_is_made_by_itself_and_opens_again(tmp_path, clock):
    path = tmp_path / "new folder" / "register.sqlite"
    for _ in range(2):
        with closing(open_register(path, clock)) as register:
            assert register.totals() == (0, 0)


def test_a_server_gets_its_tables_only_by_whoever_runs_it(server_database):
    with pytest.raises(RegisterError, match="optin-wizard register setup"):
        open_register(server_database, Clock())


def test_a_register_of_a_newer_program_is_left_as_it_is(place, register, address, clock):
    register.close()
    place.tamper(address, "UPDATE alembic_version SET version_num = '9001'")
    with pytest.raises(RegisterNewerError, match="Install the newer Exception Wizard"):
        open_register(address, clock)


def test_older_tables_on_a_server_are_for_whoever_runs_it(place, register, address):
    place.tamper(address, "UPDATE alembic_version SET version_num = '0000'")
    with pytest.raises(RegisterError, match="is older than this program"):
        check_version(register.engine)


def test_a_database_of_another_program_is_refused(place, address, clock):
    with engine_of(address):
        place.tamper(address, "CREATE TABLE songs (title text)")
    with pytest.raises(RegisterDamagedError, match="holds something else than a register"):
        open_register(address, clock)


@pytest.mark.parametrize(
    ("register", "says"),
    [
        ("mysql://here/there", "is no address of a register"),
        ("sqlite://", "is no address of a register"),
        ("nonsense+x://a", "is no address"),
        ("postgresql+psycopg://me@host", "Name a file, or a server as"),
        ("postgresql+psycopg://me@host:port/db", "is no address"),
    ],
)
def test_an_address_that_names_no_register_is_refused(register, says):
    with pytest.raises(RegisterError, match=says):
        address_of(register)


def test_paths_and_addresses_of_files_mean_the_same(tmp_path):
    path = tmp_path / "a b.sqlite"
    assert address_of(path) == address_of(str(path)) == address_of(f"sqlite:///{path}")


@contextmanager
def engine_of(address):
    engine = connect(address_of(address))
    yield engine
    engine.dispose()
