"""What would change a message and what it rests on, against every combination of paths walked one by one."""

from itertools import product

from hypothesis import given

from tests.support.every_path import EveryPath
from tests.support.generated_sets import MANY_SETS
from tests.support.messages import any_message
from wizard.engine.message import Message
from wizard.engine.message_changes import (
    message_rests_on,
    what_if_shared,
    what_if_topic,
    would_change_message,
)
from wizard.engine.message_verdict import strictest_class
from wizard.questionset.model import CLASS_ORDER, PERMISSIVE


def strictest(*classes):
    return max(classes, key=CLASS_ORDER.index)


def doubtful(question_set, pairs):
    return any(question_set.answer_of(*pair).unsure for pair in pairs)


def detours_of_topic(message, place):
    """Yield (changes, newly asked, class of the message) of every walk of one topic that keeps the shared answers."""
    question_set, shared = message.question_set, message.shared_answers
    mine = message.topics[place].assessment.answers
    others = [topic.assessment.verdict.class_ for at, topic in enumerate(message.topics) if at != place]
    for path in EveryPath(question_set, message.routes).paths:
        fresh = path.answers.items() - mine.items()
        fresh = {pair for pair in fresh if pair[0] not in shared or shared[pair[0]] != pair[1]}
        if doubtful(question_set, fresh) or any(key in shared for key, _ in fresh):
            continue
        change = frozenset(pair for pair in fresh if pair[0] in mine)
        class_ = strictest(question_set.outcomes[path.outcome].class_, *others)
        yield change, frozenset(fresh) - change, class_


def ends_with(message, shared):
    """Return every class of the message with these shared answers changed, all other answers kept."""
    question_set = message.question_set
    ways = []
    for topic in message.topics:
        kept = {**topic.assessment.answers, **shared}
        ways.append(
            [
                path
                for path in EveryPath(question_set, message.routes).paths
                if all(kept.get(key, answer) == answer for key, answer in path.answers.items())
                and not doubtful(question_set, [pair for pair in path.answers.items() if pair[0] not in kept])
            ]
        )
    found = set()
    for together in product(*ways):
        newly = {
            key: {path.answers[key] for path in together if key in path.answers}
            for key in question_set.shared
            if key not in shared
        }
        if all(len(answers) < 2 for answers in newly.values()):
            found.add(strictest(*(question_set.outcomes[path.outcome].class_ for path in together)))
    return tuple(sorted(found, key=CLASS_ORDER.index))


def other_shared(message):
    for key, given_answer in message.shared_answers.items():
        for answer_id, answer in message.question_set.questions[key].answers.items():
            if answer_id != given_answer and not answer.unsure:
                yield key, answer_id, ends_with(message, {**message.shared_answers, key: answer_id})


@MANY_SETS
@given(any_message())
def test_no_smallest_change_of_a_topic_is_missing_and_none_is_false(message: Message) -> None:
    found = would_change_message(message)
    present = message.verdict.class_
    for place, topic in enumerate(message.topics):
        ways = [way for way in detours_of_topic(message, place) if way[2] != present]
        smallest = {}
        for change, _, class_ in ways:
            smallest[class_] = min(len(change), smallest.get(class_, len(change)))
        sets = {change for change, _, class_ in ways if len(change) == smallest[class_]}
        expected = {(change, class_) for change, _, class_ in ways if change in sets}
        mine = [entry.change for entry in found.topics if entry.topic == topic.name]
        assert {(frozenset(entry.change.items()), entry.class_) for entry in mine} == expected
        for entry in mine:
            assert (frozenset(entry.change.items()), frozenset(entry.then.items()), entry.class_) in ways
            assert what_if_topic(message, topic.name, entry).verdict.class_ == entry.class_


@MANY_SETS
@given(any_message())
def test_another_shared_answer_leads_to_exactly_the_classes_it_says(message: Message) -> None:
    expected = [other for other in other_shared(message) if other[2] != (message.verdict.class_,)]
    found = would_change_message(message).shared
    assert [(one.question_id, one.answer_id, one.classes) for one in found] == expected
    for one in found:
        other = what_if_shared(message, one)
        assert other.shared[one.question_id] == one.answer_id
        if other.is_final:
            assert (other.verdict.class_,) == one.classes


@MANY_SETS
@given(any_message())
def test_a_message_rests_on_exactly_the_answers_that_could_take_its_permission(message: Message) -> None:
    shared, own = message_rests_on(message)
    if message.verdict.class_ not in PERMISSIVE:
        assert (shared, own) == ((), ())
        return
    others = list(other_shared(message))
    losing = [other for other in others if not PERMISSIVE.issuperset(other[2])]
    found = [(one.reason.question_id, each.answer_id, each.classes) for one in shared for each in one.instead]
    assert found == losing
    for one in shared:
        assert message.shared_answers[one.reason.question_id] == one.reason.answer_id
        classes = {class_ for key, _, after in others if key == one.reason.question_id for class_ in after}
        assert set(one.classes) == classes
        assert set(one.losing) == classes - PERMISSIVE
    for place, topic in enumerate(message.topics):
        after = {}
        for change, _, class_ in detours_of_topic(message, place):
            if len(change) == 1:
                ((question_id, answer_id),) = change
                after.setdefault(question_id, {}).setdefault(answer_id, set()).add(class_)
        expected = {
            key: {answer_id for answer_id, classes in others.items() if classes - PERMISSIVE}
            for key, others in after.items()
            if set().union(*others.values()) - PERMISSIVE
        }
        found = {
            one.support.reason.question_id: {other.answer_id for other in one.support.instead}
            for one in own
            if one.topic == topic.name
        }
        assert found == expected


@MANY_SETS
@given(any_message())
def test_topics_that_are_equally_strict_are_named_together(message: Message) -> None:
    present = message.verdict.class_
    strict = tuple(topic.name for topic in message.topics if topic.assessment.verdict.class_ == present)
    assert would_change_message(message).together == (strict if len(strict) > 1 else ())
    assert strictest_class([topic.assessment.verdict.class_ for topic in message.topics]) == present
