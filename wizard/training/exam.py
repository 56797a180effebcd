"""The test for learners: a fixed number of cases, drawn evenly over the exceptions and exits."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from wizard.errors import TrainingError
from wizard.questionset.model import QuestionSet
from wizard.questionset.paths import Routes
from wizard.training.attempt import Attempt
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


def score(exam: Exam, attempts: Iterable[Attempt]) -> Score:
    """Return what the attempts of one sitting come to. The first attempt at a case counts; one not tried is wrong."""
    asked = {case.id for case in exam.cases}
    tried: Sequence[Attempt] = [attempt for attempt in first_tries(attempts) if attempt.case_id in asked]
    right = sum(attempt.wrong_turn is None for attempt in tried)
    return Score(cases=len(exam.cases), right=right, pass_percent=exam.pass_percent)
