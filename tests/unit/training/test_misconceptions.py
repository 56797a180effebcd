"""What wrong turns let one suspect: told only where it is likely, as wide as is likely, and no wider."""

from math import isclose

import pytest

from tests.support.attempts import attempt, turn
from tests.support.sets import shipped, small_set
from wizard.questionset.paths import Routes
from wizard.training.attempt import Turn
from wizard.training.beliefs import CHANGE, SLIP, Beliefs, Suspects
from wizard.training.misconceptions import believed, hunches, ranked

PAID_BY_NO_ONE_DESCRIBED = ("program-sponsor", "other-payer", "in-kind", "nobody")


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
    assert (hunch.rule.overlooked, hunch.rule.chosen) == (("described-company",), PAID_BY_NO_ONE_DESCRIBED)
    assert hunch.shown_by == ("a", "b", "c")
    assert hunch.against == ()
    assert hunch.says.startswith("At “Who pays”, takes “")
    assert hunch.probability > 0.9


def test_which_answers_were_in_fact_taken_for_which_is_told_the_most_often_seen_first(suspects):
    wrong = [paid("a", "in-kind", "described-company"), *[paid(f"{n}", "nobody", "described-company") for n in "bc"]]
    (hunch,) = hunches(suspects, wrong).likely
    first, second = hunch.seen.split("; ")
    assert first.startswith("Seen so far: “Nobody outside” given where “A company whose product")
    assert first.endswith("is right (2 times)")
    assert second.startswith("“No money, only free items or help” given where ")
    assert second.endswith("is right (1 time).")


def test_any_sponsor_money_taken_for_disqualifying_is_told_though_other_facts_of_its_group_are_read_rightly(suspects):
    right = [paid(f"right-{answer}", answer, answer) for answer in ("nobody", "in-kind", "other-payer")]
    wrong = [paid(case_id, "described-company", "program-sponsor") for case_id in ("a", "b", "c")]
    (hunch,) = hunches(suspects, [*right, *wrong]).likely
    assert (hunch.rule.overlooked, hunch.rule.chosen) == (("program-sponsor",), ("described-company",))


def test_a_rule_that_is_not_common_takes_one_more_wrong_turn(suspects):
    for times, number in ((2, 0), (3, 1)):
        wrong = [paid(f"{n}", "described-company", "program-sponsor") for n in range(times)]
        right = [paid("right", "nobody", "nobody")]
        assert len(hunches(suspects, [*right, *wrong]).likely) == number


def test_a_rule_is_told_no_wider_than_the_cases_show(suspects):
    (hunch,) = hunches(suspects, [paid(f"{n}", "nobody", "described-company") for n in range(3)]).likely
    assert hunch.rule.overlooked == ("described-company",)
    assert ranked(believed(suspects, [paid("a", "nobody", "described-company")]))[0][0] < 0.1


def test_a_rule_is_told_as_wide_as_the_cases_show(suspects):
    rights = ("provider", "health-plan", "cash-only-provider", "not-sure")
    wrong = [attempt(f"{right}-{n}", [turn("organization", "not-covered", right)]) for right in rights for n in "ab"]
    (hunch,) = hunches(suspects, wrong).likely
    assert {*hunch.rule.overlooked} == {*rights}
    assert hunch.says.endswith("whatever the facts are.")


def test_right_turns_speak_against_a_rule_and_are_named(suspects):
    wrong = [paid(f"wrong-{n}", "nobody", "described-company") for n in range(5)]
    before = hunches(suspects, wrong).likely[0].probability
    right = paid("right", "described-company", "described-company")
    assert hunches(suspects, [*wrong, right]).likely == ()
    (after,) = hunches(suspects, [*wrong, right, paid("again", "nobody", "described-company")]).likely
    assert after.against == ("right",)
    assert after.probability < before
    many = [paid(f"right-{n}", "described-company", "described-company") for n in range(4)]
    assert hunches(suspects, [*wrong, *many]).likely == ()


def test_two_mistaken_rules_at_two_questions_are_both_told_the_likelier_first(suspects):
    recipients = [attempt(f"r{n}", [turn("recipients", "public", "from-records")]) for n in range(5)]
    payment = [paid(f"{n}", "nobody", "described-company") for n in range(5)]
    found = hunches(
        suspects, [*payment[:4], paid("right", "described-company", "described-company"), payment[4], *recipients]
    )
    assert [hunch.rule.question_id for hunch in found.likely] == ["recipients", "payment"]
    assert found.says == "2 mistaken rules are likely."


