"""One sitting with one assessment: the answers, its name and note, and what is on the screen."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from wizard.engine.assessment import Assessment
from wizard.register.drafts import Draft


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What is shown: one question, the answers to check, or the verdict."""

    kind: Literal["question", "check", "verdict"]
    question_id: str | None = None
    returning: bool = False
    """Whether the question was opened to change it, so that Continue goes back to where the person was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """An assessment with everything a person said about it. Times are ISO 8601 with their offset."""

    id: str
    assessment: Assessment
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
    proofs: Mapping[str, str] = field(default_factory=dict)
    """Question id to a few words: who confirmed the answer, or where the proof lies."""
    own: "Sitting | None" = None
    """In a what-if, the sitting to return to."""

    @property
    def is_what_if(self) -> bool:
        """Whether these are other answers, tried out; nothing of them is kept."""
        return self.own is not None

    def with_assessment(self, assessment: Assessment) -> "Sitting":
        """Return the sitting with other answers; a verdict already reached must then be reached anew."""
        same = assessment.answers == self.assessment.answers
        return replace(self, assessment=assessment, decided_at=self.decided_at if same else None)

    def as_draft(self, saved_at: str) -> Draft:
        """Return what is kept of this sitting."""
        assessment = self.assessment
        question_set = assessment.question_set
        decided = assessment.verdict if self.decided_at is not None else None
        return Draft(
            id=self.id,
            question_set_id=question_set.id,
            question_set_version=question_set.version,
            question_set_digest=question_set.digest,
            given=assessment.given,
            follow_ups=assessment.follow_ups,
            confirmed=assessment.confirmed,
            name=self.name,
            note=self.note,
            decided_by=self.decided_by,
            proofs=self.proofs,
            started_at=self.started_at,
            saved_at=saved_at,
            decided_at=self.decided_at,
            class_=decided.class_ if decided else None,
            class_short=decided.words.short if decided else "",
            headline=decided.outcome.headline if decided else "",
            progress=progress_words(assessment),
        )


def progress_words(assessment: Assessment) -> str:
    """Say how far an assessment is, such as "Question 3 of at most 8"."""
    if assessment.question_id is None:
        return "All questions answered"
    number, at_most = assessment.position(assessment.question_id)
    return f"Question {number} of at most {at_most}"
