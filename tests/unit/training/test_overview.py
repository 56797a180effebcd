from datetime import date

from tests.support.practice import attempt, plain_case, turn
from tests.support.sets import small_set
from wizard.questionset.paths import Routes
from wizard.training.beliefs import Suspects
from wizard.training.exam_result import ExamCase, ExamResult
from wizard.training.overview import CaseName, Noticed, overview

RIGHT = (turn("purpose", "visit"), turn("payment", "nobody"))
WRONG = (turn("purpose", "visit"), turn("payment", "maker", "nobody"))
CASES = {"a": plain_case("a", "visit-reminders"), "b": plain_case("b", "visit-reminders", title="Story 2")}
DAY = date(2026, 3, 3)


def seen(attempts, exams=(), question_set=None):
    tried = question_set or small_set()
    return overview(Suspects(tried, Routes(tried)), CASES, attempts, exams, learner="Ada", on=DAY)


def exam(number):
    case = ExamCase(case_id="a", topic="Visits", answers=(), is_right=False)
    return ExamResult(
        id=f"exam-{number}",
        learner="Ada",
        started_at=f"2026-03-0{number}T09:00:00+00:00",
        finished_at=f"2026-03-0{number}T09:30:00+00:00",
        seed=number,
        question_set_id="small-set",
        question_set_title="Small",
        question_set_version="1.0",
        question_set_digest="0",
        pass_percent=75,
        cases=(case,),
    )


def test_someone_who_did_nothing_yet_has_every_topic_with_cases_before_them():
    found = seen([])
    assert [each.title for each in found.standings] == ["Visit reminders"]
    assert (found.due, found.next_due, found.attempts, found.weeks, found.suspected) == (0, None, 0, (), ())
    assert (found.exam_cases, found.pass_percent) == (4, 75)
    assert "No wrong turn so far" in found.suspected_says


def test_what_was_practiced_is_told_by_topic_with_what_is_due():
    found = seen(
        [attempt(WRONG, case_id="a"), attempt([turn("purpose", "greeting")], case_id="gone", right_outcome="x")]
    )
    assert [(each.title, each.due) for each in found.standings] == [
        ("Visit reminders", 1),
        ("Messages near no exception", 0),
    ]
    assert (found.due, found.attempts, found.tried, found.right) == (1, 2, 2, 1)
    assert found.next_due == found.standings[0]


def test_a_wrong_answer_given_with_certainty_says_what_it_was_taken_for_and_where():
    mistaken = attempt(WRONG, case_id="a", confidence="certain")
    again = attempt(WRONG, case_id="old", confidence="certain", at="2026-03-02T10:00:00+00:00")
    third = attempt(WRONG, case_id="b", confidence="certain", at="2026-03-02T11:00:00+00:00")
    once, twice, often = (
        seen(each).sure_and_wrong for each in ([mistaken], [mistaken, again], [mistaken, again, third])
    )
    question = small_set().questions["payment"]
    words = f"“{question.answers['maker'].text}” where “{question.answers['nobody'].text}” is right"
    assert once == (Noticed(says=f"At “Who pays”, chose {words}, once.", cases=(NAMED["a"],)),)
    assert twice[0].says.endswith("right, twice.")
    assert often[0].says.endswith("right, 3 times.")
    assert often[0].cases == tuple(NAMED.values())


NAMED = {
    "a": CaseName(id="a", title="Story 1", is_there=True),
    "old": CaseName(id="old", title="old", is_there=False),
    "b": CaseName(id="b", title="Story 2", is_there=True),
}


def test_of_what_is_no_answer_any_more_nothing_is_said_to_be_right():
    lost = attempt([turn("payment", "maker", "gone")], case_id="a", confidence="certain")
    assert seen([lost]).sure_and_wrong[0].says.endswith("”, once.")


def test_a_likely_mistaken_rule_is_told_with_the_cases_that_show_it():
    attempts = [
        attempt(WRONG, case_id=key, at=f"2026-03-02T1{n}:00:00+00:00") for n, key in enumerate(("a", "b", "a", "b"))
    ]
    found = seen(attempts)
    assert len(found.suspected) == 1
    assert "Who pays" in found.suspected[0].says
    assert [each.id for each in found.suspected[0].cases] == ["a", "b"]


def test_the_last_test_comes_first():
    assert [each.id for each in seen([], [exam(1), exam(3), exam(2)]).exams] == ["exam-3", "exam-2", "exam-1"]
