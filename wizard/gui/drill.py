"""One case of training under way: the same answers as in real work, the time each took, and what is made of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from wizard.engine.assessment import Assessment
from wizard.engine.message import Message
from wizard.gui.sitting import Sitting, View, following, where
from wizard.questionset.model import QuestionSet
from wizard.questionset.paths import Routes
from wizard.training.attempt import Attempt, Confidence
from wizard.training.marking import turns_of
from wizard.training.practice_cases import PracticeCase


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """Cases to answer one after another.

    ``about`` ends the line above a case, such as " due today"; ``exam`` is the id of an assessment, in which there is
    no feedback; empty in a drill.
    """

    cases: tuple[PracticeCase, ...]
    about: str = ""
    exam: str = ""

    def place(self, index: int) -> str:
        """Return where a case stands, counted from 0, such as "Scenario 2 of 3 due today"."""
        kind = "Assessment, scenario" if self.exam else "Scenario"
        return f"{kind} {index + 1} of {len(self.cases)}{self.about}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Drill:
    """The answers to one case. ``seconds`` maps question ids to the time each was looked at, in all."""

    id: str
    case: PracticeCase
    sitting: Sitting
    shown_at: datetime
    seconds: Mapping[str, float] = field(default_factory=dict)
    retry_of: str = ""

    @property
    def is_answered(self) -> bool:
        """Whether the last question is answered, and none is looked at again."""
        return self.sitting.view.kind == "check"

    def answered(self, question_id: str, answer_id: str, now: datetime) -> "Drill":
        """Return the case one answer further on; later answers that still fit are kept."""
        timed = self._timed(now)
        assessment = self.sitting.assessment.change(question_id, answer_id)
        view = following(assessment, question_id)
        return replace(timed, sitting=replace(timed.sitting.with_assessment(assessment), view=view))

    def back(self, now: datetime) -> "Drill":
        """Return the case at the question before; at the first one, as it is."""
        asked = [taken.question_id for taken in self.sitting.assessment.path]
        shown = self.sitting.view.question_id
        before = asked[: asked.index(shown)] if shown in asked else asked
        if not before:
            return self
        view = View(kind="question", question_id=before[-1])
        timed = self._timed(now)
        return replace(timed, sitting=replace(timed.sitting, view=view))

    def resumed(self, now: datetime) -> "Drill":
        """Return the case with the time from now on: what passed meanwhile was not spent on it."""
        return replace(self, shown_at=now)

    def finished(self, learner: str, exam: str, confidence: Confidence, now: datetime) -> Attempt:
        """Return what is kept of the case. Only answers that count at the end do, in the order asked."""
        assessment = self.sitting.assessment
        question_set, verdict = assessment.question_set, assessment.verdict
        return Attempt(
            id=self.id,
            learner=learner,
            mode="assessment" if exam else "drill",
            exam=exam,
            case_id=self.case.id,
            question_set_id=question_set.id,
            question_set_version=question_set.version,
            question_set_digest=question_set.digest,
            started_at=self.sitting.started_at,
            finished_at=now.isoformat(timespec="seconds"),
            turns=turns_of(self.case, assessment.answers, self.seconds),
            confidence=confidence,
            class_=verdict.class_,
            outcome=verdict.outcome_id,
            right_outcome=self.case.outcome,
            retry_of=self.retry_of,
        )

    def decided(self, attempt: Attempt) -> "Drill":
        """Return the case with the verdict that an attempt reached, so that its rationale can be taken along."""
        sitting = replace(
            self.sitting, view=View(kind="verdict"), decided_at=attempt.finished_at, decided_by=attempt.learner
        )
        return replace(self, sitting=sitting)

    def _timed(self, now: datetime) -> "Drill":
        """Return the case with the time since it was shown counted to the question looked at."""
        shown = self.sitting.view.question_id
        if shown is None:
            return replace(self, shown_at=now)
        spent = round(self.seconds.get(shown, 0.0) + max((now - self.shown_at).total_seconds(), 0.0), 1)
        return replace(self, shown_at=now, seconds={**self.seconds, shown: spent})


def new_drill(
    question_set: QuestionSet,
    routes: Routes,
    case: PracticeCase,
    drill_id: str,
    now: datetime,
    *,
    given: Mapping[str, str] | None = None,
    retry_of: str = "",
) -> Drill:
    """Return a case at its first question; with answers ``given`` before, at the one after them."""
    assessment = Assessment.replay(question_set, routes, given or {}, {}, {})
    sitting = Sitting(
        id=drill_id,
        message=Message.of(assessment),
        view=where(assessment),
        started_at=now.isoformat(timespec="seconds"),
        name=f"Practice: {case.title}",
        note=f"{case.story} {case.message}".strip(),
        is_practice=True,
    )
    return Drill(id=drill_id, case=case, sitting=sitting, shown_at=now, retry_of=retry_of)
