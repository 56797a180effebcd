"""One sitting with one message: the answers of its topics, its name and note, and what is on the screen."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from wizard.engine.assessment import Assessment
from wizard.engine.message import FIRST_TOPIC, Message
from wizard.register.drafts import Draft
from wizard.register.values import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What is shown of a topic: one question, its answers to check, or its verdict; or the message's verdict."""

    kind: Literal["question", "check", "verdict", "message"]
    question_id: str | None = None
    returning: bool = False
    """Whether the question was opened to change it, so that Continue goes back to where the person was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """What the register has of a sitting: the version it was kept as, and all that it said then.

    ``row`` is None while the decision waits on this computer for the register's server.
    """

    row: Row | None
    said: Draft


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """A message with everything a person said about it. Times are ISO 8601 with their offset."""

    id: str
    message: Message
    place: int = 0
    """Which topic is looked at, counted from 0."""
    view: View
    started_at: str
    saved_at: str | None = None
    is_unsaved: bool = False
    """Whether the last attempt to keep it failed; it then waits in memory."""
    decided_at: str | None = None
    name: str = ""
    note: str = ""
    decided_by: str = ""
    is_example: bool = False
    """Whether this is a worked example, of which nothing is kept."""
    is_practice: bool = False
    """Whether this is a case of training: nothing of it is a draft or a decision."""
    proofs: Mapping[str, str] = field(default_factory=dict)
    """Question id to a few words: who confirmed the answer, or where the proof lies."""
    topic_proofs: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """The same by topic, for the answers of one topic where there are several."""
    own: "Sitting | None" = None
    """In a what-if, the sitting to return to."""
    replaces: int | None = None
    """The number of the version in the register that this one will follow."""
    decision: str = ""
    """The name of that version, such as "2026-0129.1"."""
    filed: Filed | None = None
    """The version in the register, as long as nothing was changed since."""

    @property
    def can_be_filed(self) -> bool:
        """Whether it is somebody's own decision that the register does not have yet."""
        return not (self.decided_at is None or self.is_example or self.is_practice or self.is_what_if or self.filed)

    def as_filed(self, row: Row | None) -> "Sitting":
        """Return the sitting as one that the register has, or, without a row, will have."""
        return replace(self, filed=Filed(row=row, said=self.as_draft("")))

    def since_filed(self) -> "Sitting":
        """Return the sitting; once it says something else than the register has, as the next version of that."""
        if self.filed is None or self.filed.said == self.as_draft(""):
            return self
        if self.filed.row is None:
            return replace(self, filed=None)
        return replace(self, filed=None, replaces=self.filed.row.number, decision=self.filed.row.id)

    @property
    def is_what_if(self) -> bool:
        """Whether these are other answers, tried out; nothing of them is kept."""
        return self.own is not None

    @property
    def has_topics(self) -> bool:
        """Whether the message has more than one topic."""
        return len(self.message.topics) > 1

    @property
    def topic(self) -> str:
        """The name of the topic looked at; empty where the message has no other."""
        return self.message.topics[self.place].name if self.has_topics else ""

    @property
    def assessment(self) -> Assessment:
        """The answers of the topic looked at."""
        return self.message.topics[self.place].assessment

    @property
    def next_open(self) -> int | None:
        """The place of the next topic with an open question, from the one looked at on; None where all are finished."""
        number = len(self.message.topics)
        places = [(self.place + step) % number for step in range(number)]
        return next((place for place in places if not self.message.topics[place].assessment.is_final), None)

    def proofs_in(self, topic: str) -> Mapping[str, str]:
        """Return the proofs of a topic's answers, the shared ones among them."""
        return {**self.proofs, **self.topic_proofs.get(topic, {})}

    def with_assessment(self, assessment: Assessment) -> "Sitting":
        """Return the sitting with other answers of the topic looked at."""
        return self.with_message(self.message.with_topic(self.place, assessment))

    def with_message(self, message: Message) -> "Sitting":
        """Return the sitting with another message; a verdict reached with other answers must be reached anew."""
        same = _answers(message) == _answers(self.message)
        return replace(self, message=message, decided_at=self.decided_at if same else None)

    def at(self, place: int, view: View | None = None) -> "Sitting":
        """Return the sitting with another topic looked at: its open question, its answers, or the view given."""
        return replace(self, place=place, view=view or where(self.message.topics[place].assessment))

    def with_topic_added(self, name: str) -> "Sitting":
        """Return the sitting with one more topic; a first one without a name gets one.

        Raises:
            TopicError: the name is empty, or another topic has it.
        """
        message = self.message.add(name)
        changed = self.with_message(message)
        if self.message.topics[0].name:
            return changed
        shared = {key: words for key, words in self.proofs.items() if key in message.question_set.shared}
        own = {key: words for key, words in self.proofs.items() if key not in shared}
        return replace(changed, proofs=shared, topic_proofs={FIRST_TOPIC: own} if own else {})

    def with_topic_renamed(self, name: str) -> "Sitting":
        """Return the sitting with the topic looked at called otherwise.

        Raises:
            TopicError: the name is empty, or another topic has it.
        """
        old = self.topic
        message = self.message.rename(self.place, name)
        renamed = {
            message.topics[self.place].name if key == old else key: own for key, own in self.topic_proofs.items()
        }
        return replace(self, message=message, topic_proofs=renamed)

    def with_topic_removed(self, place: int) -> "Sitting":
        """Return the sitting without a topic; proofs stay, so that it can come back.

        Raises:
            TopicError: it is the only one.
        """
        return replace(self.with_message(self.message.remove(place)), place=0)

    def with_proof(self, topic: str, question_id: str, words: str) -> "Sitting":
        """Return the sitting with a few words of proof for an answer of a topic; without words, with none."""
        if not self.has_topics or question_id in self.message.question_set.shared:
            return replace(self, proofs=_noted(self.proofs, question_id, words))
        own = _noted(self.topic_proofs.get(topic, {}), question_id, words)
        return replace(self, topic_proofs={**self.topic_proofs, topic: own})

    def as_draft(self, saved_at: str) -> Draft:
        """Return what is kept of this sitting."""
        message = self.message
        first = message.topics[0].assessment
        question_set = message.question_set
        decided = message.verdict.governing.verdict if self.decided_at is not None else None
        return Draft(
            id=self.id,
            question_set_id=question_set.id,
            question_set_version=question_set.version,
            question_set_digest=question_set.digest,
            given=message.shared if self.has_topics else first.given,
            topics={topic.name: message.own(at) for at, topic in enumerate(message.topics)} if self.has_topics else {},
            follow_ups=first.follow_ups,
            confirmed=first.confirmed,
            name=self.name,
            note=self.note,
            decided_by=self.decided_by,
            proofs=self.proofs,
            topic_proofs=self.topic_proofs,
            started_at=self.started_at,
            saved_at=saved_at,
            decided_at=self.decided_at,
            class_=decided.class_ if decided else None,
            class_short=decided.words.short if decided else "",
            headline=decided.outcome.headline if decided else "",
            progress=progress_words(message),
            replaces=self.replaces,
            decision=self.decision,
        )


