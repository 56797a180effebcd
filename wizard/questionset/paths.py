"""Every way through a question set, walked once and shared by all who need it.

Paths that can no longer differ are walked once: two ways of arriving at a question are the same step when every
junction still ahead would treat them alike. So thousands of paths become some hundred steps, and following an
answer is one look-up.
"""

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from wizard.questionset.model import QuestionSet

MOST_STEPS = 50_000
"""How many steps are walked; the shipped set has some 220."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Step:
    """A question at one place of the walk.

    ``next`` maps each answer id to the following step, or to the id of the outcome reached.
    ``longest`` counts the questions on the longest way on, this one included; ``count`` the paths from here.
    """

    question: str
    next: Mapping[str, "Step | str"]
    longest: int
    count: int
    outcomes: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A junction at which no branch fits, with answers (question id to answer id) that arrive there."""

    junction: str
    answers: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """One whole walk: the answers in the order asked, and the outcome reached."""

    answers: Mapping[str, str]
    outcome: str


_Key = tuple[str, tuple[str | None, ...]]
"""A question id, and the answers that junctions ahead still look at."""


class Routes:
    """All steps of a question set.

    Attributes:
        first: where every walk begins; an outcome id if the set asks nothing.
        steps: every step, each before those that follow it.
        gaps: junctions that lack a branch for something that arrives.
        branches_used: (junction id, position of the branch) for each branch that some walk takes.

    Raises:
        RoutesCycleError: the questions lead back to themselves; ``cycle`` names the nodes.
        RoutesTooManyError: there are more than MOST_STEPS steps.
    """

    def __init__(self, question_set: QuestionSet) -> None:
        self._set = question_set
        self._order = _upstream_first(question_set)
        self._reads = self._questions_still_read()
        self.branches_used: set[tuple[str, int]] = set()
        gaps: list[Gap] = []
        found = self._find_steps(gaps)
        self.gaps = tuple(gaps)
        self.steps, self.first = self._build(found)

    def follow(self, answers: Mapping[str, str]) -> tuple[list[tuple[Step, str]], "Step | str"]:
        """Walk from the start as far as the answers reach: the steps taken with their answers, and where it stopped."""
        taken: list[tuple[Step, str]] = []
        here = self.first
        while isinstance(here, Step):
            answer = answers.get(here.question)
            if answer is None or (following := here.next.get(answer)) is None:
                break
            taken.append((here, answer))
            here = following
        return taken, here

    def walk(self) -> Iterator[Path]:
        """Yield every path, in the order of the answers. There may be very many: see ``count``."""
        pending: list[tuple[Step | str, dict[str, str]]] = [(self.first, {})]
        while pending:
            here, answers = pending.pop()
            if isinstance(here, str):
                yield Path(answers=answers, outcome=here)
                continue
            pending.extend(
                (following, {**answers, here.question: answer})
                for answer, following in reversed(tuple(here.next.items()))
            )

    @property
    def count(self) -> int:
        """How many different paths there are."""
        return self.first.count if isinstance(self.first, Step) else 1

    @property
    def longest(self) -> int:
        """How many questions the longest path asks."""
        return self.first.longest if isinstance(self.first, Step) else 0

    def _questions_still_read(self) -> dict[str, tuple[str, ...]]:
        """For each node: the questions whose answers a junction from there on may look at, in a fixed order."""
        reads: dict[str, set[str]] = {}
        for node in reversed(self._order):
            wanted: set[str] = set()
            if node in self._set.questions:
                for answer in self._set.questions[node].answers.values():
                    wanted |= reads[answer.leads_to]
            for branch in self._set.junctions.get(node, ()):
                wanted |= reads[branch.leads_to]
                wanted.update(branch.when)
            reads[node] = wanted
        return {node: tuple(sorted(wanted)) for node, wanted in reads.items()}

    def _resolve(self, node: str, answers: Mapping[str, str]) -> str | Gap:
        """Pass through junctions to the question or outcome that these answers lead to."""
        while node in self._set.junctions:
            for position, branch in enumerate(self._set.junctions[node]):
                if branch.fits(answers):
                    self.branches_used.add((node, position))
                    node = branch.leads_to
                    break
            else:
                return Gap(junction=node, answers=dict(answers))
        return node

    def _find_steps(self, gaps: list[Gap]) -> "_Found":
        """Discover every step, upstream questions first, with its answers' targets as keys or outcome ids."""
        found = _Found(first=self._key(self._resolve_or_note(self._set.first, {}, gaps), {}), targets={})
        waiting: dict[str, dict[_Key, dict[str, str]]] = {}
        if isinstance(found.first, tuple):
            waiting[found.first[0]] = {found.first: {}}
        for node in self._order:
            for key, remembered in waiting.get(node, {}).items():
                targets: dict[str, _Key | str] = {}
                for answer_id, answer in self._set.questions[node].answers.items():
                    answers = {**remembered, node: answer_id}
                    target = self._resolve_or_note(answer.leads_to, answers, gaps)
                    if target is None:
                        continue
                    targets[answer_id] = following = self._key(target, answers)
                    if isinstance(following, tuple):
                        kept = {q: answers[q] for q in self._reads[following[0]] if q in answers}
                        waiting.setdefault(following[0], {}).setdefault(following, kept)
                found.targets[key] = targets
                if len(found.targets) > MOST_STEPS:
                    raise RoutesTooManyError(node)
        return found

    def _resolve_or_note(self, node: str, answers: Mapping[str, str], gaps: list[Gap]) -> str | None:
        target = self._resolve(node, answers)
        if isinstance(target, Gap):
            gaps.append(target)
            return None
        return target

    def _key(self, node: str | None, answers: Mapping[str, str]) -> "_Key | str":
        if node is None:
            return ""
        if node not in self._set.questions:
            return node
        return (node, tuple(answers.get(question) for question in self._reads[node]))

    def _build(self, found: "_Found") -> tuple[tuple[Step, ...], "Step | str"]:
        built: dict[_Key, Step] = {}
        for key in reversed(found.targets):
            following = {
                answer: target if isinstance(target, str) else built[target]
                for answer, target in found.targets[key].items()
            }
            steps = [step for step in following.values() if isinstance(step, Step)]
            ends = frozenset(end for end in following.values() if isinstance(end, str))
            built[key] = Step(
                question=key[0],
                next=following,
                longest=1 + max((step.longest for step in steps), default=0),
                count=len(following) - len(steps) + sum(step.count for step in steps),
                outcomes=ends.union(*(step.outcomes for step in steps)),
            )
        first = found.first if isinstance(found.first, str) else built[found.first]
        return tuple(reversed(built.values())), first


