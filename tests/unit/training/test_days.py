from datetime import date

from tests.support.practice import attempt
from wizard.training.days import day_of, in_order


def test_the_day_is_that_of_the_learners_calendar():
    assert day_of(attempt(at="2026-03-02T23:30:00-05:00")) == date(2026, 3, 2)


def test_attempts_are_ordered_by_the_moment_and_not_by_the_text():
    earlier, later = attempt(at="2026-03-02T23:00:00+00:00"), attempt(at="2026-03-02T20:00:00-05:00")
    assert in_order([later, earlier]) == [earlier, later]
