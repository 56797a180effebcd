"""One topic in words: its verdict, the reasons and the explanation, as a plain rationale tells its only one."""

from collections.abc import Iterable, Mapping

from wizard.engine.assessment import Assessment
from wizard.engine.explain import Prospect as EngineProspect
from wizard.engine.explain import prospects
from wizard.engine.message import Topic
from wizard.engine.verdict import Reason as EngineReason
from wizard.engine.verdict import Verdict
from wizard.questionset.model import QuestionSet
from wizard.report.explanation import explain
from wizard.report.topic_words import TopicWords
from wizard.report.wording import sentence
from wizard.report.words import (
    AnsweredQuestion,
    Doubt,
    GrantedException,
    PossibleVerdict,
    Prospect,
    Reason,
    VerdictWords,
)


def tell(topic: Topic, proofs: Mapping[str, str]) -> TopicWords:
    """Return everything a rationale says about a finished topic; ``proofs`` as in ``explain``.

    Raises:
        AnswerError: a question is still open.
    """
    assessment = topic.assessment
    question_set = assessment.question_set
    verdict = assessment.verdict
    explanation = explain(assessment, proofs)
    return TopicWords(
        name=topic.name,
        class_=verdict.class_,
        outcome=verdict.outcome_id,
        verdict=_verdict(verdict),
        because=tuple(_reason(question_set, reason) for reason in verdict.because),
        obligations=tuple(duty.obligation_id for duty in verdict.duties),
        next_steps=verdict.outcome.next_steps,
        answers=tuple(_answered(reason) for reason in verdict.because),
        doubts=tuple(_doubt(assessment, reason) for reason in verdict.because if reason.answer.unsure),
        rests_on=explanation.rests_on,
        why_not=explanation.why_not,
        would_change=explanation.would_change,
    )


def citations(question_set: QuestionSet, source_ids: Iterable[str]) -> tuple[str, ...]:
    """Return the citations of some sources, by their ids."""
    return tuple(question_set.sources[source_id].cite for source_id in source_ids)


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


def _reason(question_set: QuestionSet, reason: EngineReason) -> Reason:
    return Reason(
        question=reason.question_id,
        asked=reason.question.ask,
        answer=reason.answer_id,
        because=sentence(reason.because),
        why=reason.question.why,
        citations=citations(question_set, reason.question.sources),
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
