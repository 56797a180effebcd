"""Where every path of one question set ends when its answers are given to another."""

from collections.abc import Mapping
from dataclasses import dataclass

from wizard.errors import ComparisonError
from wizard.questionset.diagram import Diagram
from wizard.questionset.paths import Routes, Step

MOST_STATES = 50_000
"""How many places of the two walks are followed side by side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A question that a replay cannot pass: it was never answered (``answer`` is None), or has no such answer now."""

    question: str
    answer: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate:
    """How a path ended, and what its answers come to in the other set: an outcome's id, or where they stop."""

    before: str
    after: str | Stop


@dataclass(frozen=True, slots=True)
class _There:
    """How far the other walk has come, and the answers given here that it may still ask for."""

    place: Step | str | Stop
    kept: tuple[tuple[str, str], ...]


def replay(old: Routes, new: Routes) -> tuple[Diagram, tuple[Fate, ...]]:
    """Return all paths of the old routes, the fate of each as its mark: the mark -1 is the first fate, and so on.

    Raises:
        ComparisonError: the questions are asked in so different an order that too much had to be remembered.
    """
    return _Replay(old, new).result()


class _Replay:
    def __init__(self, old: Routes, new: Routes) -> None:
        self._bits = {
            question: 1 << n for n, question in enumerate({step.question: None for step in (*old.steps, *new.steps)})
        }
        self._old, self._new = old, new
        self._ahead = {**self._questions_ahead(old), **self._questions_ahead(new)}
        self._alike = _answers_alike(new)
        self._fates: dict[Fate, int] = {}

    def result(self) -> tuple[Diagram, tuple[Fate, ...]]:
        first = self._advanced(self._new.first, {}, self._old.first)
        met: dict[Step, dict[_There, dict[str, _There]]] = {step: {} for step in self._old.steps}
        if isinstance(self._old.first, Step):
            met[self._old.first][first] = {}
        states = 0
        for step in self._old.steps:
            for there, following in met[step].items():
                for answer, onward in step.next.items():
                    following[answer] = after = self._answered(there, step.question, answer, onward)
                    if isinstance(onward, Step):
                        met[onward].setdefault(after, {})
            states += len(met[step])
            if states > MOST_STATES:
                raise ComparisonError(step.question)
        return self._diagram(met, first), tuple(self._fates)

    def _diagram(self, met: Mapping[Step, Mapping[_There, Mapping[str, _There]]], first: _There) -> Diagram:
        diagram = Diagram()
        places: dict[tuple[Step, _There], int] = {}
        for step in reversed(self._old.steps):
            for there, following in met[step].items():
                forks = {
                    answer: self._mark(onward, following[answer])
                    if isinstance(onward := step.next[answer], str)
                    else places[onward, following[answer]]
                    for answer in following
                }
                places[step, there] = diagram.fork(step.question, forks)
        start = self._old.first
        diagram.root = self._mark(start, first) if isinstance(start, str) else places[start, first]
        return diagram

    def _mark(self, outcome: str, there: _There) -> int:
        assert not isinstance(there.place, Step), "a question that is asked no more stops the replay"
        fate = Fate(before=outcome, after=there.place)
        return -1 - self._fates.setdefault(fate, len(self._fates))

    def _answered(self, there: _There, question: str, answer: str, onward: Step | str) -> _There:
        """Return how far the other walk comes with one more answer."""
        given = {**dict(there.kept), question: self._alike.get((question, answer), answer)}
        return self._advanced(there.place, given, onward)

    def _advanced(self, place: Step | str | Stop, given: Mapping[str, str], onward: Step | str) -> _There:
        """Walk on as far as the answers reach; ``onward`` is what will still be asked here."""
        while isinstance(place, Step):
            answer = given.get(place.question)
            if answer is not None:
                place = place.next.get(answer) or Stop(question=place.question, answer=answer)
            elif isinstance(onward, str) or not self._bits[place.question] & self._ahead[onward]:
                place = Stop(question=place.question, answer=None)
            else:
                ahead = self._ahead[place]
                return _There(place, tuple(sorted(pair for pair in given.items() if self._bits[pair[0]] & ahead)))
        return _There(place, ())

    def _questions_ahead(self, routes: Routes) -> dict[Step, int]:
        """Return for each step the questions that may be asked from there on, itself included, one bit each."""
        ahead: dict[Step, int] = {}
        for step in reversed(routes.steps):
            bits = self._bits[step.question]
            for following in step.next.values():
                bits |= ahead[following] if isinstance(following, Step) else 0
            ahead[step] = bits
        return ahead


def _answers_alike(routes: Routes) -> Mapping[tuple[str, str], str]:
    """Return for each answer the first of its question that leads to the same place wherever it is asked.

    So less has to be told apart while an answer is kept.
    """
    steps: dict[str, list[Step]] = {}
    for step in routes.steps:
        steps.setdefault(step.question, []).append(step)
    first: dict[tuple[str, tuple[Step | str | None, ...]], str] = {}
    return {
        (question, answer): first.setdefault((question, tuple(step.next.get(answer) for step in asking)), answer)
        for question, asking in steps.items()
        for answer in asking[0].next
    }
