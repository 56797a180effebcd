"""The list of who must practice again after a rule change, from everything that a register keeps."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime

from wizard.questionset.model import QuestionSet
from wizard.register.practice import PracticeBook
from wizard.register.register import Register
from wizard.register.retraining import decisions_before
from wizard.training.practice_cases import PracticeCase
from wizard.training.retraining import Affected, Retraining, retraining


def retraining_of(
    register: Register,
    clock: Callable[[], datetime],
    before: QuestionSet,
    after: QuestionSet,
    cases: Mapping[str, PracticeCase],
) -> tuple[Retraining, ...]:
    """Return everyone who practiced or decided on a path that differs between two versions of a question set.

    ``cases`` are those that could be practiced before, by id.

    Raises:
        RegisterError: the register cannot be read.
        RecordError: a record in it cannot be.
        ComparisonError: the sets ask their questions in too different an order.
    """
    return retraining(
        before,
        after,
        keys={key: case.answers for key, case in cases.items()},
        attempts=PracticeBook(register.engine, clock).attempts(),
        decisions=decisions_before(register, after.digest),
    )


def retraining_lines(people: Iterable[Retraining]) -> Iterator[str]:
    """Yield the list as a terminal shows it: each person, what changed for them, and where they had to do with it."""
    for person in people:
        yield person.who
        yield from (f"  {change}" for change in person.changes)
        yield from _told("Practiced", person.practiced)
        yield from _told("Decided", person.decided)
        yield ""


def _told(what: str, affected: Iterable[Affected]) -> Iterator[str]:
    names = [each.id if each.id == each.name else f"{each.id} ({each.name})" for each in affected]
    if names:
        yield f"  {what}: {', '.join(names)}"
