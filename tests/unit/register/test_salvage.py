"""What is left of a damaged register is read, searched and counted; the damaged file is not touched."""

import shutil
import sqlite3
import tempfile
from contextlib import closing

import pytest

from tests.support.damage import PAGE, break_page, cut, overwrite, pages_of
from tests.support.registers import Clock, fill, rationale
from wizard.errors import RegisterDamagedError, RegisterError, RegisterReadOnlyError
from wizard.register.opening import open_register
from wizard.register.salvage import _copied, open_readable
from wizard.register.tables import reviews
from wizard.register.values import Search

EVERY = Search(every_version=True, order="name", descending=False)


@pytest.fixture(autouse=True)
def temporary(tmp_path_factory, monkeypatch):
    """The folder in which copies are made: nothing of them may stay."""
    folder = tmp_path_factory.mktemp("temporary")
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    yield folder
    assert list(folder.iterdir()) == []


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A register's file with 60 decisions, and its rows."""
    path = tmp_path_factory.mktemp("whole") / "register.sqlite"
    register = open_register(path, Clock())
    fill(register, 60)
    rows = list(register.rows(EVERY))
    register.close()
    return path, rows


@pytest.fixture
def path(whole, tmp_path):
    return shutil.copy(whole[0], tmp_path / "register.sqlite")


@pytest.fixture
def rows(whole):
    return whole[1]


def left_of(path):
    """What is left of a file: its rows, and how many entries are lost; the file itself is as it was."""
    before = path.read_bytes()
    rest = open_readable(path, Clock())
    found = list(rest.rows(EVERY))
    readable = [row for row in found if _opens(rest, row)]
    lost = rest.lost
    rest.close()
    assert path.read_bytes() == before
    return found, readable, lost


def _opens(rest, row):
    try:
        return bool(rest.decision(row.number).record)
    except RegisterError:
        return False


def break_middle(path, table):
    leaves = pages_of(path, table)
    break_page(path, leaves[len(leaves) // 2])


def test_a_whole_register_loses_nothing(path, rows):
    assert left_of(path) == (rows, rows, 0)


def test_entries_on_a_broken_page_are_lost_but_still_listed(path, rows):
    break_middle(path, "entries")
    listed, readable, lost = left_of(path)
    assert listed == rows
    assert 0 < len(rows) - len(readable) <= lost < 20


def test_the_last_entries_are_counted_too_when_they_are_lost(path, rows):
    break_page(path, pages_of(path, "entries")[-1])
    listed, readable, lost = left_of(path)
    assert (listed, lost > 0) == (rows, True)
    assert len(readable) < len(rows)


@pytest.mark.parametrize("table", ["decisions", "reviews", "searched_data"])
def test_lists_on_a_broken_page_are_made_anew_from_the_entries(path, rows, table):
    break_middle(path, table)
    assert left_of(path) == (rows, rows, 0)


def test_what_is_left_can_be_searched_and_not_added_to(path, rows):
    break_middle(path, "decisions")
    rest = open_readable(path, Clock())
    wanted = rows[7]
    assert rest.is_read_only
    assert rest.place == "register.sqlite"
    assert wanted in rest.page(Search(words=f"{wanted.decision} {wanted.name}", every_version=True))
    with pytest.raises(RegisterReadOnlyError):
        rest.keep(rationale(), key="new")
    rest.close()


def test_a_cut_off_file_gives_its_first_part(path, rows):
    cut(path, path.stat().st_size * 2 // 3 + 100)
    listed, _, lost = left_of(path)
    assert 0 < len(listed) <= len(rows)
    assert lost > 0


@pytest.mark.parametrize("length", [16, 100, PAGE])
def test_an_overwritten_beginning_loses_nothing_else(path, rows, length):
    overwrite(path, 0, length)
    assert left_of(path) == (rows, rows, 0)


def test_what_was_added_last_is_read_from_the_journal(path, tmp_path, rows):
    register = open_register(path, Clock())
    last = register.keep(rationale(name="Zoo day"), key="last")
    copies = [
        shutil.copy(path.with_name(f"register.sqlite{end}"), tmp_path.parent / f"copy{end}") for end in ("", "-wal")
    ]
    register.close()
    listed, _, lost = left_of(copies[0])
    assert (len(listed), listed[-1], lost) == (len(rows) + 1, last, 0)
    for copy in copies:
        copy.unlink()


def test_words_that_are_no_letters_any_more_still_show_the_rest(path, rows):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TRIGGER decisions_refuse_update")
        connection.execute("UPDATE decisions SET name = CAST(x'5afeff' AS TEXT) WHERE number = 1")
        connection.commit()
    listed, readable, lost = left_of(path)
    assert (len(listed), len(readable), lost) == (len(rows), len(rows), 0)


def test_rows_that_are_none_any_more_are_lost(path, rows):
    with closing(sqlite3.connect(path)) as connection:
        for table in ("entries", "decisions"):
            connection.execute(f"DROP TRIGGER {table}_refuse_update")
        connection.execute("UPDATE entries SET body = 'words' WHERE number = 1")
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("UPDATE sqlite_master SET sql = replace(sql, 'name TEXT NOT NULL', 'name TEXT')")
        connection.commit()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE decisions SET name = NULL WHERE number = 1")
        connection.commit()
    listed, readable, lost = left_of(path)
    assert (len(listed), len(readable), lost) == (len(rows) - 1, len(rows) - 1, 1)


@pytest.mark.parametrize("content", [b"", b"Shopping: milk, bread and honey\n" * 900])
def test_a_file_with_nothing_of_a_register_says_so(tmp_path, content):
    path = tmp_path / "register.sqlite"
    path.write_bytes(content)
    with pytest.raises(RegisterDamagedError, match="Nothing of register\\.sqlite can be read any more"):
        open_readable(path, Clock())


def test_a_place_without_room_for_the_copy_says_so(path, monkeypatch):
    def copyfile(_given, _taken):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shutil, "copyfile", copyfile)
    with pytest.raises(RegisterReadOnlyError, match="No space left"):
        open_readable(path, Clock())


class GoesRound:
    """Rows as a damaged file gives them in which a page leads back to the one before."""

    def execute(self, _query, within):
        after, last = within
        numbers = (number for number in (after + 1, after + 2, after + 1) if number <= last)
        return ((number, 1, "approved", "", "P. Office", "2026-03-09") for number in numbers)


def test_pages_that_lead_back_are_not_read_for_ever():
    with closing(sqlite3.connect(":memory:")) as target:
        target.execute(f"CREATE TABLE reviews ({', '.join(column.name for column in reviews.c)})")
        assert [row[0] for row in _copied(reviews, GoesRound(), target, 5)] == [1, 2, 4, 5]
