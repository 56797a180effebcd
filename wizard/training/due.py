"""Which cases meet all that is due for a learner on a day."""

from collections.abc import Mapping, Sequence
from datetime import date

from wizard.questionset.model import QuestionSet
from wizard.training.attempt import Attempt
from wizard.training.interleaving import interleaved
from wizard.training.practice_cases import PracticeCase
from wizard.training.schedule import schedule_of
from wizard.training.session import next_session


def due_cases(
    question_set: QuestionSet,
    cases: Mapping[str, PracticeCase],
    attempts: Sequence[Attempt],
    *,
    on: date,
    seed: int = 0,
) -> tuple[PracticeCase, ...]:
    """Return as few cases as meet every topic and every question due on a day, topics interleaved.

    One case of each topic due comes from the order of ``next_session``; then, for each question due that none of these
    asks, the first one in that order that asks it. A topic without cases, and a question that no case asks, are left
    out.
    """
    schedule = schedule_of(question_set, {key: case.topic for key, case in cases.items()}, attempts)
    due = schedule.due(on)
    if not due:
        return ()
    ordered = next_session(question_set, cases, attempts, on=on, number=len(cases), seed=seed)
    chosen: list[PracticeCase] = []
    for topic in (subject for kind, subject in due if kind == "topic"):
        chosen += [case for case in ordered if case.topic == topic][:1]
    for question in (subject for kind, subject in due if kind == "question"):
        if not any(question in case.answers for case in chosen):
            chosen += [case for case in ordered if question in case.answers][:1]
    return interleaved(chosen)
