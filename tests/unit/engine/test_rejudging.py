"""Stored decisions judged again: against each replayed alone, and in small sets by hand."""

from dataclasses import replace
from itertools import islice
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.decided import decided, replayed_strictly
from tests.support.edits import edited, reworded, with_routes
from tests.support.every_path import every_shipped_path
from tests.support.generated_sets import MANY_SETS, any_set
from tests.support.messages import any_message
from tests.support.sets import any_tree, question, small_set, tree
from wizard.engine.assessment import Assessment
from wizard.engine.decided import told_verdicts
from wizard.engine.message import Message
from wizard.engine.rejudging import FirstStep, OpenQuestion, rejudge
from wizard.errors import AnswerError, UnfinishedError
from wizard.questionset.model import Outcome
from wizard.questionset.paths import Routes


def stored(question_set, key=0, **answers):
    return decided(Assessment.from_answers(question_set, answers), key)


def rejudged(question_set, decision):
    """Return what differs of a decision; None where nothing does."""
    differing = rejudge(question_set, [decision]).differing
    return differing[0] if differing else None


def leading(question_id, **answers):
    """Return the small set with answers of a question led elsewhere, or added."""
    asked = small_set().questions[question_id]
    led = {**asked.answers, **question(**answers).answers}
    return with_question(question_id, replace(asked, answers=led))


def without_answer(question_id, answer_id):
    asked = small_set().questions[question_id]
    return with_question(
        question_id, replace(asked, answers={k: v for k, v in asked.answers.items() if k != answer_id})
    )


def with_question(question_id, asked):
    return replace(small_set(), questions={**small_set().questions, question_id: asked})


VISIT = {"purpose": "visit", "payment": "nobody"}
REFILL = {"purpose": "refill", "payment": "nobody"}
REFILL_AT_COST = {"purpose": "refill", "payment": "maker", "cost": "at-cost"}


def verdict_alone(question_set, routes, answers):
    """Return the verdict of answers given again one by one, None where a question stays open."""
    try:
        return Assessment.from_answers(question_set, answers, routes=routes).verdict
    except UnfinishedError:
        return None
    except AnswerError:
        counted = Assessment.replay(question_set, routes, answers, {}, {}).answers
        assert counted.keys() < answers.keys()
        return verdict_alone(question_set, routes, counted)


def is_same(was, verdict):
    return verdict and (was.outcome, was.class_, was.exception) == (
        verdict.outcome_id,
        verdict.class_,
        verdict.exception_id,
    )


def check_one_by_one(old, new, paths, old_routes):
    """Hold what is listed of these paths against each replayed alone."""
    walks = [Assessment.replay(old, old_routes, path.answers, {}, {}) for path in paths]
    routes = Routes(new)
    result = rejudge(new, (decided(walk, place) for place, walk in enumerate(walks)), routes=routes)
    listed = {each.key: each for each in result.differing}
    told = told_verdicts(old)
    for place, walk in enumerate(walks):
        verdict, was = verdict_alone(new, routes, walk.answers), told[walk.verdict.outcome_id]
        assert (place in listed) == (not is_same(was, verdict))
        if place in listed:
            (topic,) = listed[place].topics
            assert (listed[place].was, topic.was) == (was, was)
            assert topic.now == listed[place].now == (told_verdicts(new)[verdict.outcome_id] if verdict else None)
            check_first_step(walk, Assessment.replay(new, routes, walk.answers, {}, {}), topic)
    assert list(listed) == sorted(listed)
    assert result.alike == len(walks) - len(listed)
    assert result.of_other_sets == ()


def check_first_step(walk, today, topic):
    """Hold a topic's first step and open question against its two walks."""
    before, after = list(walk.answers.items()), list(today.answers.items())
    alike = topic.first.place - 1
    assert before[:alike] == after[:alike]
    assert before[alike : alike + 1] != after[alike : alike + 1] or len(before) == len(after) == alike
    assert (topic.first.then and topic.first.then.question) == next(iter(before[alike : alike + 1]), (None,))[0]
    asked_now = [*(key for key, _ in after), *([today.question_id] if today.question_id else [])][alike : alike + 1]
    assert [topic.first.asked_now] == ([today.question_set.questions[key].ask for key in asked_now] or [None])
    assert (topic.missing and topic.missing.question) == today.question_id
    if topic.missing:
        given = walk.answers.get(topic.missing.question)
        asked = today.question_set.questions[topic.missing.question]
        assert given is None or given not in asked.answers
        assert topic.missing.was_given == (given and walk.question_set.answer_of(topic.missing.question, given).text)
        assert not topic.missing.topics_differ


