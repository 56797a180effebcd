from datetime import date

from tests.support.practice import attempt, plain_case, turn
from tests.support.sets import small_set
from wizard.training.due import due_cases

VISIT = plain_case("a", "visit-reminders")
OTHER = plain_case("b", "refill-reminders", answers={"purpose": "refill", "payment": "nobody"})
SHORT = plain_case("c", "", answers={"purpose": "greeting"})
WRONG = (turn("purpose", "visit"), turn("payment", "maker", "nobody"))


def due(cases, attempts, day=date(2026, 3, 3)):
    found = due_cases(small_set(), {case.id: case for case in cases}, attempts, on=day)
    return [case.id for case in found]


def test_nothing_is_due_before_anything_was_practiced():
    assert due([VISIT, OTHER], []) == []


def test_one_case_of_a_topic_meets_the_topic_and_the_questions_it_asks():
    assert due([VISIT, OTHER, SHORT], [attempt(WRONG, case_id="a")]) == ["a"]


def test_nothing_is_due_on_the_day_it_was_practiced():
    assert due([VISIT], [attempt(WRONG, case_id="a")], date(2026, 3, 2)) == []


def test_a_question_that_no_case_of_the_topics_due_asks_is_met_by_a_case_of_its_own():
    attempts = [
        attempt([turn("purpose", "greeting", "visit")], case_id="c"),
        attempt(WRONG, case_id="b"),
    ]
    late = attempt([turn("purpose", "refill"), turn("payment", "nobody")], case_id="b", confidence="certain")
    assert set(due([VISIT, OTHER, SHORT], attempts)) == {"b", "c"}
    assert due([SHORT, VISIT], [attempts[1]]) == ["a"]
    assert due([OTHER], [late]) == []


def test_what_no_case_is_about_any_more_is_left_out():
    assert due([SHORT], [attempt([turn("payment", "maker", "nobody")], case_id="a")]) == []
