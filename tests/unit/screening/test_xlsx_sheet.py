from datetime import date, datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from xlsxwriter import Workbook

from tests.support.calendars import rewritten, sheet_of
from tests.support.sets import small_set
from wizard.errors import CalendarError, StoppedError
from wizard.formulas import FORMULA_STARTS
from wizard.grids.grid import Grid
from wizard.grids.xlsx_file import xlsx_pieces
from wizard.screening import workbook_size
from wizard.screening.files import read_sheet

SHEET = "xl/worksheets/sheet1.xml"


@pytest.fixture
def book(tmp_path):
    """Writes a workbook of rows and returns its path."""

    def book(*rows, at=(0, 0)):
        path = tmp_path / "calendar.xlsx"
        with Workbook(path, {"default_date_format": "yyyy-mm-dd"}) as workbook:
            sheet = workbook.add_worksheet("Spring")
            for number, row in enumerate(rows):
                sheet.write_row(at[0] + number, at[1], row)
        return path

    return book


def read(path, **more):
    return read_sheet(path, small_set(), **more)


def written(path, header, *rows):
    path.write_bytes(b"".join(xlsx_pieces(Grid(header=header, rows=rows, count=len(rows), delimiter=","))))
    return path


def cells(path, xml):
    return rewritten(path, SHEET, f'<worksheet xmlns="x"><sheetData>{xml}</sheetData></worksheet>'.encode())


def test_each_cell_is_the_text_it_shows(book):
    path = book(
        ["message", "a", "b", "c", "d", "e"],
        ["A", 3, 2.5, True, date(2026, 3, 4), datetime(2026, 3, 4, 9, 30)],  # noqa: DTZ001 - a sheet knows no zones
    )
    assert read(path).rows == (("A", "3", "2.5", "TRUE", "2026-03-04", "2026-03-04 09:30:00"),)


def test_a_sheet_may_begin_anywhere(book):
    sheet = read(book(["message", "purpose"], ["A", "visit"], at=(2, 1)))
    assert (sheet.header, sheet.rows, sheet.first_number) == (("", "message", "purpose"), (("", "A", "visit"),), 4)


def test_only_the_first_sheet_that_can_be_seen_is_read(tmp_path):
    path = tmp_path / "calendar.xlsx"
    with Workbook(path) as workbook:
        workbook.add_worksheet("Lists").hide()
        workbook.add_worksheet("Spring").write(0, 0, "message")
        workbook.add_worksheet("Summer").activate()
    sheet = read(path)
    assert sheet.header == ("message",)
    assert sheet.notes == ("Only the first sheet, “Spring”, was read.",)


def test_a_workbook_without_a_sheet_to_be_seen_is_refused(book):
    path = book(["message"])
    with ZipFile(path) as workbook:
        hidden = workbook.read("xl/workbook.xml").replace(b'name="Spring"', b'name="Spring" state="hidden"')
    with pytest.raises(CalendarError, match="no sheet that can be seen"):
        read(rewritten(path, "xl/workbook.xml", hidden))


def test_an_empty_workbook_is_said_to_be_empty(book):
    with pytest.raises(CalendarError, match="is empty"):
        read(book())


def test_a_long_reading_is_watched_and_can_be_stopped(book):
    seen = []

    def watch(stage, done, total):
        seen.append(stage)
        assert 0 < done <= total
        if stage == "Reading":
            raise StoppedError("Stopped.")

    with pytest.raises(StoppedError):
        read(book(["message"], *(["A"] for _ in range(3000))), watch=watch)
    assert "Checking" in seen


@pytest.mark.parametrize("end", [20, 400, -30, -200])
def test_half_a_workbook_is_refused(book, end):
    path = book(["message"], ["A"])
    path.write_bytes(path.read_bytes()[:end])
    with pytest.raises(CalendarError, match=r"save it (again )?as XLSX"):
        read(path)


def test_a_zip_that_is_no_workbook_is_refused(tmp_path):
    path = tmp_path / "calendar.xlsx"
    with ZipFile(path, "w") as file:
        file.writestr("letter.txt", "Dear patient")
    with pytest.raises(CalendarError, match="is no XLSX workbook"):
        read(path)


def test_a_part_that_calamine_cannot_read_is_refused(book):
    with pytest.raises(CalendarError, match="cannot be read as a workbook"):
        read(rewritten(book(["message"]), "xl/workbook.xml", b"<workbook"))


def test_a_document_type_is_refused(book):
    evil = b'<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]><worksheet>&y;</worksheet>'
    with pytest.raises(CalendarError, match="document type, which could fetch other files"):
        read(rewritten(book(["message"]), SHEET, evil))


