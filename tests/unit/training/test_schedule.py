"""The schedule, against FSRS itself where numbers matter."""

import subprocess
import sys
from datetime import UTC, date, datetime, timedelta

import pytest
from fsrs import Card, Rating, Scheduler
from hypothesis import given
from hypothesis import strategies as st

from tests.support.practice import attempt, turn
from tests.support.sets import small_set
from wizard.training.schedule import schedule_of

TOPICS = {"visit-letter": "visit-reminders", "refill-letter": "refill-reminders"}
VISIT, PURPOSE, PAYMENT = ("topic", "visit-reminders"), ("question", "purpose"), ("question", "payment")
RIGHT = (turn("purpose", "visit"), turn("payment", "nobody"))
WRONG = (turn("purpose", "visit"), turn("payment", "maker", "nobody"))
WRONG_AT_ONCE = (turn("purpose", "refill", "visit"), turn("payment", "nobody"))


def day(number):
    return f"2026-03-{number:02}T09:00:00+00:00"


def tried(turns=RIGHT, on=2, **told):
    return attempt(turns, at=day(on), **told)


def schedule(*attempts):
    return schedule_of(small_set(), TOPICS, attempts)


def by_fsrs(*ratings):
    """Return when a card is due that had these ratings, by day of March."""
    scheduler = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    card = Card(card_id=1)
    for number, rating in ratings:
        card, _ = scheduler.review_card(card, rating, datetime(2026, 3, number, 12, tzinfo=UTC))
    return card.due.date()


@pytest.mark.parametrize(
    ("turns", "confidence", "rating"),
    [
        (RIGHT, "guess", Rating.Hard),
        (RIGHT, "fairly", Rating.Good),
        (RIGHT, "certain", Rating.Easy),
        (WRONG, "guess", Rating.Again),
        (WRONG, "certain", Rating.Again),
    ],
)
def test_what_was_right_is_rated_by_how_sure_the_learner_was(turns, confidence, rating):
    standing = schedule(tried(turns, confidence=confidence)).standings[VISIT]
    assert standing.due == by_fsrs((2, rating))
    assert (standing.last, standing.days) == (date(2026, 3, 2), 1)


def test_several_days_add_up_as_fsrs_has_them():
    made = schedule(tried(on=2), tried(WRONG, on=5), tried(on=6, confidence="certain"))
    expected = by_fsrs((2, Rating.Good), (5, Rating.Again), (6, Rating.Easy))
    assert made.standings[VISIT].due == expected
    assert made.standings[VISIT].days == 3


def test_the_wrong_question_alone_is_rated_wrong():
    standings = schedule(tried(WRONG)).standings
    assert standings[PAYMENT].due == standings[VISIT].due == by_fsrs((2, Rating.Again))
    assert standings[PURPOSE].due == by_fsrs((2, Rating.Good))


def test_a_question_after_the_first_wrong_turn_is_not_rated():
    assert PAYMENT not in schedule(tried(WRONG_AT_ONCE)).standings


def test_what_was_wrong_comes_back_the_next_day():
    made = schedule(tried(WRONG))
    assert made.due(date(2026, 3, 2)) == ()
    assert set(made.due(date(2026, 3, 3))) == {VISIT, PAYMENT}


def test_the_worst_rating_of_a_day_counts_and_only_once():
    once = schedule(tried(WRONG))
    assert schedule(tried(RIGHT), tried(WRONG), tried(RIGHT), tried(RIGHT)).standings[VISIT] == once.standings[VISIT]


def test_the_weakest_of_what_is_due_comes_first():
    made = schedule(tried(WRONG, on=2), tried(RIGHT, on=20))
    late = date(2026, 9, 1)
    due = made.due(late)
    chances = [made.standings[subject].recall(late) for subject in due]
    assert chances == sorted(chances)
    assert set(due) == {VISIT, PURPOSE, PAYMENT}
    assert due[-1] == PURPOSE


def test_subjects_are_practiced_due_then_new_then_not_yet_due():
    made = schedule(
        tried(WRONG, on=2),
        tried((turn("purpose", "refill"),), on=2, case_id="refill-letter", confidence="certain"),
    )
    refill, new = ("topic", "refill-reminders"), ("topic", "")
    assert made.weakest_first([refill, new, VISIT], date(2026, 3, 3)) == [VISIT, new, refill]


def test_recall_falls_with_the_days():
    standing = schedule(tried()).standings[VISIT]
    assert standing.recall(date(2026, 3, 2)) == 1
    assert standing.recall(standing.due) == pytest.approx(0.9, abs=0.02)
    assert standing.recall(standing.due + timedelta(days=60)) < 0.9


def test_what_the_set_no_longer_asks_is_left_out():
    gone = tried((turn("audience", "all"),), case_id="gone", right_outcome="gone")
    assert set(schedule(gone).standings) == {("topic", "")}


def test_a_case_that_is_gone_keeps_the_exception_that_its_outcome_grants():
    assert set(schedule(tried((), case_id="gone")).standings) == {VISIT}
    assert set(schedule(tried((), case_id="gone", right_outcome="paid")).standings) == {("topic", "")}


@given(st.permutations([tried(RIGHT, 2), tried(WRONG, 2), tried(RIGHT, 4), tried(RIGHT, 9, confidence="guess")]))
def test_the_same_attempts_in_any_order_make_the_same_schedule(attempts):
    assert schedule(*attempts) == schedule(*reversed(attempts))


def test_the_command_line_does_not_load_fsrs():
    loaded = "import sys, wizard.cli; print('fsrs' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
