"""The mistaken rules of a set: each once, all of another behavior, and worded from the set."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given, settings

from tests.support.generated_sets import MANY_SETS, any_set
from tests.support.sets import question, shipped, small_set, tree
from wizard.questionset.model import Outcome
from wizard.questionset.paths import Routes
from wizard.training.mistaken_rules import MistakenRule, mistaken_rules

STOP = Outcome(class_="stop", headline="Headline", explanation="Explanation.")
STOPS = {"one": STOP, "two": STOP}


def rules_of(question_set, at):
    return [rule for rule in mistaken_rules(question_set, Routes(question_set)) if rule.question_id == at]


def rule(question_id, overlooked, *chosen):
    return MistakenRule(question_id=question_id, overlooked=overlooked, chosen=chosen, is_common=True)


def test_a_rule_answers_wrongly_where_it_is_bent_and_rightly_everywhere_else():
    bent = rule("payment", ("maker",), "nobody", "in-kind")
    assert bent.answers("payment", "maker") == ("nobody", "in-kind")
    assert bent.answers("payment", "not-sure") == ("not-sure",)
    assert bent.answers("cost", "maker") == ("maker",)


def test_every_kind_of_mistake_at_a_question_of_three_answers_is_there_once_and_none_chooses_not_sure():
    bent = [(each.overlooked, each.chosen) for each in rules_of(small_set(), "cost")]
    assert len({*bent}) == len(bent)
    assert {*bent} == {
        (("at-cost",), ("above-cost",)),
        (("not-sure",), ("above-cost",)),
        (("at-cost", "not-sure"), ("above-cost",)),
        (("above-cost",), ("at-cost",)),
        (("not-sure",), ("at-cost",)),
        (("above-cost", "not-sure"), ("at-cost",)),
    }


def test_answers_that_come_to_the_same_are_overlooked_together_or_one_alone_and_never_taken_for_each_other():
    asked = question(a="one", b="one", c="two", d="two")
    bent = {(each.overlooked, each.chosen): each for each in rules_of(tree({"q": asked}, STOPS), "q")}
    assert {*bent} == {
        (("a", "b"), ("c", "d")),
        (("a",), ("c", "d")),
        (("b",), ("c", "d")),
        (("c", "d"), ("a", "b")),
        (("c",), ("a", "b")),
        (("d",), ("a", "b")),
    }
    assert {key for key, each in bent.items() if each.is_common} == {(("a", "b"), ("c", "d")), (("c", "d"), ("a", "b"))}


def test_common_are_those_that_go_wrong_in_one_told_case_of_twenty():
    rules = [each for each in mistaken_rules(shipped().question_set, shipped().routes) if each.is_common]
    told = [shipped().routes.follow(case.answers)[0] for case in shipped().question_set.cases.values()]
    for each in rules:
        wrong = sum(right not in each.answers(step.question, right) for path in told for step, right in path)
        assert wrong >= len(told) / 20
    seldom = [each for each in rules_of(shipped().question_set, "special-content") if not each.is_common]
    assert (("psychotherapy-notes",), ("none",)) in [(each.overlooked, each.chosen) for each in seldom]


def test_where_there_is_but_one_answer_nothing_can_be_mistaken():
    assert rules_of(tree({"q": question(a="one")}, STOPS), "q") == []


def test_a_question_that_is_never_asked_has_no_mistaken_rule():
    unasked = replace(small_set(), questions={**small_set().questions, "extra": question(a="paid", b="paid")})
    assert rules_of(unasked, "extra") == []


@given(any_set())
@settings(MANY_SETS, max_examples=300)
def test_any_two_rules_differ_on_some_path(question_set):
    routes = Routes(question_set)
    paths = [path.answers.items() for path in routes.walk()]
    rules = mistaken_rules(question_set, routes)
    behaviors = {tuple(tuple(each.answers(*pair) for pair in path) for path in paths) for each in rules}
    rightly = tuple(tuple((answer,) for _, answer in path) for path in paths)
    assert len(behaviors) == len(rules)
    assert rightly not in behaviors


def test_the_rules_are_worded_from_the_label_and_the_answers():
    words = [each.words(small_set()) for each in rules_of(small_set(), "purpose")]
    assert "At “Purpose”, takes “A visit” for “A greeting”." in words
    assert "At “Purpose”, assumes “A medicine” where the facts do not say." in words
    assert "At “Purpose”, answers “A greeting” whatever the facts are." in words


def test_an_answer_is_told_by_its_first_sentence_unless_another_begins_alike():
    paid = rule("payment", ("in-kind",), "nobody")
    assert paid.words(shipped().question_set).endswith(" for “Nobody outside”.")
    signed = rule("special-content", ("none",), "recognizable-signed")
    assert "Everyone shown has signed" in signed.words(shipped().question_set)


def test_answers_that_come_to_the_same_are_all_named_but_for_not_sure_among_those_chosen():
    words = rule("sender", ("vendor-with-agreement", "own-workforce"), "another-party", "not-sure").words(
        shipped().question_set
    )
    assert words.startswith("At “Who handles the data”, takes “A vendor that prints")
    assert words.count(" or “") == 1
    assert words.endswith(" for “Someone else outside”.")


def test_no_two_rules_of_the_shipped_set_are_worded_alike():
    words = [each.words(shipped().question_set) for each in mistaken_rules(shipped().question_set, shipped().routes)]
    assert not [pair for pair in pairwise(sorted(words)) if pair[0] == pair[1]]
    assert len(words) > 400