@given(st.one_of(any_set(), any_tree(9)), st.randoms(use_true_random=True))
@settings(MANY_SETS, max_examples=700)
def test_what_is_listed_is_what_a_replay_of_each_path_makes_different(question_set, dice):
    routes = Routes(question_set)
    check_one_by_one(question_set, edited(question_set, dice), [*islice(routes.walk(), 150)], routes)


@given(any_set(), any_set())
@settings(MANY_SETS, max_examples=150)
def test_decisions_of_a_set_that_has_little_in_common_are_judged_too(old, new):
    routes = Routes(old)
    check_one_by_one(old, new, [*islice(routes.walk(), 150)], routes)


@pytest.mark.parametrize("seed", range(6))
def test_every_path_of_the_shipped_set_is_judged_again_as_if_alone(seed):
    every = every_shipped_path()
    check_one_by_one(every.set, edited(every.set, Random(seed)), every.paths, every.routes)  # noqa: S311 - chance that repeats


def test_the_same_set_lists_none_of_its_paths():
    every = every_shipped_path()
    walks = (decided(every.assessment(path)) for path in every.paths)
    result = rejudge(every.set, walks, routes=every.routes)
    assert (result.differing, result.alike) == ((), len(every.paths))


@given(st.one_of(any_set(), any_tree()), st.randoms(use_true_random=True))
@settings(MANY_SETS, max_examples=150)
def test_other_words_alone_list_nothing(question_set, dice):
    walks = [decided(Assessment.from_answers(question_set, path.answers)) for path in Routes(question_set).walk()]
    assert rejudge(reworded(question_set, dice), walks).differing == ()


def check_message(message, new):
    """Hold a message judged again against the same answers given one by one."""
    routes = Routes(new)
    decision = decided(message)
    found = rejudged(new, decision)
    today = replayed_strictly(new, routes, message)
    if today is None:
        assert (found.governs_now, found.now) == (None, None)
        assert found.differs_as_a_whole
        assert any(topic.missing for topic in found.topics)
        return found
    told = told_verdicts(new)
    now = [told[topic.verdict.outcome_id] for topic in today.verdict.topics]
    governs = today.verdict.governing
    differing = [topic.name for topic, each in zip(decision.topics, now, strict=True) if not topic.verdict.is_as(each)]
    assert (found is None) == (not differing and governs.name == decision.governing)
    if found:
        assert [topic.name for topic in found.topics if topic.first] == differing
        assert [topic.now for topic in found.topics] == now
        assert (found.governs_now, found.now) == (governs.name, told[governs.verdict.outcome_id])
        whole = found.governed == governs.name and decision.verdict.is_as(found.now)
        assert found.differs_as_a_whole == (not whole)
    return found


@given(any_message(), st.randoms(use_true_random=True))
@settings(MANY_SETS, max_examples=1000)
def test_messages_are_judged_topic_by_topic_and_as_a_whole_as_a_replay_does(message, dice):
    new = edited(message.question_set, dice) if dice.random() < 0.8 else message.question_set
    if dice.random() < 0.5:
        shared = dice.sample([*new.questions], k=dice.randint(0, min(3, len(new.questions))))
        new = replace(new, shared=tuple(shared))
    check_message(message, new)


def test_a_bent_route_is_listed_with_the_step_that_leads_elsewhere():
    decision = stored(small_set(), key="D-7", **REFILL_AT_COST)
    found = rejudged(leading("cost", **{"at-cost": "paid"}), decision)
    (topic,) = found.topics
    assert (found.key, topic.name, topic.missing) == ("D-7", "", None)
    assert (topic.was.outcome, topic.now.outcome) == ("refill-at-cost", "paid")
    at_cost = decision.topics[0].steps[2]
    assert topic.first == FirstStep(now="other-verdict", place=4, before=at_cost, then=None, asked_now=None)


def test_an_answer_that_can_no_longer_be_given_leaves_its_question_open():
    (topic,) = rejudged(without_answer("payment", "nobody"), stored(small_set(), **REFILL)).topics
    assert topic.now is None
    assert (topic.first.now, topic.first.then.text) == ("answer-gone", "Nobody outside")
    assert topic.missing == OpenQuestion(
        question="payment", asked="Who pays for the letter?", was_given="Nobody outside", topics_differ=False
    )


def test_the_question_is_told_as_it_was_asked_then_and_what_is_open_as_it_is_asked_now():
    new = without_answer("payment", "nobody")
    payment = replace(new.questions["payment"], ask="Who bears the cost?")
    (topic,) = rejudged(
        replace(new, questions={**new.questions, "payment": payment}), stored(small_set(), **REFILL)
    ).topics
    assert (topic.first.then.asked, topic.missing.asked) == ("Who pays for the letter?", "Who bears the cost?")


