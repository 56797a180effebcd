"""What differs, in sentences."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.decided import decided
from tests.support.edits import edited, with_routes
from tests.support.generated_sets import MANY_SETS
from tests.support.messages import any_message
from tests.support.sets import question, small_set
from wizard.engine.assessment import Assessment
from wizard.engine.message import Message
from wizard.engine.rejudging import rejudge
from wizard.engine.rejudging_words import difference_words
from wizard.questionset.model import Question

REFILLS = Message.from_answers(
    small_set(),
    {"purpose": "refill"},
    {"Free": {"payment": "nobody"}, "Costly": {"payment": "maker", "cost": "at-cost"}},
)


def words(new, **answers):
    """Return what is said of answers to the small set, judged by another."""
    return message_words(new, Assessment.from_answers(small_set(), answers))


def message_words(new, message):
    (rejudged,) = rejudge(new, [decided(message)]).differing
    return difference_words(rejudged)


def asking(**questions: Question):
    """Return the small set with some questions put in the place of its own."""
    return replace(small_set(), questions={**small_set().questions, **questions})


def with_outcome(outcome_id, **parts):
    outcome = replace(small_set().outcomes[outcome_id], **parts)
    return replace(small_set(), outcomes={**small_set().outcomes, outcome_id: outcome})


def bent(question_id, **leads_to):
    asked = small_set().questions[question_id]
    led = {
        key: replace(answer, leads_to=leads_to.get(key.replace("-", "_"), answer.leads_to))
        for key, answer in asked.answers.items()
    }
    return asking(**{question_id: replace(asked, answers=led)})


def without(question_id, answer_id):
    asked = small_set().questions[question_id]
    return asking(**{question_id: replace(asked, answers={k: v for k, v in asked.answers.items() if k != answer_id})})


def led(node, to):
    return with_routes(small_set(), lambda each: to if each == node else each)


def test_another_verdict_is_told_with_the_answer_that_now_leads_there():
    assert words(bent("cost", at_cost="paid"), purpose="refill", payment="maker", cost="at-cost") == (
        (
            "Was: With conditions (Refill reminders). Would now be: Authorization required (Get a signed form first), "
            "because at “Does the maker pay more than the cost?” the answer “No more than the cost” now leads "
            "to another verdict."
        ),
    )


def test_an_answer_that_is_gone_is_told_and_its_question_is_to_be_answered_anew():
    assert words(without("payment", "nobody"), purpose="visit", payment="nobody") == (
        (
            "Was: Exception applies (Visit reminders). Now reaches no verdict, because at “Who pays for the letter?” "
            "the answer “Nobody outside” can no longer be given."
        ),
        "To be answered anew: “Who pays for the letter?”",
    )


def test_a_question_that_was_never_answered_is_named():
    assert words(led("visit-reminder", "cost"), purpose="visit", payment="nobody") == (
        (
            "Was: Exception applies (Visit reminders). Now reaches no verdict, because at “Who pays for the letter?” "
            "the answer “Nobody outside” now leads to a further question, “Does the maker pay more than the cost?”."
        ),
        "Now asked and not yet answered: “Does the maker pay more than the cost?”",
    )


def test_a_question_asked_in_the_place_of_another_is_named():
    assert words(led("payment", "cost"), purpose="visit", payment="nobody")[0].endswith(
        "because where “Who pays for the letter?” was asked, “Does the maker pay more than the cost?” is asked now."
    )


def test_an_answer_that_is_gone_further_on_is_told_with_what_is_open():
    new = led("payment", "cost")
    cost = replace(new.questions["cost"], answers=dict(list(new.questions["cost"].answers.items())[1:]))
    said = words(
        replace(new, questions={**new.questions, "cost": cost}), purpose="refill", payment="maker", cost="at-cost"
    )
    assert said[1] == (
        "To be answered anew: “Does the maker pay more than the cost?” The answer “No more than the cost” can no "
        "longer be given."
    )


@pytest.mark.parametrize(
    ("instead", "there"),
    [
        ("cost", "“Does the maker pay more than the cost?” is asked there"),
        ("paid", "the verdict is reached without it"),
    ],
)
def test_a_question_that_is_gone_is_told_with_what_is_there_instead(instead, there):
    new = led("payment", instead)
    kept = {key: each for key, each in new.questions.items() if key != "payment"}
    said = words(replace(new, questions=kept), purpose="visit", payment="nobody")
    assert said[0].endswith(f"because the question “Who pays for the letter?” is gone, and {there}.")


def test_a_verdict_reached_earlier_is_told():
    assert words(bent("purpose", visit="paid"), purpose="visit", payment="nobody")[0].endswith(
        "because at “What is the letter for?” the answer “A visit” now leads straight to a verdict."
    )


def test_a_set_that_asks_nothing_more_is_told():
    assert words(replace(small_set(), first="paid"), purpose="greeting")[0].endswith(
        "because the start now leads straight to a verdict."
    )


def test_a_verdict_of_another_class_is_told():
    assert words(with_outcome("visit-reminder", class_="conditional"), purpose="visit", payment="nobody") == (
        (
            "Was: Exception applies (Visit reminders). Would now be: With conditions (Visit reminders), because the "
            "verdict itself was changed, and not the way to it."
        ),
    )


def test_verdicts_of_the_same_exception_are_told_apart_by_their_headlines():
    new = with_outcome("refill-at-cost", class_="exception")
    new = replace(new, questions=bent("payment", nobody="refill-at-cost").questions)
    assert words(new, purpose="refill", payment="nobody")[0].startswith(
        "Was: Exception applies (Go ahead. A refill letter needs no form). Would now be: Exception applies (Send it, "
        "as long as the payment stays within cost), because"
    )


def test_verdicts_of_the_same_words_are_told_apart_by_their_ids():
    new = led("paid", "paid-too")
    new = replace(new, outcomes={**new.outcomes, "paid-too": new.outcomes["paid"]})
    assert words(new, purpose="visit", payment="maker")[0].startswith(
        "Was: Authorization required ('paid', class 'authorization', exception 'none'). Would now be: Authorization "
        "required ('paid-too', class 'authorization', exception 'none'), because"
    )


def test_a_message_whose_governing_topic_differs_is_told_as_a_whole_and_by_topic():
    assert message_words(bent("cost", at_cost="paid"), REFILLS) == (
        (
            "The message was: With conditions (Refill reminders), decided by “Costly”. Would now be: Authorization "
            "required (Get a signed form first), decided by “Costly”."
        ),
        (
            "“Costly” was: With conditions (Refill reminders). Would now be: Authorization required (Get a signed form "
            "first), because at “Does the maker pay more than the cost?” the answer “No more than the cost” now leads "
            "to another verdict."
        ),
    )


def test_a_message_that_stays_as_it_is_as_a_whole_is_told():
    whole, topic = message_words(bent("payment", nobody="not-marketing"), REFILLS)
    assert whole == "The message stays: With conditions (Refill reminders), decided by “Costly”."
    assert topic.startswith("“Free” was: Exception applies (Refill reminders). Would now be: Not governed (Go ahead.")


def test_a_message_with_an_open_topic_is_told():
    whole, topic = message_words(without("payment", "nobody"), REFILLS)
    assert whole == (
        "The message was: With conditions (Refill reminders), decided by “Costly”. Now it reaches no verdict until "
        "every topic is answered."
    )
    assert topic.endswith("can no longer be given. To be answered anew: “Who pays for the letter?”")


def test_topics_that_differ_over_a_question_now_shared_are_told():
    _, free, costly = message_words(replace(small_set(), shared=("purpose", "payment")), REFILLS)
    assert free.endswith(
        "because “Who pays for the letter?” is now answered once for the whole message, and the topics answered it "
        "differently. To be answered once for the whole message: “Who pays for the letter?”"
    )
    assert costly.startswith("“Costly” was: With conditions (Refill reminders). Now reaches no verdict, because")


def test_another_of_the_equally_strict_topics_is_told_to_decide():
    apart = replace(small_set(), shared=())
    unclear = {"purpose": "refill", "payment": "not-sure"}
    stops = Message.from_answers(apart, {}, {"First": {"purpose": "not-sure"}, "Second": unclear})
    turned = replace(apart, outcomes=dict(reversed(apart.outcomes.items())))
    assert message_words(turned, stops) == (
        (
            "The message was: Stop: ask first (Stop and find out what the letter is for), decided by “First”. Would "
            "now be: Stop: ask first (Stop and find out who pays), decided by “Second”, the first of the equally "
            "strict ones today."
        ),
    )


def test_a_named_topic_that_is_alone_is_told_without_who_decides():
    alone = Message.from_answers(small_set(), {"purpose": "visit"}, {"Visits": {"payment": "nobody"}})
    whole, topic = message_words(with_outcome("visit-reminder", class_="conditional"), alone)
    assert whole == (
        "The message was: Exception applies (Visit reminders). Would now be: With conditions (Visit reminders)."
    )
    assert topic.startswith("“Visits” was: Exception applies")


@given(any_message(), st.booleans(), st.randoms(use_true_random=True))
@settings(MANY_SETS, max_examples=400)
def test_whatever_differs_it_is_said_what_it_was_and_no_verdict_is_told_as_its_own_opposite(message, plain, dice):
    if plain:
        message = message.topics[0].assessment
    set_ = message.question_set
    new = edited(replace(set_, questions={**set_.questions, "extra": question(a="end0")}), dice)
    for rejudged in rejudge(new, [decided(message)]).differing:
        said = difference_words(rejudged)
        assert len(said) == (
            1 + bool(rejudged.topics[0].missing) if plain else 1 + sum(1 for each in rejudged.topics if each.first)
        )
        for sentences in said:
            was, _, now = sentences.partition(" Would now be: ")
            assert was.removeprefix("Was: ").removesuffix(".") != now.partition(", because")[0].removesuffix(".")
