"""What a question set holds, as frozen values. Field names are the keys of the YAML files.

The loader is the only maker of these from files; everything else in the program reads them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

ClassId = Literal["not-governed", "exception", "conditional", "authorization", "stop"]
CLASS_ORDER: tuple[ClassId, ...] = ("not-governed", "exception", "conditional", "authorization", "stop")
"""Verdict classes from most to least permissive."""

PERMISSIVE: frozenset[ClassId] = frozenset({"not-governed", "exception", "conditional"})
"""Classes that let a message go without a signed authorization."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One possible answer to a question. ``because`` completes a sentence that begins with "Because"."""

    text: str
    leads_to: str
    because: str | None = None
    example: str | None = None
    adds: tuple[str, ...] = ()
    unsure: bool = False
    another_topic: bool = False
    """Whether this answer means that the message has one more topic, to be judged on its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question with its answers by id, in the order shown."""

    label: str
    ask: str
    why: str
    answers: Mapping[str, Answer]
    hint: str | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """One branch of a junction: taken when every question named has one of the answers listed."""

    when: Mapping[str, tuple[str, ...]]
    """Question id to the answer ids that fit; empty for ``otherwise``."""
    leads_to: str

    def fits(self, answers: Mapping[str, str]) -> bool:
        """Say whether these answers (question id to answer id) take this branch."""
        return all(answers.get(question) in allowed for question, allowed in self.when.items())


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A verdict and what goes with it."""

    class_: ClassId
    headline: str
    explanation: str
    exception: str | None = None
    label: str | None = None
    obligations: tuple[str, ...] = ()
    next_steps: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ExceptionRule:
    """A named exception of the rule, or one of its other exits, and the outcomes that grant it."""

    kind: Literal["named-exception", "other-exit"]
    title: str
    summary: str
    granted_by: tuple[str, ...]
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpAnswer:
    """An answer to a follow-up question. ``alone`` rules out every other answer."""

    text: str
    because: str | None = None
    example: str | None = None
    adds: tuple[str, ...] = ()
    alone: bool = False
    unsure: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """A question asked after the verdict; it adds obligations and never relaxes a verdict."""

    label: str
    ask: str
    why: str
    choose: Literal["one", "many"]
    after: tuple[ClassId, ...]
    answers: Mapping[str, FollowUpAnswer]
    hint: str | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation:
    """A checklist item."""

    title: str
    detail: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A legal source. ``checked``: text (read), mirror (read on another site's copy), knowledge (not read)."""

    cite: str
    title: str
    says: str
    url: str
    checked: Literal["text", "mirror", "knowledge"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """A description of paths. Every part given must fit; an empty part says nothing.

    ``answers`` maps question ids to the answers they may have; the rest are explained in question-set.md.
    """

    answers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    outcome: tuple[str, ...] = ()
    class_: tuple[str, ...] = ()
    exception: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    unsure: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Words that a question, or one of its answers, must keep (compared without case)."""

    question: str
    mentions: tuple[str, ...]
    answer: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """A statement that must hold on every path.

    One of three kinds: ``whenever`` with ``then`` (any of them) and ``unless``; ``possible``; ``wording``.
    """

    says: str
    whenever: Pattern | None = None
    unless: tuple[Pattern, ...] = ()
    then: tuple[Pattern, ...] = ()
    possible: tuple[Pattern, ...] = ()
    wording: tuple[Wording, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A told story with its right answers. ``clues`` quote the story words that settle a question."""

    story: str
    message: str
    answers: Mapping[str, str]
    outcome: str
    clues: Mapping[str, str] = field(default_factory=dict)
    twin_of: str | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word explained in place. ``forms`` are other spellings to recognize."""

    term: str
    means: str
    forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictClass:
    """The words for one verdict class."""

    label: str
    short: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """Who reviewed the set and on which ISO date; both None until someone has."""

    by: str | None
    date: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Training:
    """What a test for learners asks: how many cases, and from what share of them (percent) it is passed.

    The organization chooses both. No rule of law sets them.
    """

    cases: int
    pass_percent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionSet:
    """A whole question set; mappings keep the order of the files.

    ``digest`` is the SHA-256 (hexadecimal) of the files' text with line ends made alike.
    """

    id: str
    title: str
    summary: str
    version: str
    effective: str
    reviewed: Review
    disclaimer: str
    first: str
    shared: tuple[str, ...]
    training: Training | None = None
    classes: Mapping[str, VerdictClass]
    questions: Mapping[str, Question]
    junctions: Mapping[str, tuple[Branch, ...]]
    outcomes: Mapping[str, Outcome]
    exceptions: Mapping[str, ExceptionRule]
    followups: Mapping[str, FollowUp]
    obligations: Mapping[str, Obligation]
    sources: Mapping[str, Source]
    laws: Mapping[str, Law]
    cases: Mapping[str, Case]
    glossary: Mapping[str, Term]
    digest: str

    def __hash__(self) -> int:
        """Let what is made ready of a set be kept for it."""
        return hash(self.digest)

    def answer_of(self, question_id: str, answer_id: str) -> Answer:
        """Return one answer of one question, both by id."""
        return self.questions[question_id].answers[answer_id]

    def is_question(self, node_id: str) -> bool:
        """Say whether this id names a question."""
        return node_id in self.questions
