"""One person's walk through a question set: the answers given, the path they make, the verdict reached.

The state is the list of answers, frozen and replayed from the start. Changing an early answer keeps every later
answer that is still asked; the others are remembered, but never counted nor printed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from wizard.engine.fitting import missing_answer, not_asked, not_followed_up, unknown_answers, unknown_follow_ups
from wizard.engine.verdict import Reason, Verdict, judge_of
from wizard.errors import AnswerError, UnfinishedError
from wizard.questionset.model import QuestionSet
from wizard.questionset.paths import Routes, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """The answers so far and where they lead. Make one with ``start`` or ``from_answers``.

    ``given`` remembers every answer (question id to answer id), also those no longer asked; ``path`` holds only those
    that count. ``follow_ups`` maps a follow-up's id to the answer ids ticked; ``confirmed`` maps an obligation's id to
    the ISO date on which someone confirmed it.
    """

    question_set: QuestionSet
    routes: Routes
    given: Mapping[str, str]
    follow_ups: Mapping[str, tuple[str, ...]]
    confirmed: Mapping[str, str]
    path: tuple[Reason, ...]
    here: Step | str
    """The step that waits for an answer, or the id of the outcome reached."""

    @classmethod
    def start(cls, question_set: QuestionSet, routes: Routes | None = None) -> "Assessment":
        """Return an assessment with nothing answered. ``routes`` saves walking the set again."""
        return cls.replay(question_set, routes or Routes(question_set), {}, {}, {})

    @classmethod
    def replay(
        cls,
        question_set: QuestionSet,
        routes: Routes,
        given: Mapping[str, str],
        follow_ups: Mapping[str, tuple[str, ...]],
        confirmed: Mapping[str, str],
    ) -> "Assessment":
        """Return the assessment that these remembered answers make; those that no longer fit are not counted."""
        taken, here = routes.follow(given)
        reason = judge_of(question_set).reason
        return cls(
            question_set=question_set,
            routes=routes,
            given=dict(given),
            follow_ups=dict(follow_ups),
            confirmed=dict(confirmed),
            path=tuple([reason(step.question, answer) for step, answer in taken]),
            here=here,
        )

    @classmethod
    def from_answers(
        cls,
        question_set: QuestionSet,
        answers: Mapping[str, str],
        follow_ups: Mapping[str, Iterable[str]] | None = None,
        *,
        routes: Routes | None = None,
    ) -> "Assessment":
        """Return the finished assessment of answers that came from outside the window.

        Raises:
            UnfinishedError: every answer fits, but a question is still open.
            AnswerError: an answer is unknown or never asked; it names each, with the nearest id.
        """
        chosen = {key: tuple(values) for key, values in (follow_ups or {}).items()}
        problems = [*unknown_answers(question_set, answers), *unknown_follow_ups(question_set, chosen)]
        if problems:
            raise AnswerError(problems)
        assessment = cls.replay(question_set, routes or Routes(question_set), answers, chosen, {})
        if not isinstance(assessment.here, str):
            raise UnfinishedError([missing_answer(assessment.here)])
        problems = _superfluous(assessment, assessment.here)
        if problems:
            raise AnswerError(problems)
        return assessment

    @property
    def is_final(self) -> bool:
        """Whether a verdict is reached."""
        return isinstance(self.here, str)

    @property
    def question_id(self) -> str | None:
        """The question that waits for an answer; None once a verdict is reached."""
        return None if isinstance(self.here, str) else self.here.question

    @property
    def answers(self) -> Mapping[str, str]:
        """The answers that count (question id to answer id), in the order asked."""
        return {taken.question_id: taken.answer_id for taken in self.path}

    @property
    def verdict(self) -> Verdict:
        """The verdict reached.

        Raises:
            AnswerError: a question is still open.
        """
        if not isinstance(self.here, str):
            raise AnswerError([f"'{self.here.question}' is not answered yet, so there is no verdict."])
        return judge_of(self.question_set).verdict(self.here, self.path, self.follow_ups, self.confirmed)

    def answer(self, answer_id: str) -> "Assessment":
        """Return the assessment one answer further on.

        Raises:
            AnswerError: the current question has no such answer, or a verdict is already reached.
        """
        if isinstance(self.here, str):
            raise AnswerError(["A verdict is reached; there is no question to answer. Change an answer instead."])
        return self.change(self.here.question, answer_id)

    def change(self, question_id: str, answer_id: str) -> "Assessment":
        """Return the assessment with one question answered anew; later answers that are still asked are kept.

        Raises:
            AnswerError: the question is unknown or has no such answer.
        """
        problems = unknown_answers(self.question_set, {question_id: answer_id})
        if problems:
            raise AnswerError(problems)
        return self._replayed(given={**self.given, question_id: answer_id})

    def follow_up(self, follow_up_id: str, answer_ids: Iterable[str]) -> "Assessment":
        """Return the assessment with a follow-up's ticks replaced by these.

        Raises:
            AnswerError: an id is unknown, or an answer that stands alone was ticked with another.
        """
        chosen = {follow_up_id: tuple(answer_ids)}
        problems = unknown_follow_ups(self.question_set, chosen)
        if problems:
            raise AnswerError(problems)
        return self._replayed(follow_ups={**self.follow_ups, **chosen})

    def confirm(self, obligation_id: str, on: str | None) -> "Assessment":
        """Return the assessment with an obligation confirmed on an ISO date, or no longer confirmed (None)."""
        rest = {key: date for key, date in self.confirmed.items() if key != obligation_id}
        return replace(self, confirmed=rest if on is None else {**rest, obligation_id: on})

    def position(self, question_id: str) -> tuple[int, int]:
        """Return the place of an asked question, counted from 1, and the most questions this walk can have.

        Raises:
            AnswerError: the question is not asked on this path.
        """
        step = self.step_of(question_id)
        place = next((n for n, taken in enumerate(self.path) if taken.question_id == question_id), len(self.path))
        return place + 1, place + step.longest

    def step_of(self, question_id: str) -> Step:
        """Return the step at which this walk asks a question.

        Raises:
            AnswerError: the question is not asked on this path.
        """
        taken, here = self.routes.follow(self.given)
        for step in (*(step for step, _ in taken), here):
            if isinstance(step, Step) and step.question == question_id:
                return step
        raise AnswerError([f"'{question_id}' is not asked on this path."])

    def _replayed(
        self,
        given: Mapping[str, str] | None = None,
        follow_ups: Mapping[str, tuple[str, ...]] | None = None,
    ) -> "Assessment":
        return self.replay(
            self.question_set,
            self.routes,
            self.given if given is None else given,
            self.follow_ups if follow_ups is None else follow_ups,
            self.confirmed,
        )


def _superfluous(assessment: Assessment, outcome_id: str) -> list[str]:
    question_set = assessment.question_set
    class_ = question_set.outcomes[outcome_id].class_
    return [
        *not_asked(question_id for question_id in assessment.given if question_id not in assessment.answers),
        *not_followed_up(question_set, assessment.follow_ups, [class_]),
    ]
