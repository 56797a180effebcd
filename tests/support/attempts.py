"""Attempts of learners, made of the turns that a test is about."""

from collections.abc import Iterable

from wizard.training.attempt import Attempt, Turn


def turn(question_id: str, chosen: str, right: str | None = None) -> Turn:
    """Return a turn; the right answer is the one chosen unless another is given."""
    return Turn(question_id=question_id, chosen=chosen, right=right or chosen, seconds=1.0)


def attempt(case_id: str, turns: Iterable[Turn], learner: str = "Ada", **changed: str) -> Attempt:
    """Return an attempt at a case with these turns; name any field to change it."""
    fields = {
        "id": f"{learner}-{case_id}",
        "question_set_id": "small-set",
        "question_set_version": "1.0",
        "question_set_digest": "digest",
        "started_at": "2026-01-07T09:00:00+00:00",
        "finished_at": "2026-01-07T09:02:00+00:00",
        "class_": "stop",
        "outcome": "paid",
        "right_outcome": "paid",
    }
    return Attempt(
        learner=learner,
        mode="drill",
        case_id=case_id,
        turns=tuple(turns),
        confidence="fairly",
        **{**fields, **changed},
    )
