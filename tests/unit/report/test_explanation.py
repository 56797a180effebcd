from dataclasses import replace

import pytest

from tests.support.sets import small_set
from wizard.engine.assessment import Assessment
from wizard.engine.changes import would_change
from wizard.engine.footing import rests_on
from wizard.engine.why_not import why_not
from wizard.errors import AnswerError
from wizard.report.explanation import explain

KINDS = ["not-governed", "exception", "conditional", "authorization", "stop", "unsure"]
REFILL_AT_COST = {"purpose": "refill", "payment": "maker", "cost": "at-cost"}
VISIT = {"purpose": "visit", "payment": "nobody"}


def small(answers):
    return Assessment.from_answers(small_set(), answers)


@pytest.mark.parametrize("kind", KINDS)
def test_every_entry_of_the_engine_is_told(finished, kind):
    assessment = finished(kind)
    explanation = explain(assessment, {})
    assert [(one.exception, one.question, one.answer) for one in explanation.why_not] == [
        (one.exception_id, one.ruled_out_by.question_id, one.ruled_out_by.answer_id) for one in why_not(assessment)
    ]
    assert [(one.change, one.then, one.outcome, one.class_) for one in explanation.would_change] == [
        (one.change, one.then, one.outcome_id, one.class_) for one in would_change(assessment)
    ]
    assert [(one.question, one.answer, one.classes) for one in explanation.rests_on] == [
        (one.reason.question_id, one.reason.answer_id, one.classes) for one in rests_on(assessment)
    ]


def test_an_exception_not_granted_is_told_with_its_title_reason_and_rule():
    (refused,) = explain(small(REFILL_AT_COST), {}).why_not
    assert refused.title == "Visit reminders"
    assert (refused.question, refused.answer) == ("purpose", "refill")
    assert refused.says == "The letter is about a medicine."
    assert refused.citations == ("45 CFR 164.501",)


def test_an_exception_that_no_answers_lead_to_names_no_answer():
    question_set = small_set()
    rules = {**question_set.exceptions, "lost": replace(question_set.exceptions["visit-reminders"], granted_by=())}
    assessment = Assessment.from_answers(replace(question_set, exceptions=rules), VISIT)
    refused = explain(assessment, {}).why_not[-1]
    assert (refused.exception, refused.question, refused.answer) == ("lost", None, None)


def test_a_change_is_told_in_the_words_shown():
    change = next(one for one in explain(small(VISIT), {}).would_change if one.then)
    assert [answer.question for answer in change.changed] == list(change.change)
    assert [answer.answer for answer in change.newly_asked] == list(change.then.values())
    shown = [(answer.question, answer.label, answer.text) for answer in (*change.changed, *change.newly_asked)]
    assert shown == [
        ("purpose", "Purpose", "A medicine"),
        ("payment", "Who pays", "The maker of the product"),
        ("cost", "Cost", "No more than the cost"),
    ]


def test_a_support_names_the_answers_that_take_the_permission_away():
    payment = explain(small(VISIT), {}).rests_on[-1]
    assert (payment.question, payment.text) == ("payment", "Nobody outside")
    assert [(other.answer, other.text) for other in payment.instead] == [("maker", "The maker of the product")]
    assert [verdict.label for verdict in payment.loses_to] == ["Authorization"]


def test_a_proof_stands_with_its_answer_and_loses_what_cannot_be_seen():
    proofs = {"payment": " Finance,\u200b\n Mar 3 "}
    assert {one.question: one.proof for one in explain(small(VISIT), proofs).rests_on}["payment"] == "Finance, Mar 3"


def test_a_proof_of_what_the_verdict_does_not_rest_on_is_left_out():
    assert explain(small({"purpose": "visit", "payment": "maker"}), {"payment": "Finance"}).rests_on == ()


def test_an_open_assessment_has_no_explanation():
    with pytest.raises(AnswerError):
        explain(Assessment.start(small_set()), {})
