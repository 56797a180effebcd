"""Where other answers would have led."""

from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.sets import any_tree, small_set
from wizard.engine.assessment import Assessment
from wizard.engine.explain import Prospect, prospects, settled_by
from wizard.errors import AnswerError
from wizard.questionset.model import CLASS_ORDER, QuestionSet
from wizard.questionset.paths import Routes


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


@pytest.mark.parametrize(
    ("answers", "question"),
    [
        ({"purpose": "visit", "payment": "nobody"}, "payment"),
        ({"purpose": "refill", "payment": "maker", "cost": "at-cost"}, "cost"),
        ({"purpose": "refill", "payment": "not-sure"}, "payment"),
    ],
)
def test_the_answer_after_which_the_class_was_settled_is_named(answers, question) -> None:
    settled = settled_by(Assessment.from_answers(small_set(), answers))
    assert settled is not None
    assert settled.question_id == question


@settings(deadline=None)
@given(any_tree(), st.data())
def test_after_the_answer_that_settled_it_every_definite_path_ends_in_the_same_class(
    question_set: QuestionSet, data: st.DataObject
) -> None:
    paths = list(islice(Routes(question_set).walk(), 60))
    path = data.draw(st.sampled_from(paths))
    assessment = Assessment.from_answers(question_set, path.answers)
    settled = settled_by(assessment)
    asked = list(path.answers)
    upto = asked.index(settled.question_id) + 1 if settled else 0
    kept = tuple(path.answers.items())[:upto]
    definite = [
        other
        for other in Routes(question_set).walk()
        if tuple(other.answers.items())[:upto] == kept
        and not any(question_set.answer_of(*pair).unsure for pair in tuple(other.answers.items())[upto:])
    ]
    assert {question_set.outcomes[other.outcome].class_ for other in definite} <= {assessment.verdict.class_}


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
