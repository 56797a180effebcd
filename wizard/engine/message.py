"""One message with one or more topics: each topic is an assessment of its own, and the strictest decides.

The questions that a set lists as shared are answered once for the message, so their answers are the same in every
topic; follow-ups and confirmed obligations belong to the whole message too.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from wizard.engine.assessment import Assessment
from wizard.engine.fitting import missing_answer, not_asked, not_followed_up, unknown_answers, unknown_follow_ups
from wizard.engine.message_verdict import MessageVerdict, TopicVerdict, judge
from wizard.errors import AnswerError, TopicError, UnfinishedError
from wizard.questionset.model import QuestionSet
from wizard.questionset.paths import Routes, Step

_Topics = Mapping[str, Mapping[str, str]]
"""Each topic's name, and its own answers (question id to answer id)."""

FIRST_TOPIC = "Main topic"
"""What the first topic is called once a second one stands beside it, until the person names it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One topic: its name, empty while it is the only one, and its walk with the shared answers laid in."""

    name: str
    assessment: Assessment


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """The topics of a message in their order, at least one. Make it with ``start``, ``replay`` or ``from_answers``.

    Whatever is given to one topic for the whole message (shared answers, follow-ups, confirmed obligations) is given
    to all of them.
    """

    topics: tuple[Topic, ...]

    @classmethod
    def start(cls, question_set: QuestionSet, routes: Routes | None = None) -> "Message":
        """Return a message of one topic without a name, with nothing answered."""
        return cls.of(Assessment.start(question_set, routes))

    @classmethod
    def of(cls, assessment: Assessment) -> "Message":
        """Return the message whose only topic is this assessment."""
        return cls(topics=(Topic(name="", assessment=assessment),))

    @classmethod
    def replay(
        cls,
        question_set: QuestionSet,
        routes: Routes,
        shared: Mapping[str, str],
        topics: _Topics,
        *,
        follow_ups: Mapping[str, tuple[str, ...]],
        confirmed: Mapping[str, str],
    ) -> "Message":
        """Return the message that these remembered answers make; those that no longer fit are not counted.

        ``shared`` maps shared questions to their answers; ``topics`` maps each topic's name to its other answers.
        """
        return cls(
            topics=tuple(
                Topic(
                    name=name,
                    assessment=Assessment.replay(question_set, routes, {**own, **shared}, follow_ups, confirmed),
                )
                for name, own in topics.items()
            )
        )

    @classmethod
    def from_answers(
        cls,
        question_set: QuestionSet,
        shared: Mapping[str, str],
        topics: _Topics,
        follow_ups: Mapping[str, Iterable[str]] | None = None,
        *,
        routes: Routes | None = None,
    ) -> "Message":
        """Return the finished message of answers that came from outside the window.

        Raises:
            TopicError: there is no topic, or one has no name or that of another.
            UnfinishedError: every answer fits, but a topic's question is still open.
            AnswerError: an answer is unknown, never asked or stands in the wrong place; it names each.
        """
        _refuse_names(topics)
        chosen = {key: tuple(values) for key, values in (follow_ups or {}).items()}
        _raise_if(
            AnswerError, [*_misplaced(question_set, shared, topics), *_unknown(question_set, shared, topics, chosen)]
        )
        message = cls.replay(
            question_set, routes or Routes(question_set), shared, topics, follow_ups=chosen, confirmed={}
        )
        _raise_if(UnfinishedError, _open_questions(message))
        _raise_if(AnswerError, _superfluous(message))
        return message

    @property
    def question_set(self) -> QuestionSet:
        """The set that every topic walks."""
        return self.topics[0].assessment.question_set

    @property
    def routes(self) -> Routes:
        """The ways through the set."""
        return self.topics[0].assessment.routes

    @property
    def shared(self) -> Mapping[str, str]:
        """The answers given once for the whole message, those no longer asked included."""
        given = self.topics[0].assessment.given
        return {question_id: given[question_id] for question_id in self.question_set.shared if question_id in given}

    def own(self, place: int) -> Mapping[str, str]:
        """Return what one topic alone was given, by its place from 0; answers no longer asked are included."""
        shared = self.question_set.shared
        given = self.topics[place].assessment.given
        return {question_id: answer_id for question_id, answer_id in given.items() if question_id not in shared}

    @property
    def shared_answers(self) -> Mapping[str, str]:
        """The answers given once for the whole message that count: those that some topic asks."""
        asked = {question_id for topic in self.topics for question_id in topic.assessment.answers}
        return {question_id: answer_id for question_id, answer_id in self.shared.items() if question_id in asked}

    @property
    def is_final(self) -> bool:
        """Whether every topic has its verdict."""
        return all(topic.assessment.is_final for topic in self.topics)

    @property
    def verdict(self) -> MessageVerdict:
        """The message's verdict: its strictest topic's.

        Raises:
            AnswerError: a question of some topic is still open.
        """
        topics = [TopicVerdict(name=topic.name, verdict=topic.assessment.verdict) for topic in self.topics]
        return judge(self.question_set, topics)

    def with_topic(self, place: int, assessment: Assessment) -> "Message":
        """Return the message with a topic's walk changed, by its place from 0.

        What the walk says of the whole message is laid into every topic; their own answers are kept where they are
        still asked.
        """
        changed = replace(self, topics=self._with(place, Topic(name=self.topics[place].name, assessment=assessment)))
        shared = Message.of(assessment).shared
        return replace(
            changed,
            topics=tuple(
                topic if at == place else replace(topic, assessment=self._laid_in(changed.own(at), shared, assessment))
                for at, topic in enumerate(changed.topics)
            ),
        )

    def add(self, name: str) -> "Message":
        """Return the message with one more topic at its end, of which only the shared questions are answered.

        Raises:
            TopicError: the name is empty, or another topic has it.
        """
        topics = self.topics
        if not topics[0].name:
            topics = (replace(topics[0], name=FIRST_TOPIC),)
        _refuse_names([*(topic.name for topic in topics), name])
        first = topics[0].assessment
        walk = self._laid_in({}, self.shared, first)
        return replace(self, topics=(*topics, Topic(name=name.strip(), assessment=walk)))

    def rename(self, place: int, name: str) -> "Message":
        """Return the message with a topic called otherwise, by its place from 0.

        Raises:
            TopicError: the name is empty, or another topic has it.
        """
        names = [topic.name for topic in self.topics]
        names[place] = name
        _refuse_names(names)
        return replace(self, topics=self._with(place, replace(self.topics[place], name=name.strip())))

    def remove(self, place: int) -> "Message":
        """Return the message without a topic, by its place from 0.

        Raises:
            TopicError: it is the only one.
        """
        if len(self.topics) == 1:
            raise TopicError("A message has at least one topic. Remove the whole assessment instead.")
        return replace(self, topics=self.topics[:place] + self.topics[place + 1 :])

    def _with(self, place: int, topic: Topic) -> tuple[Topic, ...]:
        return (*self.topics[:place], topic, *self.topics[place + 1 :])

    def _laid_in(self, own: Mapping[str, str], shared: Mapping[str, str], like: Assessment) -> Assessment:
        """Return a topic's walk with the message's answers as they stand in another's."""
        return Assessment.replay(like.question_set, like.routes, {**own, **shared}, like.follow_ups, like.confirmed)


