"""Who must practice again: against answers walked by hand through both sets, and in words on the small set."""

from dataclasses import replace
from itertools import islice
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.attempts import attempt, turn
from tests.support.edits import edited, reworded, with_routes
from tests.support.generated_sets import MANY_SETS, any_set
from tests.support.learners import told_cases
from tests.support.sets import any_tree, question, shipped, small_set, tree
from wizard.questionset.difference import compare
from wizard.questionset.paths import Routes
from wizard.training.changed_paths import ChangedPaths
from wizard.training.retraining import Affected, Decision, Retraining, named, retraining

SETS = settings(MANY_SETS, max_examples=200)
KEYS = told_cases(small_set(), Routes(small_set()))


def resolved(question_set, node, answers):
    """Return the question or outcome that these answers come to from a node, through the forks as they are written."""
    while node in question_set.junctions:
        node = next(branch.leads_to for branch in question_set.junctions[node] if branch.fits(answers))
    return node


def walked(question_set, answers):
    """Yield every step of a walk, read from the set alone: the question, its answer and where that leads."""
    node, given_so_far = resolved(question_set, question_set.first, {}), {}
    yield "first", node
    while node in question_set.questions and answers.get(node) in question_set.questions[node].answers:
        given_so_far[node] = answers[node]
        here, node = node, resolved(question_set, question_set.answer_of(node, answers[node]).leads_to, given_so_far)
        yield here, answers[here], node
    if node in question_set.outcomes:
        yield question_set.outcomes[node].class_, question_set.outcomes[node].exception


def is_on_a_changed_path(old, new, answers):
    before = [*walked(old, answers)]
    asked = {step[0] for step in before if len(step) == 3}
    return before != [*walked(new, {key: answer for key, answer in answers.items() if key in asked})]


def check_everyone(old, new, dice):
    paths = {f"case-{n}": path.answers for n, path in enumerate(islice(Routes(old).walk(), 300))}
    keys = {key: shortened(answers, dice) for key, answers in paths.items()}
    attempts = [attempt(key, [], learner=f"learner-{key}") for key in keys]
    decisions = [
        Decision(who=f"worker-{key}", id=key, name=key, answers={**answers, "not-asked": "a"}, outcome="paid")
        for key, answers in keys.items()
    ]
    found = retraining(old, new, keys=keys, attempts=attempts, decisions=decisions)
    changed = [key for key, answers in keys.items() if is_on_a_changed_path(old, new, answers)]
    assert [each.who for each in found] == [*(f"learner-{key}" for key in changed), *(f"worker-{k}" for k in changed)]
    for each in found:
        (affected,) = (*each.practiced, *each.decided)
        assert affected.why
        assert all(sentence.endswith(".") for sentence in (*each.changes, *affected.why))
    return keys, changed


def shortened(answers, dice):
    """Return the answers, one list in four without the last of them, but never none."""
    pairs = list(answers.items())
    return dict(pairs[:-1] if dice.random() < 0.25 and len(pairs) > 1 else pairs)


@given(st.one_of(any_set(), any_tree(9)), st.randoms(use_true_random=True))
@SETS
def test_exactly_those_are_listed_whose_answers_walk_otherwise(question_set, dice):
    check_everyone(question_set, edited(question_set, dice), dice)


@given(any_set(), any_set(), st.randoms(use_true_random=True))
@SETS
def test_sets_that_have_little_in_common_are_compared_too(old, new, dice):
    check_everyone(old, replace(new, digest="another"), dice)


@given(st.one_of(any_set(), any_tree()), st.randoms(use_true_random=True))
@SETS
def test_every_path_whose_verdict_changes_is_named_by_the_rule_that_changed(question_set, dice):
    new = edited(question_set, dice)
    paths, changes = ChangedPaths(question_set, new), compare(question_set, new).changed
    for path in islice(Routes(question_set).walk(), 100):
        fits = any(all(path.answers.get(key) in each for key, each in change.when.items()) for change in changes)
        found = paths.of(path.answers)
        assert (found is not None and found.change not in found.why) == fits


@given(st.one_of(any_set(), any_tree()), st.randoms(use_true_random=True))
@SETS
def test_new_words_send_nobody_back_to_practice(question_set, dice):
    _, changed = check_everyone(question_set, reworded(question_set, dice), dice)
    assert changed == []


@pytest.mark.parametrize("seed", range(6))
def test_edits_of_the_shipped_set_list_those_whose_cases_walk_otherwise(seed):
    old, dice = shipped().question_set, Random(seed)  # noqa: S311 - the same edits in every run
    new = edited(old, dice)
    keys = told_cases(old, shipped().routes)
    attempts = [attempt(key, [], learner=key) for key in keys]
    listed = [each.who for each in retraining(old, new, keys=keys, attempts=attempts, decisions=[])]
    assert listed == [key for key, answers in keys.items() if is_on_a_changed_path(old, new, answers)]


def bent(**routes):
    return replace(with_routes(small_set(), lambda node: routes.get(node.replace("-", "_"), node)), digest="new")


def decision(**answers):
    return Decision(who="Bo", id="D-1", name="Spring letter", answers=answers, outcome="refill-at-cost")


NO_COST_ASKED = (
    "When Who pays is “The maker of the product”, the verdict is Authorization required (Paid marketing); before, "
    "“Cost” came next."
)
AT_COST = {"purpose": "refill", "payment": "maker", "cost": "at-cost"}


