"""What would change a verdict, against every path walked one by one."""

from dataclasses import replace

import pytest
from hypothesis import given

from tests.support.every_path import EveryPath, every_shipped_path
from tests.support.generated_sets import MANY_SETS, any_set
from tests.support.sets import question, shipped, small_set, tree
from wizard.engine.assessment import Assessment
from wizard.engine.changes import Change, what_if, would_change
from wizard.errors import AnswerError
from wizard.questionset.model import CLASS_ORDER, Branch, Outcome, QuestionSet
from wizard.questionset.paths import Path


def _outcome(class_):
    return Outcome(class_=class_, headline="Headline", explanation="Explanation.")


def _changes(question_set, answers):
    found = would_change(Assessment.from_answers(question_set, answers))
    return [(dict(entry.change), dict(entry.then), entry.outcome_id, entry.class_) for entry in found]


def _adds(question_set, then):
    return sum(len(question_set.answer_of(*pair).adds) for pair in then)


def _assert_nothing_false_and_nothing_missing(every: EveryPath, path: Path) -> None:
    assessment = every.assessment(path)
    shortest = {}
    walks = set()
    for detour in every.smallest_detours(path):
        walks.add((detour.change, detour.then, detour.outcome, detour.class_))
        length = (len(detour.then), _adds(every.set, detour.then))
        key = (detour.change, detour.class_)
        shortest[key] = min(length, shortest.get(key, length))
    found = {}
    for entry in would_change(assessment):
        change, then = frozenset(entry.change.items()), frozenset(entry.then.items())
        assert (change, then, entry.outcome_id, entry.class_) in walks
        assert what_if(assessment, entry).answers.items() >= change | then
        assert (change, entry.class_) not in found, "one entry for each class"
        found[change, entry.class_] = (len(then), _adds(every.set, then))
    assert found == shortest


