from zipfile import ZipFile

import pytest
from xlsxwriter.utility import xl_col_to_name

from tests.support.calendars import small_routes
from tests.support.sets import shipped, small_set
from wizard.screening.answers import words_for
from wizard.screening.columns import Vocabulary
from wizard.screening.files import read_sheet
from wizard.screening.screening import screen
from wizard.screening.sheet import Sheet
from wizard.screening.template import as_xlsx


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "calendar.xlsx"
    path.write_bytes(as_xlsx(small_set()))
    return path


def test_an_empty_calendar_has_a_column_for_each_question(path):
    sheet = read_sheet(path, small_set())
    assert sheet.header == ("message", "topic", "Purpose", "Who pays", "Cost", "Channels", "Minors")
    assert sheet.rows == ()
    assert sheet.notes == ()


def test_the_answers_are_offered_from_a_hidden_sheet(path):
    with ZipFile(path) as book:
        calendar = book.read("xl/worksheets/sheet1.xml").decode()
        assert 'name="Answers" sheetId="2" state="hidden"' in book.read("xl/workbook.xml").decode()
        texts = book.read("xl/sharedStrings.xml").decode()
    assert "<formula1>Answers!$D$1:$D$3</formula1>" in calendar
    assert calendar.count('type="list"') == 5
    assert "The maker of the product" in texts


def test_the_hints_are_notes(path):
    with ZipFile(path) as book:
        notes = book.read("xl/comments1.xml").decode()
    for said in (
        "Choose the first line that is true.",
        "Payment removes the exception.",
        "One answer for the whole message",
        "Several answers may stand in one cell",
    ):
        assert said in notes


def test_a_template_filled_with_every_answer_it_offers_has_no_problem():
    loaded = shipped()
    vocabulary = Vocabulary(loaded.question_set)
    ids = list(loaded.question_set.questions)
    rows = []
    for number, path in enumerate(loaded.routes.walk()):
        if number % 50 == 0:
            answers = {key: words_for(loaded.question_set.questions[key], each) for key, each in path.answers.items()}
            rows.append((f"M{number}", *(answers.get(key, "") for key in ids)))
    sheet = Sheet(
        name="calendar.xlsx",
        header=("message", *map(vocabulary.header, ids)),
        rows=tuple(rows),
        first_number=2,
    )
    assert screen(sheet, loaded.question_set, loaded.routes).problems == ()


def test_the_lists_stand_below_the_columns_they_are_for(path):
    column = xl_col_to_name(2 + list(small_set().questions).index("payment"))
    with ZipFile(path) as book:
        assert f'sqref="{column}2:{column}2001"' in book.read("xl/worksheets/sheet1.xml").decode()


def test_a_set_is_screened_from_its_own_template(path):
    assert screen(read_sheet(path, small_set()), small_set(), small_routes()).messages == ()
