"""What learners did, kept in the register's database: a chain and tables of its own, with the same guarantees."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Engine, func, select

from wizard.errors import RegisterDamagedError, RegisterError
from wizard.register.books import PRACTICE
from wizard.register.connection import reading, writing
from wizard.register.projection import name_order
from wizard.register.tables import attempts, exams
from wizard.training.attempt import Attempt, Turn
from wizard.training.exam_result import ExamCase, ExamResult


class PracticeBook:
    """The attempts and tests of every learner. Every method may be called from any thread.

    ``clock`` returns the local time with its offset.
    """

    def __init__(self, engine: Engine, clock: Callable[[], datetime]) -> None:
        self._engine = engine
        self._clock = clock

    def keep(self, attempt: Attempt) -> None:
        """Add an attempt; one that is kept already adds nothing.

        Raises:
            RegisterError: it cannot be stored.
        """
        self._keep("attempt", attempt.id, asdict(attempt))

    def keep_exam(self, result: ExamResult) -> None:
        """Add a test that was taken; one that is kept already adds nothing. Its attempts are kept on their own.

        Raises:
            RegisterError: it cannot be stored.
        """
        self._keep("exam", f"exam {result.id}", asdict(result))

    def attempts(self, learner: str | None = None) -> tuple[Attempt, ...]:
        """Return the attempts of a learner, or of all, the first kept first. Capitals and accents make no difference.

        Raises:
            RegisterDamagedError: one cannot be read.
        """
        return tuple(map(attempt_from, self._kept(attempts.c.attempt, learner)))

    def exams(self, learner: str | None = None) -> tuple[ExamResult, ...]:
        """Return the tests that a learner took, or all did, the first kept first; of names as ``attempts`` does.

        Raises:
            RegisterDamagedError: one cannot be read.
        """
        return tuple(map(exam_from, self._kept(exams.c.result, learner)))

    def exam(self, exam_id: str) -> ExamResult:
        """Return a test by its id, or by as much of the id's beginning as no other test shares.

        Raises:
            RegisterError: there is none, or there are several.
        """
        query = select(exams.c.result).where(exams.c.exam.startswith(exam_id, autoescape=True))
        query = query.order_by(exams.c.exam).limit(2)
        with reading(self._engine) as connection:
            found = [exam_from(json.loads(text)) for text in connection.scalars(query)]
        if not found:
            raise RegisterError(f"The practice book has no test “{exam_id}”. 'optin-wizard training exams' lists them.")
        if len(found) > 1 and found[0].id != exam_id:
            raise RegisterError(f"The ids of several tests begin with “{exam_id}”. Write more of it.")
        return found[0]

    def learners(self) -> tuple[str, ...]:
        """Return the name of everyone who tried a case, as it was written last, in order."""
        last = select(func.max(attempts.c.number)).group_by(attempts.c.learner_order)
        query = select(attempts.c.learner).where(attempts.c.number.in_(last)).order_by(attempts.c.learner_order)
        with reading(self._engine) as connection:
            return tuple(connection.scalars(query))

    def _keep(self, kind: str, key: str, content: Mapping[str, Any]) -> None:
        with writing(self._engine) as connection:
            if PRACTICE.number_of(connection, key) is None:
                PRACTICE.append(connection, kind, key=key, kept_at=self._clock(), content={kind: content})

    def _kept(self, column: Column[str], learner: str | None) -> list[Any]:
        """Return what a column of JSON has of a learner, or of all, in the order kept."""
        table = column.table.c
        query = select(column).order_by(table.number)
        if learner is not None:
            query = query.where(table.learner_order == name_order(learner))
        with reading(self._engine) as connection:
            return [json.loads(text) for text in connection.scalars(query)]


def attempt_from(content: Mapping[str, Any]) -> Attempt:
    """Return the attempt that was kept.

    Raises:
        RegisterDamagedError: the content is of another shape.
    """
    try:
        return Attempt(**{**content, "turns": tuple(Turn(**turn) for turn in content["turns"])})
    except (KeyError, TypeError) as error:
        raise RegisterDamagedError(f"An attempt of the practice book cannot be read: {error}.") from error


def exam_from(content: Mapping[str, Any]) -> ExamResult:
    """Return the test that was kept.

    Raises:
        RegisterDamagedError: the content is of another shape.
    """
    try:
        cases = tuple(
            ExamCase(**{**case, "answers": tuple((question, answer) for question, answer in case["answers"])})
            for case in content["cases"]
        )
        result = ExamResult(**{**content, "cases": cases})
    except (KeyError, TypeError, ValueError) as error:
        raise RegisterDamagedError(f"A test of the practice book cannot be read: {error}.") from error
    if not cases:
        raise RegisterDamagedError("A test of the practice book cannot be read: it has no case.")
    return result
