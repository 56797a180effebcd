from datetime import date
from itertools import pairwise

import pytest

from tests.support.practice import attempt, plain_case, turn
from tests.support.sets import shipped, small_set
from wizard.training.pool import pool_of
from wizard.training.session import next_session
from wizard.training.topics import NO_TOPIC

TODAY = date(2026, 3, 10)


def case(name, topic="visit-reminders", **told):
    return plain_case(name, topic, **told)


def session(*cases, attempts=(), number=10, on=TODAY, **told):
    chosen = next_session(small_set(), {each.id: each for each in cases}, attempts, on=on, number=number, **told)
    return [each.id for each in chosen]


def test_told_cases_come_before_made_ones():
    assert session(case("made", kind="generated"), case("told")) == ["told", "made"]


def test_cases_tried_least_often_come_first():
    again = attempt(case_id="told", at="2026-03-03T09:00:00+00:00")
    attempts = [attempt(case_id="told"), again, attempt(case_id="made")]
    assert session(case("told"), case("made", kind="generated"), attempts=attempts) == ["made", "told"]


def test_topics_take_turns_and_no_more_cases_come_than_asked_for():
    cases = [case(f"v{n}") for n in range(5)] + [case(f"r{n}", "refill-reminders") for n in range(5)]
    cases += [case("none", NO_TOPIC)]
    chosen = session(*cases, number=5)
    assert [name[0] for name in chosen] == ["v", "r", "n", "v", "r"]
    assert len(set(chosen)) == 5


def test_the_topic_that_was_wrong_comes_first_once_it_is_due():
    wrong = attempt([turn("purpose", "visit", "refill")], case_id="r", at="2026-03-09T09:00:00+00:00")
    cases = case("v"), case("r", "refill-reminders"), case("n", NO_TOPIC)
    assert session(*cases, attempts=[wrong]) == ["r", "v", "n"]
    assert session(*cases, attempts=[wrong], on=date(2026, 3, 9)) == ["v", "n", "r"]


def test_of_a_topic_the_case_that_asks_the_weakest_due_question_comes_first():
    wrong = attempt(
        [turn("payment", "nobody", "maker")], case_id="other", right_outcome="paid", at="2026-03-09T09:00:00+00:00"
    )
    plain = [case(f"plain{n}", answers={"purpose": "visit"}) for n in range(6)]
    asks = case("asks", answers={"purpose": "visit", "payment": "nobody"})
    assert session(*plain, asks, attempts=[wrong])[0] == "asks"


def test_a_learner_may_keep_to_one_topic():
    cases = case("v"), case("r", "refill-reminders"), case("n", NO_TOPIC)
    assert session(*cases, topic="refill-reminders") == ["r"]
    assert session(*cases, topic=NO_TOPIC) == ["n"]
    assert session(case("v"), topic="refill-reminders") == []


def test_another_seed_chooses_otherwise_where_nothing_else_decides():
    cases = [case(f"v{n}") for n in range(9)]
    assert session(*cases, seed=1) == session(*reversed(cases), seed=1)
    assert session(*cases, seed=1) != session(*cases, seed=2)


@pytest.mark.parametrize("number", [1, 12, 30])
def test_the_shipped_set_makes_sessions_of_any_length_with_topics_apart(number):
    question_set = shipped().question_set
    pool = pool_of(question_set, shipped().routes, 7)
    chosen = next_session(question_set, pool.cases, [], on=TODAY, number=number)
    assert len(chosen) == number
    assert all(before.topic != after.topic for before, after in pairwise(chosen))
    if number == 12:
        assert {case.topic for case in chosen} == {*question_set.exceptions, NO_TOPIC}
        assert {case.kind for case in chosen} == {"told"}
