"""Answers that come to the same: against every path walked outright, and where only what is ahead tells them apart."""

from collections import defaultdict

from hypothesis import given, settings

from tests.support.generated_sets import MANY_SETS, any_set
from tests.support.sets import question, shipped, small_set, tree
from wizard.questionset.model import Branch, Outcome
from wizard.questionset.paths import Routes
from wizard.training.answer_groups import answer_groups

STOP = Outcome(class_="stop", headline="Headline", explanation="Explanation.")


def test_answers_that_lead_to_one_place_are_one_group():
    asked = question(a="one", b="two", c="one", d="three")
    groups = answer_groups(Routes(tree({"q": asked}, {"one": STOP, "two": STOP, "three": STOP})))
    assert groups == {"q": (("a", "c"), ("b",), ("d",))}


def test_a_junction_ahead_tells_answers_apart_that_lead_to_one_question():
    forked = {"fork": (Branch(when={"q": ("a",)}, leads_to="one"), Branch(when={}, leads_to="two"))}
    questions = {"q": question(a="then", b="then", c="then"), "then": question(x="fork", y="one")}
    groups = answer_groups(Routes(tree(questions, {"one": STOP, "two": STOP}, forked)))
    assert groups == {"q": (("a",), ("b", "c")), "then": (("x",), ("y",))}


def test_a_question_that_is_never_asked_has_no_groups():
    questions = {"q": question(a="one", b="one"), "extra": question(a="one", b="two")}
    assert answer_groups(Routes(tree(questions, {"one": STOP, "two": STOP}))) == {"q": (("a", "b"),)}


def test_in_the_shipped_set_all_who_pay_nothing_for_the_message_are_one_group_and_the_company_described_another():
    groups = answer_groups(shipped().routes)
    assert groups["payment"] == (
        ("described-company",),
        ("program-sponsor", "other-payer", "in-kind", "nobody"),
        ("not-sure",),
    )


def test_every_purpose_of_the_small_set_is_a_place_of_its_own():
    assert len(answer_groups(Routes(small_set()))["purpose"]) == 4


@given(any_set())
@settings(MANY_SETS, max_examples=200)
def test_to_change_an_answer_within_its_group_never_changes_what_is_asked_next_nor_the_end(question_set):
    routes = Routes(question_set)
    of = {(key, each): group for key, groups in answer_groups(routes).items() for group in groups for each in group}
    ways = defaultdict(set)
    for path in routes.walk():
        answers = [*path.answers.items()]
        for place, (key, answer) in enumerate(answers):
            ways[tuple(answers[:place]), key, answer].add((*answers[place + 1 :], path.outcome))
    for (before, key, answer), onward in ways.items():
        for other in of[key, answer]:
            assert ways[before, key, other] == onward
