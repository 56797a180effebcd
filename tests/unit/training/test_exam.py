from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest

from tests.support.practice import attempt, turn
from tests.support.sets import question, shipped, small_set, tree
from wizard.errors import TrainingError
from wizard.questionset.model import Outcome, Training
from wizard.questionset.paths import Routes
from wizard.training.exam import draw_exam, result_of
from wizard.training.exam_result import ExamCase


def small_exam(seed=7):
    return draw_exam(small_set(), Routes(small_set()), seed)


def tried(case_id, *, right=True, at="2026-03-02T09:00:00+00:00"):
    return attempt([turn("purpose", "visit" if right else "refill", "visit")], case_id=case_id, at=at)


def test_the_shipped_test_is_drawn_evenly_over_the_exceptions_from_told_cases():
    exam = draw_exam(shipped().question_set, shipped().routes, 2026)
    drawn = Counter(case.topic for case in exam.cases)
    assert (len(exam.cases), exam.pass_percent) == (18, 80)
    assert {*drawn} == {*shipped().question_set.exceptions}
    assert {*drawn.values()} == {1, 2}
    assert {case.kind for case in exam.cases} == {"told"}
    assert all(before.topic != after.topic for before, after in pairwise(exam.cases))


def test_a_seed_repeats_its_test_on_every_machine():
    ids = ["refill-letter", "paid-visit-letter", "refill-letter-at-cost", "greeting-card"]
    assert [case.id for case in small_exam().cases] == ids


def test_another_seed_draws_another_test():
    one, two = (draw_exam(shipped().question_set, shipped().routes, seed).cases for seed in (1, 2))
    assert [case.id for case in one] != [case.id for case in two]


def test_made_cases_fill_up_what_told_ones_leave():
    longer = replace(small_set(), training=Training(cases=200, pass_percent=75))
    kinds = Counter(case.kind for case in draw_exam(longer, Routes(longer), 7).cases)
    assert kinds["told"] > 0
    assert kinds["generated"] > 0
    assert kinds.total() < 200


def test_a_set_without_a_test_says_where_to_write_it():
    without = replace(small_set(), training=None)
    with pytest.raises(TrainingError, match=r"'small-set' has no test.*set\.yaml"):
        draw_exam(without, Routes(without), 7)


def test_a_set_without_exceptions_has_nothing_to_test():
    ends = {"end": Outcome(class_="stop", headline="Stop", explanation="Stop.")}
    bare = replace(tree({"q": question(a="end")}, ends), training=Training(cases=3, pass_percent=75))
    with pytest.raises(TrainingError, match=r"nothing to test.*exceptions\.yaml"):
        draw_exam(bare, Routes(bare), 7)


AT = {"started_at": "2026-03-02T09:00:00-05:00", "finished_at": "2026-03-02T09:31:00-05:00"}


def taken(*attempts):
    return result_of(small_set(), small_exam(), attempts, exam_id="one", learner="Ada", **AT)


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


def test_what_was_not_tried_is_wrong_and_only_the_first_try_at_a_case_of_the_test_counts():
    first, second = (case.id for case in small_exam().cases[:2])
    later = "2026-03-02T10:00:00+00:00"
    result = taken(tried(first, at=later), tried(first, right=False), tried(second), tried("another-case"))
    assert (result.score.right, result.score.cases) == (1, 4)
