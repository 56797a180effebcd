import os
import stat
from datetime import timedelta

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeychain
from sqlalchemy import make_url
from typer.testing import CliRunner

from tests.support.registers import DECIDER, NOON, REVIEWER, Clock, fill, rationale
from tests.support.servers import ask
from wizard import cli
from wizard.errors import (
    RegisterDamagedError,
    RegisterError,
    RegisterReadOnlyError,
    RegisterUnreachableError,
    WizardError,
)
from wizard.register import moving
from wizard.register.connection import address_of, writing
from wizard.register.grants import statements
from wizard.register.opening import open_register
from wizard.register.passwords import account_of
from wizard.register.proof import prove
from wizard.register.values import Search

SERVER = "postgresql+psycopg://dana@db.example.org/register"


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Runs a command of the register in a folder of its own; an error for the reader passes."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)

    def run(*words, typed=None):
        result = CliRunner().invoke(cli.app, ["register", *map(str, words)], input=typed)
        if isinstance(result.exception, WizardError):
            raise result.exception
        return result

    return run


@pytest.fixture
def filled(tmp_path):
    """The path of a register with some decisions."""
    path = tmp_path / "filled.sqlite"
    register = open_register(path, Clock())
    fill(register, 30)
    register.close()
    return path


@pytest.mark.parametrize("command", ["setup", "grants", "verify", "move", "password"])
def test_each_command_has_help_with_examples_and_exit_codes(run, command):
    page = run(command, "--help").stdout
    assert f"optin-wizard register {command}" in page
    assert "Exit codes: 0 done" in page


def test_a_file_is_set_up_in_the_data_folder_once(run, tmp_path):
    assert run("setup").stdout == "The register register.sqlite was made.\n"
    assert run("setup").stdout == "The register register.sqlite is up to date already.\n"
    (path,) = (tmp_path / "data").rglob("register.sqlite")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_server_is_set_up_once_and_then_used(run, server_database):
    said = run("setup", "--register", server_database).stdout
    assert said.startswith("The register 127.0.0.1/")
    assert said.endswith(" was made.\n")
    assert "up to date already" in run("setup", "--register", server_database).stdout
    assert run("verify", "--register", server_database).stdout.startswith("The register 127.0.0.1/")


def test_an_older_register_is_brought_up_to_date(run, server_database, monkeypatch):
    run("setup", "--register", server_database)
    monkeypatch.setattr(moving, "LATEST", "9999")
    assert "is up to date now" in run("setup", "--register", server_database).stdout


def test_an_older_file_is_copied_before_it_is_brought_up_to_date(run, filled, monkeypatch):
    opened = []
    monkeypatch.setattr(moving, "LATEST", "9999")
    monkeypatch.setattr(moving, "open_register", lambda *asked: opened.append(asked) or open_register(*asked))
    assert "is up to date now" in run("setup", "--register", filled).stdout
    assert opened[0][0] == str(filled)


def test_a_whole_register_is_proved_with_progress_on_a_terminal_alone(run, filled):
    result = run("verify", "--register", filled)
    assert result.exit_code == 0
    assert result.stdout.startswith("The register filled.sqlite is whole. Entries: 4")
    assert "They do not stop a forger" in result.stdout
    assert result.stderr == ""


def test_what_is_wrong_is_printed_and_ends_with_one(run, filled):
    register = open_register(filled, Clock())
    with writing(register.engine) as connection:
        connection.exec_driver_sql("DROP TRIGGER entries_refuse_update")
        connection.exec_driver_sql("UPDATE entries SET key = 'x' WHERE number = 2")
    register.close()
    result = run("verify", "--register", filled)
    assert result.exit_code == 1
    assert result.stdout.startswith("wrong  Entry 2 was changed after it was kept")
    assert "is not whole" in result.stdout
    with pytest.raises(RegisterDamagedError, match="nothing is moved"):
        run("move", filled, "copy.sqlite")


def test_a_register_that_is_not_there_is_not_made(run, tmp_path):
    for words in (["verify", "--register", "none.sqlite"], ["move", "none.sqlite", "copy.sqlite"]):
        with pytest.raises(RegisterError, match="There is no register none"):
            run(*words)
    assert list(tmp_path.iterdir()) == []


