"""What is still open in the middle of a walk, and what hangs on one question of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from wizard.engine.assessment import Assessment
from wizard.engine.labels import quoted
from wizard.questionset.model import CLASS_ORDER, ClassId, QuestionSet
from wizard.questionset.paths import Step

_NAMED = 3
"""How many exceptions are named in a sentence; more are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StillPossible:
    """What some further answers can still reach, "I'm not sure" included: no more and no less.

    ``classes`` stand from the most permissive to the least; ``exceptions`` and ``outcomes`` are ids in the order of
    the set. After a verdict only its own are left.
    """

    classes: tuple[ClassId, ...]
    exceptions: tuple[str, ...]
    outcomes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stake:
    """What one answer to a question leaves open and what it closes, whatever is answered later.

    ``closed_classes`` and ``closed_exceptions`` could be reached before this answer and cannot be afterwards.
    ``settles`` is the class of the verdict if only one is left; ``ends_in`` is the outcome if the answer leads to one
    without a further question.
    """

    answer_id: str
    unsure: bool
    left: StillPossible
    closed_classes: tuple[ClassId, ...]
    closed_exceptions: tuple[str, ...]
    settles: ClassId | None
    ends_in: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HangsOn:
    """What hangs on one question: what is open before it, what each answer does, and that in one or two sentences."""

    question_id: str
    before: StillPossible
    stakes: tuple[Stake, ...]
    sentences: tuple[str, ...]


def still_possible(assessment: Assessment) -> StillPossible:
    """Return the verdict classes, exceptions and outcomes that can still be reached from here."""
    return _open_at(assessment.question_set, assessment.here)


def hangs_on(assessment: Assessment, question_id: str) -> HangsOn:
    """Return what hangs on a question of this walk, given the answers before it.

    Raises:
        AnswerError: the question is not asked on this path.
    """
    question_set = assessment.question_set
    step = assessment.step_of(question_id)
    before = _open_at(question_set, step)
    stakes = tuple(_stake(question_set, step, before, answer_id) for answer_id in step.next)
    return HangsOn(
        question_id=question_id,
        before=before,
        stakes=stakes,
        sentences=_sentences(question_set, before, stakes),
    )


def _open_at(question_set: QuestionSet, place: Step | str) -> StillPossible:
    outcomes = place.outcomes if isinstance(place, Step) else frozenset({place})
    classes = {question_set.outcomes[outcome_id].class_ for outcome_id in outcomes}
    return StillPossible(
        classes=tuple(class_ for class_ in CLASS_ORDER if class_ in classes),
        exceptions=tuple(
            key for key, rule in question_set.exceptions.items() if not outcomes.isdisjoint(rule.granted_by)
        ),
        outcomes=tuple(outcome_id for outcome_id in question_set.outcomes if outcome_id in outcomes),
    )


def _stake(question_set: QuestionSet, step: Step, before: StillPossible, answer_id: str) -> Stake:
    following = step.next[answer_id]
    left = _open_at(question_set, following)
    return Stake(
        answer_id=answer_id,
        unsure=question_set.answer_of(step.question, answer_id).unsure,
        left=left,
        closed_classes=tuple(class_ for class_ in before.classes if class_ not in left.classes),
        closed_exceptions=tuple(key for key in before.exceptions if key not in left.exceptions),
        settles=left.classes[0] if len(left.classes) == 1 else None,
        ends_in=following if isinstance(following, str) else None,
    )


def _sentences(question_set: QuestionSet, before: StillPossible, stakes: tuple[Stake, ...]) -> tuple[str, ...]:
    """Return one or two plain sentences. Those that speak of some answers have definite ones in mind."""
    definite = tuple(stake for stake in stakes if not stake.unsure)
    found = (_on_classes(question_set, before, stakes, definite), _on_exceptions(question_set, before, definite))
    sentences = tuple(sentence for sentence in found if sentence)
    return sentences or ("No definite answer here rules out a verdict or an exception yet.",)


def _on_classes(
    question_set: QuestionSet, before: StillPossible, stakes: tuple[Stake, ...], definite: tuple[Stake, ...]
) -> str:
    if len(before.classes) == 1:
        return f"Every answer here leads to {_either(question_set, before.classes)}."
    if all(stake.ends_in for stake in stakes):
        return f"Your answer here settles the verdict: {_either(question_set, before.classes)}."
    ending = [stake for stake in definite if stake.ends_in]
    if ending:
        ends = {class_ for stake in ending for class_ in stake.left.classes}
        start = "One answer here leads" if len(ending) == 1 else "Some answers here lead"
        return f"{start} straight to {_either(question_set, ends)}."
    closing = [stake for stake in definite if stake.closed_classes]
    if closing:
        closed = {class_ for stake in closing for class_ in stake.closed_classes}
        start = "One answer here rules" if len(closing) == 1 else "Some answers here rule"
        return f"{start} out {_either(question_set, closed)}."
    return ""


def _on_exceptions(question_set: QuestionSet, before: StillPossible, definite: tuple[Stake, ...]) -> str:
    closed = {key for stake in definite for key in stake.closed_exceptions}
    lost = [question_set.exceptions[key].title for key in before.exceptions if key in closed]
    if not lost:
        return ""
    if len(lost) <= _NAMED:
        return f"{quoted(lost, 'and')} {'is' if len(lost) == 1 else 'are'} still open and can be lost here."
    every = (
        f"All {len(lost)}" if len(lost) == len(before.exceptions) else f"{len(lost)} of the {len(before.exceptions)}"
    )
    return f"{every} exceptions still open can be lost here."


def _either(question_set: QuestionSet, classes: Iterable[ClassId]) -> str:
    there = frozenset(classes)
    return quoted([question_set.classes[class_].short for class_ in CLASS_ORDER if class_ in there])
