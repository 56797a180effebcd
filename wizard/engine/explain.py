"""Why a verdict is what it is, and where other answers would have led."""

from dataclasses import dataclass

from wizard.engine.assessment import Assessment
from wizard.engine.verdict import Reason
from wizard.questionset.model import CLASS_ORDER, ClassId, QuestionSet
from wizard.questionset.paths import Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Prospect:
    """Where one possible answer leads: the outcomes that stay possible after it, most permissive class first."""

    answer_id: str
    outcomes: tuple[str, ...]
    classes: tuple[ClassId, ...]
    questions_left: int
    """The most questions that would still be asked; 0 when the answer settles the verdict."""


def prospects(assessment: Assessment, question_id: str) -> tuple[Prospect, ...]:
    """Say for each definite answer to a question on the path where it would lead.

    Raises:
        AnswerError: the question is not asked on this path.
    """
    step = assessment.step_of(question_id)
    return tuple(
        _prospect(assessment, answer_id, following)
        for answer_id, following in step.next.items()
        if not assessment.question_set.answer_of(question_id, answer_id).unsure
    )


def settled_by(assessment: Assessment) -> Reason | None:
    """Return the answer that settled the verdict's class: after it, every definite answer led to the same class.

    It is None where no answer could lead to another class.

    Raises:
        AnswerError: a question is still open.
    """
    verdict = assessment.verdict
    known: dict[Step, frozenset[ClassId]] = {}
    taken, _ = assessment.routes.follow(assessment.given)
    for (step, _), reason in reversed([*zip(taken, verdict.because, strict=True)]):
        if _classes(assessment.question_set, step, known) != {verdict.class_}:
            return reason
    return None


def _classes(question_set: QuestionSet, place: Step | str, known: dict[Step, frozenset[ClassId]]) -> frozenset[ClassId]:
    """Return the classes that definite answers lead to from here; ``known`` keeps them by step."""
    if isinstance(place, str):
        return frozenset({question_set.outcomes[place].class_})
    if place not in known:
        known[place] = frozenset(
            class_
            for answer_id, following in place.next.items()
            if not question_set.answer_of(place.question, answer_id).unsure
            for class_ in _classes(question_set, following, known)
        )
    return known[place]


def _prospect(assessment: Assessment, answer_id: str, following: Step | str) -> Prospect:
    question_set = assessment.question_set
    outcomes = {following} if isinstance(following, str) else following.outcomes
    in_order = tuple(outcome_id for outcome_id in question_set.outcomes if outcome_id in outcomes)
    classes = {question_set.outcomes[outcome_id].class_ for outcome_id in in_order}
    return Prospect(
        answer_id=answer_id,
        outcomes=in_order,
        classes=tuple(class_ for class_ in CLASS_ORDER if class_ in classes),
        questions_left=following.longest if isinstance(following, Step) else 0,
    )
