"""Every path of a question set, one by one: what the engine's look-ups are compared with."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tests.support.sets import shipped
from wizard.engine.assessment import Assessment
from wizard.questionset.model import ClassId, QuestionSet
from wizard.questionset.paths import Path, Routes


@dataclass(frozen=True, slots=True, kw_only=True)
class Detour:
    """Another path, seen from a first one: what it answers otherwise, what it asks anew, and where it ends."""

    change: frozenset[tuple[str, str]]
    then: frozenset[tuple[str, str]]
    outcome: str
    class_: ClassId


class EveryPath:
    """All paths of a set, listed. Each answer is a bit, so that thousands of pairs of paths are quickly compared."""

    def __init__(self, question_set: QuestionSet, routes: Routes | None = None) -> None:
        self.set = question_set
        self.routes = routes or Routes(question_set)
        self.paths = tuple(self.routes.walk())
        answers = [(key, answer) for key, asked in question_set.questions.items() for answer in asked.answers]
        self._bits = {name: 1 << place for place, name in enumerate(answers)}
        self._unsure = sum(bit for name, bit in self._bits.items() if question_set.answer_of(*name).unsure)
        self._masks = [self._mask(path) for path in self.paths]
        self._whole = {tuple(path.answers.items()) for path in self.paths}
        self._ends: dict[tuple[tuple[str, str], ...], set[str]] = {}
        for path in self.paths:
            pairs = tuple(path.answers.items())
            for place in range(len(pairs) + 1):
                self._ends.setdefault(pairs[:place], set()).add(path.outcome)

    def class_of(self, outcome_id: str) -> ClassId:
        """Return the class of an outcome."""
        return self.set.outcomes[outcome_id].class_

    def assessment(self, path: Path) -> Assessment:
        """Return the finished walk along a path."""
        return Assessment.from_answers(self.set, path.answers, routes=self.routes)

    def beginnings(self) -> Iterator[tuple[tuple[str, str], ...]]:
        """Yield every beginning of a path, the empty and the whole ones too."""
        yield from self._ends

    def ends_after(self, beginning: tuple[tuple[str, str], ...]) -> set[str]:
        """Return the outcomes of all paths that begin with these answers; none where no path does."""
        return self._ends.get(beginning, set())

    def is_whole(self, beginning: tuple[tuple[str, str], ...]) -> bool:
        """Say whether these answers are a whole path."""
        return beginning in self._whole

    def smallest_detours(self, path: Path) -> Iterator[Detour]:
        """Yield all paths whose changes are a smallest set for some other class, and that end in another class."""
        here = self.class_of(path.outcome)
        numbers = self._numbers_of_changes(path)
        smallest: dict[ClassId, int] = {}
        for other, number in zip(self.paths, numbers, strict=True):
            class_ = self.class_of(other.outcome)
            if number is not None and class_ != here:
                smallest[class_] = min(number, smallest.get(class_, number))
        near = [
            self._detour(path, other)
            for other, number in zip(self.paths, numbers, strict=True)
            if number in smallest.values() and self.class_of(other.outcome) != here
        ]
        sets = {detour.change for detour in near if len(detour.change) == smallest[detour.class_]}
        return (detour for detour in near if detour.change in sets)

    def one_step_detours(self, path: Path) -> Iterator[Detour]:
        """Yield all paths that answer exactly one question of this one otherwise."""
        for other, number in zip(self.paths, self._numbers_of_changes(path), strict=True):
            if number == 1:
                yield self._detour(path, other)

    def _numbers_of_changes(self, path: Path) -> list[int | None]:
        """Count for each path the answers that differ; None where a new or different one is an "I'm not sure"."""
        mine = self._mask(path)
        asked = sum(bit for (key, _), bit in self._bits.items() if key in path.answers)
        fresh = [mask & ~mine for mask in self._masks]
        return [None if bits & self._unsure else (bits & asked).bit_count() for bits in fresh]

    def _mask(self, path: Path) -> int:
        return sum(self._bits[pair] for pair in path.answers.items())

    def _detour(self, path: Path, other: Path) -> Detour:
        fresh = frozenset(other.answers.items() - path.answers.items())
        change = frozenset(pair for pair in fresh if pair[0] in path.answers)
        return Detour(change=change, then=fresh - change, outcome=other.outcome, class_=self.class_of(other.outcome))


@cache
def every_shipped_path() -> EveryPath:
    """Return every path of the shipped set, listed once for all tests."""
    return EveryPath(shipped().question_set, shipped().routes)
