"""Laws against every path walked one by one."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.sets import any_tree, fits, question, tree
from wizard.questionset import prover
from wizard.questionset.model import CLASS_ORDER, Law, Outcome, Pattern, QuestionSet
from wizard.questionset.paths import Path, Routes
from wizard.questionset.prover import Prover, UnprovedError


def breaks(question_set: QuestionSet, path: Path, law: Law) -> bool:
    assert law.whenever is not None
    excused = any(fits(question_set, path, pattern) for pattern in (*law.unless, *law.then))
    return fits(question_set, path, law.whenever) and not excused


@st.composite
def any_pattern(draw: st.DrawFn, question_set: QuestionSet) -> Pattern:
    def some(items: list[str]) -> st.SearchStrategy[tuple[str, ...]]:
        return st.lists(st.sampled_from(items), min_size=1, max_size=2, unique=True).map(tuple)

    asked = draw(st.lists(st.sampled_from(list(question_set.questions)), max_size=2, unique=True))
    parts = {"answers": {key: draw(some(list(question_set.questions[key].answers))) for key in asked}}
    choices = {
        "outcome": some(list(question_set.outcomes)),
        "class_": some(list(CLASS_ORDER)),
        "exception": some(["way-out"]),
        "asked": some(list(question_set.questions)),
        "unsure": st.booleans(),
    }
    chosen = draw(st.lists(st.sampled_from(list(choices)), max_size=2, unique=True))
    return Pattern(**parts, **{name: draw(choices[name]) for name in chosen})


@st.composite
def any_law_of_any_tree(draw: st.DrawFn) -> tuple[QuestionSet, Law]:
    question_set = draw(any_tree())
    granting = draw(st.sampled_from(list(question_set.outcomes)))
    outcomes = {**question_set.outcomes, granting: replace(question_set.outcomes[granting], exception="way-out")}
    question_set = replace(question_set, outcomes=outcomes)
    patterns = any_pattern(question_set)
    law = Law(
        says="A law.",
        whenever=draw(patterns),
        unless=tuple(draw(st.lists(patterns, max_size=2))),
        then=tuple(draw(st.lists(patterns, min_size=1, max_size=2))),
    )
    return question_set, law


@settings(max_examples=200, deadline=None)
@given(any_law_of_any_tree())
def test_a_law_is_broken_exactly_when_a_path_breaks_it(drawn: tuple[QuestionSet, Law]) -> None:
    question_set, law = drawn
    routes = Routes(question_set)
    broken_by = [path for path in routes.walk() if breaks(question_set, path, law)]
    found = Prover(question_set, routes).counterexample(law)
    if found is None:
        assert not broken_by
    else:
        assert found in broken_by
        assert len(found.answers) == min(len(path.answers) for path in broken_by)
        assert routes.follow(found.answers)[1] == found.outcome


@settings(max_examples=200, deadline=None)
@given(any_law_of_any_tree())
def test_a_pattern_has_an_example_exactly_when_a_path_fits_it(drawn: tuple[QuestionSet, Law]) -> None:
    question_set, law = drawn
    routes = Routes(question_set)
    assert law.whenever is not None
    fitting = [path for path in routes.walk() if fits(question_set, path, law.whenever)]
    found = Prover(question_set, routes).example(law.whenever)
    assert (found in fitting) if fitting else found is None


def test_a_law_of_another_kind_cannot_be_broken() -> None:
    stop = Outcome(class_="stop", headline="Stop", explanation="Stop.")
    question_set = tree({"one": question(a="stop")}, {"stop": stop})
    law = Law(says="Possible.", possible=(Pattern(outcome=("stop",)),))
    assert Prover(question_set, Routes(question_set)).counterexample(law) is None


def test_a_set_that_asks_nothing_is_judged_by_its_outcome() -> None:
    question_set = tree({}, {"stop": Outcome(class_="stop", headline="Stop", explanation="Stop.")}, first="stop")
    prover = Prover(question_set, Routes(question_set))
    found = prover.counterexample(
        Law(says="No.", whenever=Pattern(unsure=False), then=(Pattern(class_=("exception",)),))
    )
    assert found == Path(answers={}, outcome="stop")


def test_millions_of_paths_are_proved_at_once() -> None:
    names = [f"q{n}" for n in range(30)]
    end = {"go": Outcome(class_="exception", headline="Go", explanation="Go.")}
    questions = {name: question(a=after, b=after) for name, after in zip(names, [*names[1:], "go"], strict=True)}
    question_set = tree(questions, end)
    routes = Routes(question_set)
    assert routes.count == 2**30
    law = Law(says="Never b last.", whenever=Pattern(answers={"q29": ("b",)}), then=(Pattern(class_=("stop",)),))
    found = Prover(question_set, routes).counterexample(law)
    assert found is not None
    assert found.answers["q29"] == "b"


def row_of_questions(length: int) -> QuestionSet:
    """Return a set that asks q0, q1 and so on, two answers each, and then lets the message go."""
    names = [f"q{n}" for n in range(length)]
    questions = {name: question(a=after, b=after) for name, after in zip(names, [*names[1:], "go"], strict=True)}
    return tree(questions, {"go": Outcome(class_="exception", headline="Go", explanation="Go.")})


def test_a_pattern_over_many_questions_is_proved_in_few_places(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prover, "MOST_PLACES", 100)
    question_set = row_of_questions(20)
    every_a = Pattern(answers=dict.fromkeys(question_set.questions, ("a",)))
    law = Law(says="Only a.", whenever=Pattern(class_=("exception",)), then=(every_a,))
    found = Prover(question_set, Routes(question_set)).counterexample(law)
    assert found is not None
    assert list(found.answers.values()).count("b") >= 1


def test_a_law_whose_patterns_hang_together_is_not_called_proved(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prover, "MOST_PLACES", 1_000)
    question_set = row_of_questions(40)
    pairs = [Pattern(answers={f"q{n}": ("a",), f"q{n + 20}": ("a",)}) for n in range(20)]
    never = Law(says="Never.", whenever=Pattern(class_=("exception",)), then=tuple(pairs))
    with pytest.raises(UnprovedError, match="more than 1,000 places"):
        Prover(question_set, Routes(question_set)).counterexample(never)
