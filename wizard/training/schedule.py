"""When a learner should practice what again: FSRS over exceptions, exits and questions.

Each exception or exit, and each question, is a card. The schedule is no state of its own: it is made anew from the
attempts each time, without chance, so the same attempts give the same days on every machine.

How an attempt rates a card:

- Wrong is *Again*, however sure the learner was. A card of a topic is wrong with any wrong turn, even if the verdict
  came out right: it came out right by luck.
- Right by a guess is *Hard*. It may not be known at all, but *Again* would call a right answer wrong.
- Right and fairly sure is *Good*, which FSRS takes as the usual case.
- Right and certain is *Easy*: no effort to recall.

A question after the first wrong turn says nothing, so it rates no card. Of several ratings on one day the worst one
counts, and only once: what failed once that day is not yet known, and a question that every case begins with would
otherwise count ten times in a session. Practice is in whole days, so FSRS's steps of minutes are left out and a wrong
answer comes back the next day.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Literal

from fsrs import Card, Rating, Scheduler, State

from wizard.questionset.model import QuestionSet
from wizard.training.attempt import Attempt, Confidence
from wizard.training.days import day_of
from wizard.training.topics import topic_tried

Subject = tuple[Literal["topic", "question"], str]
"""What a card is about: an exception or exit, or a question, by its id."""

_SCHEDULER = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
_RIGHT: Mapping[Confidence, Rating] = {"guess": Rating.Hard, "fairly": Rating.Good, "certain": Rating.Easy}


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How well a subject is known. ``stability`` is the number of days after which nine of ten would still know it.

    ``difficulty`` goes from 1 to 10. ``days`` counts the days of practice.
    """

    due: date
    last: date
    stability: float
    difficulty: float
    days: int

    def recall(self, on: date) -> float:
        """Return the chance, from 0 to 1, that the learner still knows it on a day."""
        card = _card(self)
        return _SCHEDULER.get_card_retrievability(card, _noon(on))


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """The standing of every subject that was practiced."""

    standings: Mapping[Subject, Standing]

    def due(self, on: date) -> tuple[Subject, ...]:
        """Return the subjects due on a day, or before it and still open, the weakest first."""
        waiting = [(each.recall(on), subject) for subject, each in self.standings.items() if each.due <= on]
        return tuple(subject for _, subject in sorted(waiting))

    def weakest_first(self, subjects: Iterable[Subject], on: date) -> list[Subject]:
        """Return subjects in the order to practice them.

        First those due, the weakest first; then those never practiced, in the order given; then those not yet due.
        """

        def rank(subject: Subject) -> tuple[int, float]:
            standing = self.standings.get(subject)
            if standing is None:
                return 1, 0.0
            return (0 if standing.due <= on else 2), standing.recall(on)

        return sorted(subjects, key=rank)


def schedule_of(question_set: QuestionSet, topics: Mapping[str, str], attempts: Iterable[Attempt]) -> Schedule:
    """Return the schedule that one learner's attempts come to. ``topics`` maps case ids to their topics.

    Questions that the set no longer asks are left out.
    """
    rated: dict[date, dict[Subject, Rating]] = {}
    for attempt in attempts:
        ratings = rated.setdefault(day_of(attempt), {})
        for subject, rating in _ratings(question_set, topics, attempt):
            ratings[subject] = min(rating, ratings.get(subject, rating))
    standings: dict[Subject, Standing] = {}
    for day in sorted(rated):
        for subject, rating in rated[day].items():
            standings[subject] = _reviewed(standings.get(subject), rating, day)
    return Schedule(standings=standings)


def _ratings(
    question_set: QuestionSet, topics: Mapping[str, str], attempt: Attempt
) -> Iterable[tuple[Subject, Rating]]:
    right = _RIGHT[attempt.confidence]
    yield ("topic", topic_tried(question_set, topics, attempt)), Rating.Again if attempt.wrong_turn else right
    for turn in attempt.scored:
        if turn.question_id in question_set.questions:
            yield ("question", turn.question_id), right if turn.is_right else Rating.Again


def _reviewed(standing: Standing | None, rating: Rating, day: date) -> Standing:
    card = _card(standing) if standing else Card(card_id=0)
    card, _ = _SCHEDULER.review_card(card, rating, _noon(day))
    assert card.stability is not None, "a card that was reviewed has one"
    assert card.difficulty is not None, "a card that was reviewed has one"
    return Standing(
        due=card.due.date(),
        last=day,
        stability=card.stability,
        difficulty=card.difficulty,
        days=standing.days + 1 if standing else 1,
    )


def _card(standing: Standing) -> Card:
    """Return the card of a standing. Every card has number 0: without one, FSRS would wait for the clock to name it."""
    return Card(
        card_id=0,
        state=State.Review,
        stability=standing.stability,
        difficulty=standing.difficulty,
        due=_noon(standing.due),
        last_review=_noon(standing.last),
    )


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), tzinfo=UTC)
