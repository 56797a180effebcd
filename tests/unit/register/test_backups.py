"""A register is copied whole and put back, however others use it meanwhile."""

import sqlite3
from contextlib import closing
from datetime import date, timedelta

import pytest

from tests.support.damage import break_page, overwrite, pages_of
from tests.support.migrations import NEXT, with_step
from tests.support.registers import Clock, fill, rationale
from wizard.errors import (
    RegisterBusyError,
    RegisterDamagedError,
    RegisterError,
    RegisterNewerError,
    SaveError,
)
from wizard.register.backups import back_up, daily_backup, daily_backups
from wizard.register.connection import address_of, connect
from wizard.register.opening import open_register
from wizard.register.proof import prove
from wizard.register.register import Register
from wizard.register.restoring import restore
from wizard.register.values import Search

DAY = date(2026, 3, 9)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "register.sqlite"


@pytest.fixture
def register(path):
    """A window's register with five decisions and what was said of them."""
    register = open_register(path, Clock())
    fill(register, 5)
    yield register
    register.close()


@pytest.fixture
def backup(register, tmp_path):
    file = tmp_path / "backup.sqlite"
    back_up(register, file)
    return file


def put_back(file, path, **how):
    return restore(file, path, clock=Clock(), **how)


def names(folder):
    return sorted(each.name for each in folder.iterdir() if not each.name.endswith(("-wal", "-shm")))


def content_of(path):
    register = open_register(path, Clock())
    try:
        assert list(prove(register)) == []
        return register.head()
    finally:
        register.close()


def test_a_backup_holds_everything_in_one_file_for_its_owner_alone(register, tmp_path):
    file = tmp_path / "backup.sqlite"
    assert back_up(register, file) == register.head()
    assert (names(tmp_path), file.stat().st_mode & 0o777) == (["backup.sqlite", "register.sqlite"], 0o600)
    assert content_of(file) == register.head()


def test_a_backup_of_any_register_is_a_file_that_opens(opened, address, tmp_path):
    register = opened(address)
    fill(register, 12)
    file = tmp_path / "backup.sqlite"
    assert back_up(register, file) == register.head()
    assert (content_of(file), file.stat().st_mode & 0o777) == (register.head(), 0o600)
    rows = list(register.rows(Search(every_version=True)))
    with closing(open_register(file, Clock())) as copy:
        assert list(copy.rows(Search(every_version=True))) == rows


def test_a_backup_replaces_a_file_only_when_told_to(register, tmp_path):
    file = tmp_path / "backup.sqlite"
    file.write_text("mine")
    with pytest.raises(SaveError, match="a file has this name already"):
        back_up(register, file)
    assert file.read_text() == "mine"
    back_up(register, file, replace=True)
    assert content_of(file) == register.head()


def test_no_backup_is_written_of_a_register_with_a_changed_entry(register, path, tmp_path):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TRIGGER entries_refuse_update")
        connection.execute("UPDATE entries SET kept_at = '2020-01-01T00:00:00+00:00' WHERE number IN (1, 3)")
        connection.commit()
    with pytest.raises(
        RegisterDamagedError, match=r"register\.sqlite is not whole\. Entry 1 .* 1 more things were found"
    ):
        back_up(register, tmp_path / "backup.sqlite")
    assert names(tmp_path) == ["register.sqlite"]


def test_no_backup_is_written_of_a_register_with_a_broken_page(path, tmp_path):
    register = open_register(path, Clock())
    fill(register, 40)
    register.close()
    break_page(path, pages_of(path, "searched_data")[-1])
    register = open_register(path, Clock())
    with pytest.raises(RegisterDamagedError):
        back_up(register, tmp_path / "backup.sqlite")
    register.close()
    assert names(tmp_path) == ["register.sqlite"]


def test_a_backup_that_finds_the_disk_full_leaves_nothing(register, tmp_path, monkeypatch):
    connect = sqlite3.connect

    def connect_small(*where, **how):
        connection = connect(*where, **how)
        connection.execute("PRAGMA max_page_count = 3")
        return connection

    monkeypatch.setattr(sqlite3, "connect", connect_small)
    with pytest.raises(SaveError, match="the disk is full"):
        back_up(register, tmp_path / "backup.sqlite")
    assert names(tmp_path) == ["register.sqlite"]


