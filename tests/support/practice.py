"""Attempts for tests, each as short as what the test is about."""

from collections.abc import Iterable
from typing import Any

from tests.support.sets import small_set
from wizard.questionset.model import QuestionSet
from wizard.questionset.paths import Routes
from wizard.training.attempt import Attempt, Turn
from wizard.training.exam_result import ExamCase, ExamResult
from wizard.training.practice_cases import PracticeCase, told_cases


def turn(question_id: str, chosen: str, right: str | None = "") -> Turn:
    """Return an answer given in five seconds; the right one, unless the right one is named."""
    return Turn(question_id=question_id, chosen=chosen, right=chosen if right == "" else right, seconds=5.0)


def attempt(turns: Iterable[Turn] = (), **told: Any) -> Attempt:
    """Return one attempt at the small set's letter about a visit, with whatever is told of it otherwise."""
    at = told.pop("at", "2026-03-02T09:00:00+00:00")
    plain = {
        "id": f"{told.get('case_id', 'visit-letter')} {at}",
        "learner": "Ada",
        "mode": "drill",
        "case_id": "visit-letter",
        "question_set_id": "small-set",
        "question_set_version": "1.0",
        "question_set_digest": "0" * 64,
        "started_at": at,
        "finished_at": at,
        "turns": tuple(turns),
        "confidence": "fairly",
        "class_": "exception",
        "outcome": "visit-reminder",
        "right_outcome": "visit-reminder",
    }
    return Attempt(**{**plain, **told})


def told_case(case_id: str, question_set: QuestionSet | None = None) -> PracticeCase:
    """Return a told case of a set, the small one unless told otherwise."""
    tried = question_set or small_set()
    standing, _ = told_cases(tried, Routes(tried))
    return next(case for case in standing if case.id == case_id)


def plain_case(case_id: str, topic: str, **told: Any) -> PracticeCase:
    """Return a case of a topic, with whatever is told of it otherwise."""
    plain = {
        "kind": "told",
        "title": "Story 1",
        "story": "A letter.",
        "message": "",
        "answers": {"purpose": "visit", "payment": "nobody"},
        "outcome": "visit-reminder",
    }
    return PracticeCase(id=case_id, topic=topic, **{**plain, **told})


def exam_result(marks: str = "+", **told: Any) -> ExamResult:
    """Return a test of the small set, its cases right (+) or wrong (-), with whatever is told of it otherwise."""
    plain = {
        "id": "5f2c9a",
        "learner": "Ada Lovelace",
        "started_at": "2026-03-02T09:00:00-05:00",
        "finished_at": "2026-03-02T09:31:00-05:00",
        "seed": 7,
        "question_set_id": "small-set",
        "question_set_title": small_set().title,
        "question_set_version": "1.0",
        "question_set_digest": small_set().digest,
        "pass_percent": 75,
        "cases": tuple(
            ExamCase(
                case_id="visit-letter",
                topic="Visit reminders",
                answers=(("purpose", "visit"), ("payment", "nobody" if mark == "+" else "maker")),
                is_right=mark == "+",
            )
            for mark in marks
        ),
    }
    return ExamResult(**{**plain, **told})
