"""What can be practiced: the set's told cases whose keys still hold, and cases made from the rules."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from wizard.engine.assessment import Assessment
from wizard.errors import AnswerError
from wizard.questionset.model import Case, QuestionSet
from wizard.questionset.paths import Routes
from wizard.training.topics import NO_TOPIC, topic_of


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeCase:
    """A case to try, with its key: ``answers`` in the order asked, and the ``outcome`` they reach.

    ``title`` gives nothing of the key away. ``message`` is empty where the case has none. ``clues`` quote the words of
    story or message that settle a question. ``topic`` is an exception's or exit's id, or ``topics.NO_TOPIC``.
    """

    id: str
    kind: Literal["told", "generated"]
    title: str
    story: str
    message: str
    answers: Mapping[str, str]
    outcome: str
    topic: str
    clues: Mapping[str, str] = field(default_factory=dict)
    sources: tuple[str, ...] = ()
    twin_of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn:
    """A told case that is not practiced until someone looks at it, and why, in words for the trainer."""

    id: str
    story: str
    reason: str


def told_cases(
    question_set: QuestionSet, routes: Routes, told: Mapping[str, Case] | None = None
) -> tuple[tuple[PracticeCase, ...], tuple[Withdrawn, ...]]:
    """Return the told cases whose key holds under the rules, and those whose key does not.

    ``told`` are the cases, those of the set unless given: so the cases of an older version can be tried under new
    rules. A set in which a case ends elsewhere than it says still loads, and ``check`` finds it; one in which a case
    names an unknown question or answer does not. The key holds where its answers are just those asked and reach the
    outcome named; what that outcome now means is the rules' to say.
    """
    cases = question_set.cases if told is None else told
    standing: dict[str, PracticeCase] = {}
    withdrawn: list[Withdrawn] = []
    for number, (case_id, case) in enumerate(cases.items(), 1):
        try:
            answers = _key(question_set, routes, case)
        except _KeyLostError as lost:
            withdrawn.append(Withdrawn(id=case_id, story=case.story, reason=str(lost)))
        else:
            standing[case_id] = PracticeCase(
                id=case_id,
                kind="told",
                title=f"Story {number}",
                story=case.story,
                message=case.message,
                answers=answers,
                outcome=case.outcome,
                topic=topic_of(question_set, routes, answers, case.outcome),
                clues=case.clues,
                sources=case.sources,
                twin_of=case.twin_of,
            )
    return tuple(_with_twin(question_set, case, standing) for case in standing.values()), tuple(withdrawn)


class _KeyLostError(ValueError):
    """A case's key does not hold; the text says why."""


def _key(question_set: QuestionSet, routes: Routes, case: Case) -> Mapping[str, str]:
    """Return a case's answers in the order asked."""
    try:
        assessment = Assessment.from_answers(question_set, case.answers, routes=routes)
    except AnswerError as error:
        raise _KeyLostError(f"Its answers no longer fit the rules. {error}") from None
    reached = str(assessment.here)
    if reached != case.outcome:
        now, then = _named(question_set, reached), _named(question_set, case.outcome)
        raise _KeyLostError(f"Its answers now come to {now}, and its key says {then}.")
    return assessment.answers


def _named(question_set: QuestionSet, outcome_id: str) -> str:
    """Return an outcome's name in quotes, with its id, which tells two of the same name apart."""
    outcome = question_set.outcomes.get(outcome_id)
    return f"“{outcome.label or outcome.headline}” ({outcome_id})" if outcome else f"“{outcome_id}”, which is gone"


def _with_twin(question_set: QuestionSet, case: PracticeCase, standing: Mapping[str, PracticeCase]) -> PracticeCase:
    """Return the case without a twin that was withdrawn, and with the topic of a twin that an exception is granted.

    Whoever told the case beside its twin says which exception it lost; a case that comes near none keeps none.
    """
    twin = standing.get(case.twin_of) if case.twin_of else None
    if twin is None:
        return replace(case, twin_of=None)
    is_lost = case.topic != NO_TOPIC and question_set.outcomes[case.outcome].exception is None
    if is_lost and question_set.outcomes[twin.outcome].exception:
        return replace(case, topic=twin.topic)
    return case
