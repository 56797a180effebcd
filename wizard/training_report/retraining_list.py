"""The list of who must practice again after a rule change, from everything that a register keeps."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from wizard.questionset.loader import LoadedSet
from wizard.register.practice import PracticeBook
from wizard.register.register import Register
from wizard.register.retraining import decisions_before
from wizard.training.pool import pool_of
from wizard.training.retraining import Affected, Retraining, retraining


def retraining_of(
    register: Register, clock: Callable[[], datetime], before: LoadedSet, after: LoadedSet
) -> tuple[Retraining, ...]:
    """Return everyone who practiced or decided on a path that differs between two versions of a question set.

    Raises:
        RegisterError: the register cannot be read.
        RecordError: a record in it cannot be.
        ComparisonError: the sets ask their questions in too different an order.
    """
    cases = pool_of(before.question_set, before.routes, seed=0).cases
    return retraining(
        before.question_set,
        after.question_set,
        keys={key: case.answers for key, case in cases.items()},
        attempts=PracticeBook(register.engine, clock).attempts(),
        decisions=decisions_before(register, after.question_set.digest),
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
