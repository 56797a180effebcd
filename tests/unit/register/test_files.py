"""What opening a register's file does with one that is new, old, newer, damaged, or something else."""

import os
import shutil
import sqlite3
from contextlib import closing

import pytest

from tests.support.damage import PAGE, break_page, cut, overwrite, pages_of
from tests.support.migrations import NEXT, with_step
from tests.support.registers import Clock, fill, rationale
from wizard.errors import RegisterDamagedError, RegisterError, RegisterNewerError, RegisterReadOnlyError
from wizard.register.backups import FOLDER, last_backup
from wizard.register.embedded import free_name
from wizard.register.opening import open_register
from wizard.register.proof import prove
from wizard.register.schema_version import LATEST
from wizard.register.values import Search


@pytest.fixture
def path(tmp_path):
    return tmp_path / "register.sqlite"


def opened(path, **how):
    return open_register(path, Clock(), **how)


def filled(path, number=3):
    """A register's file with decisions in it, closed."""
    register = opened(path)
    fill(register, number)
    register.close()
    return path


def refused(path, kind=RegisterDamagedError, **how):
    """What opening a file says; every file is afterwards exactly as it was before."""
    before = {each: each.read_bytes() for each in path.parent.rglob("*") if each.is_file()}
    with pytest.raises(kind) as told:
        opened(path, **how)
    assert {each: each.read_bytes() for each in before} == before
    return str(told.value)


def test_a_new_register_is_made_whole_and_for_its_owner_alone(tmp_path):
    path = tmp_path / "new" / "register.sqlite"
    opened(path).close()
    assert [each.name for each in path.parent.iterdir()] == ["register.sqlite"]
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)


def test_a_register_that_another_window_made_in_the_same_moment_is_the_one(path, monkeypatch):
    def late(part, name):
        shutil.copyfile(part, name)
        raise FileExistsError

    monkeypatch.setattr(os, "link", late)
    opened(path).close()
    assert [each.name for each in path.parent.iterdir()] == ["register.sqlite"]


@pytest.mark.parametrize("is_there", [False, True])
def test_a_disk_without_second_names_takes_a_register_too(path, monkeypatch, is_there):
    def link(part, name):
        if is_there:
            shutil.copyfile(part, name)
        raise PermissionError

    monkeypatch.setattr(os, "link", link)
    opened(path).close()
    assert [each.name for each in path.parent.iterdir()] == ["register.sqlite"]


def test_an_empty_file_is_left_empty(path):
    path.touch()
    assert "register.sqlite is empty" in refused(path)


@pytest.mark.parametrize("content", [b"x", b"Shopping: milk, bread and honey\n" * 400])
def test_a_text_file_is_left_as_it_is(path, content):
    path.write_bytes(content)
    assert "no register, or its beginning was overwritten" in refused(path)


def test_another_programs_database_is_left_as_it_is(path):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE songs (title TEXT)")
    assert "something else than a register" in refused(path)


def test_another_programs_database_with_migrations_of_its_own_is_no_newer_register(path):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE alembic_version (version_num TEXT)")
        connection.execute("INSERT INTO alembic_version VALUES ('9f3a')")
        connection.commit()
    assert "something else than a register" in refused(path)


def test_a_database_without_tables_is_no_register(path):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 1")
    assert "holds no tables" in refused(path)


def test_an_overwritten_beginning_is_said(path):
    overwrite(filled(path), 0, 100)
    assert "its beginning was overwritten" in refused(path)


