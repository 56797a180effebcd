"""Walks drawn by lot that are sure to give a certain answer or to end at a certain outcome."""

from collections.abc import Callable, Mapping

from wizard.questionset.model import QuestionSet
from wizard.questionset.paths import Path, Routes, Step
from wizard.training.lots import in_lot_order

_Reaches = Callable[[Step | str], bool]
"""Says whether the goal can still be reached from a place."""


class Walks:
    """Draws walks through a question set. The same seed and goal draw the same walk.

    "I'm not sure" is answered only where the goal needs it, so that most cases end in a verdict.
    """

    def __init__(self, question_set: QuestionSet, routes: Routes, seed: int) -> None:
        self._set = question_set
        self._routes = routes
        self._seed = seed

    def giving(self, question_id: str, answer_id: str) -> Path | None:
        """Return a walk that gives this answer; None where none does."""
        before: dict[Step, bool] = {}
        for step in reversed(self._routes.steps):
            before[step] = (step.question == question_id and answer_id in step.next) or any(
                isinstance(following, Step) and before[following] for following in step.next.values()
            )
        name = f"{question_id}={answer_id}"
        return self._drawn(name, lambda place: isinstance(place, Step) and before[place], {question_id: answer_id})

    def ending_at(self, outcome_id: str, draw: int = 0) -> Path | None:
        """Return a walk that ends at this outcome; None where none does. Each ``draw`` may bring another walk."""
        return self._drawn(
            f"{outcome_id} {draw}",
            lambda place: outcome_id in place.outcomes if isinstance(place, Step) else place == outcome_id,
            {},
        )

    def _drawn(self, goal: str, reaches: _Reaches, needed: Mapping[str, str]) -> Path | None:
        """Return a walk that keeps within reach of the goal until the needed answer is given, then ends anywhere."""
        here = self._routes.first
        if not reaches(here):
            return None
        answers: dict[str, str] = {}
        is_given = False
        while isinstance(here, Step):
            if here.question in needed:
                answer, is_given = needed[here.question], True
            else:
                able = [key for key, place in here.next.items() if is_given or reaches(place)]
                answer = self._one_of(here.question, able, goal)
            answers[here.question] = answer
            here = here.next[answer]
        return Path(answers=answers, outcome=here)

    def _one_of(self, question_id: str, answer_ids: list[str], goal: str) -> str:
        sure = [key for key in answer_ids if not self._set.answer_of(question_id, key).unsure]
        return in_lot_order(self._seed, sure or answer_ids, goal, question_id)[0]
