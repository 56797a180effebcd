"""What there is to practice under the questions in use, made once for each version of them."""

from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wizard.questionset.model import QuestionSet
    from wizard.questionset.paths import Routes
    from wizard.training.beliefs import Suspects
    from wizard.training.pool import Pool

SEED = 0
"""The lot by which cases are made from the rules: always the same, so that a case keeps its name from day to day."""


class PracticeMaterial:
    """Makes cases and suspected rules in whatever thread first wants them; a large set takes a second and a half."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._made: tuple[str, Pool, Suspects] | None = None

    def of(self, question_set: "QuestionSet", routes: "Routes") -> "tuple[Pool, Suspects]":
        """Return the cases of a question set and its mistaken rules."""
        from wizard.training.beliefs import Suspects
        from wizard.training.pool import pool_of

        with self._lock:
            if self._made is None or self._made[0] != question_set.digest:
                pool = pool_of(question_set, routes, SEED)
                self._made = (question_set.digest, pool, Suspects(question_set, routes))
            return self._made[1:]
