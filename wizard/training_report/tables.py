"""The tables of a training report: one row a decision, the items that were tried, and who is due."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Literal

from wizard.grids.grid import Grid
from wizard.questionset.model import QuestionSet
from wizard.training.attempt import Attempt, Turn
from wizard.training.items import Item, case_items, question_items
from wizard.training_report.practice import Due, Practice, due_of

Part = Literal["decisions", "items", "due"]
PARTS: Mapping[Part, str] = {"decisions": "Decisions", "items": "Items", "due": "Due"}

_DECISIONS = (
    *("Learner", "Case", "Question", "Chosen", "Right", "Is right", "Scored", "Seconds", "Confidence"),
    *("Mode", "Test", "Try again of", "Outcome reached", "Right outcome"),
    *("Question set", "Version of the set", "Digest of the set", "Started", "Finished", "Attempt", "Step"),
    *("Question in words", "Chosen in words", "Right in words"),
)
_NUMBERS = frozenset({_DECISIONS.index("Seconds"), _DECISIONS.index("Step")})
_ITEMS = ("Kind", "ID", "In words", "Learners", "Percent right", "Discrimination")
_DUE = ("Learner", "Last practice", "Cases due", "What is due")


def table_of(practice: Practice, part: Part, on: date) -> Grid:
    """Return one table of a report. ``on`` is the day on which to say who is due."""
    match part:
        case "decisions":
            return _grid(part, _DECISIONS, list(_decisions(practice)), _NUMBERS)
        case "items":
            return _grid(part, _ITEMS, list(_items(practice)), frozenset({3, 4, 5}))
        case _:
            return _grid(part, _DUE, [_due(each) for each in due_of(practice, on)], frozenset({2}))


def _grid(part: Part, header: tuple[str, ...], rows: list[tuple[str, ...]], numbers: frozenset[int]) -> Grid:
    return Grid(header=header, rows=rows, count=len(rows), title=PARTS[part], numbers=numbers)


def _decisions(practice: Practice) -> Iterator[tuple[str, ...]]:
    for attempt in practice.every:
        scored = len(attempt.scored)
        for place, turn in enumerate(attempt.turns):
            yield (
                *_of_turn(attempt, turn, is_scored=place < scored),
                *(attempt.mode, attempt.exam, attempt.retry_of, attempt.outcome, attempt.right_outcome),
                *(attempt.question_set_id, attempt.question_set_version, attempt.question_set_digest),
                *(attempt.started_at, attempt.finished_at, attempt.id, str(place + 1)),
                *_in_words(practice.question_set, turn),
            )


def _of_turn(attempt: Attempt, turn: Turn, *, is_scored: bool) -> tuple[str, ...]:
    return (
        attempt.learner,
        attempt.case_id,
        turn.question_id,
        turn.chosen,
        turn.right or "",
        _yes(turn.is_right) if is_scored else "",
        _yes(is_scored),
        f"{turn.seconds:.1f}",
        attempt.confidence,
    )


def _yes(value: bool) -> str:  # noqa: FBT001 - the value is what it says
    return "yes" if value else "no"


def _in_words(question_set: QuestionSet, turn: Turn) -> tuple[str, str, str]:
    """Return question, chosen and right answer as the set has them now; empty where it no longer does."""
    question = question_set.questions.get(turn.question_id)
    if question is None:
        return "", "", ""
    chosen, right = (question.answers.get(key or "") for key in (turn.chosen, turn.right))
    return question.label, chosen.text if chosen else "", right.text if right else ""


def _items(practice: Practice) -> Iterator[tuple[str, ...]]:
    cases, questions = practice.pool.cases, practice.question_set.questions
    titles = {key: case.title for key, case in cases.items()}
    yield from _rows("case", case_items(practice.every), titles)
    yield from _rows("question", question_items(practice.every), {key: each.label for key, each in questions.items()})


def _rows(kind: str, items: Iterable[Item], words: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    for item in items:
        share = "" if item.share_right is None else str(round(item.share_right * 100))
        discrimination = "" if item.discrimination is None else f"{item.discrimination:.2f}"
        yield kind, item.id, words.get(item.id, ""), str(item.learners), share, discrimination


def _due(due: Due) -> tuple[str, ...]:
    return due.learner, due.last.isoformat(), str(due.cases), in_short(due)


def in_short(due: Due) -> str:
    """Return what is due by topic, such as "2 Fundraising, 1 Refill reminders"."""
    return ", ".join(f"{number} {topic}" for topic, number in due.topics.items())
