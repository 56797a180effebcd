import pytest

from tests.support.practice import told_case, turn
from tests.support.sets import shipped, small_set
from wizard.errors import AnswerError, UnfinishedError
from wizard.questionset.paths import Routes
from wizard.training.marking import mark, turns_of


def marking(case_id, **answers):
    case = told_case(case_id)
    return mark(small_set(), Routes(small_set()), case, turns_of(case, answers, {"purpose": 3.5}))


def test_a_way_that_is_the_keys_is_right():
    marked = marking("visit-letter", purpose="visit", payment="nobody")
    assert marked.is_right
    assert [(each.label, each.mark) for each in marked.turns] == [("Purpose", "right"), ("Who pays", "right")]
    assert [each.turn.seconds for each in marked.turns] == [3.5, 0.0]
    assert marked.outcome_id == marked.right_outcome_id == "visit-reminder"


def test_nothing_is_scored_after_the_first_wrong_turn():
    marked = marking("visit-letter", purpose="refill", payment="maker", cost="above-cost")
    assert [each.mark for each in marked.turns] == ["wrong", "not-scored", "not-scored"]
    assert marked.turns[2].turn.right is None
    assert not marked.is_right


def test_the_wrong_turn_tells_what_was_chosen_and_what_is_right_and_where_each_leads():
    wrong = marking("visit-letter", purpose="visit", payment="maker").wrong
    assert (wrong.place, wrong.question_id, wrong.label) == (2, "payment", "Who pays")
    assert (wrong.chosen.text, wrong.chosen.outcome_id, wrong.chosen.class_) == (
        "The maker of the product", "paid", "authorization",
    )  # fmt: skip
    assert (wrong.right.text, wrong.right.outcome_id, wrong.right.class_) == (
        "Nobody outside", "visit-reminder", "exception",
    )  # fmt: skip


def test_the_wrong_choice_leads_where_the_learners_own_answers_led():
    wrong = marking("visit-letter", purpose="refill", payment="maker", cost="at-cost").wrong
    assert (wrong.chosen.answer_id, wrong.chosen.outcome_id) == ("refill", "refill-at-cost")


def test_the_wrong_turn_comes_with_its_clue_and_its_rule():
    wrong = marking("visit-letter", purpose="refill", payment="nobody").wrong
    assert wrong.clue.words == "reminds a patient of a visit"
    assert (wrong.rule.why, wrong.rule.hint) == (
        "Each purpose has its own rule.", "Choose the first line that is true.",
    )  # fmt: skip
    assert [source.cite for source in wrong.rule.sources] == ["45 CFR 164.501"]


def test_a_wrong_turn_is_wrong_even_where_it_ends_alike():
    question_set, routes = shipped().question_set, shipped().routes
    case = told_case("refill-reminder-by-mail", question_set)
    given = {**case.answers, "maker-payment": "in-kind"}
    marked = mark(question_set, routes, case, turns_of(case, given, {}))
    assert marked.outcome_id == marked.right_outcome_id
    assert marked.wrong.question_id == "maker-payment"


def test_the_key_is_that_of_the_case_and_not_of_a_turn_taken_under_an_older_one():
    case = told_case("visit-letter")
    older = (turn("purpose", "visit", "refill"), turn("payment", "nobody"))
    assert mark(small_set(), Routes(small_set()), case, older).is_right


def test_turns_that_reach_no_verdict_or_do_not_fit_are_refused():
    with pytest.raises(UnfinishedError):
        marking("visit-letter", purpose="visit")
    with pytest.raises(AnswerError, match="no answer 'visits'"):
        marking("visit-letter", purpose="visits")
