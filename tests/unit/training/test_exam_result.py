import pytest

from tests.support.practice import exam_result
from wizard.training.exam_result import ExamCase


@pytest.mark.parametrize(
    ("marks", "is_passed", "percent"), [("++++", True, 100), ("+++-", True, 75), ("++--", False, 50)]
)
def test_the_pass_mark_of_the_set_decides(marks, is_passed, percent):
    score = exam_result(marks).score
    assert (score.cases, score.is_passed, score.percent) == (4, is_passed, percent)


def test_a_share_just_under_the_mark_is_never_shown_as_the_mark():
    score = exam_result("++-", pass_percent=67).score
    assert (score.percent, score.is_passed) == (66, False)


def test_each_topic_has_a_score_of_its_own():
    case = ExamCase(case_id="refill-letter", topic="Refill reminders", answers=(), is_right=False)
    result = exam_result(cases=(*exam_result("+-").cases, case))
    assert {topic: (score.right, score.cases) for topic, score in result.topics.items()} == {
        "Visit reminders": (1, 2),
        "Refill reminders": (0, 1),
    }
