"""A learner's way through a case, held against its key."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from wizard.engine.assessment import Assessment
from wizard.questionset.model import ClassId, QuestionSet, Source
from wizard.questionset.paths import Routes
from wizard.training.attempt import Turn
from wizard.training.clues import Clue, clue_for
from wizard.training.practice_cases import PracticeCase

Mark = Literal["right", "wrong", "not-scored"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedTurn:
    """One answer given and its mark. Nothing is scored after the first wrong turn: it followed from that one."""

    turn: Turn
    label: str
    mark: Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """An answer to the question of the wrong turn, and the outcome that it leads to."""

    answer_id: str
    text: str
    outcome_id: str
    class_: ClassId


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What the set says of a question: why it is asked, how to choose, and the law behind it."""

    why: str
    hint: str | None
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongTurn:
    """The first wrong turn: its place, counted from 1, what was chosen and what is right.

    ``right`` leads to the key's outcome. ``chosen`` leads where the learner's own later answers led: to the verdict
    reached. That may be the key's outcome all the same; the turn is wrong nevertheless, for it says another fact.
    """

    place: int
    question_id: str
    label: str
    chosen: Choice
    right: Choice
    clue: Clue
    rule: Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Marking:
    """A whole case marked. ``wrong`` is None where every turn is right."""

    turns: tuple[MarkedTurn, ...]
    outcome_id: str
    right_outcome_id: str
    wrong: WrongTurn | None

    @property
    def is_right(self) -> bool:
        """Whether every turn is the key's."""
        return self.wrong is None


def turns_of(case: PracticeCase, answers: Mapping[str, str], seconds: Mapping[str, float]) -> tuple[Turn, ...]:
    """Return the turns of a learner's answers (question id to answer id, in the order asked) against the key.

    ``seconds`` maps question ids to the time taken; a question without one took 0.
    """
    return tuple(
        Turn(question_id=key, chosen=chosen, right=case.answers.get(key), seconds=seconds.get(key, 0.0))
        for key, chosen in answers.items()
    )


def mark(question_set: QuestionSet, routes: Routes, case: PracticeCase, turns: tuple[Turn, ...]) -> Marking:
    """Return the marking of a learner's finished way through a case, by the key that the case has now.

    Raises:
        UnfinishedError: the turns reach no verdict.
        AnswerError: the turns do not fit the set, as when they were taken under an older one.
    """
    given = {turn.question_id: turn.chosen for turn in turns}
    reached = str(Assessment.from_answers(question_set, given, routes=routes).here)
    turns = tuple(replace(turn, right=case.answers.get(turn.question_id)) for turn in turns)
    wrong_at = next((place for place, turn in enumerate(turns) if not turn.is_right), None)
    return Marking(
        turns=tuple(
            MarkedTurn(turn=turn, label=question_set.questions[turn.question_id].label, mark=_mark(place, wrong_at))
            for place, turn in enumerate(turns)
        ),
        outcome_id=reached,
        right_outcome_id=case.outcome,
        wrong=None if wrong_at is None else _wrong_turn(question_set, case, turns[wrong_at], wrong_at + 1, reached),
    )


def _mark(place: int, wrong_at: int | None) -> Mark:
    if wrong_at is None or place < wrong_at:
        return "right"
    return "wrong" if place == wrong_at else "not-scored"


def _wrong_turn(question_set: QuestionSet, case: PracticeCase, turn: Turn, place: int, reached: str) -> WrongTurn:
    question_id = turn.question_id
    question = question_set.questions[question_id]
    return WrongTurn(
        place=place,
        question_id=question_id,
        label=question.label,
        chosen=_choice(question_set, question_id, turn.chosen, reached),
        right=_choice(question_set, question_id, case.answers[question_id], case.outcome),
        clue=clue_for(question_set, case, question_id),
        rule=Rule(
            why=question.why,
            hint=question.hint,
            sources=tuple(question_set.sources[source_id] for source_id in question.sources),
        ),
    )


def _choice(question_set: QuestionSet, question_id: str, answer_id: str, outcome_id: str) -> Choice:
    return Choice(
        answer_id=answer_id,
        text=question_set.answer_of(question_id, answer_id).text,
        outcome_id=outcome_id,
        class_=question_set.outcomes[outcome_id].class_,
    )
