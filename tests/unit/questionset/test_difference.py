"""What another version changes: against every path replayed one by one, and in small sets by hand."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.edits import edited, reworded, with_routes
from tests.support.generated_sets import MANY_SETS, any_set
from tests.support.sets import any_tree, question, shipped, small_set, tree
from wizard.errors import ComparisonError
from wizard.questionset.difference import Change, Difference, compare
from wizard.questionset.model import Outcome, QuestionSet
from wizard.questionset.paths import Path, Routes
from wizard.questionset.replay import Stop

STOP = Outcome(class_="stop", headline="Headline", explanation="Explanation.")


def replayed(old: QuestionSet, new: QuestionSet, path: Path, routes: Routes) -> tuple[str, str | None] | None:
    """Return how the verdict of a path changes, walked alone: from, to. None if it does not."""
    _, here = routes.follow(path.answers)
    if not isinstance(here, str):
        return path.outcome, None
    before, after = old.outcomes[path.outcome], new.outcomes[here]
    if here == path.outcome and (before.class_, before.exception) == (after.class_, after.exception):
        return None
    return path.outcome, here


def fits(path: Path, change: Change) -> bool:
    return all(path.answers.get(key) in answers for key, answers in change.when.items())


def check_path_by_path(old: QuestionSet, new: QuestionSet) -> Difference:
    difference, routes, counted = compare(old, new), Routes(new), Counter()
    for path in Routes(old).walk():
        fitting = [change for change in difference.changed if fits(path, change)]
        told = [(change.before, change.after) for change in fitting]
        expected = replayed(old, new, path, routes)
        assert told == ([] if expected is None else [expected])
        counted.update(map(id, fitting))
    assert all(counted[id(change)] == change.paths > 0 for change in difference.changed)
    return difference


@given(st.one_of(any_set(), any_tree(9)), st.randoms(use_true_random=True))
@settings(MANY_SETS, max_examples=1000)
def test_the_changes_are_those_of_every_path_replayed_and_each_is_told_once(question_set, dice):
    check_path_by_path(question_set, edited(question_set, dice))


@given(any_set(), any_set())
@settings(MANY_SETS, max_examples=200)
def test_sets_that_have_little_in_common_are_compared_too(old, new):
    check_path_by_path(old, new)


@given(st.one_of(any_set(), any_tree()), st.randoms(use_true_random=True))
@settings(MANY_SETS, max_examples=200)
def test_a_rewording_changes_no_verdict(question_set, dice):
    difference = compare(question_set, reworded(question_set, dice))
    assert (difference.changed, difference.other) == ((), ())
    assert {each.where[-1] for each in difference.reworded} == {"ask", "headline"}


@given(any_set(), st.randoms(use_true_random=True))
@settings(MANY_SETS, max_examples=200)
def test_the_smallest_description_stands_first_and_none_can_do_with_less(question_set, dice):
    new = edited(question_set, dice)
    changed = compare(question_set, new).changed
    assert [len(change.when) for change in changed] == sorted(len(change.when) for change in changed)
    routes, paths = Routes(new), tuple(Routes(question_set).walk())
    for change in changed:
        for key in change.when:
            fewer = replace(change, when={each: answers for each, answers in change.when.items() if each != key})
            others = [other for other in changed if other is not change and fits_any_of(paths, fewer, other)]
            strays = [path for path in paths if fits(path, fewer) and not fits(path, change)]
            assert others or any(
                replayed(question_set, new, path, routes) != (change.before, change.after) for path in strays
            )


def fits_any_of(paths: tuple[Path, ...], one: Change, other: Change) -> bool:
    return any(fits(path, one) and fits(path, other) for path in paths)


@pytest.mark.parametrize("seed", range(8))
def test_edits_of_the_shipped_set_are_told_path_by_path(seed):
    old = shipped().question_set
    check_path_by_path(old, edited(old, Random(seed)))  # noqa: S311 - the same edits in every run


def test_a_bent_route_is_told_by_its_own_answers():
    bent = with_routes(small_set(), lambda node: "paid" if node == "refill-at-cost" else node)
    (change,) = compare(small_set(), bent).changed
    assert change == Change(when={"cost": ("at-cost",)}, before="refill-at-cost", after="paid", paths=1, stops=())


def test_a_new_question_leaves_the_old_paths_unfinished_and_is_named():
    extra = question(a="paid", b="paid")
    behind = with_routes(small_set(), lambda node: "extra" if node == "paid" else node)
    difference = compare(small_set(), replace(behind, questions={**behind.questions, "extra": extra}))
    assert {(change.before, change.after) for change in difference.changed} == {("paid", None)}
    assert {stop for change in difference.changed for stop in change.stops} == {Stop(question="extra", answer=None)}
    assert [each.where for each in difference.other] == [("questions", "extra")]


def test_an_answer_that_is_gone_is_named():
    purpose = small_set().questions["purpose"]
    left = {key: answer for key, answer in purpose.answers.items() if key != "greeting"}
    new = replace(small_set(), questions={**small_set().questions, "purpose": replace(purpose, answers=left)})
    (change,) = compare(small_set(), new).changed
    assert (change.when, change.after) == ({"purpose": ("greeting",)}, None)
    assert change.stops == (Stop(question="purpose", answer="greeting"),)


def test_an_outcome_of_another_class_or_exception_is_a_change_of_the_verdict():
    for part in ({"class_": "authorization"}, {"exception": "refill-reminders"}):
        outcome = replace(small_set().outcomes["visit-reminder"], **part)
        new = replace(small_set(), outcomes={**small_set().outcomes, "visit-reminder": outcome})
        (change,) = compare(small_set(), new).changed
        assert (change.before, change.after, change.paths) == ("visit-reminder", "visit-reminder", 1)


def test_other_duties_change_no_verdict_but_are_told():
    outcome = replace(small_set().outcomes["paid"], obligations=())
    difference = compare(small_set(), replace(small_set(), outcomes={**small_set().outcomes, "paid": outcome}))
    assert (difference.changed, difference.reworded) == ((), ())
    (alteration,) = difference.other
    assert alteration.where == ("outcomes", "paid", "obligations")
    assert (alteration.before, alteration.after) == (["get-form"], [])


def test_where_everything_changes_nothing_needs_to_be_named():
    ends = {"one": STOP, "two": STOP}
    old, new = tree({"q": question(a="one", b="one")}, ends), tree({"q": question(a="two", b="two")}, ends)
    (change,) = compare(old, new).changed
    assert (change.when, change.paths) == ({}, 2)


def test_a_set_that_asks_nothing_is_compared_too():
    ends = {"one": STOP, "two": STOP}
    (change,) = compare(tree({}, ends, first="one"), tree({}, ends, first="two")).changed
    assert (change.when, change.before, change.after, change.paths) == ({}, "one", "two", 1)
    (change,) = compare(tree({}, ends, first="one"), tree({"q": question(a="one")}, ends)).changed
    assert (change.after, change.stops) == (None, (Stop(question="q", answer=None),))


def row(number: int, *, backwards: bool = False, **last: str) -> QuestionSet:
    """Return questions of three answers in a row; the first of them has the last word, if asked backwards."""
    names = [f"q{n}" for n in range(number)]
    order = names[::-1] if backwards else names
    following = dict(pairwise(order))
    questions = {
        name: question(**(dict.fromkeys("abc", following[name]) if name in following else last)) for name in names
    }
    return tree(questions, {"one": STOP, "two": STOP}, first=order[0])


def test_more_paths_than_can_be_listed_are_counted():
    (change,) = compare(row(60, a="one", b="one", c="two"), row(60, a="one", b="two", c="two")).changed
    assert (change.when, change.paths) == ({"q59": ("b",)}, 3**59)


def test_questions_in_another_order_are_compared_while_little_must_be_kept():
    changed = compare(row(40, a="one", b="two", c="two"), row(40, backwards=True, a="one", b="two", c="two")).changed
    assert {(change.before, change.paths) for change in changed} == {("one", 2 * 3**38), ("two", 2 * 3**38)}


def test_questions_in_too_different_an_order_are_refused():
    names = [f"q{n}" for n in range(18)]
    fork = {
        name: question(a=following, b="two")
        for name, following in zip(names[::-1], [*names[-2::-1], "one"], strict=True)
    }
    new = tree(fork, {"one": STOP, "two": STOP}, first=names[-1])
    with pytest.raises(ComparisonError, match="one question at a time"):
        compare(row(18, a="one", b="one", c="one"), new)
