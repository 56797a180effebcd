"""What the columns of a calendar are: the message and its topic, questions, verdicts of an earlier screening."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from wizard.errors import CalendarError
from wizard.questionset.model import FollowUp, Question, QuestionSet
from wizard.screening.names import Names, plain
from wizard.screening.sheet import Sheet

MESSAGE = "message"
TOPIC = "topic"
RESULTS = (
    "class",
    "outcome",
    "exception",
    "governing",
    "because",
    "obligations",
    "problem",
    "topic_class",
    "headline",
)
"""The columns written beside those of a calendar."""

_LIKE_A_QUESTION = 0.75
"""How like a question a column's name must be before it is taken for a slip of the pen: “date” is not like “States”."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The place of each column, from 0. ``questions`` and ``follow_ups`` map ids to places.

    ``results`` are those of an earlier screening, to be written anew; ``others`` mean nothing here and are kept.
    """

    message: int
    topic: int | None
    questions: Mapping[str, int]
    follow_ups: Mapping[str, int]
    results: tuple[int, ...]
    others: tuple[int, ...]

    @property
    def kept(self) -> Callable[[Sequence[str]], list[str]]:
        """What takes from a row all cells but those of an earlier screening."""
        dropped = set(self.results)
        if not dropped:
            return list
        return lambda cells: [cell for place, cell in enumerate(cells) if place not in dropped]


class Vocabulary:
    """What the columns of a calendar may be called, for one question set."""

    def __init__(self, question_set: QuestionSet) -> None:
        asked: dict[str, Question | FollowUp] = {**question_set.followups, **question_set.questions}
        self._names = Names({key: (each.ask, each.label) for key, each in asked.items()})
        self._labels = {key: each.label for key, each in asked.items()}
        self._questions = question_set.questions.keys()

    def knows(self, header: str) -> bool:
        """Say whether a header names a column that means something here."""
        return plain(header) in {MESSAGE, TOPIC} or self._names.find(header) is not None

    def header(self, key: str) -> str:
        """Return what a question's or follow-up's column is headed by: its label, or its id if that is not its own."""
        return self._labels[key] if self._names.find(self._labels[key]) == key else key

    def read(self, sheet: Sheet) -> tuple[Columns, tuple[str, ...]]:
        """Return what the columns are, and a sentence for each thing a person should know about them.

        Raises:
            CalendarError: the message's column or every question's is missing, or two columns are the same.
        """
        results = _earlier_results(sheet.header)
        places: dict[str, int] = {}
        others: list[int] = []
        for place, header in enumerate(sheet.header):
            if place in results:
                continue
            word = plain(header)
            key = word if word in {MESSAGE, TOPIC} else self._names.find(header)
            if key is None:
                others.append(place)
                continue
            if key in places:
                first, second = _letters(places[key]), _letters(place)
                raise CalendarError(
                    f"{sheet.name}: the columns {first} and {second} are both “{key}”. Delete or rename one of them."
                )
            places[key] = place
        message, topic = places.pop(MESSAGE, None), places.pop(TOPIC, None)
        questions = {key: place for key, place in places.items() if key in self._questions}
        if message is None:
            raise CalendarError(
                f"{sheet.name} has no column “{MESSAGE}”. Its first row must name the columns: {MESSAGE}, {TOPIC}, "
                "then the questions. optin-wizard template makes such a sheet."
            )
        if not questions:
            raise CalendarError(
                f"{sheet.name} has no column that is a question of this set. Name them by the question's id or its "
                "words. optin-wizard template makes such a sheet."
            )
        columns = Columns(
            message=message,
            topic=topic,
            questions=questions,
            follow_ups={key: place for key, place in places.items() if key not in questions},
            results=results,
            others=tuple(others),
        )
        return columns, tuple(self._notes(sheet, columns))

    def _notes(self, sheet: Sheet, columns: Columns) -> list[str]:
        shown = [(place, sheet.header[place]) for place in columns.others if sheet.header[place].strip()]
        guesses = [(header, self._names.guess(header, likeness=_LIKE_A_QUESTION)) for _, header in shown]
        notes = [
            f"The column “{header}” is no question (did you mean “{guess}”?)." for header, guess in guesses if guess
        ]
        if plain_ones := [f"“{header}”" for header, guess in guesses if not guess]:
            notes.append(f"Kept as they are: {', '.join(plain_ones)}.")
        if columns.results:
            notes.append("The verdicts of an earlier screening in this sheet were replaced.")
        return notes


def _earlier_results(header: tuple[str, ...]) -> tuple[int, ...]:
    names = [each.strip().casefold() for each in header]
    for start in range(len(names) - len(RESULTS) + 1):
        if tuple(names[start : start + len(RESULTS)]) == RESULTS:
            return tuple(range(start, start + len(RESULTS)))
    return ()


def _letters(place: int) -> str:
    """Return a column's letters, as a spreadsheet program shows them."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