def test_a_register_moves_whole_and_may_be_moved_on(run, filled, server_database):
    before = head_of(filled)
    assert run("move", filled, server_database).stdout == f"Moved and proved. Entries: {before.number}.\n"
    assert head_of(server_database) == before
    assert run("move", server_database, "back.sqlite").exit_code == 0
    assert head_of("back.sqlite") == before
    register = open_register(filled, Clock())
    register.keep(rationale(), key="late")
    rows = list(register.rows(Search(every_version=True)))
    register.close()
    assert run("move", filled, server_database).stdout == (
        f"Moved and proved. Entries: 1. {before.number} were there already.\n"
    )
    shared = open_register(server_database, Clock())
    assert list(shared.rows(Search(every_version=True))) == rows
    assert list(prove(shared)) == []
    shared.close()


def test_a_register_that_went_on_by_itself_takes_no_other(run, filled):
    run("move", filled, "copy.sqlite")
    for path, key in ((filled, "here"), ("copy.sqlite", "there")):
        register = open_register(path, Clock())
        register.keep(rationale(name=key), key=key)
        register.close()
    before = head_of("copy.sqlite")
    with pytest.raises(RegisterError, match="holds other entries than those to be moved"):
        run("move", filled, "copy.sqlite")
    assert head_of("copy.sqlite") == before


def test_a_clock_that_was_set_back_keeps_no_register_from_moving(run, filled):
    register = open_register(filled, Clock(NOON - timedelta(days=900)))
    register.keep(rationale(), key="early")
    register.close()
    assert run("move", filled, "copy.sqlite").exit_code == 0


def test_a_longer_copy_takes_no_shorter_one(run, filled):
    run("move", filled, "copy.sqlite")
    register = open_register("copy.sqlite", Clock())
    register.keep(rationale(), key="there")
    register.close()
    with pytest.raises(RegisterError, match="holds other entries"):
        run("move", filled, "copy.sqlite")


def head_of(register):
    opened = open_register(register, Clock())
    head = opened.head()
    opened.close()
    return head


@pytest.fixture
def accounts(run, server_database, monkeypatch):
    """A function from a role to the register on the server, as an account of that role sees it."""
    run("setup", "--register", server_database)
    for _ in range(2):  # run again, it changes nothing
        ask(*statements(), address=server_database)
    name = make_url(server_database).database
    made, opened = [], []

    def of(role):
        account = f"{name}_{role}"
        ask(f"CREATE ROLE {account} LOGIN PASSWORD 'as-good-as-any' IN ROLE wizard_{role}")
        made.append(account)
        url = make_url(server_database).set(username=account)
        with monkeypatch.context() as patched:
            patched.setenv("PGPASSWORD", "as-good-as-any")
            register = open_register(url.render_as_string(), Clock())
        opened.append(register)
        return register

    yield of
    for register in opened:
        register.close()
    for account in made:
        ask(f"DROP ROLE {account}")


def test_the_printed_sql_is_what_the_server_is_told(run):
    printed = run("grants").stdout
    assert printed.startswith("-- Roles of the register.")
    for statement in statements():
        assert f"{statement};\n" in printed


def test_each_role_may_do_its_part(accounts):
    staff, reviewer, reader = accounts("staff"), accounts("reviewer"), accounts("reader")
    row = staff.keep(rationale(), key="one")
    assert reviewer.review(row.number, "approved", reviewer=REVIEWER, key="a").result == "approved"
    reviewer.keep(rationale("stop"), key="two", replaces=row.number)
    assert [each.id for each in reader.rows(Search(every_version=True))] == ["2026-0001.2", "2026-0001.1"]
    assert list(prove(reader)) == list(prove(staff)) == []


def test_the_server_refuses_what_is_not_for_a_role(accounts):
    staff, reader = accounts("staff"), accounts("reader")
    row = staff.keep(rationale(), key="one")
    with pytest.raises(RegisterReadOnlyError, match="Your account on the server may not do this"):
        staff.review(row.number, "approved", reviewer=REVIEWER, key="a")
    with pytest.raises(RegisterReadOnlyError, match="Your account on the server may not do this"):
        reader.keep(rationale(), key="two")
    assert staff.head().number == 1


