"""Which answers of a question come to the same: whatever else is answered, they lead to the same place."""

from collections import defaultdict
from collections.abc import Mapping

from wizard.questionset.paths import Routes, Step

Group = tuple[str, ...]
"""Answer ids in the order of their question."""


def answer_groups(routes: Routes) -> Mapping[str, tuple[Group, ...]]:
    """Return, by question, its answers in groups: two belong together where every walk goes on from both alike.

    To go on alike is to be asked the same questions, and to end at the same outcomes for the same answers. Questions
    that are never asked are left out, and so are answers that no walk gives. Groups stand in the order of their first
    answers.
    """
    answers: dict[str, dict[str, None]] = defaultdict(dict)
    ways: dict[tuple[str, str], list[str | int | None]] = defaultdict(list)
    places = _places(routes)
    for question_id, onward in places:
        answers[question_id].update(dict.fromkeys(onward))
    for question_id, onward in places:
        for answer_id in answers[question_id]:
            ways[question_id, answer_id].append(onward.get(answer_id))
    groups: dict[str, tuple[Group, ...]] = {}
    for question_id, given in answers.items():
        alike: dict[tuple[str | int | None, ...], list[str]] = defaultdict(list)
        for answer_id in given:
            alike[tuple(ways[question_id, answer_id])].append(answer_id)
        groups[question_id] = tuple(map(tuple, alike.values()))
    return groups


def _places(routes: Routes) -> list[tuple[str, Mapping[str, str | int]]]:
    """Return the places of all walks: each its question, and where each answer leads: to a place by number, or an end.

    Steps from which all walks go on alike are one place, though the answers given before them differ.
    """
    numbers: dict[tuple[str, tuple[tuple[str, str | int], ...]], int] = {}
    places: dict[Step, int] = {}
    for step in reversed(routes.steps):
        onward = tuple(
            (answer_id, places[place] if isinstance(place, Step) else place) for answer_id, place in step.next.items()
        )
        places[step] = numbers.setdefault((step.question, onward), len(numbers))
    return [(question_id, dict(onward)) for question_id, onward in numbers]
