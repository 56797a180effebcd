"""Laws over every path, without walking every path.

What a law names becomes masks over answers and outcomes, each a bit, and a path fits a pattern when it has a bit of
every mask. Walking the merged steps, all that matters of the way so far is which masks it has met. A pattern that can
no longer be fitted is forgotten, and since a question is asked once, a pattern over many questions is soon either lost
or fitted as far as possible: twenty questions in a pattern make two places of a step, not a million.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_

from wizard.questionset.model import Law, Pattern, QuestionSet
from wizard.questionset.paths import Path, Routes, Step

MOST_PLACES = 200_000
"""How many places are walked for one law; the shipped laws need at most some hundred."""

_Place = tuple[Step | str, int]
"""Where a walk stands, and which of the masks that still matter it has met, each a bit."""


class UnprovedError(ValueError):
    """Too many patterns hang together to try a law on every path."""


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
        """Return a shortest path that breaks the law; None when it holds, or is of another kind.

        Raises:
            UnprovedError: the law cannot be tried on every path within MOST_PLACES.
        """
        if law.whenever is None:
            return None
        return self._search(law.whenever, (*law.unless, *law.then))

    def example(self, pattern: Pattern) -> Path | None:
        """Return a shortest path that fits a pattern, or None when there is none.

        Raises:
            UnprovedError: the pattern cannot be tried on every path within MOST_PLACES.
        """
        return self._search(pattern, ())

    def _move(self, bits: int, answer: str, following: Step | str) -> _Move:
        if isinstance(following, Step):
            return _Move(answer=answer, bits=bits, ahead=self._ahead[following], following=following)
        # Whether the path is free of doubt shows only at its end: ``_Sought.after`` takes the bit away again.
        ending = self._outcomes[following] | self._certain
        return _Move(answer=answer, bits=bits | ending, ahead=0, following=following)

    def _masks(self, pattern: Pattern) -> Iterator[int]:
        """Yield what a path must have a bit of, each."""
        outcomes = self._set.outcomes
        for question, answers in pattern.answers.items():
            yield _union(self._answers[question, answer] for answer in answers)
        if pattern.outcome:
            yield _union(self._outcomes[key] for key in pattern.outcome)
        if pattern.class_:
            yield _union(bit for key, bit in self._outcomes.items() if outcomes[key].class_ in pattern.class_)
        if pattern.exception:
            yield _union(bit for key, bit in self._outcomes.items() if outcomes[key].exception in pattern.exception)
        if pattern.asked:
            yield _union(bit for (question, _), bit in self._answers.items() if question in pattern.asked)
        if pattern.unsure is not None:
            yield self._unsure if pattern.unsure else self._certain

    def _search(self, wanted: Pattern, excuses: Iterable[Pattern]) -> Path | None:
        """Return a shortest path that fits what is wanted and no excuse."""
        patterns = [tuple(self._masks(pattern)) for pattern in (wanted, *excuses)]
        sought = _Sought(patterns, doubt=self._unsure, certain=self._certain)
        came_from: dict[_Place, tuple[_Place | None, str]] = {}
        waiting: deque[_Place] = deque()

        def enter(move: _Move, before: _Place | None, met: int) -> None:
            now = sought.after(move, met)
            if now is not None and (place := (move.following, now)) not in came_from:
                came_from[place] = (before, move.answer)
                waiting.append(place)

        enter(self._start, None, 0)
        while waiting:
            place = waiting.popleft()
            here, met = place
            if isinstance(here, str):
                return _path(here, place, came_from)
            for move in self._moves[here]:
                enter(move, place, met)
            if len(came_from) > MOST_PLACES:
                raise UnprovedError(f"more than {MOST_PLACES:,} places to try")
        return None


class _Sought:
    """What a search looks for: the first pattern, and none of the others. Masks met are bits by their position.

    Doubt is a mask of its own, the first, wherever a pattern asks for a path without any.
    """

    def __init__(self, patterns: list[tuple[int, ...]], *, doubt: int, certain: int) -> None:
        masks = list(dict.fromkeys([doubt, *(mask for each in patterns for mask in each)]))
        self._certain = 1 << masks.index(certain) if certain in masks else 0
        self._masks = tuple((mask, 1 << position) for position, mask in enumerate(masks))
        self._met_by: dict[int, int] = {}
        self._looked_at = _union(masks)
        self._wanted, *self._excuses = (_union(1 << masks.index(mask) for mask in each) for each in patterns)

    def after(self, move: _Move, met: int) -> int | None:
        """Return the masks met after a move, as far as they matter; None if nothing further on can be sought."""
        met |= self._meets(move.bits)
        possible = met | self._meets(move.ahead)
        if self._certain and met & 1:
            met &= ~self._certain
            possible &= ~self._certain
        if self._wanted & ~possible:
            return None
        matters = self._wanted | (1 if self._certain else 0)
        for excuse in self._excuses:
            if not excuse & ~met:
                return None
            if not excuse & ~possible:
                matters |= excuse
        return met & matters

    def _meets(self, bits: int) -> int:
        bits &= self._looked_at
        found = self._met_by.get(bits)
        if found is None:
            self._met_by[bits] = found = _union(one for mask, one in self._masks if mask & bits)
        return found


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
