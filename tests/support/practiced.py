"""Made-up practice for the pages of training: learners who each get something wrong, over some weeks."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cache
from random import Random

from tests.support.learners import Learner
from tests.support.sets import shipped
from wizard.questionset.model import QuestionSet
from wizard.questionset.paths import Routes
from wizard.training.attempt import Attempt
from wizard.training.beliefs import Suspects
from wizard.training.exam_result import ExamCase, ExamResult
from wizard.training.pool import Pool, pool_of
from wizard.training.practice_cases import PracticeCase

LAST = datetime.fromisoformat("2026-03-08T16:00:00-05:00")


@cache
def shipped_pool() -> Pool:
    return pool_of(shipped().question_set, shipped().routes, 0)


@cache
def shipped_suspects() -> Suspects:
    return Suspects(shipped().question_set, shipped().routes)


def practiced(
    question_set: QuestionSet,
    suspects: Suspects,
    cases: Sequence[PracticeCase],
    *,
    learner: str,
    number: int,
    seed: int = 0,
    days: int = 40,
    until: datetime = LAST,
) -> list[Attempt]:
    """Return so many attempts of a learner with one mistaken rule, spread over days."""
    dice = Random(seed)  # noqa: S311 - chance that repeats is what is wanted
    rules = [rule for each in suspects.rules.values() for rule in each]
    simulated = Learner(routes=Routes(question_set), rule=dice.choice(rules), dice=dice, slips="case", again=False)
    attempts = []
    for place in range(number):
        case = dice.choice(cases)
        turns = tuple(simulated.turns(case.answers))
        at = until - timedelta(days=days * (number - 1 - place) / max(number - 1, 1))
        is_right = all(turn.is_right for turn in turns)
        attempts.append(
            Attempt(
                id=f"{learner}-{seed}-{place}",
                learner=learner,
                mode="drill",
                case_id=case.id,
                question_set_id=question_set.id,
                question_set_version=question_set.version,
                question_set_digest=question_set.digest,
                started_at=at.isoformat(timespec="seconds"),
                finished_at=(at + timedelta(minutes=2)).isoformat(timespec="seconds"),
                turns=turns,
                confidence=dice.choice(("fairly", "certain", "certain")),
                class_=question_set.outcomes[case.outcome].class_,
                outcome=case.outcome if is_right else "",
                right_outcome=case.outcome,
            )
        )
    return attempts


def shipped_practice(learner: str, number: int, seed: int = 0, until: datetime = LAST) -> list[Attempt]:
    told = [case for case in shipped_pool().cases.values() if case.kind == "told"]
    question_set, suspects = shipped().question_set, shipped_suspects()
    return practiced(question_set, suspects, told, learner=learner, number=number, seed=seed, until=until)


def exam_taken(learner: str, *, right: int, cases: int = 18, day: int = 2) -> ExamResult:
    """Return a test with so many cases right."""
    question_set = shipped().question_set
    at = f"2026-03-{day:02}T09:00:00-05:00"
    return ExamResult(
        id=f"exam-{learner}-{day}",
        learner=learner,
        started_at=at,
        finished_at=at,
        seed=day,
        question_set_id=question_set.id,
        question_set_title=question_set.title,
        question_set_version=question_set.version,
        question_set_digest=question_set.digest,
        pass_percent=80,
        cases=tuple(
            ExamCase(case_id=f"case-{n}", topic="Fundraising", answers=(), is_right=n < right) for n in range(cases)
        ),
    )
