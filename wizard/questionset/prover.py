"""Laws over every path, without walking every path.

Each answer and each outcome is a bit. What a law names becomes masks over these bits, and a path fits a pattern when
it has a bit of every mask. Going along the merged steps with only the bits that the law looks at, thousands of paths
become a few hundred places. A path only gains bits, so a pattern that fits half-way fits to the end.
"""

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_

from wizard.questionset.model import Law, Pattern, QuestionSet
from wizard.questionset.paths import Path, Routes, Step

_Masks = tuple[int, ...]
_Place = tuple[Step | str, int]
"""Where a walk stands, and which of the bits that matter it has gathered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Move:
    """One answer of a step, the bits it brings, every bit that may still come later, and what it leads to."""

    answer: str
    bits: int
    ahead: int
    following: Step | str


class Prover:
    """Finds paths that fit patterns or break laws, in the routes of one question set."""

    def __init__(self, question_set: QuestionSet, routes: Routes) -> None:
        answers = [(key, answer) for key, question in question_set.questions.items() for answer in question.answers]
        self._set = question_set
        self._answers = {name: 1 << position for position, name in enumerate(answers)}
        self._outcomes = {key: 1 << position for position, key in enumerate(question_set.outcomes, len(answers))}
        self._certain = 1 << (len(answers) + len(question_set.outcomes))
        """The bit of a path that ends without an "I'm not sure"."""
        self._unsure = _union(bit for name, bit in self._answers.items() if question_set.answer_of(*name).unsure)
        self._ahead: dict[Step, int] = {}
        self._moves: dict[Step, tuple[_Move, ...]] = {}
        for step in reversed(routes.steps):
            moves = tuple(self._move(self._answers[step.question, key], key, step.next[key]) for key in step.next)
            self._moves[step] = moves
            self._ahead[step] = _union(move.bits | move.ahead for move in moves)
        self._start = self._move(0, "", routes.first)

    def counterexample(self, law: Law) -> Path | None:
        """Return a shortest path that breaks the law; None when it holds, or is of another kind."""
        if law.whenever is None:
            return None
        excuses = [self._masks(pattern) for pattern in (*law.unless, *law.then)]
        return self._search(self._masks(law.whenever), excuses)

    def example(self, pattern: Pattern) -> Path | None:
        """Return a shortest path that fits a pattern, or None when there is none."""
        return self._search(self._masks(pattern), [])

    def _move(self, bits: int, answer: str, following: Step | str) -> _Move:
        if isinstance(following, Step):
            return _Move(answer=answer, bits=bits, ahead=self._ahead[following], following=following)
        # Whether the path is free of doubt shows only at its end: ``_gather`` takes the bit away again.
        ending = self._outcomes[following] | self._certain
        return _Move(answer=answer, bits=bits | ending, ahead=0, following=following)

    def _masks(self, pattern: Pattern) -> _Masks:
        """Return what a path must have a bit of, each."""
        outcomes = self._set.outcomes
        masks = [
            _union(self._answers[question, answer] for answer in answers)
            for question, answers in pattern.answers.items()
        ]
        if pattern.outcome:
            masks.append(_union(self._outcomes[key] for key in pattern.outcome))
        if pattern.class_:
            masks.append(_union(bit for key, bit in self._outcomes.items() if outcomes[key].class_ in pattern.class_))
        if pattern.exception:
            granted = (bit for key, bit in self._outcomes.items() if outcomes[key].exception in pattern.exception)
            masks.append(_union(granted))
        if pattern.asked:
            masks.append(_union(bit for (question, _), bit in self._answers.items() if question in pattern.asked))
        if pattern.unsure is not None:
            masks.append(self._unsure if pattern.unsure else self._certain)
        return tuple(masks)

    def _search(self, wanted: _Masks, excuses: list[_Masks]) -> Path | None:
        """Return a shortest path that fits what is wanted and no excuse."""
        looked_at = _union(mask for masks in (wanted, *excuses) for mask in masks)
        if looked_at & self._certain:
            looked_at |= self._unsure
        came_from: dict[_Place, tuple[_Place | None, str]] = {}
        waiting: deque[_Place] = deque()

        def enter(move: _Move, before: _Place | None, bits: int) -> None:
            bits |= move.bits & looked_at
            if bits & self._unsure:
                bits &= ~self._certain
            place = (move.following, bits)
            if place not in came_from and _fits(bits | move.ahead, wanted) and not any(_fits(bits, x) for x in excuses):
                came_from[place] = (before, move.answer)
                waiting.append(place)

        enter(self._start, None, 0)
        while waiting:
            place = waiting.popleft()
            here, bits = place
            if isinstance(here, str):
                return _path(here, place, came_from)
            for move in self._moves[here]:
                enter(move, place, bits)
        return None


def _path(outcome: str, last: _Place, came_from: Mapping[_Place, tuple[_Place | None, str]]) -> Path:
    """Return the path to a place, found by going back the way the walk came."""
    answers: list[tuple[str, str]] = []
    before, answer = came_from[last]
    while before is not None:
        step = before[0]
        assert isinstance(step, Step), "nothing follows an outcome"
        answers.append((step.question, answer))
        before, answer = came_from[before]
    return Path(answers=dict(reversed(answers)), outcome=outcome)


def _union(masks: Iterable[int]) -> int:
    return reduce(or_, masks, 0)


def _fits(bits: int, masks: _Masks) -> bool:
    return all(bits & mask for mask in masks)