def test_turns_after_a_wrong_one_are_evidence_where_the_key_settles_them_and_those_of_another_version_are_not(suspects):
    wrong = turn("purpose", "offer", "care")
    settled = believed(suspects, [attempt("a", [wrong, turn("payment", "nobody", "described-company")])])
    assert (
        settled.held
        == believed(
            suspects, [attempt("a", [wrong]), attempt("a", [turn("payment", "nobody", "described-company")])]
        ).held
    )
    unsettled = Turn(question_id="offer-purpose", chosen="not-health", right=None, seconds=1.0)
    unknown = attempt("b", [turn("gone", "x", "y")])
    renamed = attempt("c", [turn("payment", "the-maker", "described-company")])
    once = believed(suspects, [attempt("a", [wrong])])
    assert believed(suspects, [attempt("a", [wrong, unsettled]), unknown, renamed]).held == once.held


def test_wrong_turns_that_come_to_no_other_end_are_no_mistaken_rule(suspects):
    assert hunches(suspects, [paid(f"{n}", "nobody", "in-kind") for n in range(6)]).likely == ()


def test_a_question_with_likely_wrong_turns_but_no_likely_rule_is_not_told(suspects):
    mixed = [
        attempt(f"{chosen}-{n}", [turn("organization", chosen, "provider")])
        for n in range(2)
        for chosen in ("cash-only-provider", "not-covered")
    ]
    assert sum(believed(suspects, mixed).held["organization"]) > 0.5
    assert hunches(suspects, mixed).likely == ()


def test_a_turn_multiplies_the_odds_as_the_model_says():
    suspects = Suspects(small_set(), Routes(small_set()))
    places = {(rule.overlooked, rule.chosen): place for place, rule in enumerate(suspects.rules["cost"])}
    bent, silent = places[("above-cost",), ("at-cost",)], places[("not-sure",), ("at-cost",)]
    wrongly = Beliefs.none_yet(suspects).after([turn("cost", "at-cost", "above-cost")]).held["cost"]
    assert isclose(wrongly[bent] / wrongly[silent], (1 - SLIP) / (SLIP / 2))
    rightly = Beliefs.none_yet(suspects).after([turn("cost", "above-cost")]).held["cost"]
    assert isclose(rightly[bent] / rightly[silent], (SLIP / 2) / (1 - SLIP))
    elsewhere = Beliefs.none_yet(suspects).after([turn("cost", "not-sure", "above-cost")]).held["cost"]
    assert isclose(elsewhere[bent], elsewhere[silent])


def test_an_answer_that_is_one_of_several_chosen_speaks_the_less_for_a_rule(suspects):
    rules = suspects.rules["payment"]
    place = next(n for n, rule in enumerate(rules) if rule.chosen == PAID_BY_NO_ONE_DESCRIBED and rule.is_common)
    silent = next(n for n, rule in enumerate(rules) if "described-company" not in rule.overlooked)
    before = Beliefs.none_yet(suspects).held["payment"]
    after = Beliefs.none_yet(suspects).after([turn("payment", "nobody", "described-company")]).held["payment"]
    slip = SLIP / 5
    odds = ((1 - SLIP) / 4 + 3 / 4 * slip) / slip
    assert isclose((after[place] / after[silent]) / (before[place] / before[silent]), odds)


def test_evidence_fades_so_that_nobody_is_held_for_ever_to_what_they_once_did(suspects):
    right = [paid(f"right-{n}", "described-company", "described-company") for n in range(300)]
    least = min(believed(suspects, right).held["payment"])
    assert least > CHANGE * min(suspects.prior["payment"]) / 100
    wrong = [paid(f"wrong-{n}", "nobody", "described-company") for n in range(5)]
    assert [hunch.rule.chosen for hunch in hunches(suspects, [*right, *wrong]).likely] == [PAID_BY_NO_ONE_DESCRIBED]


def test_a_try_from_the_wrong_turn_on_counts_no_turn_twice():
    suspects = Suspects(small_set(), Routes(small_set()))
    first = attempt("one", [turn("purpose", "visit"), turn("payment", "maker", "nobody")])
    again = attempt("one", [turn("purpose", "visit"), turn("payment", "nobody")], id="again", retry_of=first.id)
    whole = attempt("two", [turn("payment", "nobody")])
    assert ranked(believed(suspects, [first, again])) == ranked(believed(suspects, [first, whole]))
