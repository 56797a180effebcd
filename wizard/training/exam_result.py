"""A test as it was taken: what was answered in each case, and what that came to."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """What a test came to: how many cases it has, and how many were right in every turn."""

    cases: int
    right: int
    pass_percent: int

    @property
    def percent(self) -> int:
        """The share that was right, rounded down, so that it never shows the pass mark where that was missed."""
        return self.right * 100 // self.cases

    @property
    def is_passed(self) -> bool:
        """Whether the pass mark was reached."""
        return self.right * 100 >= self.pass_percent * self.cases


@dataclass(frozen=True, slots=True, kw_only=True)
class ExamCase:
    """One case of a test: the answers given, (question id, answer id) in order, and whether all are the key's.

    ``topic`` is the title that the exception or exit had which it is about. Without answers it was not tried.
    """

    case_id: str
    topic: str
    answers: tuple[tuple[str, str], ...]
    is_right: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ExamResult:
    """One sitting of one learner, in words that stand alone. ``cases`` has at least one, in the order asked.

    Times are ISO 8601 with their offset. The attempts at its cases name ``id`` as their ``exam``.
    """

    id: str
    learner: str
    started_at: str
    finished_at: str
    seed: int
    question_set_id: str
    question_set_title: str
    question_set_version: str
    question_set_digest: str
    pass_percent: int
    cases: tuple[ExamCase, ...]

    @property
    def score(self) -> Score:
        """What the cases come to."""
        return self._score(self.cases)

    @property
    def topics(self) -> dict[str, Score]:
        """What the cases of each topic come to, in the order first asked, held against the same pass mark."""
        rows: dict[str, list[ExamCase]] = {}
        for case in self.cases:
            rows.setdefault(case.topic, []).append(case)
        return {topic: self._score(cases) for topic, cases in rows.items()}

    def _score(self, cases: Sequence[ExamCase]) -> Score:
        right = sum(case.is_right for case in cases)
        return Score(cases=len(cases), right=right, pass_percent=self.pass_percent)
