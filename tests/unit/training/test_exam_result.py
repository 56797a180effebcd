from tests.support.practice import attempt, exam_result, turn
from tests.support.sets import small_set
from wizard.questionset.paths import Routes
from wizard.training.exam import draw_exam
from wizard.training.exam_result import ExamCase, result_of

AT = {"started_at": "2026-03-02T09:00:00-05:00", "finished_at": "2026-03-02T09:31:00-05:00"}


def taken(*attempts):
    exam = draw_exam(small_set(), Routes(small_set()), 7)
    return result_of(small_set(), exam, attempts, exam_id="one", learner="Ada", **AT)


def test_a_test_as_taken_stands_alone():
    result = taken()
    assert (result.id, result.learner, result.seed, result.pass_percent) == ("one", "Ada", 7, 75)
    assert (result.started_at, result.finished_at) == (AT["started_at"], AT["finished_at"])
    assert result.question_set_title == "May this letter go out?"
    assert (result.question_set_id, result.question_set_version) == ("small-set", "1.0")
    assert result.question_set_digest == small_set().digest


def test_each_case_has_its_answers_and_whether_all_were_right():
    paid = attempt([turn("purpose", "visit"), turn("payment", "nobody", "maker")], case_id="paid-visit-letter")
    again = attempt(
        [turn("purpose", "visit"), turn("payment", "maker")],
        case_id="paid-visit-letter",
        at="2026-03-02T10:00:00+00:00",
    )
    refill = attempt([turn("purpose", "refill"), turn("payment", "nobody")], case_id="refill-letter")
    cases = {case.case_id: case for case in taken(again, paid, refill).cases}
    assert [*cases] == ["refill-letter", "paid-visit-letter", "refill-letter-at-cost", "greeting-card"][: len(cases)]
    assert cases["paid-visit-letter"] == ExamCase(
        case_id="paid-visit-letter",
        topic="Visit reminders",
        answers=(("purpose", "visit"), ("payment", "nobody")),
        is_right=False,
    )
    assert cases["refill-letter"].is_right
    assert (cases["refill-letter-at-cost"].answers, cases["refill-letter-at-cost"].is_right) == ((), False)


def test_the_score_is_that_of_the_cases():
    result = exam_result("+++-")
    assert (result.score.percent, result.score.is_passed) == (75, True)
    assert not exam_result("+-").score.is_passed


def test_each_topic_has_a_score_of_its_own():
    case = ExamCase(case_id="refill-letter", topic="Refill reminders", answers=(), is_right=False)
    result = exam_result(cases=(*exam_result("+-").cases, case))
    assert {topic: (score.right, score.cases) for topic, score in result.topics.items()} == {
        "Visit reminders": (1, 2),
        "Refill reminders": (0, 1),
    }
