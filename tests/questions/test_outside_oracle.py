"""The exported rules, decided by an engine that shares no line with this one: every path ends in the same outcome."""

from random import Random

import zen
from hypothesis import given, settings

from tests.support.generated_sets import MANY_SETS, any_set
from tests.support.sets import any_tree, question, shipped, tree
from wizard.decision_model import as_decision_model
from wizard.questionset.model import Branch, Outcome, QuestionSet
from wizard.questionset.paths import Routes

STOP = Outcome(class_="stop", headline="Headline", explanation="Explanation.")


def oracle(question_set: QuestionSet) -> zen.ZenDecision:
    return zen.ZenEngine().create_decision(as_decision_model(question_set))


def disagreements(question_set: QuestionSet, routes: Routes) -> list[object]:
    """Return every path that ends elsewhere there. Its answers are handed over in another order than asked."""
    decision = oracle(question_set)
    return [
        (path, decided)
        for path in routes.walk()
        if (decided := decision.evaluate(dict(sorted(path.answers.items())))["result"]) != {"outcome": path.outcome}
    ]


def test_every_path_of_the_shipped_set_ends_alike_there() -> None:
    assert shipped().routes.count == 15_793
    assert disagreements(shipped().question_set, shipped().routes) == []


@given(any_set())
@settings(MANY_SETS, max_examples=200)
def test_every_path_of_a_generated_set_ends_alike_there(question_set: QuestionSet) -> None:
    assert disagreements(question_set, Routes(question_set)) == []


@given(any_tree())
@settings(MANY_SETS, max_examples=200)
def test_every_path_of_a_generated_tree_ends_alike_there(question_set: QuestionSet) -> None:
    assert disagreements(question_set, Routes(question_set)) == []


def test_a_set_of_more_paths_than_can_be_listed_is_exported_and_sampled() -> None:
    questions = {f"q{n}": question(a=f"fork{n}", b=f"fork{n}", c=f"fork{n}") for n in range(60)}
    names = [*questions, "odd"]
    junctions = {
        f"fork{n}": (
            Branch(when={f"q{n}": ("a",), "q0": ("b", "c")}, leads_to=names[n + 1]),
            Branch(when={}, leads_to=following),
        )
        for n, following in enumerate([*names[2:], "even"])
    }
    questions["odd"] = question(a="even", b="end")
    question_set = tree(questions, {"even": STOP, "end": STOP}, junctions)
    routes, decision, dice = Routes(question_set), oracle(question_set), Random(7)  # noqa: S311 - the same walks in every run
    assert routes.count > 10**12
    for _ in range(200):
        taken, outcome = routes.follow({key: dice.choice(tuple(each.answers)) for key, each in questions.items()})
        answers = {step.question: answer for step, answer in taken}
        assert decision.evaluate(answers)["result"] == {"outcome": outcome}
