"""What a verdict rests on, against every path walked one by one."""

import pytest
from hypothesis import given

from tests.support.every_path import EveryPath, every_shipped_path
from tests.support.generated_sets import MANY_SETS, any_set
from tests.support.sets import shipped, small_set
from wizard.engine.assessment import Assessment
from wizard.engine.footing import Instead, rests_on
from wizard.errors import AnswerError
from wizard.questionset.model import CLASS_ORDER, PERMISSIVE, QuestionSet
from wizard.questionset.paths import Path


def _in_order(classes):
    return tuple(sorted(classes, key=CLASS_ORDER.index))


def _assert_exactly_the_footing_is_found(every: EveryPath, path: Path) -> None:
    after = {}
    for detour in every.one_step_detours(path):
        ((question_id, answer_id),) = detour.change
        after.setdefault(question_id, {}).setdefault(answer_id, set()).add(detour.class_)
    expected = []
    for question_id in path.answers if every.class_of(path.outcome) in PERMISSIVE else ():
        others = after.get(question_id, {})
        classes = set().union(*others.values())
        if classes - PERMISSIVE:
            losing = {answer_id: _in_order(found) for answer_id, found in others.items() if found - PERMISSIVE}
            expected.append((question_id, _in_order(classes), _in_order(classes - PERMISSIVE), losing))
    found = [
        (
            support.reason.question_id,
            support.classes,
            support.losing,
            {other.answer_id: other.classes for other in support.instead},
        )
        for support in rests_on(every.assessment(path))
    ]
    assert found == expected


@MANY_SETS
@given(any_set())
def test_on_any_set_exactly_the_answers_that_could_take_the_permission_are_found(question_set: QuestionSet) -> None:
    every = EveryPath(question_set)
    for path in every.paths[:: max(1, len(every.paths) // 8)]:
        _assert_exactly_the_footing_is_found(every, path)


def test_on_the_shipped_set_exactly_the_answers_that_could_take_the_permission_are_found() -> None:
    every = every_shipped_path()
    # One permissive path in 37: each is compared with all others, which would take minutes for every pair.
    for path in [path for path in every.paths if every.class_of(path.outcome) in PERMISSIVE][::37]:
        _assert_exactly_the_footing_is_found(every, path)


def test_a_refill_paid_at_cost_rests_on_the_payment_being_no_more_than_the_cost() -> None:
    loaded = shipped()
    case = loaded.question_set.cases["plan-refill-note-at-cost"]
    found = rests_on(Assessment.from_answers(loaded.question_set, case.answers, routes=loaded.routes))
    payment = next(support for support in found if support.reason.question_id == "maker-payment")
    assert payment.reason.because == "the maker pays no more than the cost of the message"
    assert payment.losing == ("authorization", "stop")
    assert [other.answer_id for other in payment.instead] == ["above-cost"]


def test_an_answer_that_cannot_take_the_permission_is_not_listed() -> None:
    found = rests_on(Assessment.from_answers(small_set(), {"purpose": "visit", "payment": "nobody"}))
    assert [support.reason.question_id for support in found] == ["payment"]


def test_permission_is_lost_for_certain_only_where_nothing_that_follows_permits() -> None:
    (of_visit,) = rests_on(Assessment.from_answers(small_set(), {"purpose": "visit", "payment": "nobody"}))
    (of_refill,) = rests_on(Assessment.from_answers(small_set(), {"purpose": "refill", "payment": "nobody"}))
    assert of_visit.instead == (Instead(answer_id="maker", classes=("authorization",)),)
    assert of_visit.instead[0].permission_is_lost
    assert of_refill.instead == (Instead(answer_id="maker", classes=("conditional", "authorization")),)
    assert not of_refill.instead[0].permission_is_lost


def test_a_verdict_that_permits_nothing_rests_on_nothing() -> None:
    assert rests_on(Assessment.from_answers(small_set(), {"purpose": "visit", "payment": "maker"})) == ()


def test_an_open_question_has_no_verdict_to_rest() -> None:
    with pytest.raises(AnswerError, match="no verdict"):
        rests_on(Assessment.start(small_set()))
