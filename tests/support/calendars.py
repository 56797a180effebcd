"""Calendars for tests: sheets put together in memory, screened with the small set or any other."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from io import StringIO
from pathlib import Path
from random import Random
from zipfile import ZipFile

from tests.support.sets import small_set
from wizard.questionset.model import QuestionSet
from wizard.questionset.paths import Routes
from wizard.screening.calendar import ScreenedCalendar, ScreenedRow
from wizard.screening.columns import RESULTS
from wizard.screening.files import result_rows
from wizard.screening.screening import screen
from wizard.screening.sheet import Sheet, SheetBuilder

SMALL_HEADER = ("message", "topic", "purpose", "payment", "cost")


@cache
def small_routes() -> Routes:
    """Return the ways through the small set."""
    return Routes(small_set())


def sheet_of(*rows: Sequence[str]) -> Sheet:
    """Return a sheet of these rows; the first is the header."""
    builder = SheetBuilder("calendar.csv")
    for row in rows:
        builder.add(list(row))
    return builder.build(())


def screened(*rows: Sequence[str], header: Sequence[str] = SMALL_HEADER) -> ScreenedCalendar:
    """Return a calendar of the small set, screened."""
    return screen(sheet_of(header, *rows), small_set(), small_routes())


def screened_row(*cells: str, header: Sequence[str] = SMALL_HEADER) -> ScreenedRow:
    """Return the only row of a calendar of the small set, screened."""
    return screened(cells, header=header).rows[0]


def results(calendar: ScreenedCalendar) -> list[dict[str, str]]:
    """Return what is written beside each row, by column."""
    return [dict(zip(RESULTS, row[-len(RESULTS) :], strict=True)) for row in result_rows(calendar)]


def rewritten(path: Path, part: str, content: bytes | None = None, *, rename: str | None = None) -> Path:
    """Write a workbook anew with one part changed or, if it has none of that name, added."""
    with ZipFile(path) as book:
        parts = {each: book.read(each) for each in book.namelist()}
    held = parts.pop(part, b"")
    parts[rename or part] = held if content is None else content
    with ZipFile(path, "w") as book:
        for name, each in parts.items():
            book.writestr(name, each)
    return path


def walked_rows(question_set: QuestionSet, routes: Routes, count: int, dice: Random) -> Iterable[list[str]]:
    """Yield a header and rows of messages with one topic, each with the answers of one path; all are as likely."""
    ids = list(question_set.questions)
    yield ["message", "topic", *ids, "owner", "send date"]
    for number in range(count):
        answers: dict[str, str] = {}
        here = routes.first
        while not isinstance(here, str):
            ways = [1 if isinstance(step, str) else step.count for step in here.next.values()]
            [answers[here.question]] = dice.choices(list(here.next), ways)
            here = here.next[answers[here.question]]
        yield [f"Campaign {number}", "", *(answers.get(key, "") for key in ids), f"Team {number % 40}", "2026-03-04"]


def calendar_of(*campaigns: tuple[str, str, Mapping[str, str]]) -> str:
    """Return a calendar of the shipped set as CSV: a message, a topic and answers by question id in each row."""
    ids = list(dict.fromkeys(key for _, _, answers in campaigns for key in answers))
    rows = [["message", "topic", *ids]]
    rows += [[message, topic, *(answers.get(key, "") for key in ids)] for message, topic, answers in campaigns]
    text = StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue()
