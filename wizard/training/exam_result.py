"""A test as it was taken: what was answered in each case, and what that came to."""

from collections.abc import Iterable
from dataclasses import dataclass

from wizard.questionset.model import QuestionSet
from wizard.training.attempt import Attempt
from wizard.training.exam import Exam, Score
from wizard.training.practice_cases import PracticeCase
from wizard.training.progress import first_tries


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
        right = sum(case.is_right for case in self.cases)
        return Score(cases=len(self.cases), right=right, pass_percent=self.pass_percent)

    @property
    def topics(self) -> dict[str, Score]:
        """What the cases of each topic come to, in the order first asked, held against the same pass mark."""
        rows: dict[str, list[ExamCase]] = {}
        for case in self.cases:
            rows.setdefault(case.topic, []).append(case)
        return {
            topic: Score(cases=len(cases), right=sum(case.is_right for case in cases), pass_percent=self.pass_percent)
            for topic, cases in rows.items()
        }


def result_of(
    question_set: QuestionSet,
    exam: Exam,
    attempts: Iterable[Attempt],
    *,
    exam_id: str,
    learner: str,
    started_at: str,
    finished_at: str,
) -> ExamResult:
    """Return what came of a test drawn from a set. Of several attempts at a case the first one counts."""
    tried = {attempt.case_id: attempt for attempt in first_tries(attempts)}
    return ExamResult(
        id=exam_id,
        learner=learner,
        started_at=started_at,
        finished_at=finished_at,
        seed=exam.seed,
        question_set_id=question_set.id,
        question_set_title=question_set.title,
        question_set_version=question_set.version,
        question_set_digest=question_set.digest,
        pass_percent=exam.pass_percent,
        cases=tuple(_taken(question_set, case, tried.get(case.id)) for case in exam.cases),
    )


def _taken(question_set: QuestionSet, case: PracticeCase, attempt: Attempt | None) -> ExamCase:
    return ExamCase(
        case_id=case.id,
        topic=question_set.exceptions[case.topic].title,
        answers=tuple((turn.question_id, turn.chosen) for turn in attempt.turns) if attempt else (),
        is_right=attempt is not None and attempt.wrong_turn is None,
    )
