"""Taking cases from each topic in turn, and keeping those of one topic apart."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, zip_longest

from wizard.training.practice_cases import PracticeCase


def interleaved(cases: Iterable[PracticeCase]) -> tuple[PracticeCase, ...]:
    """Return the cases with topics apart, else as near as can be to the order given."""
    waiting = [*cases]
    left = Counter(case.topic for case in waiting)
    ordered: list[PracticeCase] = []
    while waiting:
        crowded = next((topic for topic, number in left.items() if number * 2 > len(waiting)), None)
        last = ordered[-1].topic if ordered else None
        allowed = [case for case in waiting if case.topic != last and crowded in {None, last, case.topic}]
        case = next(iter(allowed or waiting))
        waiting.remove(case)
        left[case.topic] -= 1
        ordered.append(case)
    return tuple(ordered)


def in_turn(rows: Sequence[Sequence[PracticeCase]]) -> Iterator[PracticeCase]:
    """Return the first of every row, then the second of every row, and so on."""
    return filter(None, chain.from_iterable(zip_longest(*rows)))
