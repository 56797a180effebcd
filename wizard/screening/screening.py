"""Judges a calendar: rows with the same message name are topics of one message."""

from collections.abc import Iterator

from wizard.questionset.model import QuestionSet
from wizard.questionset.paths import Routes
from wizard.screening.calendar import ScreenedCalendar, ScreenedRow
from wizard.screening.columns import Columns, Vocabulary
from wizard.screening.screener import Screener
from wizard.screening.sheet import Sheet, Watch, unwatched

_EVERY = 2_000
"""Messages between two words about how far the screening is."""


def screen(sheet: Sheet, question_set: QuestionSet, routes: Routes, watch: Watch = unwatched) -> ScreenedCalendar:
    """Return the calendar in a sheet with every row judged, or with what it lacks. No row is dropped.

    Raises:
        CalendarError: the columns cannot be told.
        StoppedError: ``watch`` stopped it.
    """
    columns, notes = Vocabulary(question_set).read(sheet)
    groups = list(_messages(sheet, columns))
    screener = Screener(sheet, columns, question_set, routes)
    rows: dict[int, ScreenedRow] = {}
    messages = []
    for place, (name, members) in enumerate(groups):
        if place % _EVERY == 0:
            watch("Screening", place, len(groups))
        message, judged = screener.judge(place, name, members)
        messages.append(message)
        rows.update(zip(members, judged, strict=True))
    return ScreenedCalendar(
        sheet=sheet,
        columns=columns,
        notes=(*sheet.notes, *notes),
        question_ids=tuple(columns.questions),
        rows=tuple([rows[at] if at in rows else screener.blank(at) for at in range(len(sheet.rows))]),
        messages=tuple(messages),
    )


def _messages(sheet: Sheet, columns: Columns) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Yield each message's name with the places of its rows; a row without a name is a message of its own."""
    results = set(columns.results)
    groups: dict[str | int, tuple[str, list[int]]] = {}
    for at, cells in enumerate(sheet.rows):
        name = " ".join(cells[columns.message].split())
        if name:
            groups.setdefault(name.casefold(), (name, []))[1].append(at)
        elif any(cell.strip() for place, cell in enumerate(cells) if place not in results):
            groups[at] = ("", [at])
    for name, members in groups.values():
        yield name, tuple(members)
