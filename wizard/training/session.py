"""Which cases a learner should try next."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import islice

from wizard.questionset.model import QuestionSet
from wizard.training.attempt import Attempt
from wizard.training.interleaving import in_turn, interleaved
from wizard.training.lots import lot
from wizard.training.practice_cases import PracticeCase
from wizard.training.schedule import Schedule, schedule_of
from wizard.training.topics import NO_TOPIC


def next_session(
    question_set: QuestionSet,
    cases: Mapping[str, PracticeCase],
    attempts: Sequence[Attempt],
    *,
    on: date,
    number: int,
    seed: int = 0,
    topic: str | None = None,
) -> tuple[PracticeCase, ...]:
    """Return up to this number of cases for a learner with these attempts, topics interleaved.

    The topics take turns, beginning with those due, the weakest first; see ``Schedule.weakest_first``. Of a topic,
    cases tried least often come first; of these the told ones, then those that ask the weakest question that is due.
    The seed settles what is left open. ``topic`` keeps to one exception or exit that the learner chose.
    """
    schedule = schedule_of(question_set, {key: case.topic for key, case in cases.items()}, attempts)
    tries = Counter(attempt.case_id for attempt in attempts)
    waiting: dict[str, list[PracticeCase]] = {}
    for case in cases.values():
        waiting.setdefault(case.topic, []).append(case)
    weakness = _weakness_of_questions(schedule, on)
    for of_topic in waiting.values():
        of_topic.sort(
            key=lambda case: (
                tries[case.id],
                case.kind == "generated",
                min((weakness.get(key, 1.0) for key in case.answers), default=1.0),
                lot(seed, case.id),
            )
        )
    wanted = [topic] if topic is not None else _topics_in_order(question_set, schedule, on)
    return interleaved(islice(in_turn([waiting.get(each, []) for each in wanted]), number))


def _weakness_of_questions(schedule: Schedule, on: date) -> Mapping[str, float]:
    """Return the chance that each question which is due is still known."""
    return {
        subject[1]: schedule.standings[subject].recall(on) for subject in schedule.due(on) if subject[0] == "question"
    }


def _topics_in_order(question_set: QuestionSet, schedule: Schedule, on: date) -> list[str]:
    topics = [*question_set.exceptions, NO_TOPIC]
    return [name for _, name in schedule.weakest_first([("topic", topic) for topic in topics], on)]
