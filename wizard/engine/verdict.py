"""What a walk comes to: the outcome, why, and what must be done for it to hold."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from wizard.questionset.model import (
    CLASS_ORDER,
    Answer,
    ClassId,
    ExceptionRule,
    FollowUp,
    Obligation,
    Outcome,
    Question,
    QuestionSet,
    VerdictClass,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One answered question, a step of the because-list: the question, the answer given, how the report says it."""

    question_id: str
    question: Question
    answer_id: str
    answer: Answer

    @property
    def because(self) -> str:
        """How the report says this answer, after "Because"."""
        return self.answer.because or self.answer.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """An obligation of this verdict. ``needed_by`` names what asks for it: "outcome", or question and follow-up ids."""

    obligation_id: str
    obligation: Obligation
    needed_by: tuple[str, ...]
    confirmed_on: str | None
    """The ISO date on which it was confirmed; None while it is open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedFollowUp:
    """A follow-up question that this verdict asks, with the answers ticked so far."""

    follow_up_id: str
    follow_up: FollowUp
    chosen: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The outcome of an assessment and everything that goes with it, in the order shown."""

    outcome_id: str
    outcome: Outcome
    class_: ClassId
    words: VerdictClass
    exception_id: str | None
    exception: ExceptionRule | None
    because: tuple[Reason, ...]
    duties: tuple[Duty, ...]
    follow_ups: tuple[AskedFollowUp, ...]

    @property
    def unsure_about(self) -> Reason | None:
        """The reason that was answered "I'm not sure", if one was."""
        return next((reason for reason in self.because if reason.answer.unsure), None)


class Judge:
    """A question set made ready to judge walks. What verdicts share is made once; all of it is frozen."""

    def __init__(self, question_set: QuestionSet) -> None:
        self._set = question_set
        self._reasons: dict[tuple[str, str], Reason] = {}
        self._open_duties: dict[tuple[str, str], Duty] = {}
        self._untouched = {
            class_: tuple(
                AskedFollowUp(follow_up_id=key, follow_up=follow_up, chosen=())
                for key, follow_up in question_set.followups.items()
                if class_ in follow_up.after
            )
            for class_ in CLASS_ORDER
        }

    def reason(self, question_id: str, answer_id: str) -> Reason:
        """Return an answer to a question, both by id, as a step of the because-list."""
        made = self._reasons.get((question_id, answer_id))
        if made is None:
            made = self._reasons[question_id, answer_id] = Reason(
                question_id=question_id,
                question=self._set.questions[question_id],
                answer_id=answer_id,
                answer=self._set.answer_of(question_id, answer_id),
            )
        return made

    def verdict(
        self,
        outcome_id: str,
        because: tuple[Reason, ...],
        follow_ups: Mapping[str, tuple[str, ...]],
        confirmed: Mapping[str, str],
    ) -> Verdict:
        """Return the verdict of a walk that ended at an outcome, for these reasons in the order asked.

        ``follow_ups`` maps follow-up ids to the answers ticked, counted only where this verdict asks them;
        ``confirmed`` maps obligation ids to ISO dates.
        """
        outcome = self._set.outcomes[outcome_id]
        asked = self._untouched[outcome.class_]
        if follow_ups:
            asked = tuple(
                replace(each, chosen=_in_order(each.follow_up, follow_ups.get(each.follow_up_id, ()))) for each in asked
            )
        return Verdict(
            outcome_id=outcome_id,
            outcome=outcome,
            class_=outcome.class_,
            words=self._set.classes[outcome.class_],
            exception_id=outcome.exception,
            exception=self._set.exceptions[outcome.exception] if outcome.exception else None,
            because=because,
            duties=tuple([self._duty(key, by, confirmed) for key, by in _needed(outcome, because, asked).items()]),
            follow_ups=asked,
        )

    def _duty(self, obligation_id: str, needed_by: list[str], confirmed: Mapping[str, str]) -> Duty:
        """Return an obligation with what needs it. An open one that one thing alone needs is made only once."""
        if len(needed_by) > 1 or obligation_id in confirmed:
            return self._make_duty(obligation_id, needed_by, confirmed.get(obligation_id))
        made = self._open_duties.get((obligation_id, needed_by[0]))
        if made is None:
            made = self._make_duty(obligation_id, needed_by, None)
            self._open_duties[obligation_id, needed_by[0]] = made
        return made

    def _make_duty(self, obligation_id: str, needed_by: list[str], confirmed_on: str | None) -> Duty:
        return Duty(
            obligation_id=obligation_id,
            obligation=self._set.obligations[obligation_id],
            needed_by=tuple(needed_by),
            confirmed_on=confirmed_on,
        )


@lru_cache(maxsize=4)
def judge_of(question_set: QuestionSet) -> Judge:
    """Return the judge of a question set, the same one each time while few sets are in use."""
    return Judge(question_set)


def _in_order(follow_up: FollowUp, chosen: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(answer_id for answer_id in follow_up.answers if answer_id in chosen)


def _needed(outcome: Outcome, because: tuple[Reason, ...], asked: tuple[AskedFollowUp, ...]) -> Mapping[str, list[str]]:
    """Return each obligation's id with what needs it: the outcome first, then answers, then follow-ups."""
    needed: dict[str, list[str]] = {obligation_id: ["outcome"] for obligation_id in outcome.obligations}
    for reason in because:
        for obligation_id in reason.answer.adds:
            needed.setdefault(obligation_id, []).append(reason.question_id)
    for follow_up in asked:
        for answer_id in follow_up.chosen:
            for obligation_id in follow_up.follow_up.answers[answer_id].adds:
                by = needed.setdefault(obligation_id, [])
                if follow_up.follow_up_id not in by:
                    by.append(follow_up.follow_up_id)
    return needed
