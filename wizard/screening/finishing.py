"""Lays a message that was gone on with elsewhere back into its calendar, and judges the calendar again."""

from collections.abc import Sequence
from dataclasses import replace

from wizard.engine.message import Message, Topic
from wizard.screening.answers import words_for
from wizard.screening.calendar import ScreenedCalendar, ScreenedRow
from wizard.screening.columns import TOPIC
from wizard.screening.screener import row_name
from wizard.screening.screening import screen
from wizard.screening.sheet import Watch, unwatched


def finish(calendar: ScreenedCalendar, place: int, message: Message, watch: Watch = unwatched) -> ScreenedCalendar:
    """Return the calendar with one of its messages as it is now; ``place`` is that among the calendar's messages.

    An answer that a row already gives keeps its cell; the others are written in words. A topic added to the message
    becomes a row after its last, a topic removed takes its row with it, and a question without a column gets one.

    Raises:
        StoppedError: ``watch`` stopped it.
    """
    sheet = calendar.sheet
    members = calendar.messages[place].rows
    partners = _partners([calendar.rows[at] for at in members], message.topics)
    page = _Page(calendar, calendar.rows[members[0]], message)
    written = [page.write(row, topic) for row, topic in zip(partners, message.topics, strict=True)]
    standing = {row.number - sheet.first_number: cells for row, cells in zip(partners, written, strict=True) if row}
    new = [cells for row, cells in zip(partners, written, strict=True) if not row]
    rows: list[list[str]] = []
    for at, cells in enumerate(sheet.rows):
        if at in standing or at not in members:
            rows.append(standing.get(at, list(cells)))
        if at == members[-1]:
            rows.extend(new)
    width = len(page.header)
    padded = tuple(tuple(cells + [""] * (width - len(cells))) for cells in rows)
    changed = replace(sheet, header=tuple(page.header), rows=padded)
    return screen(changed, message.question_set, message.routes, watch)


def _partners(rows: Sequence[ScreenedRow], topics: Sequence[Topic]) -> list[ScreenedRow | None]:
    """Return each topic's row: that of its name, else the next that no topic has; None for a topic that is new."""
    by_name = {row.topic.casefold(): row for row in rows}
    partners = [by_name.pop(topic.name.casefold(), None) for topic in topics]
    left = iter(by_name.values())
    return [row or next(left, None) for row in partners]


class _Page:
    """Writes the rows of one message. ``header`` grows with each column that is needed."""

    def __init__(self, calendar: ScreenedCalendar, first: ScreenedRow, message: Message) -> None:
        columns = calendar.columns
        self.header = list(calendar.sheet.header)
        self._calendar = calendar
        self._message = message
        self._name_place = columns.message
        self._places = {**columns.questions, **columns.follow_ups}
        if columns.topic is not None:
            self._places[TOPIC] = columns.topic
        self._name = first.cells[columns.message]
        if not self._name.strip() and len(message.topics) > 1:
            self._name = row_name(first.number)

    def write(self, row: ScreenedRow | None, topic: Topic) -> list[str]:
        """Return the cells of a topic, written over those of its row if it has one."""
        cells = list(row.cells) if row else [""] * len(self._calendar.sheet.header)
        cells[self._name_place] = self._name
        if topic.name and not (row and row.topic == topic.name):
            self._put(cells, TOPIC, topic.name)
        given = self._calendar.answers(row) if row else {}
        for key, answer in topic.assessment.given.items():
            if given.get(key) != answer or self._is_blank(cells, key):
                self._put(cells, key, words_for(self._message.question_set.questions[key], answer))
        ticked = row.follow_ups if row else {}
        for key, chosen in topic.assessment.follow_ups.items():
            if ticked.get(key, ()) != chosen or self._is_blank(cells, key):
                self._put(cells, key, "; ".join(chosen))
        return cells

    def _is_blank(self, cells: list[str], key: str) -> bool:
        """Whether a row takes an answer from another one of its message, which may be gone now."""
        return not cells[self._places[key]].strip()

    def _put(self, cells: list[str], key: str, text: str) -> None:
        place = self._places.get(key)
        if place is None:
            place = self._places[key] = len(self.header)
            self.header.append(key)
        cells.extend([""] * (place + 1 - len(cells)))
        cells[place] = text
