"""A calendar after its screening: every row with what its message came to, or with what it lacks."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from wizard.engine.message import Message
from wizard.questionset.model import ClassId, QuestionSet
from wizard.questionset.paths import Routes
from wizard.screening.columns import Columns
from wizard.screening.sheet import Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A message's verdict, as it is written. ``outcome`` and ``exception`` are ids, the rest are words."""

    class_: ClassId
    outcome: str
    exception: str
    because: str
    obligations: str
    headline: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenedRow:
    """A row: a topic of a message.

    ``given`` holds an answer id, or None, for each question of ``ScreenedCalendar.question_ids``; answers that the
    message shares are filled in. ``follow_ups`` maps follow-up ids to the answer ids ticked. ``class_`` is the topic's
    own; None where it has no verdict yet, and then ``problem`` says why.
    """

    number: int
    """As a spreadsheet program shows it, from 1."""
    cells: tuple[str, ...]
    message: int | None
    """The place of its message; None for a blank row."""
    topic: str
    given: tuple[str | None, ...]
    follow_ups: Mapping[str, tuple[str, ...]]
    class_: ClassId | None
    problem: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenedMessage:
    """A message: its name, the places of its rows, its verdict, and the topic that decides it.

    While a row has a problem there is no verdict.
    """

    name: str
    rows: tuple[int, ...]
    finding: Finding | None
    governing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenedCalendar:
    """A sheet with its verdicts. ``notes`` are sentences about how it was read."""

    sheet: Sheet
    columns: Columns
    notes: tuple[str, ...]
    question_ids: tuple[str, ...]
    rows: tuple[ScreenedRow, ...]
    messages: tuple[ScreenedMessage, ...]

    @property
    def counts(self) -> Mapping[ClassId, int]:
        """How many messages came to each class."""
        return Counter(message.finding.class_ for message in self.messages if message.finding)

    @property
    def problems(self) -> tuple[ScreenedRow, ...]:
        """The rows with a problem."""
        return tuple(row for row in self.rows if row.problem)

    def answers(self, row: ScreenedRow) -> Mapping[str, str]:
        """Return the answers of a row that were understood: question id to answer id."""
        return {key: answer for key, answer in zip(self.question_ids, row.given, strict=True) if answer is not None}


def open_message(calendar: ScreenedCalendar, place: int, question_set: QuestionSet, routes: Routes) -> Message:
    """Return one of the calendar's messages as an assessment that can be gone on with, from where it stopped."""
    rows = [calendar.rows[at] for at in calendar.messages[place].rows]
    shared: dict[str, str] = {}
    topics: dict[str, dict[str, str]] = {}
    for row in rows:
        own = dict(calendar.answers(row))
        for key in question_set.shared:
            if key in own:
                shared.setdefault(key, own.pop(key))
                own.pop(key, None)
        topics[row.topic if len(rows) > 1 else ""] = own
    follow_ups = {key: chosen for row in rows for key, chosen in row.follow_ups.items()}
    return Message.replay(question_set, routes, shared, topics, follow_ups=follow_ups, confirmed={})
