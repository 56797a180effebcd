"""Messages of several topics: the strictest decides, whatever is shared is answered once, nothing is lost."""

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.generated_sets import MANY_SETS
from tests.support.messages import any_message, messages_through, own_answers
from tests.support.sets import shipped, small_set
from wizard.engine.assessment import Assessment
from wizard.engine.message import FIRST_TOPIC, Message
from wizard.engine.message_words import governing_words, without_governing
from wizard.errors import AnswerError, TopicError, UnfinishedError
from wizard.questionset.model import CLASS_ORDER, PERMISSIVE

SHIPPED_MESSAGES = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])

shipped_messages = messages_through(shipped().question_set, shipped().routes)
either = st.one_of(any_message(), shipped_messages)


def strictness(class_):
    return CLASS_ORDER.index(class_)


def parts(message):
    return {topic.name: message.own(place) for place, topic in enumerate(message.topics)}


def visit_and_refill(**follow_ups):
    question_set = replace(small_set(), shared=("payment",))
    topics = {"Visit": {"purpose": "visit"}, "Refill": {"purpose": "refill"}}
    return Message.from_answers(question_set, {"payment": "nobody"}, topics, follow_ups)


@MANY_SETS
@given(either)
def test_the_strictest_topic_decides_and_one_more_never_makes_a_message_more_permissive(message: Message) -> None:
    classes = [strictness(topic.assessment.verdict.class_) for topic in message.topics]
    assert strictness(message.verdict.class_) == max(classes)
    for number in range(1, len(message.topics)):
        fewer = replace(message, topics=message.topics[:number])
        assert strictness(fewer.verdict.class_) <= strictness(message.verdict.class_)


@MANY_SETS
@given(either)
def test_the_order_of_topics_changes_nothing_but_their_order(message: Message) -> None:
    verdict = message.verdict
    for topics in permutations(message.topics):
        other = replace(message, topics=topics).verdict
        assert other.governing == verdict.governing
        assert other.without_governing == verdict.without_governing
        assert {topic.name for topic in other.equally_strict} == {topic.name for topic in verdict.equally_strict}
        assert {duty.obligation_id: set(duty.needed_in) for duty in other.duties} == {
            duty.obligation_id: set(duty.needed_in) for duty in verdict.duties
        }
        assert other.follow_ups == verdict.follow_ups


@MANY_SETS
@given(either)
def test_one_topic_gives_what_the_plain_assessment_gives(message: Message) -> None:
    walk = message.topics[0].assessment
    plain = Assessment.from_answers(walk.question_set, walk.answers, routes=walk.routes)
    one = Message.of(plain)
    assert one.verdict.governing.verdict == plain.verdict
    assert one.verdict.without_governing is None
    assert [duty.needed_in for duty in one.verdict.duties] == [(("", duty),) for duty in plain.verdict.duties]
    assert one.verdict.follow_ups == plain.verdict.follow_ups


@MANY_SETS
@given(either)
def test_removing_the_governing_topic_gives_what_the_verdict_said(message: Message) -> None:
    verdict = message.verdict
    place = [topic.name for topic in message.topics].index(verdict.governing.name)
    if len(message.topics) == 1:
        assert verdict.without_governing is None
    else:
        assert message.remove(place).verdict.governing == verdict.without_governing


@MANY_SETS
@given(either)
def test_a_message_is_what_its_answers_make_of_it(message: Message) -> None:
    again = Message.replay(
        message.question_set, message.routes, message.shared, parts(message), follow_ups={}, confirmed={}
    )
    assert again == message


@SHIPPED_MESSAGES
@given(shipped_messages, st.randoms(use_true_random=False))
def test_a_shared_answer_changed_in_one_topic_changes_in_all_and_keeps_their_own(message: Message, dice) -> None:
    place = dice.randrange(len(message.topics))
    question_id = dice.choice([key for key in message.topics[place].assessment.answers if key in message.shared])
    answer_id = dice.choice(list(message.question_set.questions[question_id].answers))
    changed = message.with_topic(place, message.topics[place].assessment.change(question_id, answer_id))
    assert changed.shared == {**message.shared, question_id: answer_id}
    for at, topic in enumerate(changed.topics):
        assert topic.assessment.given[question_id] == answer_id
        assert changed.own(at) == message.own(at)
    back = changed.with_topic(place, changed.topics[place].assessment.change(question_id, message.shared[question_id]))
    assert back.verdict == message.verdict


@SHIPPED_MESSAGES
@given(shipped_messages, st.randoms(use_true_random=False))
def test_a_topics_own_answer_changed_leaves_the_other_topics_alone(message: Message, dice) -> None:
    place = dice.randrange(len(message.topics))
    own = own_answers(message.question_set, message.topics[place].assessment.answers)
    if own:
        question_id = dice.choice(list(own))
        answer_id = dice.choice(list(message.question_set.questions[question_id].answers))
        changed = message.with_topic(place, message.topics[place].assessment.change(question_id, answer_id))
        for at, topic in enumerate(message.topics):
            assert at == place or changed.topics[at] == topic


