"""How one learner stands, all in one value, in the words of the question set in use."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from wizard.engine.labels import quoted
from wizard.questionset.model import QuestionSet
from wizard.training.attempt import Attempt
from wizard.training.beliefs import Suspects
from wizard.training.due import due_cases
from wizard.training.exam_result import ExamResult
from wizard.training.misconceptions import hunches
from wizard.training.practice_cases import PracticeCase
from wizard.training.progress import (
    SureAndWrong,
    TopicProgress,
    Week,
    first_tries,
    progress_of,
    sure_and_wrong,
    weeks_of,
)
from wizard.training.topics import NO_TOPIC

NEAR_NONE = "Messages near no exception"
"""What the cases are called that are about no exception or exit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicStanding:
    """A topic by its title, how well it is known, and how many cases of it are due."""

    title: str
    progress: TopicProgress
    due: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseName:
    """A case as it is called; ``is_there`` unless the rules or the cases changed and it is gone."""

    id: str
    title: str
    is_there: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Noticed:
    """Something about a learner's answers, in a sentence, with the cases that show it."""

    says: str
    cases: tuple[CaseName, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """Everything that a learner's page shows.

    ``standings`` has every topic that has cases or was practiced, in the set's order. ``suspected`` are mistaken rules
    likely held, the likeliest first; ``suspected_says`` is a sentence on them, also where there is none. ``exams`` are
    the tests taken, the last first; ``exam_cases`` and ``pass_percent`` tell the next one, None where the set has none.
    """

    learner: str
    attempts: int
    tried: int
    right: int
    standings: tuple[TopicStanding, ...]
    sure_and_wrong: tuple[Noticed, ...]
    suspected: tuple[Noticed, ...]
    suspected_says: str
    weeks: tuple[Week, ...]
    exams: tuple[ExamResult, ...]
    exam_cases: int | None
    pass_percent: int | None
    today: date

    @property
    def due(self) -> int:
        """How many cases are due."""
        return sum(each.due for each in self.standings)

    @property
    def next_due(self) -> TopicStanding | None:
        """The topic due next; None where nothing was practiced."""
        dated = [each for each in self.standings if each.progress.next_due]
        return min(dated, key=lambda each: each.progress.next_due or date.max, default=None)


def overview(
    suspects: Suspects,
    cases: Mapping[str, PracticeCase],
    attempts: Sequence[Attempt],
    exams: Iterable[ExamResult] = (),
    *,
    learner: str,
    on: date,
) -> Overview:
    """Return how a learner stands who made these attempts, in the order made, and took these tests."""
    question_set = suspects.question_set
    due = Counter(case.topic for case in due_cases(question_set, cases, attempts, on=on))
    found = hunches(suspects, attempts)
    first = first_tries(attempts)
    has_cases = {case.topic for case in cases.values()}
    return Overview(
        learner=learner,
        attempts=len(attempts),
        tried=len(first),
        right=sum(attempt.wrong_turn is None for attempt in first),
        standings=tuple(
            TopicStanding(title=topic_title(question_set, each.topic), progress=each, due=due[each.topic])
            for each in progress_of(question_set, {key: case.topic for key, case in cases.items()}, attempts)
            if each.attempts or each.topic in has_cases
        ),
        sure_and_wrong=tuple(
            Noticed(says=_taken_for(question_set, each), cases=case_names(cases, each.case_ids))
            for each in sure_and_wrong(question_set, attempts)
        ),
        suspected=tuple(Noticed(says=each.says, cases=case_names(cases, each.shown_by)) for each in found.likely),
        suspected_says=found.says,
        weeks=weeks_of(attempts),
        exams=tuple(sorted(exams, key=lambda each: each.finished_at, reverse=True)),
        exam_cases=question_set.training.cases if question_set.training else None,
        pass_percent=question_set.training.pass_percent if question_set.training else None,
        today=on,
    )


def topic_title(question_set: QuestionSet, topic: str) -> str:
    """Return what a topic is called."""
    return NEAR_NONE if topic == NO_TOPIC else question_set.exceptions[topic].title


def case_names(cases: Mapping[str, PracticeCase], case_ids: Iterable[str]) -> tuple[CaseName, ...]:
    """Return what cases are called; those that are gone by their ids."""
    return tuple(
        CaseName(id=key, title=cases[key].title if key in cases else key, is_there=key in cases) for key in case_ids
    )


def _taken_for(question_set: QuestionSet, found: SureAndWrong) -> str:
    """Say what was chosen at which question, what was right there, and how often that was."""
    question = question_set.questions[found.question_id]
    chosen = question.answers[found.answer_id].text.rstrip(".")
    right = [question.answers[key].text.rstrip(".") for key in found.right_ids if key in question.answers]
    where = f" where {quoted(right)} {'is' if len(right) == 1 else 'are'} right" if right else ""
    often = "once" if found.count == 1 else "twice" if found.count == 2 else f"{found.count} times"  # noqa: PLR2004
    return f"At “{question.label}”, chose “{chosen}”{where}, {often}."
