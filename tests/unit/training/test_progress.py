from datetime import date

import pytest

from tests.support.practice import attempt, turn
from tests.support.sets import small_set
from wizard.training.progress import SureAndWrong, Week, progress_of, sure_and_wrong, weeks_of

RIGHT = (turn("purpose", "visit"), turn("payment", "nobody"))
WRONG = (turn("purpose", "visit"), turn("payment", "maker", "nobody"))


def tries(right, wrong, again=0):
    """Return first tries at different cases, and so many further tries at the first one of them."""
    turns = [*[RIGHT] * right, *[WRONG] * wrong]
    first = [attempt(each, case_id=f"case{n}") for n, each in enumerate(turns)]
    return [*first, *(attempt(RIGHT, case_id="case0", at=f"2026-04-{n + 1:02}T09:00:00+00:00") for n in range(again))]


def progress(attempts):
    topics = {f"case{n}": "visit-reminders" for n in range(30)}
    return {each.topic: each for each in progress_of(small_set(), topics, attempts)}


@pytest.mark.parametrize(
    ("right", "wrong", "again", "level", "percent"),
    [
        (0, 0, 0, "new", None),
        (2, 0, 0, "new", 100),
        (2, 0, 1, "learning", 100),
        (3, 0, 0, "learning", 100),
        (4, 0, 0, "learning", 100),
        (5, 0, 0, "solid", 100),
        (4, 1, 0, "solid", 80),
        (3, 2, 9, "learning", 60),
        (19, 5, 0, "learning", 79),
    ],
)
def test_the_level_follows_from_first_tries(right, wrong, again, level, percent):
    found = progress(tries(right, wrong, again))["visit-reminders"]
    assert (found.level, found.percent) == (level, percent)
    assert (found.attempts, found.tried, found.right) == (right + wrong + again, right + wrong, right)


def test_a_later_try_does_not_mend_the_first():
    found = progress([attempt(RIGHT, case_id="case0", at="2026-03-05T09:00:00+00:00"), attempt(WRONG, case_id="case0")])
    assert found["visit-reminders"].percent == 0


def test_every_topic_is_told_in_the_sets_order_with_what_is_next_due():
    found = progress(tries(0, 1))
    assert [*found] == [*small_set().exceptions, ""]
    assert found["visit-reminders"].next_due == date(2026, 3, 3)
    assert found["refill-reminders"].next_due is None


def test_wrong_answers_given_with_certainty_are_counted_by_rule():
    other = (turn("purpose", "refill", "visit"),)
    attempts = [
        attempt(other, case_id="a", confidence="certain"),
        attempt(WRONG, case_id="a", confidence="certain", at="2026-03-03T09:00:00+00:00"),
        attempt(WRONG, case_id="b", confidence="certain", at="2026-03-04T09:00:00+00:00"),
        attempt(WRONG, case_id="a", confidence="certain", at="2026-03-05T09:00:00+00:00"),
        attempt(WRONG, case_id="c", confidence="fairly"),
        attempt(RIGHT, case_id="d", confidence="certain"),
        attempt([turn("payment", "gone", "nobody")], case_id="e", confidence="certain"),
        attempt([turn("gone", "yes", "no")], case_id="f", confidence="certain"),
    ]
    assert sure_and_wrong(small_set(), attempts) == (
        SureAndWrong(question_id="payment", answer_id="maker", right_ids=("nobody",), count=3, case_ids=("a", "b")),
        SureAndWrong(question_id="purpose", answer_id="refill", right_ids=("visit",), count=1, case_ids=("a",)),
    )


def test_weeks_run_from_monday_and_leave_none_out():
    attempts = [
        attempt(RIGHT, at="2025-12-29T09:00:00+00:00"),
        attempt(WRONG, at="2026-01-04T23:00:00-05:00"),
        attempt(RIGHT, at="2026-01-20T09:00:00+00:00"),
    ]
    weeks = weeks_of(reversed(attempts))
    assert weeks == (
        Week(monday=date(2025, 12, 29), cases=2, right=1),
        Week(monday=date(2026, 1, 5), cases=0, right=0),
        Week(monday=date(2026, 1, 12), cases=0, right=0),
        Week(monday=date(2026, 1, 19), cases=1, right=1),
    )
    assert [week.share for week in weeks] == [0.5, None, None, 1.0]
    assert weeks_of([]) == ()


def test_trying_again_after_the_feedback_is_no_other_case_and_no_other_attempt():
    first = attempt(WRONG, case_id="case0", at="2026-03-02T09:00:00+00:00")
    again = attempt(RIGHT, case_id="case0", at="2026-03-02T09:05:00+00:00", retry_of=first.id)
    assert weeks_of([first, again]) == (Week(monday=date(2026, 3, 2), cases=1, right=0),)
    assert progress([first, again])["visit-reminders"].attempts == 1
