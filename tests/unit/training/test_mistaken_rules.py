"""The mistaken rules of a set: each once, all of another behavior, and worded from the set."""

from collections import defaultdict
from dataclasses import replace
from itertools import combinations

from hypothesis import given, settings

from tests.support.generated_sets import MANY_SETS, any_set
from tests.support.sets import question, shipped, small_set, tree
from wizard.questionset.model import Outcome
from wizard.questionset.paths import Routes
from wizard.training.mistaken_rules import MistakenRule, mistaken_rules


def rules_of(question_set, at):
    return [rule for rule in mistaken_rules(question_set, Routes(question_set)) if rule.question_id == at]


def test_a_rule_answers_wrongly_where_it_is_bent_and_rightly_everywhere_else():
    rule = MistakenRule(question_id="payment", overlooked=("maker",), chosen="nobody")
    assert rule.answer("payment", "maker") == "nobody"
    assert rule.answer("payment", "not-sure") == "not-sure"
    assert rule.answer("cost", "maker") == "maker"


def test_every_kind_of_mistake_at_a_question_of_three_answers_is_there_once():
    bent = {(rule.overlooked, rule.chosen) for rule in rules_of(small_set(), "cost")}
    assert bent == {
        (("at-cost",), "above-cost"),
        (("not-sure",), "above-cost"),
        (("at-cost", "not-sure"), "above-cost"),
        (("at-cost",), "not-sure"),
        (("above-cost",), "not-sure"),
        (("at-cost", "above-cost"), "not-sure"),
        (("above-cost",), "at-cost"),
        (("not-sure",), "at-cost"),
        (("above-cost", "not-sure"), "at-cost"),
    }


def test_answers_that_lead_to_one_place_are_overlooked_together():
    stop = Outcome(class_="stop", headline="Headline", explanation="Explanation.")
    asked = question(a="one", b="one", c="two", d="two", e="two")
    question_set = tree({"q": asked}, {"one": stop, "two": stop})
    assert {rule.chosen for rule in rules_of(question_set, "q") if rule.overlooked == ("a", "b")} == {"c", "d", "e"}


def test_where_there_is_but_one_answer_nothing_can_be_mistaken():
    stop = Outcome(class_="stop", headline="Headline", explanation="Explanation.")
    assert rules_of(tree({"q": question(a="one")}, {"one": stop}), "q") == []


def test_a_question_that_is_never_asked_has_no_mistaken_rule():
    unasked = replace(small_set(), questions={**small_set().questions, "extra": question(a="paid", b="paid")})
    assert rules_of(unasked, "extra") == []


@given(any_set())
@settings(MANY_SETS, max_examples=300)
def test_any_two_rules_differ_on_some_path(question_set):
    routes = Routes(question_set)
    paths = [path.answers.items() for path in routes.walk()]
    rules = mistaken_rules(question_set, routes)
    behaviors = {tuple(tuple(rule.answer(*pair) for pair in path) for path in paths) for rule in rules}
    rightly = tuple(tuple(answer for _, answer in path) for path in paths)
    assert len(behaviors) == len(rules)
    assert rightly not in behaviors


def test_the_rules_are_worded_from_the_label_and_the_answers():
    by_shape = defaultdict(list)
    for rule in rules_of(small_set(), "purpose"):
        by_shape[len(rule.overlooked)].append(rule.words(small_set()))
    assert "At “Purpose”, takes “A visit” for “A greeting”." in by_shape[1]
    assert "At “Purpose”, answers “A medicine” unless “A greeting” is right." in by_shape[2]
    assert "At “Purpose”, answers “A greeting” whatever the facts are." in by_shape[3]


def test_an_answer_is_told_by_its_first_sentence_unless_another_begins_alike():
    paid = MistakenRule(question_id="payment", overlooked=("in-kind",), chosen="nobody")
    assert paid.words(shipped().question_set).endswith(" for “Nobody outside”.")
    signed = MistakenRule(question_id="special-content", overlooked=("none",), chosen="recognizable-signed")
    assert "Everyone shown has signed" in signed.words(shipped().question_set)


def test_several_overlooked_answers_are_listed_where_more_than_one_is_told_apart():
    rule = MistakenRule(question_id="payment", overlooked=("program-sponsor", "other-payer"), chosen="in-kind")
    words = rule.words(shipped().question_set)
    assert words.startswith("At “Who pays”, takes “")
    assert words.count(" or “") == 1
    assert words.endswith("”.")


def test_no_two_rules_of_the_shipped_set_are_worded_alike():
    words = [rule.words(shipped().question_set) for rule in mistaken_rules(shipped().question_set, shipped().routes)]
    assert not [pair for pair in combinations(sorted(words), 2) if pair[0] == pair[1]]
    assert len(words) > 1000
