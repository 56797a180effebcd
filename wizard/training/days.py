"""Days as the learner's own calendar showed them."""

from collections.abc import Iterable
from datetime import date, datetime

from wizard.training.attempt import Attempt


def day_of(attempt: Attempt) -> date:
    """Return the day on which an attempt ended, by its own offset from UTC."""
    return datetime.fromisoformat(attempt.finished_at).date()


def in_order(attempts: Iterable[Attempt]) -> list[Attempt]:
    """Return attempts by the moment they ended; those of one moment by id."""
    return sorted(attempts, key=lambda each: (datetime.fromisoformat(each.finished_at).timestamp(), each.id))
