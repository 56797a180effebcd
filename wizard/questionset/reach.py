"""Whether every part of a question set can be reached, matters, and leads doubt to a stop."""

from collections.abc import Iterator
from itertools import chain

from wizard.findings import Finding
from wizard.questionset.loader import LoadedSet
from wizard.questionset.model import PERMISSIVE, Question
from wizard.questionset.paths import Routes, Step


def check_reach(loaded: LoadedSet) -> Iterator[Finding]:
    """Find what no path meets, questions that change nothing, and doubt that is let through."""
    return chain(_never_met(loaded), _change_nothing(loaded), _doubt_let_through(loaded))


def _never_met(loaded: LoadedSet) -> Iterator[Finding]:
    question_set, routes, finding = loaded.question_set, loaded.routes, loaded.places.finding
    asked = {step.question for step in routes.steps}
    for key in question_set.questions:
        if key not in asked:
            message = f"No path asks '{key}', so none of its answers can be given"
            yield finding(("questions", key), "unreachable-question", message, "lead to it, or delete it")
    met = {junction for junction, _ in routes.branches_used}
    for key, branches in question_set.junctions.items():
        if key not in met:
            message = f"No path meets the junction '{key}'"
            yield finding(("junctions", key), "unreachable-junction", message, "lead to it, or delete it")
            continue
        for position in range(len(branches)):
            if (key, position) not in routes.branches_used:
                message = f"No path takes branch {position + 1} of '{key}'"
                fix = "move it before the branch that takes its paths, correct its 'when', or delete it"
                yield finding(("junctions", key, position), "unreachable-branch", message, fix)
    ends = frozenset({routes.first}) if isinstance(routes.first, str) else routes.first.outcomes
    for key in question_set.outcomes:
        if key not in ends:
            message = f"No path ends at '{key}'"
            yield finding(("outcomes", key), "unreachable-outcome", message, "lead to it, or delete it")


def _change_nothing(loaded: LoadedSet) -> Iterator[Finding]:
    questions = loaded.question_set.questions
    matters = {key for key, question in questions.items() if _add_differently(question)}
    ways_on = _ways_on(loaded.routes)
    for step in loaded.routes.steps:
        if len({_way_on(following, ways_on) for following in step.next.values()}) > 1:
            matters.add(step.question)
    for step in {step.question: step for step in loaded.routes.steps}.values():
        if step.question not in matters:
            message = f"Whatever the answer to '{step.question}', the same follows"
            fix = "lead an answer elsewhere, or delete the question"
            yield loaded.places.finding(("questions", step.question), "changes-nothing", message, fix, "warning")


def _add_differently(question: Question) -> bool:
    return len({frozenset(answer.adds) for answer in question.answers.values()}) > 1


_WayOn = tuple[str, tuple[tuple[str, int | str], ...]]


def _ways_on(routes: Routes) -> dict[Step, int]:
    """Number the steps so that two have the same number when everything that follows them is the same."""
    numbers: dict[_WayOn, int] = {}
    ways_on: dict[Step, int] = {}
    for step in reversed(routes.steps):
        way_on = tuple((answer, _way_on(following, ways_on)) for answer, following in step.next.items())
        ways_on[step] = numbers.setdefault((step.question, way_on), len(numbers))
    return ways_on


def _way_on(following: Step | str, ways_on: dict[Step, int]) -> int | str:
    return ways_on[following] if isinstance(following, Step) else following


def _doubt_let_through(loaded: LoadedSet) -> Iterator[Finding]:
    question_set = loaded.question_set
    told: set[tuple[str, str]] = set()
    for step in loaded.routes.steps:
        for answer, following in step.next.items():
            if not question_set.answer_of(step.question, answer).unsure or (step.question, answer) in told:
                continue
            ends = {following} if isinstance(following, str) else following.outcomes
            lax = [
                key for key in question_set.outcomes if key in ends and question_set.outcomes[key].class_ in PERMISSIVE
            ]
            if lax:
                told.add((step.question, answer))
                message = (
                    f"The doubt of '{answer}' to '{step.question}' can end at '{lax[0]}', which lets the message go"
                )
                way = ("questions", step.question, "answers", answer)
                yield loaded.places.finding(way, "doubt-permits", message, "lead it to a stop")
