"""The parts of a rationale, each in the words it was decided with.

A later format may add fields, each with a default, and leaves them out of a record while they hold it; so a record
written today stays a record, byte for byte. A field is never renamed and never changes its meaning.
"""

from datetime import date
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from wizard.questionset.model import ClassId


class Words(BaseModel):
    """The base of all parts of a rationale: frozen, and nothing in it that the format does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, serialize_by_alias=True)


class GrantedException(Words):
    """The exception of the rule, or other exit, that the verdict rests on."""

    id: str
    title: str
    summary: str


class VerdictWords(Words):
    """The verdict as shown. ``outcome`` is the id of the outcome reached."""

    class_: ClassId = Field(validation_alias="class", serialization_alias="class")
    label: str
    meaning: str
    outcome: str
    headline: str
    explanation: str
    exception: GrantedException | None


class Reason(Words):
    """One step of the because-list. ``because`` is a whole sentence; ``why`` says what the question is asked for."""

    question: str
    asked: str
    answer: str
    because: str
    why: str
    citations: tuple[str, ...]


class AskedForBy(Words):
    """What asks for an obligation: the verdict itself, or an answer to the question or follow-up named."""

    by: Literal["verdict", "question", "follow-up"]
    id: str
    words: str


class ObligationWords(Words):
    """A checklist item and its state; ``confirmed_on`` is an ISO date, and null while it is open.

    ``topics`` names the topics of a message that need it.
    """

    id: str
    title: str
    detail: str
    state: Literal["open", "confirmed"]
    confirmed_on: str | None
    asked_for_by: tuple[AskedForBy, ...]
    citations: tuple[str, ...]
    topics: tuple[str, ...] = ()

    @field_validator("confirmed_on")
    @classmethod
    def _is_a_date(cls, value: str | None) -> str | None:
        if value is not None:
            date.fromisoformat(value)
        return value

    @model_validator(mode="after")
    def _state_fits_the_date(self) -> Self:
        if (self.state == "confirmed") != (self.confirmed_on is not None):
            raise ValueError("a confirmed obligation has a date, an open one has none")
        return self


class TickedAnswer(Words):
    """One answer ticked for a follow-up, as shown; ``because`` is a whole sentence."""

    id: str
    text: str
    because: str
    unsure: bool


class FollowUpWords(Words):
    """A follow-up question asked after the verdict; with no answers it is not answered yet."""

    id: str
    label: str
    asked: str
    answers: tuple[TickedAnswer, ...]
    citations: tuple[str, ...]


class AnsweredQuestion(Words):
    """A question and its answer, as shown."""

    question: str
    label: str
    asked: str
    answer: str
    text: str
    unsure: bool


class PossibleVerdict(Words):
    """A class of verdict that an answer leaves possible."""

    class_: ClassId = Field(validation_alias="class", serialization_alias="class")
    label: str


class Prospect(Words):
    """Where one definite answer would lead: straight to ``headline``, or on to at most ``questions_left`` questions."""

    answer: str
    text: str
    verdicts: tuple[PossibleVerdict, ...]
    headline: str | None
    questions_left: int


class Doubt(Words):
    """A question answered "I'm not sure", and where each definite answer would lead."""

    question: str
    asked: str
    prospects: tuple[Prospect, ...]


class RuledOutWords(Words):
    """An exception that the verdict does not grant, and the answer that ruled it out.

    ``question`` and ``answer`` are null where no answers at all lead to the exception. ``open_to_the_end``: it was
    possible until the last answer. ``gave_way_to``: the id of the exception granted in its place though every answer
    fits this one too, else null. ``closest_miss``: the named exception, or one of those, that stayed possible longest.
    ``says`` is a whole sentence or two; the citations are the exception's own.
    """

    exception: str
    title: str
    question: str | None
    answer: str | None
    open_to_the_end: bool
    gave_way_to: str | None
    closest_miss: bool
    says: str
    citations: tuple[str, ...]


class OtherAnswer(Words):
    """A question and an answer that was not given, as shown."""

    question: str
    label: str
    answer: str
    text: str


class ChangeWords(Words):
    """A smallest set of changed answers, and another class that it can lead to.

    ``change`` and ``then`` map question ids to answer ids: the answers changed, and those to newly asked questions with
    which the walk reaches ``outcome``. ``changed`` and ``newly_asked`` hold the same in words, in the order asked.
    For a message, ``topic`` names the topic whose answers change; ``class`` is then the whole message's.
    """

    change: dict[str, str]
    then: dict[str, str]
    outcome: str
    class_: ClassId = Field(validation_alias="class", serialization_alias="class")
    label: str
    headline: str
    changed: tuple[OtherAnswer, ...]
    newly_asked: tuple[OtherAnswer, ...]
    topic: str | None = None


class PossibleAnswer(Words):
    """Another answer to a question, and every class of verdict that could follow from it."""

    answer: str
    text: str
    verdicts: tuple[PossibleVerdict, ...]


class SupportWords(Words):
    """An answer that the permission rests on: were it wrong, the permission could be gone.

    ``classes`` are all that could follow from any other definite answer; ``loses_to`` are those among them that give
    no permission, in words. ``instead`` holds the other answers that could lead there. ``proof`` says who confirmed the
    answer, or where the proof lies; it is empty while nothing is noted. For a message, ``topic`` names the topic whose
    answer it is; null where all share it.
    """

    question: str
    label: str
    asked: str
    answer: str
    text: str
    classes: tuple[ClassId, ...]
    loses_to: tuple[PossibleVerdict, ...]
    instead: tuple[PossibleAnswer, ...]
    proof: str
    topic: str | None = None


class SourceWords(Words):
    """A source cited. ``checked``: text (read), mirror (read on another site's copy), knowledge (not read yet)."""

    id: str
    cite: str
    title: str
    says: str
    url: str
    checked: Literal["text", "mirror", "knowledge"]


class QuestionSetWords(Words):
    """The question set that decided. ``reviewed_by`` and ``reviewed_on`` are null until someone has reviewed it."""

    id: str
    title: str
    version: str
    effective: str
    reviewed_by: str | None
    reviewed_on: str | None
    digest: str


class RawAnswers(Words):
    """The answers by id, to be replayed: question id to answer id, and follow-up id to the answer ids ticked.

    For a message, ``answers`` holds those that its topics share, and ``topics`` each topic's own by its name.
    """

    answers: dict[str, str]
    follow_ups: dict[str, tuple[str, ...]]
    topics: dict[str, dict[str, str]] | None = None
