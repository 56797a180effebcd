"""What a learner did with one case: the turns taken, how sure they were, and where it led."""

from dataclasses import dataclass
from typing import Literal

from wizard.questionset.model import ClassId

Confidence = Literal["guess", "fairly", "certain"]
Mode = Literal["drill", "assessment"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One answer given. ``right`` is the key's answer; None where the key's way does not come to this question."""

    question_id: str
    chosen: str
    right: str | None
    seconds: float

    @property
    def is_right(self) -> bool:
        """Whether the answer is the key's."""
        return self.chosen == self.right


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """A learner's way through one case, in the order of the answers.

    Times are ISO 8601 with their offset. ``outcome`` and ``class_`` are those reached, ``right_outcome`` the key's.
    ``exam`` is the id of the assessment that the case belonged to; empty in a drill. ``retry_of`` is the id of the
    attempt that this one goes back to, trying again from its wrong turn after the feedback; empty where it began anew.
    """

    id: str
    learner: str
    mode: Mode
    exam: str = ""
    case_id: str
    question_set_id: str
    question_set_version: str
    question_set_digest: str
    started_at: str
    finished_at: str
    turns: tuple[Turn, ...]
    confidence: Confidence
    class_: ClassId
    outcome: str
    right_outcome: str
    retry_of: str = ""

    @property
    def wrong_turn(self) -> Turn | None:
        """The first turn that is not the key's; None where all are. What comes after it is not scored."""
        return next((turn for turn in self.turns if not turn.is_right), None)

    @property
    def scored(self) -> tuple[Turn, ...]:
        """The turns up to and with the first wrong one."""
        scored: list[Turn] = []
        for turn in self.turns:
            scored.append(turn)
            if not turn.is_right:
                break
        return tuple(scored)
