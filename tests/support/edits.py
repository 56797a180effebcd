"""Edits of a question set, as an author makes them: a route bent, a branch moved, a question added, words changed."""

from collections.abc import Callable
from dataclasses import replace
from itertools import islice
from random import Random

from tests.support.sets import question
from wizard.questionset.model import CLASS_ORDER, Branch, Question, QuestionSet
from wizard.questionset.paths import Routes, RoutesCycleError


def edited(question_set: QuestionSet, dice: Random) -> QuestionSet:
    """Return the set with one to three edits that change a step of some walk, or as many of twenty tried as do.

    Each leaves the set walkable: without a cycle or a gap.
    """
    wanted = dice.randint(1, 3)
    for _ in range(20):
        after = dice.choice(_EDITS)(question_set, dice)
        if (
            after != question_set
            and _is_walkable(after)
            and (dice.random() < _IDLE or _walks_differ(question_set, after))
        ):
            question_set, wanted = after, wanted - 1
        if not wanted:
            break
    return question_set


_IDLE = 0.1
"""How often an edit that changes no walk is kept."""


def _walks_differ(one: QuestionSet, other: QuestionSet) -> bool:
    return [*islice(Routes(one).walk(), 200)] != [*islice(Routes(other).walk(), 200)]


def _is_walkable(question_set: QuestionSet) -> bool:
    try:
        return not Routes(question_set).gaps
    except RoutesCycleError:
        return False


def with_routes(question_set: QuestionSet, to: Callable[[str], str]) -> QuestionSet:
    """Return the set with every route led elsewhere."""
    return replace(
        question_set,
        first=to(question_set.first),
        questions={
            key: replace(
                each,
                answers={name: replace(answer, leads_to=to(answer.leads_to)) for name, answer in each.answers.items()},
            )
            for key, each in question_set.questions.items()
        },
        junctions={
            key: tuple(replace(branch, leads_to=to(branch.leads_to)) for branch in branches)
            for key, branches in question_set.junctions.items()
        },
    )


def _with_question(question_set: QuestionSet, key: str, each: Question) -> QuestionSet:
    return replace(question_set, questions={**question_set.questions, key: each})


def _bend(question_set: QuestionSet, dice: Random) -> QuestionSet:
    key = dice.choice([*question_set.questions])
    each = question_set.questions[key]
    name = dice.choice([*each.answers])
    node = dice.choice([*question_set.questions, *question_set.junctions, *question_set.outcomes])
    return _with_question(
        question_set, key, replace(each, answers={**each.answers, name: replace(each.answers[name], leads_to=node)})
    )


def _reorder_branches(question_set: QuestionSet, dice: Random) -> QuestionSet:
    junctions = {
        key: (*dice.sample(branches[:-1], k=len(branches) - 1), branches[-1])
        for key, branches in question_set.junctions.items()
    }
    return replace(question_set, junctions=junctions)


def _bend_branch(question_set: QuestionSet, dice: Random) -> QuestionSet:
    if not question_set.junctions:
        return question_set
    key = dice.choice([*question_set.junctions])
    when = {dice.choice([*question_set.questions]): ("a", "unsure")}
    branch = Branch(when=when, leads_to=dice.choice([*question_set.questions, *question_set.outcomes]))
    return replace(question_set, junctions={**question_set.junctions, key: (branch, *question_set.junctions[key])})


def _drop_answer(question_set: QuestionSet, dice: Random) -> QuestionSet:
    key = dice.choice([*question_set.questions])
    kept = dict(question_set.questions[key].answers)
    if len(kept) > 1:
        kept.pop(dice.choice([*kept]))
    return _with_question(question_set, key, replace(question_set.questions[key], answers=kept))


def _add_answer(question_set: QuestionSet, dice: Random) -> QuestionSet:
    key = dice.choice([*question_set.questions])
    each = question_set.questions[key]
    fresh = question(fresh=dice.choice([*question_set.outcomes])).answers
    return _with_question(question_set, key, replace(each, answers={**fresh, **each.answers}))


def _add_question(question_set: QuestionSet, dice: Random) -> QuestionSet:
    node = dice.choice([*question_set.questions, *question_set.outcomes])
    behind = with_routes(question_set, lambda each: "extra" if each == node else each)
    return _with_question(behind, "extra", question(a=node, b=node, c=dice.choice([node, *question_set.outcomes])))


def _skip_question(question_set: QuestionSet, dice: Random) -> QuestionSet:
    key = dice.choice([*question_set.questions])
    beyond = dice.choice([answer.leads_to for answer in question_set.questions[key].answers.values()])
    return with_routes(question_set, lambda each: beyond if each == key else each)


def _swap_questions(question_set: QuestionSet, dice: Random) -> QuestionSet:
    one, other = dice.choices([*question_set.questions], k=2)
    swapped = {one: other, other: one}
    moved = with_routes(question_set, lambda each: swapped.get(each, each))
    return replace(moved, questions={swapped.get(key, key): each for key, each in moved.questions.items()})


def _rename_outcome(question_set: QuestionSet, dice: Random) -> QuestionSet:
    key = dice.choice([*question_set.outcomes])
    renamed = with_routes(question_set, lambda each: f"{each}-new" if each == key else each)
    outcomes = {f"{name}-new" if name == key else name: each for name, each in question_set.outcomes.items()}
    return replace(renamed, outcomes=outcomes)


def _regrade_outcome(question_set: QuestionSet, dice: Random) -> QuestionSet:
    key = dice.choice([*question_set.outcomes])
    outcome = replace(question_set.outcomes[key], class_=dice.choice(CLASS_ORDER))
    return replace(question_set, outcomes={**question_set.outcomes, key: outcome})


def reworded(question_set: QuestionSet, dice: Random) -> QuestionSet:
    """Return the set with other words for a question and an outcome, and with nothing else changed."""
    key, outcome = dice.choice([*question_set.questions]), dice.choice([*question_set.outcomes])
    said = _with_question(question_set, key, replace(question_set.questions[key], ask="In other words?"))
    ends = replace(question_set.outcomes[outcome], headline="In other words")
    return replace(said, outcomes={**question_set.outcomes, outcome: ends})


_EDITS: tuple[Callable[[QuestionSet, Random], QuestionSet], ...] = (
    _bend,
    _bend,
    _bend,
    _reorder_branches,
    _bend_branch,
    _drop_answer,
    _add_answer,
    _add_question,
    _skip_question,
    _swap_questions,
    _rename_outcome,
    _regrade_outcome,
    reworded,
)
