"""The test for learners: a fixed number of cases, drawn evenly over the exceptions and exits."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from wizard.errors import TrainingError
from wizard.questionset.model import QuestionSet
from wizard.questionset.paths import Routes
from wizard.training.attempt import Attempt
from wizard.training.exam_result import ExamCase, ExamResult
from wizard.training.interleaving import in_turn, interleaved
from wizard.training.lots import in_lot_order, lot
from wizard.training.pool import pool_of
from wizard.training.practice_cases import PracticeCase
from wizard.training.progress import first_tries


@dataclass(frozen=True, slots=True, kw_only=True)
class Exam:
    """The cases of a test in the order asked, and the percent of them that must be right."""

    seed: int
    cases: tuple[PracticeCase, ...]
    pass_percent: int


def draw_exam(question_set: QuestionSet, routes: Routes, seed: int) -> Exam:
    """Return the test of a seed. The same seed and set draw the same cases in the same order.

    The exceptions and exits take turns in an order by lot, so none has two cases more than another while it has any
    left. Of each, told cases come before those made from the rules. Cases near no single exception are not drawn. The
    test is shorter than the set asks where there are not enough cases.

    Raises:
        TrainingError: the set has no test, or no case that is about an exception or exit.
    """
    if question_set.training is None:
        raise TrainingError(
            f"The question set '{question_set.id}' has no test. "
            "Write 'training: {cases: 18, pass_percent: 80}' with your own numbers in its set.yaml."
        )
    pool = pool_of(question_set, routes, seed).cases.values()
    rows = [
        sorted(
            (case for case in pool if case.topic == topic),
            key=lambda case: (case.kind == "generated", lot(seed, "exam", case.id)),
        )
        for topic in in_lot_order(seed, question_set.exceptions, "exam")
    ]
    drawn = islice(in_turn(rows), question_set.training.cases)
    cases = interleaved(sorted(drawn, key=lambda case: lot(seed, "order", case.id)))
    if not cases:
        raise TrainingError(
            f"The question set '{question_set.id}' has no case about an exception, so there is nothing to test. "
            "Name the outcomes that grant each exception in its exceptions.yaml."
        )
    return Exam(seed=seed, cases=cases, pass_percent=question_set.training.pass_percent)


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
    """Return what came of a test drawn from a set. The first attempt at a case counts; one not tried is wrong."""
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