def test_a_topic_added_knows_the_shared_answers_and_names_the_first() -> None:
    message = Message.of(visit_and_refill().topics[0].assessment).add(" Coupon insert ")
    assert [topic.name for topic in message.topics] == [FIRST_TOPIC, "Coupon insert"]
    assert message.topics[1].assessment.given == {"payment": "nobody"}
    assert not message.is_final
    with pytest.raises(AnswerError, match="'purpose' is not answered yet"):
        _ = message.verdict
    third = message.add("Footer")
    assert [topic.name for topic in third.topics] == [FIRST_TOPIC, "Coupon insert", "Footer"]


def test_a_topic_is_renamed_and_removed_and_the_last_one_stays() -> None:
    message = visit_and_refill().rename(0, " Checkup ")
    assert [topic.name for topic in message.topics] == ["Checkup", "Refill"]
    left = message.remove(0)
    assert [topic.name for topic in left.topics] == ["Refill"]
    with pytest.raises(TopicError, match="at least one topic"):
        left.remove(0)


@pytest.mark.parametrize(("name", "words"), [("  ", "has no name"), ("visit", "Two topics are called “visit”")])
def test_a_topic_without_a_name_or_with_that_of_another_is_refused(name, words) -> None:
    with pytest.raises(TopicError, match=words):
        visit_and_refill().add(name)
    with pytest.raises(TopicError, match=words):
        visit_and_refill().rename(1, name)


def test_a_message_without_a_topic_is_refused() -> None:
    with pytest.raises(TopicError, match="no topic"):
        Message.from_answers(small_set(), {}, {})


def test_everything_wrong_with_answers_is_said_with_the_topic_it_stands_in() -> None:
    question_set = replace(small_set(), shared=("payment",))
    with pytest.raises(AnswerError) as error:
        Message.from_answers(
            question_set,
            {"payment": "nobdy", "purpose": "visit"},
            {"A": {"payment": "nobody"}, "B": {"purpose": "vist"}},
            {"nonsense": ["x"]},
        )
    problems = "\n".join(error.value.problems)
    assert "'purpose' is answered for each topic; move it into the topics." in problems
    assert "Topic “A”: 'payment' is answered once for the whole message; move it out of the topic." in problems
    assert "'payment' has no answer 'nobdy' (did you mean 'nobody'?)" in problems
    assert "Topic “B”: 'purpose' has no answer 'vist' (did you mean 'visit'?)" in problems
    assert "'nonsense' is no follow-up of this set" in problems


def test_an_open_question_is_said_with_its_topic() -> None:
    question_set = replace(small_set(), shared=("payment",))
    with pytest.raises(UnfinishedError, match="Topic “B”: The answer to 'purpose' is missing"):
        Message.from_answers(question_set, {"payment": "nobody"}, {"A": {"purpose": "visit"}, "B": {}})


def test_a_message_begins_as_one_topic_without_a_name() -> None:
    message = Message.start(small_set())
    assert [topic.name for topic in message.topics] == [""]
    assert message.shared == {}
    assert message.shared_answers == {}


def test_an_obligation_names_every_topic_that_needs_it() -> None:
    question_set = replace(small_set(), shared=("payment",))
    topics = {"Visit": {"purpose": "visit"}, "Refill": {"purpose": "refill"}, "More": {"purpose": "refill"}}
    duties = Message.from_answers(question_set, {"payment": "nobody"}, topics).verdict.duties
    assert {duty.obligation_id: duty.topics for duty in duties}["check-drug"] == ("Refill", "More")


@MANY_SETS
@given(either)
def test_what_is_left_without_the_governing_topic_is_a_sentence_of_its_class(message: Message) -> None:
    verdict = message.verdict
    words, left = without_governing(verdict), verdict.without_governing
    if left is None:
        assert words == ""
        return
    assert words.startswith(f"Without “{verdict.governing.name}”")
    assert words.endswith((".", "!", "?"))
    assert ("no authorization is needed" in words) == (
        verdict.class_ == "authorization" and left.verdict.class_ in PERMISSIVE
    )
    assert ("it would still be" in words) == (left.verdict.class_ == verdict.class_)


@MANY_SETS
@given(either)
def test_every_topic_that_is_equally_strict_is_named(message: Message) -> None:
    verdict = message.verdict
    words = governing_words(verdict)
    assert words.startswith(f"“{verdict.governing.name}” decides for the whole message.")
    assert ("equally strict" in words) == (len(verdict.equally_strict) > 1)
    assert all(f"“{topic.name}”" in words for topic in verdict.equally_strict)