def test_a_person_is_listed_with_the_changed_rule_their_cases_and_their_decisions():
    new = bent(refill_at_cost="paid")
    tries = [attempt(key, [], learner="Ada") for key in ("refill-letter-at-cost", "visit-letter")]
    told = retraining(small_set(), new, keys=KEYS, attempts=[*tries, *tries], decisions=[decision(**AT_COST)])
    assert [each.who for each in told] == ["Ada", "Bo"]
    effect = "Authorization required (Paid marketing) instead of With conditions (Refill, paid at cost)."
    why = (f"These answers now end in {effect}",)
    changes = (f"When Cost is “No more than the cost”, the verdict is now {effect}",)
    case = Affected(id="refill-letter-at-cost", name="refill-letter-at-cost", outcome="paid", why=why)
    assert (told[0].changes, told[0].practiced, told[0].decided) == (changes, (case,), ())
    made = Affected(id="D-1", name="Spring letter", outcome="refill-at-cost", why=why)
    assert (told[1].changes, told[1].practiced, told[1].decided) == (changes, (), (made,))


def test_someone_who_practiced_under_the_new_rules_already_is_not_listed():
    tried = attempt("refill-letter-at-cost", [], question_set_digest="new")
    assert retraining(small_set(), bent(refill_at_cost="paid"), keys=KEYS, attempts=[tried], decisions=[]) == ()


def test_a_case_without_a_key_is_judged_by_the_right_answers_as_far_as_they_reach():
    turns = [turn("purpose", "refill"), turn("payment", "nobody", "maker"), turn("cost", "at-cost")]
    short = attempt("unknown", turns)
    assert retraining(small_set(), bent(refill_at_cost="paid"), keys={}, attempts=[short], decisions=[]) == ()
    (told,) = retraining(small_set(), bent(cost="paid"), keys={}, attempts=[short], decisions=[])
    assert told.changes == told.practiced[0].why == (NO_COST_ASKED,)


def why(new, **answers):
    found = ChangedPaths(small_set(), new).of(answers)
    return found and found.why


def test_a_step_that_leads_elsewhere_to_the_same_verdict_says_that_it_stays():
    above = {**AT_COST, "cost": "above-cost"}
    assert why(bent(cost="paid"), **above) == (
        NO_COST_ASKED,
        "The verdict stays Authorization required (Paid marketing).",
    )


def test_a_new_question_is_named_where_it_is_asked():
    extra = question(a="paid", b="paid")
    behind = with_routes(small_set(), lambda node: "extra" if node == "paid" else node)
    new = replace(behind, questions={**behind.questions, "extra": extra})
    first, last = why(new, purpose="visit", payment="maker")
    asked = f"“{extra.label}” is asked"
    assert first.startswith(f"When Who pays is “The maker of the product”, {asked} next; before, the verdict was ")
    assert last == f"{asked} now, which these answers do not say."


def test_another_first_question_is_told_from_the_start():
    first, *_ = why(replace(small_set(), first="payment"), **AT_COST)
    assert first == "At the start, “Who pays” is asked next; before, “Purpose” came next."


def test_an_answer_that_is_gone_is_named():
    purpose = small_set().questions["purpose"]
    left = {key: answer for key, answer in purpose.answers.items() if key != "greeting"}
    new = replace(small_set(), questions={**small_set().questions, "purpose": replace(purpose, answers=left)})
    gone = ("“Purpose” has no answer “A greeting” any more.",)
    assert why(new, purpose="greeting") == gone
    assert why(new, purpose="visit", payment="nobody") is None
    change = ChangedPaths(small_set(), new).of({"purpose": "greeting"}).change
    assert change.startswith("When Purpose is “A greeting”, the answers can no longer be completed; they ended in ")


def test_an_outcome_that_grants_another_exception_is_a_change():
    outcome = replace(small_set().outcomes["visit-reminder"], exception="refill-reminders")
    new = replace(small_set(), outcomes={**small_set().outcomes, "visit-reminder": outcome})
    (sentence,) = why(new, purpose="visit", payment="nobody")
    assert "granting “Refill reminders” instead of" in sentence


def test_where_every_verdict_changes_the_rule_needs_no_condition():
    ends = {key: small_set().outcomes["paid"] for key in ("one", "two")}
    old, new = (replace(tree({"q": question(a=end, b=end)}, ends), classes=small_set().classes) for end in ends)
    assert ChangedPaths(old, new).of({"q": "a"}).change.startswith("Whatever the answers are, the verdict is now ")


def test_answers_that_stop_early_are_compared_as_far_as_they_reach():
    assert why(bent(cost="paid"), purpose="refill") is None
    assert why(bent(refill_at_cost="paid"), purpose="refill", payment="maker") is None


def test_cases_practiced_are_called_by_their_titles_where_they_have_one():
    known = Affected(id="a", name="a", outcome="paid", why=())
    gone = Affected(id="b", name="b", outcome="paid", why=())
    people = [Retraining(who="Ada", changes=(), practiced=(known, gone), decided=(known,))]
    (found,) = named(people, {"a": "Story 1"})
    assert [each.name for each in found.practiced] == ["Story 1", "b"]
    assert found.decided == (known,)