def test_a_beginning_that_is_lost_while_the_register_is_open_is_said(tmp_path):
    path = tmp_path / "register.sqlite"
    path.write_bytes(b"Shopping: milk, bread and honey")
    register = Register(connect(address_of(path)), Clock())
    with pytest.raises(RegisterDamagedError, match=r"register\.sqlite is damaged"):
        back_up(register, tmp_path / "backup.sqlite")
    register.close()
    assert names(tmp_path) == ["register.sqlite"]


def test_a_day_has_one_backup_and_seven_stay(register, path):
    assert daily_backup(register, path, DAY) == path.parent / "backups" / "register-2026-03-09.sqlite"
    assert daily_backup(register, path, DAY) is None
    for days in range(1, 9):
        daily_backup(register, path, DAY + timedelta(days=days))
    assert [file.stem[-2:] for file in daily_backups(path)] == ["17", "16", "15", "14", "13", "12", "11"]
    folder = path.parent / "backups"
    assert (folder.stat().st_mode & 0o777, content_of(daily_backups(path)[0])) == (0o700, register.head())


def test_an_empty_register_needs_no_backup(path):
    register = open_register(path, Clock())
    assert daily_backup(register, path, DAY) is None
    assert daily_backups(path) == []
    register.close()


def test_a_damaged_register_costs_no_earlier_backup(path):
    register = open_register(path, Clock())
    fill(register, 40)
    daily_backup(register, path, DAY)
    register.close()
    break_page(path, pages_of(path, "entries")[1])
    register = open_register(path, Clock())
    with pytest.raises(RegisterDamagedError):
        daily_backup(register, path, DAY + timedelta(days=1))
    register.close()
    assert [file.name for file in daily_backups(path)] == ["register-2026-03-09.sqlite"]


def test_a_backup_takes_the_place_of_no_register(backup, register, tmp_path):
    new = tmp_path / "elsewhere" / "register.sqlite"
    done = put_back(backup, new)
    assert (done.head, done.set_aside, done.lacking) == (register.head(), None, 0)
    assert (content_of(new), new.stat().st_mode & 0o777) == (register.head(), 0o600)


def test_an_open_window_sees_the_backup_and_goes_on_with_it(backup, register, path):
    before = register.head()
    later = register.keep(rationale(name="Zoo day"), key="later")
    done = put_back(backup, path, replace=True)
    assert (done.head, done.lacking, register.head()) == (before, 1, before)
    assert register.keep(rationale(name="Zoo day"), key="again").number == later.number
    assert list(prove(register)) == []
    aside = open_register(done.set_aside, Clock())
    assert aside.kept_as("later") == later
    aside.close()


def test_the_register_of_before_gets_a_dated_name(backup, path):
    assert put_back(backup, path).set_aside.name == "register-set-aside-2026-03-09-120000.sqlite"
    done = put_back(backup, path)
    assert (done.set_aside.name, done.lacking) == ("register-set-aside-2026-03-09-120000-2.sqlite", 0)
    assert done.set_aside.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("counted", ["1 entry", "3 entries"])
def test_decisions_that_the_backup_lacks_are_counted_and_stay(backup, register, path, tmp_path, counted):
    for number in range(int(counted[0])):
        register.keep(rationale(), key=f"later {number}")
    head = register.head()
    with pytest.raises(RegisterError, match=f"has {counted} that the backup lacks"):
        put_back(backup, path)
    assert (register.head(), names(tmp_path)) == (head, ["backup.sqlite", "register.sqlite"])


def test_a_backup_of_another_register_is_not_put_in_its_place_unasked(backup, tmp_path):
    other = tmp_path / "other.sqlite"
    register = open_register(other, Clock())
    register.keep(rationale(), key="mine")
    with pytest.raises(RegisterError, match="has 1 entry that the backup lacks"):
        put_back(backup, other)
    register.close()


@pytest.mark.parametrize("content", [b"", b"Shopping: milk, bread and honey\n" * 400])
def test_what_is_no_register_any_more_is_moved_aside(backup, register, path, content):
    head = register.head()
    register.close()
    path.write_bytes(content)
    done = put_back(backup, path)
    assert (done.set_aside.read_bytes(), content_of(path)) == (content, head)


