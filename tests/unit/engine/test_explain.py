"""Where other answers would have led."""

import pytest
from hypothesis import given, settings

from tests.support.sets import any_tree, small_set
from wizard.engine.assessment import Assessment
from wizard.engine.explain import Prospect, prospects
from wizard.errors import AnswerError
from wizard.questionset.model import CLASS_ORDER, QuestionSet


def test_each_definite_answer_says_where_it_would_lead() -> None:
    doubtful = Assessment.from_answers(small_set(), {"purpose": "refill", "payment": "not-sure"})
    assert prospects(doubtful, "payment") == (
        Prospect(answer_id="nobody", outcomes=("refill-reminder",), classes=("exception",), questions_left=0),
        Prospect(
            answer_id="maker",
            outcomes=("refill-at-cost", "paid", "payer-unknown"),
            classes=("conditional", "authorization", "stop"),
            questions_left=1,
        ),
    )


def test_a_question_that_is_not_asked_has_no_prospects() -> None:
    with pytest.raises(AnswerError, match="not asked"):
        prospects(Assessment.start(small_set()), "cost")


@settings(deadline=None)
@given(any_tree())
def test_prospects_at_the_start_are_the_ends_of_all_paths_by_their_first_answer(question_set: QuestionSet) -> None:
    start = Assessment.start(question_set)
    for prospect in prospects(start, question_set.first):
        paths = [path for path in start.routes.walk() if path.answers[question_set.first] == prospect.answer_id]
        ends = {path.outcome for path in paths}
        assert set(prospect.outcomes) == ends
        assert set(prospect.classes) == {question_set.outcomes[end].class_ for end in ends}
        assert list(prospect.classes) == sorted(prospect.classes, key=CLASS_ORDER.index)
        assert prospect.questions_left == max(len(path.answers) for path in paths) - 1
