"""What a whole message comes to: its strictest topic's verdict, and everything that any topic asks for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wizard.engine.verdict import AskedFollowUp, Duty, Verdict
from wizard.questionset.model import CLASS_ORDER, ClassId, Obligation, QuestionSet


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicVerdict:
    """A topic's name, empty where the message has no other, and its verdict."""

    name: str
    verdict: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageDuty:
    """An obligation of a message, and the topics that need it, each as a duty of its own verdict."""

    obligation_id: str
    obligation: Obligation
    needed_in: tuple[tuple[str, Duty], ...]
    confirmed_on: str | None
    """The ISO date on which it was confirmed, for all topics at once; None while it is open."""

    @property
    def topics(self) -> tuple[str, ...]:
        """The names of the topics that need it, in their order."""
        return tuple(name for name, _ in self.needed_in)


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageVerdict:
    """The verdict of a message.

    ``governing`` decides: the strictest topic; of several equally strict ones that whose outcome stands first in the
    question set, then the first by name, so that the order of the topics makes no difference. ``equally_strict`` are
    all topics of that class, in their order. ``duties`` and ``follow_ups`` are those of all topics, each once.
    ``without_governing`` decides if the governing topic is left out; None where there is no other.
    """

    topics: tuple[TopicVerdict, ...]
    governing: TopicVerdict
    equally_strict: tuple[TopicVerdict, ...]
    duties: tuple[MessageDuty, ...]
    follow_ups: tuple[AskedFollowUp, ...]
    without_governing: TopicVerdict | None

    @property
    def class_(self) -> ClassId:
        """The message's class: that of its strictest topic."""
        return self.governing.verdict.class_


def judge(question_set: QuestionSet, topics: Sequence[TopicVerdict]) -> MessageVerdict:
    """Return the verdict of a message with these topics, of which there is at least one."""
    governing = _strictest(question_set, topics)
    others = [topic for topic in topics if topic is not governing]
    return MessageVerdict(
        topics=tuple(topics),
        governing=governing,
        equally_strict=tuple(topic for topic in topics if topic.verdict.class_ == governing.verdict.class_),
        duties=_duties(topics),
        follow_ups=_follow_ups(question_set, topics),
        without_governing=_strictest(question_set, others) if others else None,
    )


def strictest_class(classes: Iterable[ClassId]) -> ClassId:
    """Return the least permissive of some classes."""
    return max(classes, key=CLASS_ORDER.index)


def governing_place(question_set: QuestionSet, endings: Sequence[tuple[str, str]]) -> int:
    """Return the place of the topic that decides, of each topic's name and the outcome it ends in, by id."""
    outcomes = question_set.outcomes
    class_ = strictest_class([outcomes[outcome_id].class_ for _, outcome_id in endings])
    places = list(outcomes)
    return min(
        (place for place, (_, outcome_id) in enumerate(endings) if outcomes[outcome_id].class_ == class_),
        key=lambda place: (places.index(endings[place][1]), endings[place][0].casefold()),
    )


def _strictest(question_set: QuestionSet, topics: Sequence[TopicVerdict]) -> TopicVerdict:
    return topics[governing_place(question_set, [(topic.name, topic.verdict.outcome_id) for topic in topics])]


def _duties(topics: Sequence[TopicVerdict]) -> tuple[MessageDuty, ...]:
    """Return every topic's obligations, in the order first needed."""
    needed: dict[str, list[tuple[str, Duty]]] = {}
    for topic in topics:
        for duty in topic.verdict.duties:
            needed.setdefault(duty.obligation_id, []).append((topic.name, duty))
    return tuple(
        MessageDuty(
            obligation_id=obligation_id,
            obligation=needed_in[0][1].obligation,
            needed_in=tuple(needed_in),
            confirmed_on=needed_in[0][1].confirmed_on,
        )
        for obligation_id, needed_in in needed.items()
    )


def _follow_ups(question_set: QuestionSet, topics: Sequence[TopicVerdict]) -> tuple[AskedFollowUp, ...]:
    asked = {each.follow_up_id: each for topic in topics for each in topic.verdict.follow_ups}
    return tuple(asked[key] for key in question_set.followups if key in asked)
