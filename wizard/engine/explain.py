"""Why a verdict is what it is, and where other answers would have led."""

from dataclasses import dataclass

from wizard.engine.assessment import Assessment
from wizard.questionset.model import CLASS_ORDER, ClassId
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
