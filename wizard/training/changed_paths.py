"""What a rule change does to one person's answers: where the walk first differs, and what it now comes to."""

from collections.abc import Mapping
from dataclasses import dataclass

from wizard.questionset.difference import Change, Difference, compare
from wizard.questionset.difference_words import condition, stop_in_words, verdict, verdicts_apart
from wizard.questionset.model import QuestionSet
from wizard.questionset.paths import Routes, Step
from wizard.questionset.replay import Stop


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedPath:
    """What differs for one list of answers.

    ``change`` says in one sentence which rule changed: for which answers, and to which effect. ``why`` says in
    sentences what it does to these answers.
    """

    change: str
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Walk:
    """The answers taken in the order asked, and the nodes met: the questions' ids and, at the end, where it stopped."""

    taken: tuple[tuple[str, str], ...]
    end: Step | str

    @property
    def nodes(self) -> tuple[tuple[str, str], ...]:
        """Each question asked, and the outcome if one is reached, by id and kind."""
        last = ("question", self.end.question) if isinstance(self.end, Step) else ("outcome", self.end)
        return (*(("question", question) for question, _ in self.taken), last)


class ChangedPaths:
    """Two versions of a question set, made ready to say for any answers what the newer one changes.

    Raises:
        ComparisonError: the sets ask their questions in too different an order.
    """

    def __init__(self, old: QuestionSet, new: QuestionSet) -> None:
        self._old, self._new = old, new
        self._old_routes, self._new_routes = Routes(old), Routes(new)
        self._difference: Difference = compare(old, new, old_routes=self._old_routes, new_routes=self._new_routes)

    def of(self, answers: Mapping[str, str]) -> ChangedPath | None:
        """Return what the new set changes for answers (question id to answer id) to the old one; None if nothing.

        A step differs if its answer leads to another question or verdict, or is gone; a verdict, if its class or
        exception does. Answers that stop before a verdict are compared as far as they reach; answers that the old set
        does not ask are left out. New words, duties and sources are no change of a path.
        """
        before = _walk(self._old_routes, answers)
        after = _walk(self._new_routes, dict(before.taken))
        if before.nodes == after.nodes and not self._is_regraded(before.end):
            return None
        why = (*self._fork(before, after), *self._end(before, after))
        return ChangedPath(change=self._rule(before) or why[0], why=why)

    def _is_regraded(self, end: Step | str) -> bool:
        """Say whether an outcome of both sets has another class or exception now."""
        if isinstance(end, Step):
            return False
        before, after = self._old.outcomes[end], self._new.outcomes[end]
        return (before.class_, before.exception) != (after.class_, after.exception)

    def _fork(self, before: _Walk, after: _Walk) -> tuple[str, ...]:
        """Say which step first leads elsewhere, unless it is from one verdict to another."""
        place = next(
            (n for n, pair in enumerate(zip(before.nodes, after.nodes, strict=False)) if pair[0] != pair[1]), None
        )
        if place is None or before.nodes[place][0] == after.nodes[place][0] == "outcome":
            return ()
        (was, old_id), (is_now, new_id) = before.nodes[place], after.nodes[place]
        now, then = _now(self._new, is_now, new_id), _then(self._old, was, old_id)
        if not place:
            return (f"At the start, {now}; before, {then}.",)
        question, answer = before.taken[place - 1]
        return (f"When {condition(self._old, question, (answer,))}, {now}; before, {then}.",)

    def _end(self, before: _Walk, after: _Walk) -> tuple[str, ...]:
        """Say what the answers now come to."""
        if isinstance(after.end, Step):
            answer = dict(before.taken).get(after.end.question)
            if answer is None and isinstance(before.end, Step):
                return ()
            stop = Stop(question=after.end.question, answer=answer)
            return (stop_in_words(self._old, self._new, stop),)
        if isinstance(before.end, Step):
            return ()
        if before.end == after.end and not self._is_regraded(before.end):
            return (f"The verdict stays {verdict(self._new, after.end)}.",)
        was, now = verdicts_apart(self._old, before.end, self._new, after.end)
        return (f"These answers now end in {now} instead of {was}.",)

    def _rule(self, before: _Walk) -> str | None:
        """Say for which answers the verdict changes as it does for these, from the difference of the two sets."""
        if isinstance(before.end, Step):
            return None
        given = dict(before.taken)
        fitting = (
            change
            for change in self._difference.changed
            if all(given.get(key) in allowed for key, allowed in change.when.items())
        )
        change = next(fitting, None)
        return None if change is None else self._in_words(change)

    def _in_words(self, change: Change) -> str:
        conditions = " and ".join(condition(self._old, *each) for each in change.when.items())
        begin = f"When {conditions}" if conditions else "Whatever the answers are"
        if change.after is None:
            was = verdict(self._old, change.before)
            return f"{begin}, the answers can no longer be completed; they ended in {was}."
        was, now = verdicts_apart(self._old, change.before, self._new, change.after)
        return f"{begin}, the verdict is now {now} instead of {was}."


def _walk(routes: Routes, answers: Mapping[str, str]) -> _Walk:
    taken, end = routes.follow(answers)
    return _Walk(taken=tuple((step.question, answer) for step, answer in taken), end=end)


def _now(question_set: QuestionSet, kind: str, node: str) -> str:
    if kind == "question":
        return f"“{question_set.questions[node].label}” is asked next"
    return f"the verdict is {verdict(question_set, node)}"


def _then(question_set: QuestionSet, kind: str, node: str) -> str:
    if kind == "question":
        return f"“{question_set.questions[node].label}” came next"
    return f"the verdict was {verdict(question_set, node)}"
