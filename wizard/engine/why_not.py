"""Why a verdict grants none of the other exceptions: the answer that ruled each one out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol, TypeVar

from wizard.engine.assessment import Assessment
from wizard.engine.verdict import Reason, Verdict
from wizard.questionset.model import ExceptionRule, QuestionSet
from wizard.questionset.paths import Step


class Refused(Protocol):
    """An exception not granted, as the engine or a record tells it."""

    @property
    def says(self) -> str:
        """The reason in a sentence or two."""

    @property
    def closest_miss(self) -> bool:
        """Whether it stayed possible longest."""


_Told = TypeVar("_Told", bound=Refused)


@dataclass(frozen=True, slots=True, kw_only=True)
class RuledOut:
    """An exception that this verdict does not grant, and why.

    ``ruled_out_by`` is the answer that settled it: before it, some further answers still led to the exception; after
    it, none did, whatever followed. It is None where no answers at all lead to the exception, which the checks of a
    question set refuse.

    ``open_to_the_end`` says that this was the last answer of all: the exception was possible until then.

    ``gave_way_to`` is the id of the exception granted in its place, where every answer given fits this exception too:
    after the last answer a junction had several branches that fit; the first of them decided, and a later one leads
    here. It is None in all other cases, also where the branch that decided led to no exception.

    ``closest_miss`` marks the named exception that stayed possible longest: no other named exception was ruled out by
    a later answer, and at least one was ruled out earlier. Several are marked when one answer ruled them out together.
    Other exits are never marked: most messages keep them to the last question, so that says nothing.
    """

    exception_id: str
    exception: ExceptionRule
    ruled_out_by: Reason | None
    open_to_the_end: bool
    gave_way_to: str | None
    closest_miss: bool
    says: str
    """The reason in a sentence or two: the person's own answer as the report words it, or what it lost to."""


def why_not(assessment: Assessment) -> tuple[RuledOut, ...]:
    """Return every exception of the set that this verdict does not grant, in the order of the set.

    Raises:
        AnswerError: a question is still open.
    """
    verdict = assessment.verdict
    refused = {
        key: rule
        for key, rule in assessment.question_set.exceptions.items()
        if verdict.outcome_id not in rule.granted_by
    }
    open_after = _open_after(assessment)
    lasted = {
        key: sum(not outcomes.isdisjoint(rule.granted_by) for outcomes in open_after) for key, rule in refused.items()
    }
    closest = _closest({key: lasted[key] for key, rule in refused.items() if rule.kind == "named-exception"})
    fitting = _all_that_fit(assessment.question_set, assessment.answers)
    return tuple(
        _ruled_out(
            key,
            verdict,
            rule,
            lasted[key],
            fits=not fitting.isdisjoint(rule.granted_by),
            closest_miss=key in closest,
        )
        for key, rule in refused.items()
    )


def by_reason(refused: Iterable[_Told]) -> tuple[tuple[str, tuple[_Told, ...]], ...]:
    """Return each reason once, with the exceptions refused for it: that of the closest misses first."""
    alike: dict[str, list[_Told]] = {}
    for one in sorted(refused, key=lambda one: not one.closest_miss):
        alike.setdefault(one.says, []).append(one)
    return tuple((says, tuple(ones)) for says, ones in alike.items())


def _ruled_out(
    key: str, verdict: Verdict, rule: ExceptionRule, lasted: int, *, fits: bool, closest_miss: bool
) -> RuledOut:
    open_to_the_end = 0 < lasted == len(verdict.because)
    reason = verdict.because[lasted - 1] if lasted else None
    if verdict.exception is not None and fits:
        says = f"Your answers fit this too, but “{verdict.exception.title}” comes first."
    elif reason is None:
        says = "No answers lead to this exception."
    else:
        says = f"{reason.because[:1].upper()}{reason.because[1:].rstrip('.')}."
        if verdict.exception is not None and open_to_the_end:
            says += f" That settled “{verdict.exception.title}” instead."
    return RuledOut(
        exception_id=key,
        exception=rule,
        ruled_out_by=reason,
        open_to_the_end=open_to_the_end,
        gave_way_to=verdict.exception_id if fits else None,
        closest_miss=closest_miss,
        says=says,
    )


def _open_after(assessment: Assessment) -> tuple[frozenset[str], ...]:
    """Return the outcomes that could still be reached with no answer, after the first answer, after the second ..."""
    taken, here = assessment.routes.follow(assessment.given)
    return tuple(
        place.outcomes if isinstance(place, Step) else frozenset({place})
        for place in (*(step for step, _ in taken), here)
    )


def _closest(lasted: Mapping[str, int]) -> frozenset[str]:
    """Return those that lasted longest; none where all were ruled out together."""
    longest = max(lasted.values(), default=0)
    if longest == min(lasted.values(), default=0):
        return frozenset()
    return frozenset(key for key, answers in lasted.items() if answers == longest)


def _all_that_fit(question_set: QuestionSet, answers: Mapping[str, str]) -> frozenset[str]:
    """Return the outcomes after the last answer if every branch that fits were taken, and not the first alone."""
    last = tuple(answers.items())[-1:]
    pending = [question_set.answer_of(*last[0]).leads_to if last else question_set.first]
    seen: set[str] = set()
    while pending:
        node = pending.pop()
        if node not in seen:
            seen.add(node)
            pending.extend(branch.leads_to for branch in question_set.junctions.get(node, ()) if branch.fits(answers))
    return frozenset(seen & question_set.outcomes.keys())
