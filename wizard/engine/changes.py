"""What would change a verdict: all smallest sets of other answers that lead to another class."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count

from wizard.engine.assessment import Assessment
from wizard.engine.onward import Ending, Onward, keep_shortest
from wizard.questionset.model import CLASS_ORDER, ClassId
from wizard.questionset.paths import Routes, Step

_Changes = tuple[tuple[str, str], ...]
"""Changed answers, as pairs of question id and answer id, in the order asked."""
_Visit = tuple[int, int, int, Step | str, int, _Changes]
"""The length of the way to a place (questions newly asked, obligations they bring), a number that settles ties, the
place, how many changes are still to be made, and the newly asked questions with their answers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A smallest set of changed answers, and one class that it can lead to.

    ``change`` maps questions that this walk asks to other answers than were given, in the order asked. Every other
    answer is kept where it is still asked. ``then`` maps the questions that are newly asked to the answers with which
    the walk reaches ``outcome_id``: "and then, if ...". Neither holds an "I'm not sure".
    """

    change: Mapping[str, str]
    then: Mapping[str, str]
    outcome_id: str
    class_: ClassId


def would_change(assessment: Assessment) -> tuple[Change, ...]:
    """Return all smallest sets of changed answers that lead to another verdict class.

    A walk's changes are the questions it shares with this one and answers otherwise; answers to newly asked questions
    are no changes. For each other class that can be reached, every set of changes is taken with which some walk
    reaches that class and than which no set for that class is smaller. Each set taken has one entry for each other
    class in which some walk with exactly these changes ends; of such walks the entry names one that asks the fewest
    new questions and, among these, brings the fewest obligations by its new answers. Every entry was replayed.

    Only answers that count are looked at, so remembered answers to questions no longer asked make no difference.
    The entries are in order of the number of changes, then from the most permissive class to the least, then by the
    number of newly asked questions, then by place on the walk.

    Raises:
        AnswerError: a question is still open.
    """
    return changes_onward(assessment, Onward(assessment), assessment.verdict.class_)


def changes_onward(assessment: Assessment, onward: Onward, present: ClassId) -> tuple[Change, ...]:
    """Return all smallest sets of changed answers that lead from the present class to another, as ``onward`` sees it.

    See ``would_change`` for what they are and their order.
    """
    fewest = _Fewest(assessment.routes, onward)
    sets = {
        changes: None
        for class_ in CLASS_ORDER
        if class_ != present
        for changes in _smallest_sets(assessment.routes, onward, fewest, class_)
    }
    entries = [
        _confirmed(assessment, onward, changes, class_, ending)
        for changes in sets
        for class_, ending in _endings(assessment, onward, changes).items()
        if class_ != present
    ]
    return tuple(sorted(entries, key=lambda entry: _rank(assessment, entry)))


def what_if(assessment: Assessment, change: Change) -> Assessment:
    """Return the walk that a change describes; the assessment itself stays as it is."""
    return _replayed(assessment, {**assessment.answers, **change.change, **change.then})


def _replayed(assessment: Assessment, answers: Mapping[str, str]) -> Assessment:
    return Assessment.replay(
        assessment.question_set,
        assessment.routes,
        answers,
        assessment.follow_ups,
        assessment.confirmed,
    )


def _confirmed(assessment: Assessment, onward: Onward, changes: _Changes, class_: ClassId, ending: Ending) -> Change:
    """Return an entry that was replayed."""
    reached = _replayed(assessment, {**onward.answers, **dict((*changes, *ending.then))}).here
    assert reached == ending.outcome_id, "a change leads where the search says"
    return Change(change=dict(changes), then=dict(ending.then), outcome_id=ending.outcome_id, class_=class_)


def _rank(assessment: Assessment, entry: Change) -> tuple[int, int, int, tuple[tuple[int, int], ...]]:
    asked = list(assessment.answers)
    places = tuple(
        (asked.index(question_id), list(assessment.question_set.questions[question_id].answers).index(answer_id))
        for question_id, answer_id in entry.change.items()
    )
    return len(entry.change), CLASS_ORDER.index(entry.class_), len(entry.then), places


class _Fewest:
    """How few changes lead to each class from any place of the walk."""

    def __init__(self, routes: Routes, onward: Onward) -> None:
        self._onward = onward
        self._from: dict[Step, Mapping[ClassId, int]] = {}
        for step in reversed(routes.steps):
            fewest: dict[ClassId, int] = {}
            for move in onward.moves(step):
                for class_, number in self.changes(move.following).items():
                    total = number + move.changed
                    fewest[class_] = min(total, fewest.get(class_, total))
            self._from[step] = fewest

    def changes(self, place: Step | str) -> Mapping[ClassId, int]:
        """Return the fewest changes to each class that can be reached from a step or an outcome."""
        if isinstance(place, Step):
            return self._from[place]
        return dict.fromkeys(self._onward.endings(place), 0)


def _smallest_sets(routes: Routes, onward: Onward, fewest: _Fewest, class_: ClassId) -> Iterator[_Changes]:
    """Yield each smallest set of changes with which some walk ends in this class.

    Only ways of fewest changes are followed, so all that arrive at a step made equally many; those that made the
    same changes go on as one.
    """
    arrived: dict[Step | str, dict[_Changes, None]] = {}
    if class_ in fewest.changes(routes.first):
        arrived[routes.first] = {(): None}
    for step in routes.steps:
        made = arrived.pop(step, None)
        if made is None:
            continue
        for move in onward.moves(step):
            left = fewest.changes(move.following).get(class_)
            if left is not None and left + move.changed == fewest.changes(step)[class_]:
                here = ((step.question, move.answer_id),) if move.changed else ()
                arrived.setdefault(move.following, {}).update(dict.fromkeys((*before, *here) for before in made))
    for ended in arrived.values():
        yield from ended


def _endings(assessment: Assessment, onward: Onward, changes: _Changes) -> Mapping[ClassId, Ending]:
    """Return the classes of the walks with exactly these changes, each with a shortest way.

    Places are visited from the shortest way to the longest, each once for every number of changes still to be made.
    """
    nearest: dict[ClassId, Ending] = {}
    wanted = dict(changes)
    order = count()
    waiting: list[_Visit] = [(0, 0, next(order), assessment.routes.first, len(wanted), ())]
    seen: set[tuple[Step | str, int]] = set()
    while waiting:
        _, adds, _, place, left, then = heappop(waiting)
        if (place, left) in seen:
            continue
        seen.add((place, left))
        if not left:
            keep_shortest(nearest, onward.endings(place), then, adds)
        elif isinstance(place, Step):
            for move in onward.moves(place):
                asked = (*then, (place.question, move.answer_id)) if move.new else then
                if wanted.get(place.question) == (move.answer_id if move.changed else None):
                    visit = (len(asked), adds + move.adds, next(order), move.following, left - move.changed, asked)
                    heappush(waiting, visit)
    return nearest
