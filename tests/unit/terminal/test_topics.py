import json
from datetime import UTC, datetime

import pytest

from tests.support.sets import small_set, write
from tests.support.typist import Typist
from wizard.engine.message import Message
from wizard.exports import Exports
from wizard.terminal.session import assess
from wizard.terminal.topics import add_topic, ask_topic, show_message

REFILLS = {"Main topic": {"payment": "nobody"}, "Sponsor page": {"payment": "maker", "cost": "above-cost"}}


def message(purpose="refill", topics=REFILLS):
    return Message.from_answers(small_set(), {"purpose": purpose}, topics)


def test_a_topic_is_named_and_the_shared_answers_are_kept():
    typist = Typist(["Sponsor page"])
    added = add_topic(message(topics={"Reminder": {"payment": "nobody"}}), typist.talk)
    assert [topic.name for topic in added.topics] == ["Reminder", "Sponsor page"]
    assert added.topics[1].assessment.answers == {"purpose": "refill"}


def test_a_name_that_is_taken_is_asked_for_anew():
    typist = Typist(["sponsor page", "Coupon"])
    assert [topic.name for topic in add_topic(message(), typist.talk).topics][-1] == "Coupon"
    assert "Two topics are called “sponsor page”." in typist.screen


def test_enter_adds_no_topic():
    assert add_topic(message(), Typist([""]).talk) is None


def test_a_changed_shared_answer_asks_what_other_topics_newly_ask():
    greetings = message("greeting", {"Card": {}, "Note": {}})
    typist = Typist(["1", "2", "1", "", "2", ""])
    visits = ask_topic(
        greetings.with_topic(0, greetings.topics[0].assessment.change("purpose", "visit")), 0, typist.talk
    )
    assert visits.is_final
    assert typist.screen.index("Topic: Card") < typist.screen.index("Topic: Note")


def shown(of, place=0):
    typist = Typist()
    show_message(of, place, typist.talk)
    return typist.screen


def test_the_verdict_of_the_message_names_its_topics_and_the_one_that_decides():
    screen = shown(message())
    for words in (
        "Verdict: Exception applies",
        "Verdict for the whole message: Authorization required",
        "- Main topic: Exception applies",
        "- Sponsor page: Authorization required",
        "“Sponsor page” decides for the whole message.",
        "Without “Sponsor page”, no authorization is needed",
        "What follows explains “Sponsor page”.",
    ):
        assert words in screen


def test_a_single_topic_shows_its_verdict_alone():
    assert "whole message" not in shown(message(topics={"Reminder": {"payment": "nobody"}}))


@pytest.fixture
def held(tmp_path):
    """Types lines from the first question on; returns what was said and the record saved."""
    questions = write(tmp_path / "small")

    def held(*lines):
        typist = Typist(lines)
        exports = Exports(files={"json": tmp_path / "r.json"})
        assert assess(questions, exports, talk=typist.talk, now=lambda: datetime(2026, 3, 4, tzinfo=UTC)) == 0
        assert typist.all_typed
        return typist.screen, json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))

    return held


def test_a_second_topic_is_asked_only_what_is_not_shared_and_both_are_filed(held):
    first, second = ["2", "1", "", "t", "Sponsor page"], ["2", "2", "", ""]
    screen, words = held(*first, *second, "1", "1", "1", "Refills", "", "")
    assert screen.count("Question 1 of at most") == 1
    assert (words["class"], words["governing"]) == ("authorization", "Sponsor page")
    assert [topic["name"] for topic in words["topics"]] == ["Main topic", "Sponsor page"]
    assert "Needed for “" in screen
    assert words["obligations"][0]["state"] == "confirmed"


def test_thinking_better_of_a_second_topic_changes_nothing(held):
    screen, words = held("2", "1", "", "t", "", "", "", "", "", "Refills", "", "")
    assert "topics" not in words
    assert screen.count("Verdict: Exception applies") == 2