def where(assessment: Assessment) -> View:
    """Return the view of an open question, or of the answers to check when there is none."""
    if assessment.question_id is None:
        return View(kind="check")
    return View(kind="question", question_id=assessment.question_id)


def following(assessment: Assessment, question_id: str, *, returning: bool = False) -> View:
    """Return what to show once a question is answered: the one after it, or, after a change, what is still open."""
    asked = [taken.question_id for taken in assessment.path]
    after = asked[asked.index(question_id) + 1 :]
    if returning or not after:
        return where(assessment)
    return View(kind="question", question_id=after[0])


def progress_words(message: Message) -> str:
    """Say how far a message is, such as "Question 3 of at most 8" or "1 of 2 topics answered"."""
    if len(message.topics) > 1:
        finished = sum(topic.assessment.is_final for topic in message.topics)
        return f"{finished} of {len(message.topics)} topics answered"
    assessment = message.topics[0].assessment
    if assessment.question_id is None:
        return "All questions answered"
    number, at_most = assessment.position(assessment.question_id)
    return f"Question {number} of at most {at_most}"


def _answers(message: Message) -> list[Mapping[str, str]]:
    return [topic.assessment.answers for topic in message.topics]


def _noted(proofs: Mapping[str, str], question_id: str, words: str) -> Mapping[str, str]:
    rest = {key: proof for key, proof in proofs.items() if key != question_id}
    return {**rest, question_id: words.strip()} if words.strip() else rest
