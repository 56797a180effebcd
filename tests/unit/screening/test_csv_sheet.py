import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.calendars import SMALL_HEADER, sheet_of
from tests.support.sets import small_set
from wizard.errors import CalendarError, StoppedError
from wizard.formulas import FORMULA_STARTS
from wizard.grids.csv_file import csv_pieces
from wizard.grids.grid import Grid
from wizard.screening import sheet as sheets
from wizard.screening.files import read_sheet


@pytest.fixture
def read(tmp_path):
    def read(content, **more):
        path = tmp_path / "calendar.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_sheet(path, small_set(), **more)

    return read


def written(*rows, delimiter=","):
    header, *rest = rows
    return b"".join(csv_pieces(Grid(header=header, rows=rest, count=len(rest), delimiter=delimiter)))


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_found_by_the_columns_it_makes(read, delimiter):
    sheet = read(delimiter.join(["message", '"What is the letter for?"', "payment"]) + "\r\nA,B;C,x\r\n")
    assert sheet.header[:2] == ("message", "What is the letter for?")
    assert sheet.delimiter == delimiter


def test_a_comma_in_a_column_of_ones_own_does_not_mislead(read):
    assert read("message;owner, team, place, date;purpose\n").header == (
        "message",
        "owner, team, place, date",
        "purpose",
    )


@pytest.mark.parametrize(
    ("encoding", "notes"),
    [("utf-8", 0), ("utf-8-sig", 0), ("utf-16", 0), ("cp1252", 1)],
)
def test_letters_are_read_however_they_are_saved(read, encoding, notes):
    sheet = read("message,purpose\nCafé,visit\n".encode(encoding))
    assert sheet.header == ("message", "purpose")
    assert sheet.rows == (("Café", "visit"),)
    assert len(sheet.notes) == notes


def test_a_fall_back_to_an_older_encoding_is_said(read):
    assert "older Windows file (cp1252)" in read(b"message\nCaf\xe9\n").notes[0]


def test_rows_are_numbered_as_a_spreadsheet_shows_them(read):
    sheet = read('\n\nmessage,purpose\n"two\nlines",visit\n\nB,visit\n\n')
    assert sheet.first_number == 4
    assert sheet.rows == (("two\nlines", "visit"), ("", ""), ("B", "visit"))


def test_short_and_long_rows_are_made_as_wide_as_the_widest(read):
    sheet = read("message,purpose\nA\nB,visit,more\n")
    assert sheet.header == ("message", "purpose", "")
    assert sheet.rows == (("A", "", ""), ("B", "visit", "more"))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "is empty"),
        (" , \n,,\n", "is empty"),
        ('message,purpose\nA,"' + "x" * 140_000, "no CSV"),
        ("message,purpose\nA," + "x" * 32_768, "row 2: a cell has more than 32,767 letters"),
        (",".join(["message"] * 201), "more than 200 columns"),
        ('"' + "x" * 300_000, "after row 0: this is no CSV"),
    ],
)
def test_what_cannot_be_a_calendar_is_refused(read, content, says):
    with pytest.raises(CalendarError, match=says):
        read(content)


def test_a_sheet_of_too_many_rows_is_refused_while_it_is_read(read, monkeypatch):
    monkeypatch.setattr(sheets, "MAX_ROWS", 2)
    with pytest.raises(CalendarError, match="more than 2 rows"):
        read("message\nA\nB\nC\n")


def test_a_sheet_of_too_many_cells_is_refused_while_it_is_read(read, monkeypatch):
    monkeypatch.setattr(sheets, "MAX_CELLS", 5)
    with pytest.raises(CalendarError, match="more than 5 cells"):
        read("message,purpose\nA\nB\nC\n")


def test_a_broken_row_far_down_is_no_csv(read):
    with pytest.raises(CalendarError, match=r"after row 2: this is no CSV"):
        read('message,purpose\nA,x\nB,"' + "y" * 300_000)


def test_a_long_reading_is_watched_and_can_be_stopped(read):
    seen = []

    def watch(stage, done, total):
        seen.append((stage, 0 < done <= total))
        if len(seen) == 2:
            raise StoppedError("Stopped.")

    with pytest.raises(StoppedError):
        read("message\n" + "A\n" * 5000, watch=watch)
    assert seen == [("Reading", True)] * 2


@pytest.mark.parametrize("start", FORMULA_STARTS)
def test_no_cell_begins_like_a_formula(start):
    [_, [cell, plain]] = csv.reader(
        io.StringIO(written(["a", "b"], [f"{start}1+1", "1=1"]).decode("utf-8-sig"), newline="")
    )
    assert (cell, plain) == (f"'{start}1+1", "1=1")


def test_a_long_file_comes_in_pieces():
    rows = [["x" * 1000]] * 10_000
    pieces = list(csv_pieces(Grid(header=["a"], rows=rows, count=len(rows), delimiter=",")))
    assert len(pieces) > 2
    assert b"".join(pieces).count(b"\r\n") == 10_001


CELLS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20).filter(
    lambda cell: not cell.startswith(FORMULA_STARTS)
)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2)), st.sampled_from([",", ";", "\t"]))
def test_what_is_written_is_read_again(tmp_path_factory, rows, delimiter):
    path = Path(tmp_path_factory.mktemp("csv")) / "calendar.csv"
    path.write_bytes(written(["message", "purpose"], *rows, delimiter=delimiter))
    assert read_sheet(path, small_set()).rows == sheet_of(["message", "purpose"], *rows).rows


@given(st.binary(max_size=300) | st.builds(lambda end: ",".join(SMALL_HEADER).encode() + b"\n" + end, st.binary()))
def test_any_bytes_are_a_sheet_or_a_clear_error(tmp_path_factory, content):
    path = Path(tmp_path_factory.mktemp("csv")) / "calendar.csv"
    path.write_bytes(content)
    try:
        sheet = read_sheet(path, small_set())
    except CalendarError:
        return
    assert all(len(row) == len(sheet.header) for row in sheet.rows)
