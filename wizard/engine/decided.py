"""A decision as it was once told: the answers given, the verdicts reached, each in the words of that day.

These values are made of what a record holds, and need no question set to be read.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from wizard.questionset.model import ClassId, QuestionSet


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerTold:
    """A question and its answer, by id and as shown."""

    question: str
    asked: str
    answer: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictTold:
    """A verdict by its ids, and as shown: the label of its class, its headline, the title of its exception if any."""

    class_: ClassId
    outcome: str
    exception: str | None
    label: str
    headline: str
    exception_title: str | None

    def is_as(self, other: "VerdictTold") -> bool:
        """Whether both are the same verdict, in whatever words: class, outcome and exception granted."""
        return (self.outcome, self.class_, self.exception) == (other.outcome, other.class_, other.exception)


def told_verdicts(question_set: QuestionSet) -> Mapping[str, VerdictTold]:
    """Return every verdict of a question set as it would be told today, by outcome id and in the set's order."""
    told = {}
    for outcome_id, outcome in question_set.outcomes.items():
        granted = question_set.exceptions[outcome.exception] if outcome.exception else None
        told[outcome_id] = VerdictTold(
            class_=outcome.class_,
            outcome=outcome_id,
            exception=outcome.exception,
            label=question_set.classes[outcome.class_].label,
            headline=outcome.headline,
            exception_title=granted.title if granted else None,
        )
    return told


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicDecided:
    """One topic: its name, empty where the message has none, its own answers by id, and all its steps as asked."""

    name: str
    own: Mapping[str, str]
    verdict: VerdictTold
    steps: tuple[AnswerTold, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """A stored decision. ``key`` is whatever the store knows it by; ``question_set`` is the id of the set that decided.

    ``shared`` maps the questions answered once for all topics to their answers; every answer, shared or a topic's own,
    stands in the steps of some topic, and no step has another. ``governing`` names the topic that
    decided, and is empty where the only topic has no name.
    """

    key: object
    question_set: str
    shared: Mapping[str, str]
    topics: tuple[TopicDecided, ...]
    governing: str

    @property
    def verdict(self) -> VerdictTold:
        """The verdict of the whole message: that of its governing topic."""
        return next(topic.verdict for topic in self.topics if topic.name == self.governing)