@pytest.mark.parametrize("role", ["staff", "reviewer", "reader"])
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entries SET key = 'x'",
        "DELETE FROM reviews",
        "UPDATE decisions SET headline = 'x'",
        "TRUNCATE entries CASCADE",
        "DROP TRIGGER entries_refuse_change ON entries",
        "ALTER TABLE entries DISABLE TRIGGER ALL",
        "CREATE TABLE mine (x int)",
        "INSERT INTO about VALUES ('x', 'y')",
        "UPDATE alembic_version SET version_num = '9'",
    ],
)
def test_the_server_lets_no_role_change_or_remove(accounts, role, statement):
    register = accounts(role)
    with pytest.raises(RegisterReadOnlyError), writing(register.engine) as connection:
        connection.exec_driver_sql(statement)


class Keychain(KeyringBackend):
    """A keychain in memory."""

    priority = 1

    def __init__(self):
        super().__init__()
        self.kept = {}

    def get_password(self, service, username):
        return self.kept.get((service, username))

    def set_password(self, service, username, password):
        self.kept[service, username] = password

    def delete_password(self, service, username):
        del self.kept[service, username]


@pytest.fixture
def keychain():
    """A keychain in memory in place of the platform's."""
    before = keyring.get_keyring()
    chain = Keychain()
    keyring.set_keyring(chain)
    yield chain
    keyring.set_keyring(before)


def test_a_password_is_asked_for_unseen_and_stored_in_the_keychain(run, keychain):
    result = run("password", "--register", SERVER, typed="s3cret\n")
    assert keychain.kept == {("exception-wizard", "dana@db.example.org/register"): "s3cret"}
    assert "Stored in the keychain for dana@db.example.org/register." in result.stdout
    assert "s3cret" not in result.output


def test_the_stored_password_opens_the_server(run, keychain, server_database, monkeypatch):
    run("setup", "--register", server_database)
    run("password", "--register", server_database, typed=os.environ["PGPASSWORD"] + "\n")
    monkeypatch.delenv("PGPASSWORD")
    monkeypatch.setenv("PGPASSFILE", "/nonexistent")
    assert "is whole" in run("verify", "--register", server_database).stdout
    keychain.kept.clear()
    with pytest.raises(RegisterUnreachableError, match="optin-wizard register password"):
        run("verify", "--register", server_database)


@pytest.mark.usefixtures("keychain")
def test_without_a_keychain_the_other_ways_are_named(run, monkeypatch):
    keyring.set_keyring(NoKeychain())
    with pytest.raises(RegisterError, match="PGPASSWORD or the file") as error:
        run("password", "--register", SERVER, typed="s3cret\n")
    assert "s3cret" not in str(error.value)
    monkeypatch.delenv("PGPASSWORD", raising=False)
    with pytest.raises(RegisterUnreachableError):
        run("verify", "--register", "postgresql+psycopg://dana@127.0.0.1:1/register")


@pytest.mark.parametrize(
    "address",
    [
        "postgresql+psycopg://dana:s3cret@db.example.org/register",
        "postgresql+psycopg://dana@db.example.org/register?password=s3cret",
        "postgresql+psycopg://dana:s3cret@db.example.org",
        "postgresql+psycopg://dana:s3cret@db.example.org:port/register",
        "nonsense://dana:s3cret@db.example.org/register?password=s3cret",
    ],
)
def test_a_password_in_the_address_is_refused_and_not_repeated(run, address):
    for command in ("setup", "verify", "password"):
        with pytest.raises(RegisterError) as error:
            run(command, "--register", address)
        assert "s3cret" not in str(error.value)


def test_a_file_has_no_password(run):
    result = run("password", "--register", "register.sqlite")
    assert result.exit_code == 2
    assert "has no password" in result.output


def test_an_account_is_named_as_the_server_would(monkeypatch):
    monkeypatch.setenv("PGUSER", "kim")
    assert account_of(address_of("postgresql+psycopg:///register")) == "kim@localhost/register"
    monkeypatch.delenv("PGUSER")
    monkeypatch.setattr("getpass.getuser", lambda: DECIDER)
    assert account_of(address_of("postgresql+psycopg://db:77/register")) == f"{DECIDER}@db:77/register"
