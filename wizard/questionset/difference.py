"""What another version of a question set changes: the verdicts, the words, and what goes with the verdicts."""

from collections.abc import Mapping
from dataclasses import dataclass

from wizard.questionset.covering import IN, OUT, cover
from wizard.questionset.diagram import Diagram, When
from wizard.questionset.model import QuestionSet
from wizard.questionset.paths import Routes
from wizard.questionset.replay import Fate, Stop, replay
from wizard.questionset.rewording import Alteration, alterations


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Paths of the old set whose verdict changes in one way.

    ``when`` fits exactly these paths (question id to the answer ids they may have; every question named is asked);
    ``before`` and ``after`` are outcome ids. ``after`` is None where the paths can no longer be completed with their
    own answers; ``stops`` then says at which questions of the new set. The two are the same id where the outcome
    itself changed its class or the exception that it grants.
    """

    when: When
    before: str
    after: str | None
    paths: int
    stops: tuple[Stop, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Everything that differs between two question sets.

    ``changed`` has the smallest descriptions first and counts no path twice. ``reworded`` are texts that differ,
    ``other`` is what differs besides: duties, sources, follow-ups, parts that came or went. Where the answers lead is
    told by ``changed`` alone, so a route that changed without changing a verdict is not told.
    """

    old: QuestionSet
    new: QuestionSet
    paths: int
    changed: tuple[Change, ...]
    reworded: tuple[Alteration, ...]
    other: tuple[Alteration, ...]


def compare(
    old: QuestionSet, new: QuestionSet, *, old_routes: Routes | None = None, new_routes: Routes | None = None
) -> Difference:
    """Return what the new set changes for the paths of the old one. The routes save walking the sets again.

    Raises:
        ComparisonError: the sets ask their questions in too different an order.
    """
    routes = old_routes or Routes(old)
    diagram, fates = replay(routes, new_routes or Routes(new))
    found = tuple(alterations(old, new))
    return Difference(
        old=old,
        new=new,
        paths=routes.count,
        changed=_changes(old, new, diagram, fates),
        reworded=tuple(each for each in found if each.is_wording),
        other=tuple(each for each in found if not each.is_wording),
    )


def _changes(old: QuestionSet, new: QuestionSet, diagram: Diagram, fates: tuple[Fate, ...]) -> tuple[Change, ...]:
    groups: dict[tuple[str, str | None], set[int]] = {}
    for number, fate in enumerate(fates):
        if _verdict_changes(old, new, fate):
            after = fate.after if isinstance(fate.after, str) else None
            groups.setdefault((fate.before, after), set()).add(-1 - number)
    changes = [
        Change(
            when=_in_file_order(old, when),
            before=before,
            after=after,
            paths=paths,
            stops=_stops(fates, diagram.endings(when)),
        )
        for (before, after), marks in groups.items()
        for when, paths in cover(diagram.marked(dict.fromkeys(marks, IN), OUT))
    ]
    return tuple(sorted(changes, key=_size))


def _in_file_order(question_set: QuestionSet, when: When) -> When:
    return {
        key: tuple(answer for answer in question.answers if answer in when[key])
        for key, question in question_set.questions.items()
        if key in when
    }


def _verdict_changes(old: QuestionSet, new: QuestionSet, fate: Fate) -> bool:
    if fate.before != fate.after:
        return True
    before, after = old.outcomes[fate.before], new.outcomes[fate.before]
    return (before.class_, before.exception) != (after.class_, after.exception)


def _stops(fates: tuple[Fate, ...], endings: Mapping[int, int]) -> tuple[Stop, ...]:
    ends = (fates[-1 - mark].after for mark in sorted(endings, reverse=True))
    return tuple(end for end in ends if isinstance(end, Stop))


def _size(change: Change) -> tuple[int, int, int]:
    return len(change.when), sum(map(len, change.when.values())), -change.paths
