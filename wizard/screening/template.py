"""An empty calendar to fill in: a column a question, its answers as a drop-down list, its hint as a note."""

from io import BytesIO
from typing import TYPE_CHECKING

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name

from wizard.chart.table_pdf import day
from wizard.questionset.model import FollowUp, Question, QuestionSet
from wizard.screening.answers import words_for
from wizard.screening.columns import MESSAGE, TOPIC, Vocabulary

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

ROWS = 2_000
"""Rows below the header that have drop-down lists."""
_LISTS = "Answers"
_LONGEST_PROMPT = 255
_LONGEST_TITLE = 32
_NOTES = {
    MESSAGE: "A short name for each message. Rows with the same name are topics of one message; the strictest decides.",
    TOPIC: "What this row is about, such as Sponsor page. May stay empty where a message has one row.",
}
_SHARED = "One answer for the whole message: give it in one of the message's rows."
_SEVERAL = "Several answers may stand in one cell, with ; between them."
_NOT_LISTED = "This is not on the list. Choose an answer of the list, or write its id."


def as_xlsx(question_set: QuestionSet) -> bytes:
    """Return the workbook; columns of your own may stand beside those it has."""
    file = BytesIO()
    with Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        made = day(question_set.effective).replace(tzinfo=None)
        book.set_properties({"title": f"Calendar: {question_set.title}", "author": "Exception Wizard", "created": made})
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        body = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
        calendar, lists = book.add_worksheet("Calendar"), book.add_worksheet(_LISTS)
        lists.hide()
        calendar.freeze_panes(1, 2)
        calendar.set_row(0, 32)
        calendar.set_column(0, 1, 28, body)
        for place, (name, note) in enumerate(_NOTES.items()):
            calendar.write_string(0, place, name, head)
            _note(calendar, place, note)
        vocabulary = Vocabulary(question_set)
        asked: dict[str, Question | FollowUp] = {**question_set.questions, **question_set.followups}
        for place, (key, question) in enumerate(asked.items(), start=len(_NOTES)):
            calendar.set_column(place, place, 30, body)
            calendar.write_string(0, place, vocabulary.header(key), head)
            _note(calendar, place, "\n\n".join(_explained(question_set, key, question)))
            for row, answer_id in enumerate(question.answers):
                lists.write_string(row, place, words_for(question, answer_id))
            _offer(calendar, place, question)
    return file.getvalue()


def _explained(question_set: QuestionSet, key: str, question: Question | FollowUp) -> list[str]:
    said = [question.ask, question.hint or "", question.why]
    if key in question_set.shared:
        said.append(_SHARED)
    if isinstance(question, FollowUp) and question.choose == "many":
        said.append(_SEVERAL)
    return [each for each in said if each]


def _note(calendar: "Worksheet", place: int, text: str) -> None:
    calendar.write_comment(0, place, text, {"x_scale": 2.5, "y_scale": 2.5, "font_size": 10})


def _offer(calendar: "Worksheet", place: int, question: Question | FollowUp) -> None:
    """Offer a question's answers in its column; a list of more than 255 letters must stand in cells."""
    column = xl_col_to_name(place)
    takes_several = isinstance(question, FollowUp) and question.choose == "many"
    prompt = f"{question.ask} {_SEVERAL}" if takes_several else question.ask
    calendar.data_validation(
        1,
        place,
        ROWS,
        place,
        {
            "validate": "list",
            "source": f"={_LISTS}!${column}$1:${column}${len(question.answers)}",
            "input_title": question.label[:_LONGEST_TITLE],
            "input_message": prompt[:_LONGEST_PROMPT],
            "error_type": "information" if takes_several else "warning",
            "error_message": _NOT_LISTED,
        },
    )