def test_a_cut_off_file_is_said(path):
    filled(path)
    cut(path, path.stat().st_size // 2)
    assert "register.sqlite is damaged" in refused(path)


def test_an_overwritten_first_page_is_said(path):
    overwrite(filled(path), 100, PAGE - 100)
    assert "register.sqlite is damaged" in refused(path)


def test_a_journal_without_its_file_is_no_reason_for_a_new_register(path):
    path.with_name("register.sqlite-wal").write_bytes(b"what was added last")
    assert "its journal register.sqlite-wal is still there" in refused(path)


def test_a_register_that_lost_what_it_has_seen_is_damaged(path):
    filled(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DELETE FROM alembic_version")
        connection.commit()
    assert "does not say what made it" in refused(path)


def test_a_broken_page_is_said_when_it_is_met_and_what_stands_on_others_still_reads(path):
    filled(path, 40)
    break_page(path, pages_of(path, "decisions")[-1])
    register = opened(path)
    assert register.page(Search(order="date", descending=False), size=1)
    with pytest.raises(RegisterDamagedError, match="damaged"):
        list(register.rows(Search()))
    register.close()


def test_the_last_backup_is_offered_with_a_damaged_register(path):
    folder = filled(path).parent / FOLDER
    folder.mkdir()
    for name in ("register-2026-03-08.sqlite", "register-2026-03-09.sqlite", "other-2026-03-10.sqlite", "note.txt"):
        (folder / name).touch()
    overwrite(path, 0)
    assert refused(path).endswith("The last one is backups/register-2026-03-09.sqlite.")
    assert last_backup(path) == folder / "register-2026-03-09.sqlite"


def test_a_register_of_a_newer_program_is_left_as_it_is(path, tmp_path_factory):
    steps = with_step(tmp_path_factory.mktemp("newer"))
    register = opened(path, steps=steps)
    register.close()
    said = refused(path, RegisterNewerError)
    assert f"made by a newer program (its tables are {NEXT}, this program knows {LATEST})" in said


def test_an_older_register_is_copied_first_and_then_brought_up_to_date(path, tmp_path_factory):
    steps = with_step(tmp_path_factory.mktemp("newer"))
    before = opened(filled(path))
    head = before.head()
    before.close()
    register = opened(path, steps=steps)
    assert (register.head(), list(prove(register))) == (head, [])
    register.close()
    copy = path.with_name(f"register-before-{NEXT}.sqlite")
    assert copy.stat().st_mode & 0o777 == 0o600
    old = opened(copy)
    assert (old.head(), list(prove(old))) == (head, [])
    old.close()
    opened(path, steps=steps).close()
    assert not path.with_name(f"register-before-{NEXT}-2.sqlite").exists()


def test_a_migration_that_fails_changes_nothing(path, tmp_path_factory):
    steps = with_step(tmp_path_factory.mktemp("newer"), "op.execute('CREATE TABLE more (x)')\n    1 / 0")
    filled(path)
    with pytest.raises(ZeroDivisionError):
        opened(path, steps=steps)
    register = opened(path)
    assert list(prove(register)) == []
    register.close()


def test_a_register_that_may_not_be_written_is_read_alone_and_says_so(path, monkeypatch):
    filled(path)
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)
    register = opened(path)
    assert (register.is_read_only, register.totals()[0]) == (True, 3)
    with pytest.raises(RegisterReadOnlyError, match="open for reading alone"):
        register.keep(rationale(), key="more")
    with pytest.raises(RegisterReadOnlyError, match="open for reading alone"):
        register.review(1, "approved", reviewer="P. Office", key="more")
    register.close()


@pytest.mark.parametrize("journal", [None, b"", b"what was added last"])
def test_where_no_journal_can_be_made_it_is_read_unless_one_is_already_there(path, monkeypatch, journal):
    filled(path)
    if journal is not None:
        path.with_name("register.sqlite-wal").write_bytes(journal)
    connect = sqlite3.connect

    def connect_without_journal(where, **how):
        if "mode=ro" in where:
            raise sqlite3.OperationalError("unable to open database file")
        return connect(where, **how)

    monkeypatch.setattr(sqlite3, "connect", connect_without_journal)
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)
    if journal:
        assert "cannot be written" in refused(path, RegisterReadOnlyError)
    else:
        with closing(opened(path)) as register:
            assert (register.is_read_only, register.totals()[0]) == (True, 3)


def test_an_older_register_that_may_not_be_written_says_what_to_do(path, tmp_path_factory, monkeypatch):
    steps = with_step(tmp_path_factory.mktemp("newer"))
    filled(path)
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)
    assert "Copy it to a folder of your own" in refused(path, RegisterReadOnlyError, steps=steps)


def test_another_who_does_not_let_go_is_named_after_a_while(path):
    register = opened(filled(path), patience=0.05)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(RegisterError, match="does not let go"):
            register.keep(rationale(), key="locked")
        other.execute("ROLLBACK")
    assert register.keep(rationale(), key="locked").number == register.head().number
    register.close()


def test_a_free_name_is_the_wanted_one_or_has_a_number(tmp_path):
    wanted = tmp_path / "a.sqlite"
    assert free_name(wanted) == wanted
    wanted.touch()
    (tmp_path / "a-2.sqlite").touch()
    assert free_name(wanted) == tmp_path / "a-3.sqlite"


def test_a_folder_with_an_odd_name_holds_a_register_too(tmp_path):
    path = tmp_path / "a b % ? # é" / "register.sqlite"
    register = opened(path)
    register.keep(rationale(), key="one")
    assert (register.place, register.head().number) == ("register.sqlite", 1)
    register.close()