@pytest.mark.parametrize("table", ["entries", "sqlite_autoindex_entries_1", "decisions_by_name"])
def test_a_register_with_a_broken_page_is_moved_aside(tmp_path, table):
    path, file = tmp_path / "r.sqlite", tmp_path / "backup.sqlite"
    register = open_register(path, Clock())
    fill(register, 40)
    head = back_up(register, file)
    register.close()
    with closing(sqlite3.connect(path)) as connection:
        page = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0]
    break_page(path, page)
    broken = path.read_bytes()
    done = put_back(file, path)
    assert (done.set_aside.read_bytes(), content_of(path)) == (broken, head)


def test_a_journal_that_was_left_alone_is_moved_aside_too(backup, register, path):
    register.close()
    path.unlink()
    path.with_name("register.sqlite-wal").write_bytes(b"left")
    done = put_back(backup, path)
    assert done.set_aside.with_name(f"{done.set_aside.name}-wal").read_bytes() == b"left"
    assert content_of(path) == content_of(backup)


def test_a_register_that_lost_what_it_has_seen_is_moved_aside(backup, register, path):
    register.close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DELETE FROM alembic_version")
        connection.commit()
    put_back(backup, path)
    assert content_of(path) == content_of(backup)


def test_a_database_without_tables_is_moved_aside(backup, path, tmp_path):
    empty = tmp_path / "empty.sqlite"
    with closing(sqlite3.connect(empty)) as connection:
        connection.execute("PRAGMA user_version = 1")
    put_back(backup, empty)
    assert content_of(empty) == content_of(path)


def test_another_programs_database_is_left_alone(backup, tmp_path):
    songs = tmp_path / "songs.sqlite"
    with closing(sqlite3.connect(songs)) as connection:
        connection.execute("CREATE TABLE songs (title TEXT)")
    with pytest.raises(RegisterError, match="another program's file"):
        put_back(backup, songs, replace=True)
    assert "songs" in songs.read_bytes().decode("latin-1")


def test_a_damaged_backup_changes_nothing(backup, register, path, tmp_path):
    overwrite(backup, backup.stat().st_size // 2)
    before = names(tmp_path)
    with pytest.raises(RegisterDamagedError):
        put_back(backup, path, replace=True)
    assert (names(tmp_path), list(prove(register))) == (before, [])


def test_a_backup_without_tables_is_none(register, path, tmp_path):
    empty = tmp_path / "empty.sqlite"
    with closing(sqlite3.connect(empty)) as connection:
        connection.execute("PRAGMA user_version = 1")
    with pytest.raises(RegisterDamagedError, match="holds no register"):
        put_back(empty, path)
    assert register.totals()[0] == 5


def test_a_backup_of_a_newer_program_changes_nothing(register, path, tmp_path):
    steps = with_step(tmp_path)
    newer = tmp_path / "newer.sqlite"
    open_register(newer, Clock(), steps=steps).close()
    with pytest.raises(RegisterNewerError):
        put_back(newer, path)
    with pytest.raises(RegisterNewerError):
        put_back(path, newer)
    assert register.totals()[0] == 5


def test_a_backup_of_an_older_program_is_brought_up_to_date(backup, register, tmp_path):
    steps, new = with_step(tmp_path), tmp_path / "new.sqlite"
    assert put_back(backup, new, steps=steps).head == register.head()
    with closing(sqlite3.connect(new)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == (NEXT,)


def test_a_register_that_another_holds_is_left_as_it_is(backup, register, path):
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(RegisterBusyError, match="does not let go"):
            put_back(backup, path, patience=0.05)
        other.execute("ROLLBACK")
    assert list(prove(register)) == []


def test_what_cannot_be_restored_says_why(backup, path, tmp_path):
    with pytest.raises(RegisterError, match="There is no backup"):
        put_back(tmp_path / "nothing.sqlite", path)
    with pytest.raises(RegisterError, match="is the register itself"):
        put_back(path, path)
    with pytest.raises(RegisterError, match="register move"):
        put_back(backup, "postgresql+psycopg://staff@db.example.org/register")