def _refuse_names(names: Iterable[str]) -> None:
    """Raise where a topic has no name, or that of another in any case."""
    seen: dict[str, str] = {}
    for name in names:
        key = name.strip().casefold()
        if not key:
            raise TopicError("A topic has no name. Name it in a few words, such as “Sponsor page”.")
        if key in seen:
            raise TopicError(f"Two topics are called “{name.strip()}”. Give one of them another name.")
        seen[key] = name
    if not seen:
        raise TopicError("The message has no topic. Name at least one, with its answers.")


def _raise_if(kind: type[AnswerError], problems: list[str]) -> None:
    if problems:
        raise kind(problems)


def _misplaced(question_set: QuestionSet, shared: Mapping[str, str], topics: _Topics) -> list[str]:
    """Say which answers for the whole message stand in a topic, or the other way round."""
    per_topic = question_set.questions.keys() - set(question_set.shared)
    return [
        *(f"'{key}' is answered for each topic; move it into the topics." for key in shared if key in per_topic),
        *(
            f"{_in(name)}'{key}' is answered once for the whole message; move it out of the topic."
            for name, own in topics.items()
            for key in own
            if key in question_set.shared
        ),
    ]


def _unknown(
    question_set: QuestionSet, shared: Mapping[str, str], topics: _Topics, chosen: Mapping[str, tuple[str, ...]]
) -> list[str]:
    return [
        *unknown_answers(question_set, shared),
        *(_in(name) + problem for name, own in topics.items() for problem in unknown_answers(question_set, own)),
        *unknown_follow_ups(question_set, chosen),
    ]


def _open_questions(message: Message) -> list[str]:
    return [
        _in(topic.name) + missing_answer(topic.assessment.here)
        for topic in message.topics
        if isinstance(topic.assessment.here, Step)
    ]


def _superfluous(message: Message) -> list[str]:
    classes = [topic.verdict.class_ for topic in message.verdict.topics]
    return [
        *not_asked(question_id for question_id in message.shared if question_id not in message.shared_answers),
        *(
            _in(topic.name) + problem
            for place, topic in enumerate(message.topics)
            for problem in not_asked(key for key in message.own(place) if key not in topic.assessment.answers)
        ),
        *not_followed_up(message.question_set, message.topics[0].assessment.follow_ups, dict.fromkeys(classes)),
    ]


def _in(name: str) -> str:
    return f"Topic “{name}”: "
