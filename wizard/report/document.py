"""The rationale: everything a report says about one decision, in the words it was decided with.

A rationale stands alone. It can be read, printed and checked when the question set it came from has moved on.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from pydantic import field_validator

from wizard.engine.assessment import Assessment
from wizard.engine.explain import Prospect as EngineProspect
from wizard.engine.explain import prospects
from wizard.engine.verdict import AskedFollowUp, Duty, Verdict
from wizard.engine.verdict import Reason as EngineReason
from wizard.questionset.model import QuestionSet
from wizard.report.explanation import explain
from wizard.report.wording import clean, sentence
from wizard.report.words import (
    AnsweredQuestion,
    AskedForBy,
    ChangeWords,
    Doubt,
    FollowUpWords,
    GrantedException,
    ObligationWords,
    PossibleVerdict,
    Prospect,
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
FORMAT_VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """What a person adds to an assessment when filing it. ``example`` marks a worked example, not a decision.

    ``proofs`` maps question ids to a few words: who confirmed the answer, or where the proof lies. Those for answers
    that the verdict does not rest on are not filed.
    """

    name: str
    note: str | None = None
    decided_by: str = ""
    example: bool = False
    proofs: Mapping[str, str] = field(default_factory=dict)


class Rationale(Words):
    """One decision, whole. ``decided_at`` is an ISO 8601 timestamp with its offset from UTC."""

    format: Literal["exception-wizard-rationale"]
    format_version: Literal[1]
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
    question_set = assessment.question_set
    verdict = assessment.verdict
    explanation = explain(assessment, filing.proofs)
    return Rationale(
        format="exception-wizard-rationale",
        format_version=1,
        program_version=program_version,
        example=filing.example,
        name=clean(filing.name) or "Message without a name",
        note=clean(filing.note or "", lines=True) or None,
        decided_by=clean(filing.decided_by),
        decided_at=decided_at,
        verdict=_verdict(verdict),
        because=tuple(_reason(question_set, reason) for reason in verdict.because),
        obligations=tuple(_obligation(question_set, duty) for duty in verdict.duties),
        next_steps=verdict.outcome.next_steps,
        follow_ups=tuple(_follow_up(question_set, asked) for asked in verdict.follow_ups),
        answers=tuple(_answered(reason) for reason in verdict.because),
        doubts=tuple(_doubt(assessment, reason) for reason in verdict.because if reason.answer.unsure),
        rests_on=explanation.rests_on,
        why_not=explanation.why_not,
        would_change=explanation.would_change,
        sources=_sources(question_set, verdict),
        question_set=_question_set(question_set),
        disclaimer=question_set.disclaimer,
        replay=RawAnswers(
            answers=dict(assessment.answers),
            follow_ups={asked.follow_up_id: asked.chosen for asked in verdict.follow_ups if asked.chosen},
        ),
    )


def _verdict(verdict: Verdict) -> VerdictWords:
    exception = None
    if verdict.exception_id and verdict.exception:
        exception = GrantedException(
            id=verdict.exception_id, title=verdict.exception.title, summary=verdict.exception.summary
        )
    return VerdictWords(
        class_=verdict.class_,
        label=verdict.words.label,
        meaning=verdict.words.meaning,
        outcome=verdict.outcome_id,
        headline=verdict.outcome.headline,
        explanation=verdict.outcome.explanation,
        exception=exception,
    )


def _citations(question_set: QuestionSet, source_ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(question_set.sources[source_id].cite for source_id in source_ids)


def _reason(question_set: QuestionSet, reason: EngineReason) -> Reason:
    return Reason(
        question=reason.question_id,
        asked=reason.question.ask,
        answer=reason.answer_id,
        because=sentence(reason.because),
        why=reason.question.why,
        citations=_citations(question_set, reason.question.sources),
    )


def _answered(reason: EngineReason) -> AnsweredQuestion:
    return AnsweredQuestion(
        question=reason.question_id,
        label=reason.question.label,
        asked=reason.question.ask,
        answer=reason.answer_id,
        text=reason.answer.text,
        unsure=reason.answer.unsure,
    )


def _obligation(question_set: QuestionSet, duty: Duty) -> ObligationWords:
    return ObligationWords(
        id=duty.obligation_id,
        title=duty.obligation.title,
        detail=duty.obligation.detail,
        state="open" if duty.confirmed_on is None else "confirmed",
        confirmed_on=duty.confirmed_on,
        asked_for_by=tuple(_asked_for_by(question_set, needed_by) for needed_by in duty.needed_by),
        citations=_citations(question_set, duty.obligation.sources),
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
        citations=_citations(question_set, asked.follow_up.sources),
    )


def _doubt(assessment: Assessment, reason: EngineReason) -> Doubt:
    return Doubt(
        question=reason.question_id,
        asked=reason.question.ask,
        prospects=tuple(
            _prospect(assessment.question_set, reason, prospect)
            for prospect in prospects(assessment, reason.question_id)
        ),
    )


def _prospect(question_set: QuestionSet, reason: EngineReason, prospect: EngineProspect) -> Prospect:
    settled = prospect.questions_left == 0
    return Prospect(
        answer=prospect.answer_id,
        text=reason.question.answers[prospect.answer_id].text,
        verdicts=tuple(
            PossibleVerdict(class_=class_, label=question_set.classes[class_].label) for class_ in prospect.classes
        ),
        headline=question_set.outcomes[prospect.outcomes[0]].headline if settled else None,
        questions_left=prospect.questions_left,
    )


def _sources(question_set: QuestionSet, verdict: Verdict) -> tuple[SourceWords, ...]:
    """Return every source that the verdict, its reasons and its checklist stand on, in the order of the set's file.

    Those of the exceptions not granted are cited beside them, and those of follow-ups once they are answered.
    """
    cited = {
        *verdict.outcome.sources,
        *(verdict.exception.sources if verdict.exception else ()),
        *(source for reason in verdict.because for source in reason.question.sources),
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