def test_a_question_that_is_gone_is_told():
    left = {key: each for key, each in small_set().questions.items() if key != "payment"}
    bent = with_routes(small_set(), lambda node: "cost" if node == "payment" else node)
    new = replace(bent, questions={key: bent.questions[key] for key in left})
    (topic,) = rejudged(new, stored(small_set(), **REFILL)).topics
    assert (topic.first.now, topic.first.then.question, topic.missing.was_given) == ("question-gone", "payment", None)
    assert topic.first.asked_now == topic.missing.asked == "Does the maker pay more than the cost?"


def test_another_question_in_its_place_is_told():
    new = with_routes(small_set(), lambda node: "cost" if node == "payment" else node)
    (topic,) = rejudged(new, stored(small_set(), **REFILL)).topics
    assert (topic.first.now, topic.first.place) == ("other-question", 2)
    assert (topic.first.before.question, topic.first.then.question) == ("purpose", "payment")


def test_a_further_question_is_told():
    new = with_routes(small_set(), lambda node: "cost" if node == "visit-reminder" else node)
    (topic,) = rejudged(new, stored(small_set(), **VISIT)).topics
    assert (topic.first.now, topic.first.then, topic.first.before.question) == ("asked-further", None, "payment")
    assert topic.missing.question == "cost"


def test_a_verdict_that_is_reached_before_the_question_is_told():
    (topic,) = rejudged(leading("purpose", visit="paid"), stored(small_set(), **VISIT)).topics
    assert (topic.first.now, topic.first.asked_now) == ("settled-before", None)
    assert topic.now.outcome == "paid"


@pytest.mark.parametrize("part", [{"class_": "conditional"}, {"exception": "refill-reminders"}])
def test_the_same_outcome_of_another_class_or_exception_is_another_verdict(part):
    outcome = replace(small_set().outcomes["visit-reminder"], **part)
    new = replace(small_set(), outcomes={**small_set().outcomes, "visit-reminder": outcome})
    (topic,) = rejudged(new, stored(small_set(), **VISIT)).topics
    assert topic.first.now == "verdict-changed"


def test_the_same_verdict_by_another_way_is_not_listed():
    new = leading("purpose", visit="visit-reminder")
    assert rejudged(new, stored(small_set(), **VISIT)) is None


def test_a_set_that_asks_nothing_more_is_told_at_the_start():
    stop = Outcome(class_="stop", headline="Headline", explanation="Explanation.")
    old = tree({"q": question(a="end")}, {"end": stop, "other": stop})
    (topic,) = rejudged(replace(old, first="other"), stored(old, q="a")).topics
    assert (topic.first.now, topic.first.place, topic.first.before) == ("settled-before", 1, None)


def test_decisions_of_another_set_are_named_and_not_judged():
    decision = replace(stored(small_set(), key="ours", **VISIT), question_set="another", key="theirs")
    result = rejudge(small_set(), [decision, stored(small_set(), **VISIT)])
    assert (result.of_other_sets, result.alike, result.differing) == (("theirs",), 1, ())


REFILLS = Message.from_answers(
    small_set(),
    {"purpose": "refill"},
    {"Free": {"payment": "nobody"}, "Costly": {"payment": "maker", "cost": "at-cost"}},
)


def test_a_topic_that_does_not_decide_may_differ_alone():
    found = check_message(REFILLS, leading("payment", nobody="not-marketing"))
    assert [topic.name for topic in found.topics if topic.first] == ["Free"]
    assert not found.differs_as_a_whole


def test_another_topic_may_decide_though_no_topic_differs():
    apart = replace(small_set(), shared=())
    unclear = {"purpose": "refill", "payment": "not-sure"}
    stops = Message.from_answers(apart, {}, {"First": {"purpose": "not-sure"}, "Second": unclear})
    turned = replace(apart, outcomes=dict(reversed(apart.outcomes.items())))
    found = check_message(stops, turned)
    assert (found.governed, found.governs_now, found.differs_as_a_whole) == ("First", "Second", True)
    assert [topic.first for topic in found.topics] == [None, None]


def test_topics_that_answered_a_now_shared_question_differently_leave_it_open():
    new = replace(small_set(), shared=("purpose", "payment"))
    found = check_message(REFILLS, new)
    assert {topic.first.now for topic in found.topics} == {"topics-differ"}
    assert {topic.missing.topics_differ for topic in found.topics} == {True}
    assert found.differs_as_a_whole


def test_an_answer_that_was_shared_holds_for_each_topic_once_each_is_asked():
    assert check_message(REFILLS, replace(small_set(), shared=())) is None


def test_the_words_of_an_answer_that_is_gone_are_those_of_its_own_topic():
    found = check_message(REFILLS, without_answer("payment", "maker"))
    assert [topic.missing and topic.missing.was_given for topic in found.topics] == [None, "The maker of the product"]
