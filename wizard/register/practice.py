"""What learners did, kept in the register's database: a chain and tables of its own, with the same guarantees."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Engine, func, select

from wizard.errors import RegisterDamagedError
from wizard.register.books import PRACTICE
from wizard.register.connection import reading, writing
from wizard.register.projection import name_order
from wizard.register.tables import attempts
from wizard.training.attempt import Attempt, Turn


class PracticeBook:
    """The attempts of every learner. Every method may be called from any thread.

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
        with writing(self._engine) as connection:
            if PRACTICE.number_of(connection, attempt.id) is None:
                PRACTICE.append(
                    connection, "attempt", key=attempt.id, kept_at=self._clock(), content={"attempt": asdict(attempt)}
                )

    def attempts(self, learner: str | None = None) -> tuple[Attempt, ...]:
        """Return the attempts of a learner, or of all, the first kept first. Capitals and accents make no difference.

        Raises:
            RegisterDamagedError: one cannot be read.
        """
        query = select(attempts.c.attempt).order_by(attempts.c.number)
        if learner is not None:
            query = query.where(attempts.c.learner_order == name_order(learner))
        with reading(self._engine) as connection:
            return tuple(attempt_from(json.loads(text)) for text in connection.scalars(query))

    def learners(self) -> tuple[str, ...]:
        """Return every learner's name as it was written last, in order."""
        last = select(func.max(attempts.c.number)).group_by(attempts.c.learner_order)
        query = select(attempts.c.learner).where(attempts.c.number.in_(last)).order_by(attempts.c.learner_order)
        with reading(self._engine) as connection:
            return tuple(connection.scalars(query))


def attempt_from(content: Mapping[str, Any]) -> Attempt:
    """Return the attempt that was kept.

    Raises:
        RegisterDamagedError: the content is of another shape.
    """
    try:
        return Attempt(**{**content, "turns": tuple(Turn(**turn) for turn in content["turns"])})
    except (KeyError, TypeError) as error:
        raise RegisterDamagedError(f"An attempt of the practice book cannot be read: {error}.") from error
