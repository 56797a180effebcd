"""Everything practiced, read once, and who is due."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from wizard.questionset.model import QuestionSet
from wizard.register.practice import PracticeBook
from wizard.training.attempt import Attempt
from wizard.training.days import day_of
from wizard.training.due import due_cases
from wizard.training.exam_result import ExamResult
from wizard.training.overview import topic_title
from wizard.training.pool import Pool


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """The attempts of each learner by name, the first kept first, the tests, and the rules and cases of today."""

    question_set: QuestionSet
    pool: Pool
    attempts: Mapping[str, tuple[Attempt, ...]]
    exams: tuple[ExamResult, ...] = ()

    @property
    def every(self) -> tuple[Attempt, ...]:
        """The attempts of all learners."""
        return tuple(attempt for of_learner in self.attempts.values() for attempt in of_learner)


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """What is due for a learner: cases by the title of what they are about. ``last`` is the last day of practice."""

    learner: str
    last: date
    topics: Mapping[str, int]

    @property
    def cases(self) -> int:
        """How many cases are due."""
        return sum(self.topics.values())


def read_practice(book: PracticeBook, question_set: QuestionSet, pool: Pool, learner: str | None = None) -> Practice:
    """Return what everyone practiced, or one learner, whose attempts all bear the name as it was written last.

    Raises:
        RegisterError: it cannot be read.
    """
    names = {name: book.attempts(name) for name in (book.learners() if learner is None else (learner,))}
    return Practice(
        question_set=question_set,
        pool=pool,
        attempts={
            tried[-1].learner: tuple(replace(attempt, learner=tried[-1].learner) for attempt in tried)
            for tried in names.values()
            if tried
        },
        exams=book.exams(learner),
    )


def due_of(practice: Practice, on: date) -> tuple[Due, ...]:
    """Return what is due for each learner on a day, whoever has most first; learners with nothing due come last."""
    found = []
    for learner, attempts in practice.attempts.items():
        cases = due_cases(practice.question_set, practice.pool.cases, attempts, on=on)
        topics = Counter(topic_title(practice.question_set, case.topic) for case in cases)
        found.append(Due(learner=learner, last=max(map(day_of, attempts)), topics=topics))
    return tuple(sorted(found, key=lambda each: -each.cases))
