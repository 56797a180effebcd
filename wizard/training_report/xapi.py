"""Practice as xAPI statements (version 1.0.3), for a learning record store.

One statement a decision, verb *answered*, with a success where it is scored; one a finished case and one a test, verb
*passed* or *failed*. Learners are accounts by name, since there are no e-mail addresses; the home page of an account
must be a web address, so it is one that leads nowhere. What was done is named by URNs. The same practice gives the same
statements with the same ids.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from wizard import __version__
from wizard.training.attempt import Attempt, Turn
from wizard.training.exam_result import ExamResult
from wizard.training_report.practice import Practice

_URN = "urn:exception-wizard"
_HOME_PAGE = "https://exception-wizard.invalid/learners"
_VERBS = {name: f"http://adlnet.gov/expapi/verbs/{name}" for name in ("answered", "passed", "failed")}
_ACTIVITY = "http://adlnet.gov/expapi/activities"
_EXTENSION = f"{_URN}:extension"
_PLACE = {"platform": f"Exception Wizard {__version__}", "language": "en-US"}


def statements(practice: Practice) -> Iterator[dict[str, Any]]:
    """Yield the statements of all attempts in order, a case's own behind those of its decisions, then of tests."""
    for attempt in practice.every:
        scored = attempt.scored
        for place, turn in enumerate(attempt.turns):
            yield _answered(practice, attempt, place, turn, is_scored=place < len(scored))
        yield _finished(attempt)
    yield from map(_tested, practice.exams)


def _answered(practice: Practice, attempt: Attempt, place: int, turn: Turn, *, is_scored: bool) -> dict[str, Any]:
    question = practice.question_set.questions.get(turn.question_id)
    definition: dict[str, Any] = {
        "type": f"{_ACTIVITY}/cmi.interaction",
        "name": {"en-US": question.label if question else turn.question_id},
        "interactionType": "choice",
    }
    if question:
        definition["description"] = {"en-US": question.ask}
        definition["choices"] = [
            {"id": key, "description": {"en-US": answer.text}} for key, answer in question.answers.items()
        ]
    if turn.right is not None:
        definition["correctResponsesPattern"] = [turn.right]
    result: dict[str, Any] = {"response": turn.chosen, "duration": f"PT{turn.seconds:.2f}S"}
    if is_scored:
        result["success"] = turn.is_right
    return _statement(
        attempt,
        verb="answered",
        key=f"{place}",
        target={
            "id": f"{_set(attempt)}:question:{_part(turn.question_id)}",
            "objectType": "Activity",
            "definition": definition,
        },
        result=result,
        within=[_case(attempt)],
    )


def _finished(attempt: Attempt) -> dict[str, Any]:
    is_right = attempt.wrong_turn is None
    return _statement(
        attempt,
        verb="passed" if is_right else "failed",
        key="case",
        target=_case(attempt),
        result={
            "success": is_right,
            "completion": True,
            "response": attempt.outcome,
            "duration": f"PT{sum(turn.seconds for turn in attempt.turns):.2f}S",
            "extensions": {f"{_EXTENSION}:right-outcome": attempt.right_outcome},
        },
        within=[],
    )


def _tested(exam: ExamResult) -> dict[str, Any]:
    score, taken = exam.score, datetime.fromisoformat(exam.finished_at) - datetime.fromisoformat(exam.started_at)
    return {
        **_said(exam.learner, "passed" if score.is_passed else "failed", f"test:{exam.id}", exam.finished_at),
        "object": {
            "id": f"{_URN}:test:{_part(exam.id)}",
            "objectType": "Activity",
            "definition": {"type": f"{_ACTIVITY}/assessment", "name": {"en-US": exam.question_set_title}},
        },
        "result": {
            "success": score.is_passed,
            "completion": True,
            "score": {"scaled": score.right / score.cases, "raw": score.right, "min": 0, "max": score.cases},
            "duration": f"PT{taken.total_seconds():.2f}S",
        },
        "context": {
            **_PLACE,
            "contextActivities": {"grouping": [_activity(_set(exam))]},
            "extensions": {
                **_rules(exam),
                f"{_EXTENSION}:seed": exam.seed,
                f"{_EXTENSION}:pass-percent": exam.pass_percent,
            },
        },
    }


def _statement(
    attempt: Attempt,
    *,
    verb: str,
    key: str,
    target: dict[str, Any],
    result: dict[str, Any],
    within: list[dict[str, Any]],
) -> dict[str, Any]:
    """Return the statement on an attempt. ``key`` tells it from others on the same one; ``within`` are its parents."""
    activities = {"grouping": [_activity(_set(attempt))]}
    if within:
        activities["parent"] = within
    if attempt.exam:
        activities["grouping"].append(_activity(f"{_URN}:test:{_part(attempt.exam)}"))
    extensions = {
        f"{_EXTENSION}:confidence": attempt.confidence,
        f"{_EXTENSION}:mode": attempt.mode,
        **_rules(attempt),
    }
    if attempt.retry_of:
        extensions[f"{_EXTENSION}:try-again-of"] = attempt.retry_of
    return {
        **_said(attempt.learner, verb, f"attempt:{attempt.id}:{key}", attempt.finished_at),
        "object": target,
        "result": result,
        "context": {**_PLACE, "contextActivities": activities, "extensions": extensions},
    }


def _said(learner: str, verb: str, key: str, at: str) -> dict[str, Any]:
    """Return who did what and when, with the id that the same thing always has."""
    return {
        "id": str(uuid5(NAMESPACE_URL, f"{_URN}:{key}")),
        "version": "1.0.3",
        "actor": {"objectType": "Agent", "name": learner, "account": {"homePage": _HOME_PAGE, "name": learner}},
        "verb": {"id": _VERBS[verb], "display": {"en-US": verb}},
        "timestamp": at,
    }


def _rules(taken: Attempt | ExamResult) -> dict[str, str]:
    return {
        f"{_EXTENSION}:question-set-version": taken.question_set_version,
        f"{_EXTENSION}:question-set-digest": taken.question_set_digest,
    }


def _activity(urn: str) -> dict[str, Any]:
    return {"id": urn, "objectType": "Activity"}


def _case(attempt: Attempt) -> dict[str, Any]:
    return {
        "id": f"{_set(attempt)}:case:{_part(attempt.case_id)}",
        "objectType": "Activity",
        "definition": {"type": f"{_ACTIVITY}/simulation", "name": {"en-US": attempt.case_id}},
    }


def _set(taken: Attempt | ExamResult) -> str:
    return f"{_URN}:set:{_part(taken.question_set_id)}"


def _part(name: str) -> str:
    """Return a name as a part of a URN."""
    return quote(name, safe="")
