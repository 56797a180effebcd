"""What wrong turns let one suspect: told only where it is likely, as wide as is likely, and no wider."""

from math import isclose

import pytest

from tests.support.attempts import attempt, turn
from tests.support.sets import shipped, small_set
from wizard.questionset.paths import Routes
from wizard.training.beliefs import CHANGE, SLIP, Beliefs, Suspects
from wizard.training.misconceptions import believed, hunches, ranked
from wizard.training.mistaken_rules import MistakenRule


@pytest.fixture(scope="module")
def suspects():
    return Suspects(shipped().question_set, shipped().routes)


def paid(case_id, chosen, right, **changed):
    return attempt(case_id, [turn("organization", "provider"), turn("payment", chosen, right)], **changed)


def test_nothing_is_suspected_without_a_wrong_turn(suspects):
    found = hunches(suspects, [paid("a", "nobody", "nobody")])
    assert found.likely == ()
    assert found.says == "No wrong turn so far, so no mistaken rule is suspected."


def test_one_wrong_turn_is_not_enough_and_says_so(suspects):
    found = hunches(suspects, [paid("a", "nobody", "described-company")])
    assert found.likely == ()
    assert found.says.startswith("The one wrong turn so far is not enough")


def test_wrong_turns_of_many_kinds_are_slips(suspects):
    wrong = [paid("a", "nobody", "described-company"), paid("b", "in-kind", "nobody"), paid("c", "not-sure", "in-kind")]
    found = hunches(suspects, wrong)
    assert found.likely == ()
    assert found.says.startswith("The 3 wrong turns so far are not enough")


def test_the_same_wrong_turn_again_and_again_is_told_with_its_cases(suspects):
    right = [paid(f"right-{answer}", answer, answer) for answer in ("nobody", "in-kind", "other-payer")]
    wrong = [paid(case_id, "nobody", "described-company") for case_id in ("a", "b", "a", "c")]
    found = hunches(suspects, [*right, *wrong])
    (hunch,) = found.likely
    assert found.says == "One mistaken rule is likely."
    assert hunch.rule == MistakenRule(question_id="payment", overlooked=("described-company",), chosen="nobody")
    assert hunch.shown_by == ("a", "b", "c")
    assert hunch.against == ()
    assert hunch.says.startswith("At “Who pays”, takes “")
    assert hunch.probability > 0.9


def test_a_rule_is_told_no_wider_than_the_cases_show(suspects):
    (hunch,) = hunches(suspects, [paid(f"{n}", "nobody", "described-company") for n in range(3)]).likely
    assert hunch.rule.overlooked == ("described-company",)
    assert ranked(believed(suspects, [paid("a", "nobody", "described-company")]))[0][0] < 0.1


def test_a_rule_is_told_as_wide_as_the_cases_show(suspects):
    answers = ("described-company", "program-sponsor", "other-payer", "in-kind", "not-sure")
    (hunch,) = hunches(suspects, [paid(f"{right}-{n}", "nobody", right) for right in answers for n in range(2)]).likely
    assert set(hunch.rule.overlooked) == set(answers)
    assert hunch.says.endswith("whatever the facts are.")


def test_right_turns_speak_against_a_rule_and_are_named(suspects):
    wrong = [paid(f"wrong-{n}", "nobody", "described-company") for n in range(4)]
    before = hunches(suspects, wrong).likely[0].probability
    (after,) = hunches(suspects, [*wrong, paid("right", "described-company", "described-company")]).likely
    assert after.against == ("right",)
    assert after.probability < before
    many = [paid(f"right-{n}", "described-company", "described-company") for n in range(4)]
    assert hunches(suspects, [*wrong, *many]).likely == ()


def test_two_mistaken_rules_at_two_questions_are_both_told_the_likelier_first(suspects):
    recipients = [attempt(f"r{n}", [turn("recipients", "public", "from-records")]) for n in range(5)]
    payment = [paid(f"{n}", "nobody", "described-company") for n in range(4)]
    found = hunches(suspects, [*payment, paid("right", "described-company", "described-company"), *recipients])
    assert [hunch.rule.question_id for hunch in found.likely] == ["recipients", "payment"]
    assert found.says == "2 mistaken rules are likely."


def test_turns_after_the_first_wrong_one_and_of_another_version_say_nothing(suspects):
    unscored = attempt("a", [turn("purpose", "offer", "care"), turn("payment", "nobody", "described-company")])
    unknown = attempt("b", [turn("gone", "x", "y")])
    renamed = attempt("c", [turn("payment", "the-maker", "described-company")])
    once = believed(suspects, [attempt("a", [turn("purpose", "offer", "care")])])
    assert believed(suspects, [unscored, unknown, renamed]).held == once.held


def test_a_question_with_likely_wrong_turns_but_no_likely_rule_is_not_told(suspects):
    mixed = [paid("a", "nobody", "described-company"), paid("b", "in-kind", "described-company")]
    assert hunches(suspects, mixed * 2).likely == ()


def test_a_turn_multiplies_the_odds_as_the_model_says():
    suspects = Suspects(small_set(), Routes(small_set()))
    rules = suspects.rules["cost"]
    place = rules.index(MistakenRule(question_id="cost", overlooked=("above-cost",), chosen="at-cost"))
    silent = rules.index(MistakenRule(question_id="cost", overlooked=("not-sure",), chosen="at-cost"))
    wrongly = Beliefs.none_yet(suspects).after([turn("cost", "at-cost", "above-cost")]).held["cost"]
    assert isclose(wrongly[place] / wrongly[silent], (1 - SLIP) / (SLIP / 2))
    rightly = Beliefs.none_yet(suspects).after([turn("cost", "above-cost")]).held["cost"]
    assert isclose(rightly[place] / rightly[silent], (SLIP / 2) / (1 - SLIP))
    elsewhere = Beliefs.none_yet(suspects).after([turn("cost", "not-sure", "above-cost")]).held["cost"]
    assert isclose(elsewhere[place], elsewhere[silent])


def test_evidence_fades_so_that_nobody_is_held_for_ever_to_what_they_once_did(suspects):
    right = [paid(f"right-{n}", "described-company", "described-company") for n in range(300)]
    least = min(believed(suspects, right).held["payment"])
    assert least > CHANGE * suspects.prior / 100
    wrong = [paid(f"wrong-{n}", "nobody", "described-company") for n in range(5)]
    assert [hunch.rule.chosen for hunch in hunches(suspects, [*right, *wrong]).likely] == ["nobody"]
