from pathlib import Path

import pytest

from tests.support.calendars import results, screened, small_routes
from tests.support.sets import small_set
from wizard.errors import CalendarError, SaveError, StoppedError
from wizard.screening import files
from wizard.screening.columns import RESULTS
from wizard.screening.files import read_sheet, refuse_ending, save_calendar
from wizard.screening.screening import screen

HEADER = ("message", "topic", "purpose", "payment", "owner")


@pytest.fixture
def calendar():
    return screened(
        ("A", "Tip", "visit", "nobody", "=Ann"),
        ("A", "Ad", "", "maker", "-5"),
        ("", "", "", "", ""),
        ("B", "", "gift", "", "Bo"),
        header=HEADER,
    )


@pytest.mark.parametrize("name", ["result.csv", "result.xlsx", "RESULT.XLSX"])
def test_the_verdicts_stand_beside_the_rows(tmp_path, calendar, name):
    save_calendar(tmp_path / name, calendar, replace=False)
    sheet = read_sheet(tmp_path / name, small_set())
    assert sheet.header == (*HEADER, *RESULTS)
    mark = "'" if name.endswith("csv") else ""
    assert [row[4] for row in sheet.rows] == [f"{mark}=Ann", f"{mark}-5", "", "Bo"]
    beside = [dict(zip(RESULTS, row[5:], strict=True)) for row in sheet.rows]
    assert beside == results(calendar)
    assert (beside[0]["governing"], beside[3]["class"]) == ("Ad", "")


def test_a_result_screened_again_keeps_its_columns_once(tmp_path, calendar):
    save_calendar(tmp_path / "first.csv", calendar, replace=False)
    again = screen(read_sheet(tmp_path / "first.csv", small_set()), small_set(), small_routes())
    save_calendar(tmp_path / "second.csv", again, replace=False)
    assert (tmp_path / "first.csv").read_bytes() == (tmp_path / "second.csv").read_bytes()


def test_a_file_that_exists_is_not_replaced(tmp_path, calendar):
    (tmp_path / "result.csv").write_text("mine")
    with pytest.raises(SaveError, match="already"):
        save_calendar(tmp_path / "result.csv", calendar, replace=False)
    assert (tmp_path / "result.csv").read_text() == "mine"


@pytest.mark.parametrize("name", ["result.csv", "result.xlsx"])
def test_stopped_while_writing_nothing_is_left(tmp_path, calendar, name):
    def stop(stage, done, total):
        assert (stage, done, total) == ("Writing", 0, 4)
        raise StoppedError("Stopped.")

    with pytest.raises(StoppedError):
        save_calendar(tmp_path / name, calendar, replace=False, watch=stop)
    assert list(tmp_path.iterdir()) == []


def test_a_result_has_an_ending_that_says_its_form(tmp_path):
    with pytest.raises(CalendarError, match=r"End it with \.csv or \.xlsx"):
        refuse_ending(tmp_path / "result.pdf")


def test_a_missing_file_is_said(tmp_path):
    with pytest.raises(CalendarError, match="is no file"):
        read_sheet(tmp_path / "nothing.csv", small_set())


def test_an_old_or_locked_workbook_is_explained(tmp_path):
    (tmp_path / "old.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    with pytest.raises(CalendarError, match="old XLS file or has a password"):
        read_sheet(tmp_path / "old.xls", small_set())


def test_a_file_that_is_too_large_is_refused_before_it_is_opened(tmp_path, monkeypatch):
    (tmp_path / "large.csv").write_bytes(b"message\n")
    monkeypatch.setattr(files, "MAX_MEGABYTES", 0)
    with pytest.raises(CalendarError, match="more than 0 MB"):
        read_sheet(tmp_path / "large.csv", small_set())


def test_a_name_that_no_file_can_have_is_said():
    with pytest.raises(CalendarError, match="cannot be read"):
        read_sheet(Path("x" * 5000), small_set())
