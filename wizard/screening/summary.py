"""What a screening came to, to be read in a terminal."""

from collections.abc import Iterator

from wizard.questionset.model import CLASS_ORDER, QuestionSet
from wizard.report.wording import count_of
from wizard.screening.calendar import ScreenedCalendar

_MOST = 50
"""Rows with a problem that are named; the result names all of them."""


def summary(calendar: ScreenedCalendar, question_set: QuestionSet) -> str:
    """Return how many messages came to each class, the strictest first, and what is wrong in which row."""
    return "".join(f"{line}\n" for line in _lines(calendar, question_set))


def _lines(calendar: ScreenedCalendar, question_set: QuestionSet) -> Iterator[str]:
    rows = sum(row.message is not None for row in calendar.rows)
    yield f"{count_of(len(calendar.messages), 'message')} in {count_of(rows, 'row')}:"
    counts = {question_set.classes[class_].label: calendar.counts.get(class_, 0) for class_ in reversed(CLASS_ORDER)}
    counts["No verdict yet"] = sum(message.finding is None for message in calendar.messages)
    width = len(str(max(counts.values())))
    for label, count in counts.items():
        yield f"  {count:{width}}  {label}"
    yield from calendar.notes
    problems = calendar.problems
    if problems:
        yield ""
        yield f"{count_of(len(problems), 'row')} to look at:"
        yield from (f"  Row {row.number}: {row.problem}" for row in problems[:_MOST])
    if len(problems) > _MOST:
        yield f"  and {len(problems) - _MOST} more. Save the result with --to RESULT.csv to see all of them."
