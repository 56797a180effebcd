"""How far a learner has come: by exception and exit, by rule, and week by week."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from wizard.engine.fitting import unknown_answers
from wizard.questionset.model import QuestionSet
from wizard.training.attempt import Attempt
from wizard.training.days import day_of, in_order
from wizard.training.schedule import schedule_of
from wizard.training.topics import NO_TOPIC, topic_tried

Level = Literal["new", "learning", "solid"]

SOLID_PERCENT = 80
"""From what share of first tries that are right a topic is solid."""
SOLID_CASES = 5
"""How many different cases must have been tried for that."""
NEW_BELOW = 3
"""With fewer attempts than this a topic is new, whatever came of them."""

_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicProgress:
    """How well an exception or exit is known; ``topic`` is its id, or ``NO_TOPIC`` for cases that come near none.

    ``tried`` counts different cases, ``right`` those of them whose first attempt was right. ``next_due`` is None until
    the topic was practiced.
    """

    topic: str
    attempts: int
    tried: int
    right: int
    next_due: date | None

    @property
    def percent(self) -> int | None:
        """The share of first tries that were right, rounded down; None where nothing was tried."""
        return self.right * 100 // self.tried if self.tried else None

    @property
    def level(self) -> Level:
        """How well the topic is known."""
        if self.attempts < NEW_BELOW:
            return "new"
        is_solid = self.tried >= SOLID_CASES and self.right * 100 >= SOLID_PERCENT * self.tried
        return "solid" if is_solid else "learning"


@dataclass(frozen=True, slots=True, kw_only=True)
class SureAndWrong:
    """A wrong answer that the learner was certain of: how often, in which cases, and what was right there, by id."""

    question_id: str
    answer_id: str
    right_ids: tuple[str, ...]
    count: int
    case_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """What was practiced in the ISO week that begins on a Monday."""

    monday: date
    cases: int
    right: int

    @property
    def share(self) -> float | None:
        """The share of cases that were right, from 0 to 1; None where there was no practice."""
        return self.right / self.cases if self.cases else None


def progress_of(
    question_set: QuestionSet, topics: Mapping[str, str], attempts: Sequence[Attempt]
) -> tuple[TopicProgress, ...]:
    """Return one learner's progress by topic, in the set's order; last come cases that are near no exception.

    ``topics`` maps case ids to their topics.
    """
    schedule = schedule_of(question_set, topics, attempts)
    by_topic: dict[str, list[Attempt]] = {topic: [] for topic in (*question_set.exceptions, NO_TOPIC)}
    for attempt in in_order(attempts):
        by_topic[topic_tried(question_set, topics, attempt)].append(attempt)
    made = []
    for topic, tried in by_topic.items():
        first = first_tries(tried)
        standing = schedule.standings.get(("topic", topic))
        made.append(
            TopicProgress(
                topic=topic,
                attempts=sum(not attempt.retry_of for attempt in tried),
                tried=len(first),
                right=sum(attempt.wrong_turn is None for attempt in first),
                next_due=standing.due if standing else None,
            )
        )
    return tuple(made)


def first_tries(attempts: Iterable[Attempt]) -> tuple[Attempt, ...]:
    """Return the first attempt at each case, in order of time."""
    first: dict[str, Attempt] = {}
    for attempt in in_order(attempts):
        first.setdefault(attempt.case_id, attempt)
    return tuple(first.values())


def sure_and_wrong(question_set: QuestionSet, attempts: Iterable[Attempt]) -> tuple[SureAndWrong, ...]:
    """Return the wrong answers given with certainty that the set still has, the most frequent first."""
    found: dict[tuple[str, str], list[tuple[str, str | None]]] = {}
    for attempt in in_order(attempts):
        wrong = attempt.wrong_turn
        if wrong is not None and attempt.confidence == "certain":
            found.setdefault((wrong.question_id, wrong.chosen), []).append((attempt.case_id, wrong.right))
    return tuple(
        SureAndWrong(
            question_id=question_id,
            answer_id=chosen,
            right_ids=tuple(dict.fromkeys(right for _, right in seen if right is not None)),
            count=len(seen),
            case_ids=tuple(dict.fromkeys(case_id for case_id, _ in seen)),
        )
        for (question_id, chosen), seen in sorted(found.items(), key=lambda each: -len(each[1]))
        if not unknown_answers(question_set, {question_id: chosen})
    )


def weeks_of(attempts: Iterable[Attempt]) -> tuple[Week, ...]:
    """Return every week from the first attempt's to the last one's, also those without practice.

    Trying again after the feedback is no other case, so it does not count.
    """
    by_monday: dict[date, list[Attempt]] = {}
    for attempt in attempts:
        if attempt.retry_of:
            continue
        day = day_of(attempt)
        by_monday.setdefault(day - timedelta(days=day.weekday()), []).append(attempt)
    weeks: list[Week] = []
    for monday in sorted(by_monday):
        while weeks and weeks[-1].monday + _WEEK < monday:
            weeks.append(Week(monday=weeks[-1].monday + _WEEK, cases=0, right=0))
        tried = by_monday[monday]
        weeks.append(Week(monday=monday, cases=len(tried), right=sum(attempt.wrong_turn is None for attempt in tried)))
    return tuple(weeks)
