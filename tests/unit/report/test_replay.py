from dataclasses import replace

import pytest
from hypothesis import given, settings

from tests.support.messages import any_message
from tests.unit.report.conftest import DECIDED_AT
from wizard.report.document import Filing, compose_message
from wizard.report.pdf import as_pdf
from wizard.report.replay import replay
from wizard.report.seal import verify


def says(statements, mark):
    return " ".join(statement.says for statement in statements if statement.mark == mark)


def changed(rationale, **parts):
    return rationale.model_copy(update=parts)


def with_topic(rationale, **parts):
    """Return the rationale with its first topic told otherwise."""
    first, *others = rationale.topics
    return changed(rationale, topics=(changed(first, **parts), *others))


@pytest.mark.parametrize("topics", [{"Tip": "diabetes-learning-pack"}, None], ids=["one", "several"])
def test_the_pdf_of_a_message_is_sound(message_rationale_of, hipaa, topics):
    rationale = message_rationale_of(topics) if topics else message_rationale_of()
    verification = verify(as_pdf(rationale), hipaa)
    assert [statement.mark for statement in verification.statements] == ["ok", "ok", "ok", "ok"]
    assert verification.rationale == rationale


def test_proofs_of_topics_are_not_part_of_what_is_computed_anew(message_rationale_of, hipaa):
    topics = {"Tip": "diabetes-learning-pack", "Refills": "adherence-letter-at-cost"}
    proofs = {"proofs": {"sender": "HR list"}, "topic_proofs": {"Refills": {"maker-payment": "Folder 12"}}}
    assert all(statement.is_ok for statement in replay(message_rationale_of(topics, **proofs), hipaa))


def test_a_topic_that_comes_to_another_verdict_is_named(message_rationale_of, hipaa):
    rationale = message_rationale_of()
    verdict = rationale.topics[0].verdict.model_copy(update={"class_": "exception"})
    told = says(replay(with_topic(rationale, verdict=verdict), hipaa), "wrong")
    assert told.startswith("Topic “Health tip”: The answers lead to another verdict: Not governed")


def test_words_of_a_topic_that_the_set_never_showed_are_named(message_rationale_of, hipaa):
    rationale = message_rationale_of()
    verdict = rationale.topics[0].verdict.model_copy(update={"headline": "Send it, whatever"})
    told = says(replay(with_topic(rationale, verdict=verdict), hipaa), "wrong")
    assert told.startswith("Topic “Health tip”: The answers lead to the same verdict, but the words shown are not")


def test_a_message_that_another_topic_decides_is_told(message_rationale_of, hipaa):
    told = says(replay(changed(message_rationale_of(), governing="Back class"), hipaa), "wrong")
    assert told == "Another topic decides: “Ad page”."


def test_a_verdict_at_the_top_that_the_topics_do_not_give_is_told(message_rationale_of, hipaa):
    rationale = message_rationale_of()
    told = says(replay(changed(rationale, verdict=rationale.topics[1].verdict), hipaa), "wrong")
    assert told == (
        "The answers lead to another verdict: Authorization required. "
        "Get a signed authorization first, even though no described company pays."
    )


def test_topics_that_were_taken_out_of_the_record_are_missed(message_rationale_of, hipaa):
    rationale = message_rationale_of()
    told = says(replay(changed(rationale, topics=rationale.topics[1:]), hipaa), "wrong")
    assert told.startswith("The topics told are not those whose answers the record holds.")


@pytest.mark.parametrize(
    ("topics", "reason"),
    [({}, "The message has no topic"), ({"Tip": {"purpose": "care"}}, "Topic “Tip”"), ({"Tip": {"x": "y"}}, "'x'")],
)
def test_topics_that_lead_to_no_verdict_are_told(message_rationale_of, hipaa, topics, reason):
    rationale = message_rationale_of()
    raw = rationale.replay.model_copy(update={"topics": topics})
    told = says(replay(changed(rationale, replay=raw), hipaa), "wrong")
    assert told.startswith("The answers lead to no verdict: ")
    assert reason in told


@pytest.mark.parametrize(
    "parts", [{"without_governing": "Send it."}, {"equally_strict": ("Back class", "Ad page")}, {"shared_changes": ()}]
)
def test_an_explanation_of_the_message_that_the_answers_do_not_give_is_told(message_rationale_of, hipaa, parts):
    assert "is not what the answers give" in says(replay(changed(message_rationale_of(), **parts), hipaa), "wrong")


def test_an_explanation_of_a_topic_that_the_answers_do_not_give_is_told(message_rationale_of, hipaa):
    forged = with_topic(message_rationale_of(), why_not=())
    assert "is not what the answers give" in says(replay(forged, hipaa), "wrong")


def test_a_set_that_has_changed_since_is_noted_and_the_message_replayed_with_it(message_rationale_of, hipaa):
    statements = list(replay(message_rationale_of(), replace(hipaa, digest="f" * 64)))
    assert "The question set has changed since" in says(statements, "note")
    assert "the same verdict with today's question set: Authorization required." in says(statements, "ok")


@settings(max_examples=40, deadline=None)
@given(message=any_message())
def test_whatever_the_message_its_rationale_replays_to_what_it_tells(message):
    filed = {"decided_at": DECIDED_AT, "program_version": "1"}
    rationale = compose_message(message, Filing(name="x"), **filed)
    assert [statement.mark for statement in replay(rationale, message.question_set)] == ["ok", "ok"]
