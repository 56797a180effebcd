"""All paths of a question set as forks that share what follows, each path ending in a mark.

Alike forks are one fork, so that millions of paths are counted, looked through and divided by their answers without
being listed.
"""

from collections.abc import Mapping, Sequence

When = Mapping[str, tuple[str, ...]]
"""A description of paths: each question named is asked, and has one of the answers listed."""

_Mask = int
"""Which of a description's questions were asked so far, one bit each."""


class Diagram:
    """Forks by number, each after those that follow it, so that the last one is where every path begins.

    A place is the number of a fork, or a mark: a number below zero that says how a path ends.
    """

    def __init__(self) -> None:
        self.questions: list[str] = []
        self.next: list[Mapping[str, int]] = []
        self.root = -1
        self._known: dict[tuple[str, tuple[tuple[str, int], ...]], int] = {}

    def fork(self, question: str, following: Mapping[str, int]) -> int:
        """Return the fork of this question with these places by answer, made anew if there is none alike."""
        key = (question, tuple(following.items()))
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = len(self.questions)
            self.questions.append(question)
            self.next.append(following)
        return found

    def marked(self, marks: Mapping[int, int], other: int) -> "Diagram":
        """Return the same paths with new marks by old; ``other`` takes the place of those not named."""
        made = Diagram()
        places: list[int] = []
        for question, following in zip(self.questions, self.next, strict=True):
            there = {
                answer: places[place] if place >= 0 else marks.get(place, other) for answer, place in following.items()
            }
            places.append(made.fork(question, there))
        made.root = places[self.root] if self.root >= 0 else marks.get(self.root, other)
        return made

    def endings(self, when: When) -> Mapping[int, int]:
        """Return the marks in which paths that fit the description end, each with the number of these paths."""
        bits, full = _bits(when)
        arriving: dict[int, dict[_Mask, int]] = {self.root: {0: 1}}
        for place in range(self.root, -1, -1):
            arrived = arriving.pop(place, None)
            if arrived is None:
                continue
            question = self.questions[place]
            allowed, bit = when.get(question), bits.get(question, 0)
            for answer, following in self.next[place].items():
                if allowed is None or answer in allowed:
                    there = arriving.setdefault(following, {})
                    for mask, number in arrived.items():
                        there[mask | bit] = there.get(mask | bit, 0) + number
        return {mark: arrived[full] for mark, arrived in arriving.items() if full in arrived}

    def counts(self, mark: int) -> Sequence[int]:
        """Return for each fork how many paths lead from it to this mark."""
        numbers: list[int] = []
        for following in self.next:
            numbers.append(sum(numbers[place] if place >= 0 else place == mark for place in following.values()))
        return numbers

    def without(self, when: When, mark: int, instead: int) -> "Diagram":
        """Return the same paths, with another mark for those that fit the description and had this one."""
        bits, full = _bits(when)
        states = self._states(when, bits)
        made = Diagram()
        places: dict[tuple[int, _Mask | None], int] = {}
        for place in range(self.root + 1):
            for mask in states.get(place, ()):
                there = {}
                for answer, following in self.next[place].items():
                    after = self._after(place, answer, mask, when, bits)
                    if following >= 0:
                        there[answer] = places[following, after]
                    else:
                        there[answer] = instead if after == full and following == mark else following
                places[place, mask] = made.fork(self.questions[place], there)
        made.root = (
            places[self.root, 0] if self.root >= 0 else (instead if self.root == mark and not when else self.root)
        )
        return made

    def _states(self, when: When, bits: Mapping[str, _Mask]) -> Mapping[int, set[_Mask | None]]:
        """Return for each fork what can be known of the description on arriving there; None: it no longer fits."""
        states: dict[int, set[_Mask | None]] = {self.root: {0}}
        for place in range(self.root, -1, -1):
            for mask in states.get(place, ()):
                for answer, following in self.next[place].items():
                    states.setdefault(following, set()).add(self._after(place, answer, mask, when, bits))
        return states

    def _after(
        self, place: int, answer: str, mask: _Mask | None, when: When, bits: Mapping[str, _Mask]
    ) -> _Mask | None:
        allowed = when.get(self.questions[place])
        if mask is None or allowed is None:
            return mask
        return mask | bits[self.questions[place]] if answer in allowed else None


def _bits(when: When) -> tuple[Mapping[str, _Mask], _Mask]:
    """Return a bit for each question of a description, and all of them together."""
    return {question: 1 << position for position, question in enumerate(when)}, (1 << len(when)) - 1
