"""The rationale: everything a report says about one decision, in the words it was decided with.

A rationale stands alone. It can be read, printed and checked when the question set it came from has moved on.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal

from pydantic import Field, field_validator

from wizard.engine.assessment import Assessment
from wizard.engine.message import Message
from wizard.engine.message_verdict import MessageDuty, MessageVerdict
from wizard.engine.message_words import governing_words, without_governing
from wizard.engine.verdict import AskedFollowUp
from wizard.questionset.model import ClassId, QuestionSet
from wizard.report.message_explanation import explain_message
from wizard.report.telling import citations, tell
from wizard.report.topic_words import SharedChangeWords, TopicWords
from wizard.report.wording import clean, sentence
from wizard.report.words import (
    AnsweredQuestion,
    AskedForBy,
    ChangeWords,
    Doubt,
    FollowUpWords,
    ObligationWords,
    QuestionSetWords,
    RawAnswers,
    Reason,
    RuledOutWords,
    SourceWords,
    SupportWords,
    TickedAnswer,
    VerdictWords,
    Words,
)

FORMAT = "exception-wizard-rationale"
FORMAT_VERSION = 3
"""The newest; a record has the oldest that can say all it says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """What a person adds to an assessment when filing it.

    ``example`` marks a worked example and ``practice`` a case answered in training; neither is a decision.

    ``proofs`` maps question ids to a few words: who confirmed the answer, or where the proof lies. Those for answers
    that the verdict does not rest on are not filed.
    """

    name: str
    note: str | None = None
    decided_by: str = ""
    example: bool = False
    practice: bool = False
    proofs: Mapping[str, str] = field(default_factory=dict)
    topic_proofs: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """The same by topic, for the answers of one topic where there are several; ``proofs`` are then for shared ones."""

    def proofs_in(self, topic: str) -> Mapping[str, str]:
        """Return the proofs of a topic's answers, the shared ones among them."""
        return {**self.proofs, **self.topic_proofs.get(topic, {})}


class Rationale(Words):
    """One decision, whole. ``decided_at`` is an ISO 8601 timestamp with its offset from UTC.

    For a message of named topics, the verdict, because, answers, doubts and why_not are those of the ``governing``
    topic, whose name stands there; ``class`` and ``outcome`` repeat its verdict's, by id. ``decides`` and
    ``without_governing`` are sentences: which topic decides, and what would be left without it. Each of the
    ``equally_strict`` topics, where there are several, must change for a more permissive verdict. All other parts hold
    for the message. Without topics, none of these fields is there.
    """

    format: Literal["exception-wizard-rationale"]
    format_version: Literal[1, 2, 3]
    program_version: str
    example: bool
    name: str
    note: str | None
    decided_by: str
    decided_at: str
    verdict: VerdictWords
    because: tuple[Reason, ...]
    obligations: tuple[ObligationWords, ...]
    next_steps: tuple[str, ...]
    follow_ups: tuple[FollowUpWords, ...]
    answers: tuple[AnsweredQuestion, ...]
    doubts: tuple[Doubt, ...]
    rests_on: tuple[SupportWords, ...]
    why_not: tuple[RuledOutWords, ...]
    would_change: tuple[ChangeWords, ...]
    sources: tuple[SourceWords, ...]
    question_set: QuestionSetWords
    disclaimer: str
    replay: RawAnswers
    class_: ClassId | None = Field(default=None, validation_alias="class", serialization_alias="class")
    outcome: str | None = None
    governing: str | None = None
    decides: str | None = None
    without_governing: str | None = None
    equally_strict: tuple[str, ...] = ()
    shared_changes: tuple[SharedChangeWords, ...] = ()
    topics: tuple[TopicWords, ...] = ()
    practice: bool = False

    @field_validator("decided_at")
    @classmethod
    def _has_an_offset(cls, value: str) -> str:
        if datetime.fromisoformat(value).tzinfo is None:
            raise ValueError("the time has no offset from UTC, such as -05:00")
        return value


def compose(assessment: Assessment, filing: Filing, *, decided_at: str, program_version: str) -> Rationale:
    """Return the rationale of a finished assessment. ``decided_at``: ISO 8601 with its offset from UTC.

    Raises:
        AnswerError: a question is still open.
        ValueError: ``decided_at`` is no timestamp, or has no offset.
    """
    return compose_message(Message.of(assessment), filing, decided_at=decided_at, program_version=program_version)


def compose_message(message: Message, filing: Filing, *, decided_at: str, program_version: str) -> Rationale:
    """Return the rationale of a finished message: with a part for each topic, unless its only one has no name.

    Raises:
        AnswerError: a question of some topic is still open.
        ValueError: ``decided_at`` is no timestamp, or has no offset.
    """
    proofs = [filing.proofs_in(topic.name) for topic in message.topics]
    message = _with_printable_names(message)
    question_set = message.question_set
    verdict = message.verdict
    told = tuple(tell(topic, own) for topic, own in zip(message.topics, proofs, strict=True))
    leading = next(topic for topic in told if topic.name == verdict.governing.name)
    explanation = explain_message(message, told)
    named = bool(leading.name)
    return Rationale(
        format="exception-wizard-rationale",
        format_version=3 if filing.practice else 2,
        program_version=program_version,
        example=filing.example,
        name=clean(filing.name) or "Message without a name",
        note=clean(filing.note or "", lines=True) or None,
        decided_by=clean(filing.decided_by),
        decided_at=decided_at,
        verdict=leading.verdict,
        because=leading.because,
        obligations=tuple(_obligation(question_set, duty) for duty in verdict.duties),
        next_steps=_next_steps(leading, told),
        follow_ups=tuple(_follow_up(question_set, asked) for asked in verdict.follow_ups),
        answers=leading.answers,
        doubts=leading.doubts,
        rests_on=explanation.rests_on,
        why_not=leading.why_not,
        would_change=explanation.would_change,
        sources=_sources(question_set, verdict),
        question_set=_question_set(question_set),
        disclaimer=question_set.disclaimer,
        replay=_replay(message),
        class_=leading.class_ if named else None,
        outcome=leading.outcome if named else None,
        governing=leading.name if named else None,
        decides=governing_words(verdict) if named else None,
        without_governing=without_governing(verdict) or None,
        equally_strict=explanation.equally_strict,
        shared_changes=explanation.shared_changes,
        topics=told if named else (),
        practice=filing.practice,
    )