@MANY_SETS
@given(any_set())
def test_on_any_set_no_smallest_change_is_missing_and_none_is_false(question_set: QuestionSet) -> None:
    every = EveryPath(question_set)
    for path in every.paths[:: max(1, len(every.paths) // 8)]:
        _assert_nothing_false_and_nothing_missing(every, path)


def test_on_the_shipped_set_no_smallest_change_is_missing_and_none_is_false() -> None:
    every = every_shipped_path()
    # One path in 131: each is compared with all others, which would take minutes for every pair.
    for path in every.paths[::131]:
        _assert_nothing_false_and_nothing_missing(every, path)


def test_a_refill_paid_above_cost_needs_no_form_once_the_payment_is_no_more_than_the_cost() -> None:
    loaded = shipped()
    case = loaded.question_set.cases["adherence-letter-with-refill-fee"]
    found = would_change(Assessment.from_answers(loaded.question_set, case.answers, routes=loaded.routes))
    by_payment = [entry for entry in found if entry.change.keys() == {"maker-payment"}]
    assert [(dict(entry.change), entry.class_) for entry in by_payment] == [
        ({"maker-payment": "in-kind"}, "exception"),
        ({"maker-payment": "no-maker-money"}, "exception"),
        ({"maker-payment": "at-cost"}, "conditional"),
    ]


def test_a_device_mailing_paid_by_its_maker_is_treatment_once_nobody_pays() -> None:
    loaded = shipped()
    case = loaded.question_set.cases["treatment-options-paid-by-device-maker"]
    found = would_change(Assessment.from_answers(loaded.question_set, case.answers, routes=loaded.routes))
    assert Change(change={"payment": "nobody"}, then={}, outcome_id="treatment", class_="exception") in found
    assert Change(change={"delivery": "in-person"}, then={}, outcome_id="face-to-face", class_="conditional") in found


def test_a_question_newly_asked_is_named_with_its_answer() -> None:
    assert ({"payment": "maker"}, {"cost": "above-cost"}, "paid", "authorization") in _changes(
        small_set(), {"purpose": "refill", "payment": "nobody"}
    )


def test_not_being_sure_is_no_change() -> None:
    found = _changes(small_set(), {"purpose": "greeting"})
    assert "stop" not in {class_ for *_, class_ in found}


def test_an_answer_that_was_not_sure_can_be_changed() -> None:
    assert ({"payment": "nobody"}, {}, "visit-reminder", "exception") in _changes(
        small_set(), {"purpose": "visit", "payment": "not-sure"}
    )


def test_of_equally_short_ways_on_the_one_with_fewest_obligations_is_named() -> None:
    burdened = question(heavy="good", light="good")
    burdened = replace(
        burdened, answers={**burdened.answers, "heavy": replace(burdened.answers["heavy"], adds=("duty",))}
    )
    start = question(stay="bad", move="which")
    question_set = tree({"start": start, "which": burdened}, {"good": _outcome("exception"), "bad": _outcome("stop")})
    assert _changes(question_set, {"start": "stay"}) == [({"start": "move"}, {"which": "light"}, "good", "exception")]


def test_two_answers_are_changed_where_one_alone_changes_nothing() -> None:
    question_set = tree(
        {"one": question(a="two", b="two"), "two": question(a="fork", b="fork")},
        {"good": _outcome("exception"), "bad": _outcome("stop")},
        {"fork": (Branch(when={"one": ("b",), "two": ("b",)}, leads_to="good"), Branch(when={}, leads_to="bad"))},
    )
    assert _changes(question_set, {"one": "a", "two": "a"}) == [({"one": "b", "two": "b"}, {}, "good", "exception")]


def test_a_question_may_be_newly_asked_between_two_changes() -> None:
    question_set = tree(
        {
            "one": question(a="two", b="new"),
            "new": question(x="two", y="two", z="bad"),
            "two": question(a="fork", b="fork"),
        },
        {"good": _outcome("exception"), "bad": _outcome("stop")},
        {"fork": (Branch(when={"one": ("b",), "two": ("b",)}, leads_to="good"), Branch(when={}, leads_to="bad"))},
    )
    assert _changes(question_set, {"one": "a", "two": "a"}) == [
        ({"one": "b", "two": "b"}, {"new": "x"}, "good", "exception")
    ]


def test_one_answer_changes_come_first_and_then_the_most_permissive_class() -> None:
    loaded = shipped()
    for case in loaded.question_set.cases.values():
        found = would_change(Assessment.from_answers(loaded.question_set, case.answers, routes=loaded.routes))
        order = [(len(entry.change), CLASS_ORDER.index(entry.class_), len(entry.then)) for entry in found]
        assert order == sorted(order)


def test_a_set_with_more_paths_than_could_be_listed_is_searched_on_its_steps() -> None:
    """3,000 questions of which two matter: far more paths than atoms, and deeper than any recursion."""
    names = [f"q{n}" for n in range(3000)]
    questions = {
        name: question(a=following, b=following, c=following)
        for name, following in zip(names, [*names[1:], "fork"], strict=True)
    }
    fork = (Branch(when={"q0": ("b",), "q2999": ("c",)}, leads_to="good"), Branch(when={}, leads_to="bad"))
    question_set = tree(questions, {"good": _outcome("exception"), "bad": _outcome("stop")}, {"fork": fork})
    assert _changes(question_set, dict.fromkeys(names, "a")) == [({"q0": "b", "q2999": "c"}, {}, "good", "exception")]


def test_remembered_answers_that_are_not_asked_make_no_difference() -> None:
    plain = Assessment.from_answers(small_set(), {"purpose": "visit", "payment": "maker"})
    assert would_change(plain.change("cost", "above-cost")) == would_change(plain)


def test_a_what_if_keeps_ticks_and_leaves_the_assessment_as_it_is() -> None:
    assessment = Assessment.from_answers(small_set(), {"purpose": "visit", "payment": "maker"})
    before = assessment.answers
    tried = what_if(assessment, would_change(assessment)[0])
    assert tried.is_final
    assert (assessment.answers, tried.follow_ups) == (before, assessment.follow_ups)


def test_a_set_of_one_verdict_cannot_be_changed() -> None:
    assert _changes(tree({"one": question(a="end", b="end")}, {"end": _outcome("stop")}), {"one": "a"}) == []


def test_an_open_question_has_no_verdict_to_change() -> None:
    with pytest.raises(AnswerError, match="no verdict"):
        would_change(Assessment.start(small_set()))
