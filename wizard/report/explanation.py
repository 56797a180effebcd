"""The explanation of a verdict in words: why not the others, what would change it, what it rests on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from wizard.engine.assessment import Assessment
from wizard.engine.changes import Change, would_change
from wizard.engine.footing import Instead, Support, rests_on
from wizard.engine.why_not import RuledOut, why_not
from wizard.questionset.model import ClassId, QuestionSet
from wizard.report.wording import clean
from wizard.report.words import (
    ChangeWords,
    OtherAnswer,
    PossibleAnswer,
    PossibleVerdict,
    RuledOutWords,
    SupportWords,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """What the engine computed about one verdict, in the words of the question set."""

    why_not: tuple[RuledOutWords, ...]
    would_change: tuple[ChangeWords, ...]
    rests_on: tuple[SupportWords, ...]


def explain(assessment: Assessment, proofs: Mapping[str, str]) -> Explanation:
    """Return the explanation of a finished assessment.

    ``proofs`` maps question ids to who confirmed the answer, or where the proof lies; those for answers that the
    verdict does not rest on are left out.

    Raises:
        AnswerError: a question is still open.
    """
    question_set = assessment.question_set
    return Explanation(
        why_not=tuple(_ruled_out(question_set, refused) for refused in why_not(assessment)),
        would_change=tuple(change_words(question_set, change) for change in would_change(assessment)),
        rests_on=tuple(
            support_words(question_set, support, clean(proofs.get(support.reason.question_id, "")))
            for support in rests_on(assessment)
        ),
    )


def _ruled_out(question_set: QuestionSet, refused: RuledOut) -> RuledOutWords:
    reason = refused.ruled_out_by
    return RuledOutWords(
        exception=refused.exception_id,
        title=refused.exception.title,
        question=reason.question_id if reason else None,
        answer=reason.answer_id if reason else None,
        open_to_the_end=refused.open_to_the_end,
        gave_way_to=refused.gave_way_to,
        closest_miss=refused.closest_miss,
        says=refused.says,
        citations=tuple(question_set.sources[source_id].cite for source_id in refused.exception.sources),
    )


def change_words(question_set: QuestionSet, change: Change) -> ChangeWords:
    """Return a change in the words of the question set."""
    return ChangeWords(
        change=dict(change.change),
        then=dict(change.then),
        outcome=change.outcome_id,
        class_=change.class_,
        label=question_set.classes[change.class_].short,
        headline=question_set.outcomes[change.outcome_id].headline,
        changed=_other_answers(question_set, change.change),
        newly_asked=_other_answers(question_set, change.then),
    )


def _other_answers(question_set: QuestionSet, answers: Mapping[str, str]) -> tuple[OtherAnswer, ...]:
    return tuple(
        OtherAnswer(
            question=question_id,
            label=question_set.questions[question_id].label,
            answer=answer_id,
            text=question_set.answer_of(question_id, answer_id).text,
        )
        for question_id, answer_id in answers.items()
    )


def support_words(question_set: QuestionSet, support: Support, proof: str) -> SupportWords:
    """Return an answer that carries a permission, in words, with its proof."""
    reason = support.reason
    return SupportWords(
        question=reason.question_id,
        label=reason.question.label,
        asked=reason.question.ask,
        answer=reason.answer_id,
        text=reason.answer.text,
        classes=support.classes,
        loses_to=verdict_names(question_set, support.losing),
        instead=tuple(_instead(question_set, reason.question_id, instead) for instead in support.instead),
        proof=proof,
    )


def _instead(question_set: QuestionSet, question_id: str, instead: Instead) -> PossibleAnswer:
    return PossibleAnswer(
        answer=instead.answer_id,
        text=question_set.answer_of(question_id, instead.answer_id).text,
        verdicts=verdict_names(question_set, instead.classes),
    )


def verdict_names(question_set: QuestionSet, classes: Iterable[ClassId]) -> tuple[PossibleVerdict, ...]:
    """Return classes by their short names."""
    return tuple(PossibleVerdict(class_=class_, label=question_set.classes[class_].short) for class_ in classes)
