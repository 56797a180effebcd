"""What would change a message's verdict, and what it rests on: one topic at a time, and the answers they share."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from wizard.engine.assessment import Assessment
from wizard.engine.changes import Change, changes_onward
from wizard.engine.footing import Instead, Support, supports_onward
from wizard.engine.message import Message, Topic
from wizard.engine.message_verdict import strictest_class
from wizard.engine.onward import Onward
from wizard.engine.verdict import judge_of
from wizard.questionset.model import CLASS_ORDER, PERMISSIVE, ClassId, QuestionSet
from wizard.questionset.paths import Step


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicChange:
    """A smallest set of changed answers in one topic; ``change`` tells the class that the whole message then has."""

    topic: str
    change: Change


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedChange:
    """Another answer to a shared question, and every class that the message could then have, most permissive first.

    The other answers are kept where they are still asked; newly asked questions may get any definite answer, a newly
    asked shared one the same in every topic.
    """

    question_id: str
    answer_id: str
    classes: tuple[ClassId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageChanges:
    """What leads a message to another class.

    ``topics`` holds, for each topic, all smallest sets of changes among its own answers that do: those of the fewest
    changes first, and of these the most permissive class first. ``shared`` holds every answer to a shared question that
    could. ``together`` names the topics that are equally strict where there are several: the message becomes more
    permissive only if each of them does.
    """

    topics: tuple[TopicChange, ...]
    shared: tuple[SharedChange, ...]
    together: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicSupport:
    """An answer of one topic that carries the message's permission."""

    topic: str
    support: Support


def would_change_message(message: Message) -> MessageChanges:
    """Return what leads a message to another class; see ``MessageChanges``.

    Raises:
        AnswerError: a question of some topic is still open.
    """
    verdict = message.verdict
    strictest = verdict.equally_strict
    return MessageChanges(
        topics=tuple(
            sorted(
                (
                    TopicChange(topic=topic.name, change=change)
                    for topic in message.topics
                    for change in changes_onward(topic.assessment, _onward(message, topic), verdict.class_)
                ),
                key=lambda one: (len(one.change.change), CLASS_ORDER.index(one.change.class_)),
            )
        ),
        shared=tuple(other for other in _shared_changes(message) if other.classes != (verdict.class_,)),
        together=tuple(topic.name for topic in strictest) if len(strictest) > 1 else (),
    )


def message_rests_on(message: Message) -> tuple[tuple[Support, ...], tuple[TopicSupport, ...]]:
    """Return the shared answers, and those of single topics, that the message's permission rests on.

    An answer is listed exactly if changing it alone could lead the message to a class that gives no permission. Both
    are empty where the message has none. All classes are the message's.

    Raises:
        AnswerError: a question of some topic is still open.
    """
    if message.verdict.class_ not in PERMISSIVE:
        return (), ()
    others: dict[str, list[SharedChange]] = {}
    for other in _shared_changes(message):
        others.setdefault(other.question_id, []).append(other)
    shared = (_shared_support(message, question_id, found) for question_id, found in others.items())
    return (
        tuple(support for support in shared if support.losing),
        tuple(
            TopicSupport(topic=topic.name, support=support)
            for topic in message.topics
            for support in supports_onward(topic.assessment, _onward(message, topic))
        ),
    )


def _shared_support(message: Message, question_id: str, others: Sequence[SharedChange]) -> Support:
    """Return what could follow if a shared answer were another, as for an answer of one assessment."""
    found = {class_ for other in others for class_ in other.classes}
    classes = tuple(class_ for class_ in CLASS_ORDER if class_ in found)
    return Support(
        reason=judge_of(message.question_set).reason(question_id, message.shared_answers[question_id]),
        classes=classes,
        losing=tuple(class_ for class_ in classes if class_ not in PERMISSIVE),
        instead=tuple(
            Instead(answer_id=other.answer_id, classes=other.classes)
            for other in others
            if not PERMISSIVE.issuperset(other.classes)
        ),
    )


def what_if_topic(message: Message, name: str, change: Change) -> Message:
    """Return the message that a change of one topic describes; answers that do not count are forgotten."""
    return _replayed(message, message.shared_answers, {name: {**change.change, **change.then}})


def what_if_shared(message: Message, change: SharedChange) -> Message:
    """Return the message with another answer to a shared question; what is then newly asked stays open."""
    return _replayed(message, {**message.shared_answers, change.question_id: change.answer_id}, {})


def _replayed(message: Message, shared: Mapping[str, str], others: Mapping[str, Mapping[str, str]]) -> Message:
    """Return a message of the answers that count, with these shared answers and, by topic, these other ones."""
    first = message.topics[0].assessment
    given = {topic.name: {**topic.assessment.answers, **others.get(topic.name, {})} for topic in message.topics}
    newly_shared = {key: own[key] for own in given.values() for key in own if key in message.question_set.shared}
    return Message.replay(
        message.question_set,
        message.routes,
        {**newly_shared, **shared},
        given,
        follow_ups=first.follow_ups,
        confirmed=first.confirmed,
    )


def _onward(message: Message, topic: Topic) -> Onward:
    """Return the ways on of one topic while the shared answers and the other topics stay."""
    others = [each.assessment.verdict.class_ for each in message.topics if each is not topic]
    return Onward(
        topic.assessment,
        settled=message.shared_answers,
        floor=strictest_class(others) if others else None,
    )


def _shared_changes(message: Message) -> Iterator[SharedChange]:
    """Yield every other definite answer to each shared question that counts."""
    answers = message.shared_answers
    for question_id, given in answers.items():
        for answer_id in _definite(message.question_set, question_id):
            if answer_id != given:
                classes = _classes(message, {**answers, question_id: answer_id})
                yield SharedChange(
                    question_id=question_id,
                    answer_id=answer_id,
                    classes=tuple(class_ for class_ in CLASS_ORDER if class_ in classes),
                )


def _classes(message: Message, shared: Mapping[str, str]) -> frozenset[ClassId]:
    """Return every class that a message could have with these shared answers, its topics' own answers kept."""
    possible: frozenset[ClassId] = frozenset()
    for topic in message.topics:
        reached = _reached(topic.assessment, {**topic.assessment.answers, **shared})
        if isinstance(reached, Step):  # its answer is the same in every topic
            definite = _definite(message.question_set, reached.question)
            return frozenset().union(*(_classes(message, {**shared, reached.question: each}) for each in definite))
        possible = frozenset(strictest_class((one, other)) for one in reached for other in possible or reached)
    return possible


def _reached(assessment: Assessment, answers: Mapping[str, str]) -> frozenset[ClassId] | Step:
    """Return every class in which a walk with these answers could end, or a shared question that it could newly ask."""
    question_set = assessment.question_set
    found: set[ClassId] = set()
    waiting: list[Step | str] = [assessment.routes.first]
    seen: set[Step | str] = set()
    while waiting:
        place = waiting.pop()
        if place in seen:
            continue
        seen.add(place)
        if isinstance(place, str):
            found.add(question_set.outcomes[place].class_)
        elif place.question in answers:
            waiting.append(place.next[answers[place.question]])
        elif place.question in question_set.shared:
            return place
        else:
            waiting.extend(place.next[each] for each in _definite(question_set, place.question))
    return frozenset(found)


def _definite(question_set: QuestionSet, question_id: str) -> tuple[str, ...]:
    answers = question_set.questions[question_id].answers
    return tuple(answer_id for answer_id, answer in answers.items() if not answer.unsure)