@dataclass(slots=True, kw_only=True)
class _Found:
    first: _Key | str
    targets: dict[_Key, dict[str, _Key | str]]


class RoutesCycleError(ValueError):
    """The questions lead back to themselves.

    ``cycle`` lists the nodes, the first one again at the end; it begins with the step that most likely is the mistake.
    """

    def __init__(self, cycle: tuple[str, ...]) -> None:
        self.cycle = cycle
        super().__init__(" -> ".join(cycle))


class RoutesTooManyError(ValueError):
    """Too many answers are remembered for junctions far ahead. ``question`` is where there were too many steps."""

    def __init__(self, question: str) -> None:
        self.question = question
        super().__init__(f"more than {MOST_STEPS:,} steps at '{question}'")


def successors(question_set: QuestionSet, node: str) -> tuple[str, ...]:
    """Return the nodes that a question or junction can lead to, in order; an outcome leads nowhere."""
    if node in question_set.questions:
        return tuple(answer.leads_to for answer in question_set.questions[node].answers.values())
    return tuple(branch.leads_to for branch in question_set.junctions.get(node, ()))


def _upstream_first(question_set: QuestionSet) -> tuple[str, ...]:
    """Return every node before those it leads to."""
    nodes = [*question_set.questions, *question_set.junctions, *question_set.outcomes]
    sorter = TopologicalSorter({node: successors(question_set, node) for node in nodes})
    try:
        return tuple(reversed(tuple(sorter.static_order())))
    except CycleError as error:
        raise RoutesCycleError(_from_its_way_back(tuple(reversed(error.args[1])), question_set)) from None


def _from_its_way_back(cycle: tuple[str, ...], question_set: QuestionSet) -> tuple[str, ...]:
    """Return a cycle begun where it leads back furthest towards the start: most likely, that is the mistake."""
    distance = {question_set.first: 0}
    waiting = deque(distance)
    while waiting:
        node = waiting.popleft()
        for following in successors(question_set, node):
            if following not in distance:
                distance[following] = distance[node] + 1
                waiting.append(following)
    leaps = [distance.get(before, 0) - distance.get(after, 0) for before, after in pairwise(cycle)]
    turn = leaps.index(max(leaps))
    return (*cycle[turn:-1], *cycle[: turn + 1])
