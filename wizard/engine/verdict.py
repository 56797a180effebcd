"""What a walk comes to: the outcome, why, and what must be done for it to hold."""

from collections.abc import Mapping
from dataclasses import dataclass

from wizard.questionset.model import (
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
    """One step of the because-list: a question, the answer given, and how the report says it."""

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


def judge(
    question_set: QuestionSet,
    outcome_id: str,
    answers: Mapping[str, str],
    follow_ups: Mapping[str, tuple[str, ...]],
    confirmed: Mapping[str, str],
) -> Verdict:
    """Return the verdict of a walk that ended at an outcome.

    ``answers`` maps question ids to answer ids in the order asked; ``follow_ups`` maps follow-up ids to the answers
    ticked, counted only where this verdict asks them; ``confirmed`` maps obligation ids to ISO dates.
    """
    outcome = question_set.outcomes[outcome_id]
    asked = tuple(
        AskedFollowUp(follow_up_id=key, follow_up=follow_up, chosen=_in_order(follow_up, follow_ups.get(key, ())))
        for key, follow_up in question_set.followups.items()
        if outcome.class_ in follow_up.after
    )
    because = tuple(
        Reason(
            question_id=question_id,
            question=question_set.questions[question_id],
            answer_id=answer_id,
            answer=question_set.answer_of(question_id, answer_id),
        )
        for question_id, answer_id in answers.items()
    )
    return Verdict(
        outcome_id=outcome_id,
        outcome=outcome,
        class_=outcome.class_,
        words=question_set.classes[outcome.class_],
        exception_id=outcome.exception,
        exception=question_set.exceptions[outcome.exception] if outcome.exception else None,
        because=because,
        duties=_duties(question_set, outcome, because, asked, confirmed),
        follow_ups=asked,
    )


def _in_order(follow_up: FollowUp, chosen: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(answer_id for answer_id in follow_up.answers if answer_id in chosen)


def _duties(
    question_set: QuestionSet,
    outcome: Outcome,
    because: tuple[Reason, ...],
    asked: tuple[AskedFollowUp, ...],
    confirmed: Mapping[str, str],
) -> tuple[Duty, ...]:
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
    return tuple(
        Duty(
            obligation_id=obligation_id,
            obligation=question_set.obligations[obligation_id],
            needed_by=tuple(by),
            confirmed_on=confirmed.get(obligation_id),
        )
        for obligation_id, by in needed.items()
    )
