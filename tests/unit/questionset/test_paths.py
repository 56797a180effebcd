"""Every path through a set, against a plain walk that merges nothing."""

from collections.abc import Iterator, Mapping

import pytest
from hypothesis import given, settings

from tests.support.sets import any_tree, question, small_set, tree
from wizard.questionset.model import Branch, Outcome, QuestionSet
from wizard.questionset.paths import Routes, RoutesCycleError, Step, successors

STOP = Outcome(class_="stop", headline="Stop", explanation="Stop.")


def plain_walk(
    question_set: QuestionSet, node: str, answers: Mapping[str, str]
) -> Iterator[tuple[dict[str, str], str]]:
    """Yield every path, junctions resolved one by one and nothing merged."""
    if node in question_set.junctions:
        branch = next(each for each in question_set.junctions[node] if each.fits(answers))
        yield from plain_walk(question_set, branch.leads_to, answers)
    elif node in question_set.questions:
        for key, answer in question_set.questions[node].answers.items():
            yield from plain_walk(question_set, answer.leads_to, {**answers, node: key})
    else:
        yield dict(answers), node


def plain_paths(question_set: QuestionSet) -> list[tuple[dict[str, str], str]]:
    return list(plain_walk(question_set, question_set.first, {}))


@settings(deadline=None)
@given(any_tree())
def test_the_paths_are_those_of_a_plain_walk_in_its_order(question_set: QuestionSet) -> None:
    routes = Routes(question_set)
    assert [(dict(path.answers), path.outcome) for path in routes.walk()] == plain_paths(question_set)
    assert routes.count == len(plain_paths(question_set))
    assert not routes.gaps


@settings(deadline=None)
@given(any_tree())
def test_the_longest_way_and_the_outcomes_ahead_are_those_of_the_paths(question_set: QuestionSet) -> None:
    routes = Routes(question_set)
    first = routes.first
    assert isinstance(first, Step)
    assert routes.longest == first.longest == max(len(answers) for answers, _ in plain_paths(question_set))
    assert first.outcomes == {outcome for _, outcome in plain_paths(question_set)}


@settings(deadline=None)
@given(any_tree())
def test_following_the_answers_of_a_path_ends_where_it_ends(question_set: QuestionSet) -> None:
    routes = Routes(question_set)
    for path in routes.walk():
        taken, here = routes.follow(path.answers)
        assert here == path.outcome
        assert {step.question: answer for step, answer in taken} == path.answers


def test_each_step_stands_before_those_that_follow_it() -> None:
    steps = Routes(small_set()).steps
    place = {step: position for position, step in enumerate(steps)}
    assert all(place[step] < place[after] for step in steps for after in step.next.values() if isinstance(after, Step))


def test_following_stops_at_an_answer_that_the_question_does_not_have() -> None:
    taken, here = Routes(small_set()).follow({"purpose": "nonsense", "payment": "nobody"})
    assert not taken
    assert isinstance(here, Step)
    assert here.question == "purpose"


def test_a_set_that_asks_nothing_has_one_path() -> None:
    routes = Routes(tree({}, {"stop": STOP}, first="stop"))
    assert (routes.first, routes.count, routes.longest, routes.steps) == ("stop", 1, 0, ())
    assert [(dict(path.answers), path.outcome) for path in routes.walk()] == [({}, "stop")]


def test_a_junction_without_a_branch_for_an_answer_is_a_gap() -> None:
    forks = {"fork": (Branch(when={"one": ("a",)}, leads_to="stop"),)}
    routes = Routes(tree({"one": question(a="fork", b="fork")}, {"stop": STOP}, forks))
    assert [(gap.junction, gap.answers) for gap in routes.gaps] == [("fork", {"one": "b"})]


def test_a_branch_that_no_answer_takes_is_not_among_the_used() -> None:
    forks = {"fork": (Branch(when={"one": ("z",)}, leads_to="stop"), Branch(when={}, leads_to="stop"))}
    assert Routes(tree({"one": question(a="fork")}, {"stop": STOP}, forks)).branches_used == {("fork", 1)}


def test_a_cycle_is_named_from_its_first_node_back_to_it() -> None:
    with pytest.raises(RoutesCycleError) as raised:
        Routes(tree({"one": question(a="two"), "two": question(a="one", b="stop")}, {"stop": STOP}))
    assert raised.value.cycle[0] == raised.value.cycle[-1]
    assert set(raised.value.cycle) == {"one", "two"}


def test_the_nodes_after_a_node_are_those_it_leads_to() -> None:
    small = small_set()
    assert successors(small, "cost") == ("refill-at-cost", "paid", "payer-unknown")
    assert successors(small, "paid-by-maker") == ("cost", "paid")
    assert successors(small, "paid") == ()
    assert small.is_question("cost")
    assert not small.is_question("paid")
    assert small.answer_of("cost", "at-cost").text == "No more than the cost"