def _with_printable_names(message: Message) -> Message:
    """Return the message with the names of its topics cleaned; one that is nothing then, or another's, is numbered."""
    names: list[str] = []
    for number, topic in enumerate(message.topics, start=1):
        name = clean(topic.name)
        taken = name.casefold() in {each.casefold() for each in names}
        names.append(f"{name} ({number})".strip() if topic.name and (taken or not name) else name)
    return Message(topics=tuple(replace(topic, name=name) for topic, name in zip(message.topics, names, strict=True)))


def _next_steps(leading: TopicWords, told: tuple[TopicWords, ...]) -> tuple[str, ...]:
    """Return the governing topic's steps, then what others ask for besides, each naming its topics."""
    besides: dict[str, list[str]] = {}
    for topic in told:
        for step in topic.next_steps:
            if step not in leading.next_steps:
                besides.setdefault(step, []).append(topic.name)
    return (*leading.next_steps, *(f"{', '.join(names)}: {step}" for step, names in besides.items()))


def _replay(message: Message) -> RawAnswers:
    chosen = {asked.follow_up_id: asked.chosen for asked in message.verdict.follow_ups if asked.chosen}
    counting = {topic.name: topic.assessment.answers for topic in message.topics}
    if "" in counting:
        return RawAnswers(answers=dict(counting[""]), follow_ups=chosen)
    shared = message.shared_answers
    topics = {
        name: {key: answer for key, answer in answers.items() if key not in shared}
        for name, answers in counting.items()
    }
    return RawAnswers(answers=dict(shared), follow_ups=chosen, topics=topics)


def _obligation(question_set: QuestionSet, duty: MessageDuty) -> ObligationWords:
    needed = dict.fromkeys(needed_by for _, each in duty.needed_in for needed_by in each.needed_by)
    return ObligationWords(
        id=duty.obligation_id,
        title=duty.obligation.title,
        detail=duty.obligation.detail,
        state="open" if duty.confirmed_on is None else "confirmed",
        confirmed_on=duty.confirmed_on,
        asked_for_by=tuple(_asked_for_by(question_set, needed_by) for needed_by in needed),
        citations=citations(question_set, duty.obligation.sources),
        topics=tuple(name for name in duty.topics if name),
    )


def _asked_for_by(question_set: QuestionSet, needed_by: str) -> AskedForBy:
    if needed_by in question_set.questions:
        return AskedForBy(by="question", id=needed_by, words=question_set.questions[needed_by].label)
    if needed_by in question_set.followups:
        return AskedForBy(by="follow-up", id=needed_by, words=question_set.followups[needed_by].label)
    return AskedForBy(by="verdict", id=needed_by, words="This verdict")


def _follow_up(question_set: QuestionSet, asked: AskedFollowUp) -> FollowUpWords:
    answers = {answer_id: asked.follow_up.answers[answer_id] for answer_id in asked.chosen}
    return FollowUpWords(
        id=asked.follow_up_id,
        label=asked.follow_up.label,
        asked=asked.follow_up.ask,
        answers=tuple(
            TickedAnswer(
                id=key, text=answer.text, because=sentence(answer.because or answer.text), unsure=answer.unsure
            )
            for key, answer in answers.items()
        ),
        citations=citations(question_set, asked.follow_up.sources),
    )


def _sources(question_set: QuestionSet, verdict: MessageVerdict) -> tuple[SourceWords, ...]:
    """Return every source that the verdicts, their reasons and the checklist stand on, in the order of the set's file.

    Those of the exceptions not granted are cited beside them, and those of follow-ups once they are answered.
    """
    verdicts = [topic.verdict for topic in verdict.topics]
    cited = {
        *(source for each in verdicts for source in each.outcome.sources),
        *(source for each in verdicts if each.exception for source in each.exception.sources),
        *(source for each in verdicts for reason in each.because for source in reason.question.sources),
        *(source for duty in verdict.duties for source in duty.obligation.sources),
        *(source for asked in verdict.follow_ups if asked.chosen for source in asked.follow_up.sources),
    }
    return tuple(
        SourceWords(
            id=key, cite=source.cite, title=source.title, says=source.says, url=source.url, checked=source.checked
        )
        for key, source in question_set.sources.items()
        if key in cited
    )


def _question_set(question_set: QuestionSet) -> QuestionSetWords:
    return QuestionSetWords(
        id=question_set.id,
        title=question_set.title,
        version=question_set.version,
        effective=question_set.effective,
        reviewed_by=question_set.reviewed.by,
        reviewed_on=question_set.reviewed.date,
        digest=question_set.digest,
    )
