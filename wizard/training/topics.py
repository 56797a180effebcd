"""Which exception or exit a case teaches."""

from collections.abc import Mapping

from wizard.questionset.model import QuestionSet
from wizard.questionset.paths import Routes, Step
from wizard.training.attempt import Attempt

NO_TOPIC = ""
"""The topic of cases that come near no single exception: a stop at an early question, a message not governed."""


def topic_of(question_set: QuestionSet, routes: Routes, answers: Mapping[str, str], outcome_id: str) -> str:
    """Return the id of the exception or exit that a finished walk teaches, or NO_TOPIC.

    A granted exception is its own topic. A walk that none is granted teaches what it lost last: at the last question
    where a named exception was still open, exactly one was open. Where several were, it comes near no single one.
    Exits do not count there: talking in person would save nearly every message.
    """
    granted = question_set.outcomes[outcome_id].exception
    if granted is not None:
        return granted
    taken, _ = routes.follow(answers)
    for step, _ in reversed(taken):
        named = _named_open(question_set, step)
        if named:
            return min(named) if len(named) == 1 else NO_TOPIC
    return NO_TOPIC


def _named_open(question_set: QuestionSet, step: Step) -> set[str]:
    exceptions = {question_set.outcomes[outcome_id].exception for outcome_id in step.outcomes}
    return {
        exception_id
        for exception_id in exceptions
        if exception_id is not None and question_set.exceptions[exception_id].kind == "named-exception"
    }


def topic_tried(question_set: QuestionSet, topics: Mapping[str, str], attempt: Attempt) -> str:
    """Return the topic of a case that was tried. ``topics`` maps the ids of today's cases to theirs.

    A case that is gone keeps the exception that its key's outcome grants today; if none, it has no topic.
    """
    if attempt.case_id in topics:
        return topics[attempt.case_id]
    outcome = question_set.outcomes.get(attempt.right_outcome)
    return (outcome.exception if outcome else None) or NO_TOPIC
