"""What a rationale says of the topics of a message, each in the words it was decided with."""

from pydantic import Field

from wizard.questionset.model import ClassId
from wizard.report.words import (
    AnsweredQuestion,
    ChangeWords,
    Doubt,
    PossibleVerdict,
    Reason,
    RuledOutWords,
    SupportWords,
    VerdictWords,
    Words,
)


class TopicWords(Words):
    """One topic, told as if it stood alone. ``class`` and ``outcome`` repeat its verdict's, by id.

    ``obligations`` are the ids of those it needs; the message's list holds them in words.
    """

    name: str
    class_: ClassId = Field(validation_alias="class", serialization_alias="class")
    outcome: str
    verdict: VerdictWords
    because: tuple[Reason, ...]
    obligations: tuple[str, ...]
    next_steps: tuple[str, ...]
    answers: tuple[AnsweredQuestion, ...]
    doubts: tuple[Doubt, ...]
    rests_on: tuple[SupportWords, ...]
    why_not: tuple[RuledOutWords, ...]
    would_change: tuple[ChangeWords, ...]


class SharedChangeWords(Words):
    """Another answer to a question that all topics share, and every verdict that the message could then have."""

    question: str
    label: str
    answer: str
    text: str
    verdicts: tuple[PossibleVerdict, ...]
