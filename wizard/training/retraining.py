"""Who must practice again after a rule change: those who practiced or decided on a path that it changed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from wizard.questionset.model import QuestionSet
from wizard.training.attempt import Attempt
from wizard.training.changed_paths import ChangedPath, ChangedPaths


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What someone decided in real work: the answers (question id to answer id) and the outcome's id then reached."""

    who: str
    id: str
    name: str
    answers: Mapping[str, str]
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Affected:
    """A case practiced or a decision made on a changed path.

    ``name`` is the decision's name, or the case's id again; ``outcome`` the id of the outcome then right, or decided.
    ``why`` says in sentences what the change does to its answers.
    """

    id: str
    name: str
    outcome: str
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Retraining:
    """One person on the list: the rules that changed for them, in sentences, and where they had to do with these."""

    who: str
    changes: tuple[str, ...]
    practiced: tuple[Affected, ...]
    decided: tuple[Affected, ...]


def retraining(
    old: QuestionSet,
    new: QuestionSet,
    *,
    keys: Mapping[str, Mapping[str, str]],
    attempts: Iterable[Attempt],
    decisions: Iterable[Decision],
) -> tuple[Retraining, ...]:
    """Return everyone who must practice again, in the order first met, attempts before decisions.

    ``keys`` has the right answers under the old rules by case id. An attempt at a case that it lacks is judged by the
    right answers of its scored turns, as far as they reach. Attempts made under the new rules do not count.

    Exactly those are listed of whom a key, or the answers of a decision, comes to a step or verdict that differs
    between the two sets: see ``ChangedPaths``.

    Raises:
        ComparisonError: the sets ask their questions in too different an order.
    """
    paths = ChangedPaths(old, new)
    people: dict[str, _Person] = defaultdict(_Person)
    for attempt in attempts:
        if attempt.question_set_digest == new.digest:
            continue
        answers = keys.get(attempt.case_id) or {turn.question_id: turn.right for turn in attempt.scored if turn.right}
        changed = paths.of(answers)
        if changed:
            affected = _affected(attempt.case_id, attempt.case_id, attempt.right_outcome, changed)
            people[attempt.learner].practiced.setdefault(attempt.case_id, affected)
            people[attempt.learner].changes[changed.change] = None
    for decision in decisions:
        changed = paths.of(decision.answers)
        if changed:
            affected = _affected(decision.id, decision.name, decision.outcome, changed)
            people[decision.who].decided[decision.id] = affected
            people[decision.who].changes[changed.change] = None
    return tuple(
        Retraining(
            who=who,
            changes=tuple(person.changes),
            practiced=tuple(person.practiced.values()),
            decided=tuple(person.decided.values()),
        )
        for who, person in people.items()
    )


def named(people: Iterable[Retraining], titles: Mapping[str, str]) -> tuple[Retraining, ...]:
    """Return the list with the cases practiced called by their titles (case id to title), where they have one."""
    return tuple(
        replace(
            person,
            practiced=tuple(replace(each, name=titles.get(each.id, each.name)) for each in person.practiced),
        )
        for person in people
    )


class _Person:
    def __init__(self) -> None:
        self.changes: dict[str, None] = {}
        self.practiced: dict[str, Affected] = {}
        self.decided: dict[str, Affected] = {}


def _affected(key: str, name: str, outcome: str, changed: ChangedPath) -> Affected:
    return Affected(id=key, name=name, outcome=outcome, why=changed.why)
