"""How hard cases and questions are, and how well they tell apart who knows the rules, from many attempts."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import correlation, mean

from wizard.training.attempt import Attempt

FEWEST = 10
"""From how many learners on the share right is told; under it one person's bad day would look like a hard case."""

FEWEST_TO_DISCRIMINATE = 30
"""From how many learners on the discrimination is told; under it even no connection often looks like a clear one."""

_Scores = Mapping[str, Mapping[str, tuple[int, int]]]
"""By learner and item: how many were right, of how many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A case or a question, and what first tries at it tell. Shares are between 0 and 1.

    ``share_right`` is the mean of the learners' shares; None under FEWEST learners.
    ``discrimination`` is the correlation of being right here with the share right in everything else (the corrected
    point-biserial: the item itself is not in what it is compared with), between -1 and 1. Near 0 or below, the item
    is answered by chance, or its key misleads those who know the rules best. None under FEWEST_TO_DISCRIMINATE
    learners who did anything else, or where all did alike.
    """

    id: str
    learners: int
    share_right: float | None
    discrimination: float | None


def case_items(attempts: Iterable[Attempt]) -> tuple[Item, ...]:
    """Return what each learner's first attempt at each case tells of the cases, in the order first met.

    The attempts are in the order made. An attempt is right if every turn is.
    """
    return _items(_counted((each.learner, each.case_id, each.wrong_turn is None) for each in _first_tries(attempts)))


def question_items(attempts: Iterable[Attempt]) -> tuple[Item, ...]:
    """Return what the scored turns of each learner's first attempts at cases tell of the questions.

    The attempts are in the order made. A learner answers a question in many cases: the share right stands for the
    right or wrong of a case.
    """
    return _items(
        _counted(
            (attempt.learner, turn.question_id, turn.is_right)
            for attempt in _first_tries(attempts)
            for turn in attempt.scored
        )
    )


def _first_tries(attempts: Iterable[Attempt]) -> Iterable[Attempt]:
    first: dict[tuple[str, str], Attempt] = {}
    for attempt in attempts:
        first.setdefault((attempt.learner, attempt.case_id), attempt)
    return first.values()


def _counted(marks: Iterable[tuple[str, str, bool]]) -> _Scores:
    scores: dict[str, dict[str, tuple[int, int]]] = defaultdict(dict)
    for learner, item, is_right in marks:
        right, number = scores[learner].get(item, (0, 0))
        scores[learner][item] = (right + is_right, number + 1)
    return scores


def _items(scores: _Scores) -> tuple[Item, ...]:
    items = dict.fromkeys(item for of_learner in scores.values() for item in of_learner)
    return tuple(_item(item, [each for each in scores.values() if item in each]) for item in items)


def _item(item: str, scores: list[Mapping[str, tuple[int, int]]]) -> Item:
    """Return what the scores of the learners who met an item tell of it."""
    shares = [_share([each[item]]) for each in scores]
    return Item(
        id=item,
        learners=len(scores),
        share_right=mean(shares) if len(scores) >= FEWEST else None,
        discrimination=_discrimination(
            [
                (share, _share(rest))
                for share, each in zip(shares, scores, strict=True)
                if (rest := [marks for key, marks in each.items() if key != item])
            ]
        ),
    )


def _share(marks: list[tuple[int, int]]) -> float:
    return sum(right for right, _ in marks) / sum(number for _, number in marks)


def _discrimination(pairs: list[tuple[float, float]]) -> float | None:
    """Return the correlation of pairs (share right here, share right elsewhere), if there are enough that differ."""
    if len(pairs) < FEWEST_TO_DISCRIMINATE:
        return None
    here, elsewhere = zip(*pairs, strict=True)
    if len({*here}) == 1 or len({*elsewhere}) == 1:
        return None
    return correlation(here, elsewhere)