def test_cells_far_apart_are_refused_before_the_sheet_is_made(book):
    far = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    with pytest.raises(CalendarError, match="more than 8,000,000 cells"):
        read(cells(book(["message"]), far))


def test_cells_far_away_that_are_empty_do_no_harm(book):
    path = book(["message"], ["A"])
    with ZipFile(path) as workbook:
        near = workbook.read(SHEET)
    more = near.replace(b"</sheetData>", b'<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>')
    assert read(rewritten(path, SHEET, more)).rows == (("A",),)


def test_cells_without_a_place_are_refused(book):
    with pytest.raises(CalendarError, match="cells without a place"):
        read(cells(book(["message"]), '<row><c t="a>b" r="A1"><v>1</v></c></row>'))


def test_a_part_that_stands_twice_is_refused(book):
    path = book(["message"])
    with ZipFile(path, "a") as workbook:
        workbook.writestr(SHEET.upper(), b"<worksheet/>")
    with pytest.raises(CalendarError, match="holds a part twice"):
        read(path)


def bomb(path, content):
    with ZipFile(path, "a", ZIP_DEFLATED) as workbook:
        workbook.writestr("xl/media/image.bin", content)
    return path


def test_a_part_that_is_packed_too_tightly_is_refused(book):
    with pytest.raises(CalendarError, match="unpacks to much more"):
        read(bomb(book(["message"]), b"\0" * 3_000_000))


def test_a_workbook_that_unpacks_to_too_much_is_refused(book, monkeypatch):
    path = book(["message"])
    monkeypatch.setattr(workbook_size, "MEGABYTE", 1)
    with pytest.raises(CalendarError, match="unpacks to much more"):
        read(path)


def test_a_directory_that_understates_a_part_is_not_believed(book, monkeypatch):
    path = bomb(book(["message"]), b"\0" * 900_000)
    real = ZipFile.infolist

    def understated(self) -> list[ZipInfo]:
        parts = real(self)
        parts[-1].file_size = 10
        return parts

    monkeypatch.setattr(ZipFile, "infolist", understated)
    monkeypatch.setattr(workbook_size, "MAX_UNPACKED_MEGABYTES", 1)
    monkeypatch.setattr(workbook_size, "MEGABYTE", 500_000)
    with pytest.raises(CalendarError, match="unpacks to much more"):
        read(path)


def test_no_cell_is_a_formula(tmp_path):
    path = written(tmp_path / "result.xlsx", ["=h"], *([f"{start}1+1"] for start in FORMULA_STARTS))
    with ZipFile(path) as workbook:
        assert b"<f>" not in workbook.read(SHEET)
        assert workbook.read(SHEET).count(b's="2"') == len(FORMULA_STARTS)
        assert b'quotePrefix="1"' in workbook.read("xl/styles.xml")


def test_the_header_stays_in_view_and_can_be_filtered(tmp_path):
    with ZipFile(written(tmp_path / "result.xlsx", ["a", "b"], ["1", "2"], ["3", ""])) as workbook:
        sheet = workbook.read(SHEET).decode()
    assert 'state="frozen"' in sheet
    assert '<autoFilter ref="A1:B3"/>' in sheet


def test_what_xml_cannot_hold_becomes_a_mark(tmp_path):
    path = written(tmp_path / "result.xlsx", ["message"], ["a\x00b\ud800c\uffff"], ["x" * 40_000])
    assert read(path).rows == (("a\ufffdb\ufffdc\ufffd",), ("x" * 32_767,))


def test_many_rows_come_in_pieces_and_are_whole(tmp_path):
    rows = [[f"Campaign {n}", "visit"] for n in range(20_000)]
    assert read(written(tmp_path / "result.xlsx", ["message", "purpose"], *rows)).rows == tuple(map(tuple, rows))


CELLS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), max_size=20)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2)))
def test_what_is_written_is_read_again(tmp_path_factory, rows):
    path = written(Path(tmp_path_factory.mktemp("xlsx")) / "calendar.xlsx", ["message", "purpose"], *rows)
    assert read(path).rows == sheet_of(["message", "purpose"], *rows).rows


@given(st.data())
def test_a_damaged_workbook_is_a_sheet_or_a_clear_error(tmp_path_factory, data):
    path = written(Path(tmp_path_factory.mktemp("xlsx")) / "calendar.xlsx", ["message"], ["A"], ["B"])
    content = bytearray(path.read_bytes())
    for place in data.draw(st.lists(st.integers(0, 1_000_000), min_size=1, max_size=8)):
        content[4 + place % (len(content) - 4)] = data.draw(st.integers(0, 255))  # its length varies with the clock
    path.write_bytes(content)
    try:
        sheet = read(path)
    except CalendarError:
        return
    assert all(len(row) == len(sheet.header) for row in sheet.rows)
