import json

import pytest
from hypothesis import given, settings

from tests.support.messages import any_message
from tests.unit.report.conftest import DECIDED_AT, NEWSLETTER
from wizard.engine.message import Message, Topic
from wizard.engine.message_words import without_governing
from wizard.report.document import Filing, compose, compose_message
from wizard.report.record import as_json, read_record

PERMITTED = {"Tip": "diabetes-learning-pack", "Refills": "adherence-letter-at-cost"}


def test_the_record_of_a_message_names_its_class_its_outcome_and_its_topics(message_rationale_of):
    words = json.loads(as_json(message_rationale_of()))
    assert (words["format_version"], words["class"], words["governing"]) == (2, "authorization", "Ad page")
    assert (words["verdict"]["class"], words["verdict"]["outcome"]) == (words["class"], words["outcome"])
    told = [(topic["name"], topic["class"], topic["outcome"]) for topic in words["topics"]]
    assert [(name, class_) for name, class_, _ in told] == [
        ("Health tip", "not-governed"),
        ("Back class", "exception"),
        ("Ad page", "authorization"),
    ]
    assert told[2][2] == words["outcome"]
    assert all(topic["answers"] for topic in words["topics"])


def test_the_top_of_the_record_is_the_governing_topic(message_rationale_of):
    rationale = message_rationale_of()
    ad_page = rationale.topics[2]
    for part in ("verdict", "because", "answers", "why_not"):
        assert getattr(rationale, part) == getattr(ad_page, part)


def test_a_topic_is_told_as_if_it_stood_alone(message_of, message_rationale_of):
    alone = compose(message_of().topics[1].assessment, Filing(name="x"), decided_at=DECIDED_AT, program_version="1")
    told = message_rationale_of().topics[1]
    for part in ("verdict", "because", "answers", "doubts", "rests_on", "why_not", "would_change", "next_steps"):
        assert getattr(told, part) == getattr(alone, part)
    assert told.obligations == tuple(duty.id for duty in alone.obligations)


def test_what_is_left_without_the_governing_topic_is_said(message_of, message_rationale_of):
    rationale = message_rationale_of()
    assert rationale.decides == "“Ad page” decides for the whole message."
    assert rationale.without_governing == without_governing(message_of().verdict)
    assert rationale.without_governing.startswith("Without “Ad page”, no authorization is needed: ")


def test_obligations_are_told_once_and_name_their_topics(message_rationale_of):
    duties = message_rationale_of().obligations
    assert len({duty.id for duty in duties}) == len(duties)
    needed = {duty.id: duty.topics for duty in duties}
    for topic in message_rationale_of().topics:
        assert [duty_id for duty_id, names in needed.items() if topic.name in names] == sorted(
            topic.obligations, key=list(needed).index
        )


def test_next_steps_of_other_topics_name_their_topics(message_rationale_of):
    rationale = message_rationale_of({"Ad page": "meal-kit-nutrition-tips", "Footer": "newsletter-links-unknown"})
    (ad_page, footer) = rationale.topics
    besides = [step for step in ad_page.next_steps if step not in footer.next_steps]
    assert besides
    assert rationale.next_steps == (*footer.next_steps, *(f"Ad page: {step}" for step in besides))


def test_a_step_that_two_other_topics_ask_for_is_told_once(message_rationale_of):
    topics = {"Ad page": "meal-kit-nutrition-tips", "Gifts": "meal-kit-nutrition-tips"}
    rationale = message_rationale_of({**topics, "Footer": "newsletter-links-unknown"})
    assert [step for step in rationale.next_steps if step.startswith("Ad page, Gifts: ")]
    assert not [step for step in rationale.next_steps if step.startswith("Gifts: ")]


def test_a_permission_rests_on_answers_of_topics_and_on_shared_ones(message_rationale_of):
    rationale = message_rationale_of(
        PERMITTED, proofs={"sender": "HR list"}, topic_proofs={"Refills": {"maker-payment": "Folder 12"}}
    )
    proofs = {(support.topic, support.question): support.proof for support in rationale.rests_on if support.proof}
    assert proofs == {(None, "sender"): "HR list", ("Refills", "maker-payment"): "Folder 12"}
    assert all(change.topic in PERMITTED for change in rationale.would_change)
    assert all(change.verdicts for change in rationale.shared_changes)


def test_equally_strict_topics_are_named(message_rationale_of):
    topics = {"Ad page": "meal-kit-nutrition-tips", "Gym": "gym-signed-by-doctor"}
    assert message_rationale_of(topics).equally_strict == ("Ad page", "Gym")


def test_a_message_without_named_topics_is_told_as_a_plain_assessment(finished):
    assessment = finished("conditional")
    filed = {"decided_at": DECIDED_AT, "program_version": "1"}
    plain = compose(assessment, Filing(name="x"), **filed)
    assert compose_message(Message.of(assessment), Filing(name="x"), **filed) == plain
    assert {"class", "outcome", "governing", "topics", "shared_changes"}.isdisjoint(json.loads(as_json(plain)))


def test_a_single_topic_with_a_name_is_explained_as_it_is_alone(message_rationale_of):
    rationale = message_rationale_of({"Tip": "diabetes-learning-pack"})
    assert (rationale.governing, rationale.without_governing, rationale.shared_changes) == ("Tip", None, ())
    assert rationale.rests_on == rationale.topics[0].rests_on
    assert rationale.would_change == rationale.topics[0].would_change


def test_names_that_cannot_be_printed_are_numbered(message_of):
    first, second, third = message_of().topics
    named = [
        Topic(name=name, assessment=topic.assessment)
        for name, topic in zip(("\u200b", "Ad\tpage", "ad page\u200b"), (first, second, third), strict=True)
    ]
    message = Message(topics=tuple(named))
    rationale = compose_message(message, Filing(name="x"), decided_at=DECIDED_AT, program_version="1")
    assert [topic.name for topic in rationale.topics] == ["(1)", "Ad page", "ad page (3)"]


@settings(max_examples=60, deadline=None)
@given(message=any_message())
def test_whatever_the_message_its_record_reads_back_and_replays(message):
    rationale = compose_message(message, Filing(name="x"), decided_at=DECIDED_AT, program_version="1")
    assert read_record(as_json(rationale)) == rationale
    replay = rationale.replay
    again = Message.from_answers(message.question_set, replay.answers, replay.topics, replay.follow_ups)
    assert [(topic.name, topic.verdict.outcome_id) for topic in again.verdict.topics] == [
        (topic.name, topic.outcome) for topic in rationale.topics
    ]
    assert (again.verdict.governing.name, again.verdict.class_) == (rationale.governing, rationale.class_)


@pytest.mark.parametrize("order", [list(NEWSLETTER), list(reversed(NEWSLETTER))])
def test_the_order_of_topics_does_not_change_which_governs(message_rationale_of, order):
    assert message_rationale_of({name: NEWSLETTER[name] for name in order}).governing == "Ad page"
