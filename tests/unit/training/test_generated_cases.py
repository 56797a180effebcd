"""Whether the cases made from the rules cover them, on the shipped set and on many drawn ones."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from tests.support.generated_sets import any_set
from tests.support.sets import fits, shipped, small_set, tree
from wizard.engine.assessment import Assessment
from wizard.questionset import prover
from wizard.questionset.model import Law, Outcome, Pattern
from wizard.questionset.paths import Path, Routes
from wizard.training.generated_cases import LEAST, fact_of, generated_cases
from wizard.training.walks import Walks


def path_of(case):
    return Path(answers=case.answers, outcome=case.outcome)


def generated(question_set, seed=7):
    return generated_cases(question_set, Routes(question_set), seed)


@pytest.fixture(scope="module")
def of_shipped():
    return generated_cases(shipped().question_set, shipped().routes, 7)


def assert_covers_and_pairs(question_set, routes, made):
    answers = {pair for case in made.cases for pair in case.answers.items()}
    assert answers == {(step.question, answer) for step in routes.steps for answer in step.next}
    reachable = {routes.first} if isinstance(routes.first, str) else routes.first.outcomes
    assert {case.outcome for case in made.cases} == reachable
    cases = {case.id: case for case in made.cases}
    assert len(cases) == len(made.cases)
    for case in made.cases:
        assert Assessment.from_answers(question_set, case.answers, routes=routes).here == case.outcome
    for pair in made.pairs:
        first, second = cases[pair.first], cases[pair.second]
        differing = [key for key in first.answers if second.answers.get(key, first.answers[key]) != first.answers[key]]
        assert differing == [pair.question_id]
        classes = {question_set.outcomes[case.outcome].class_ for case in (first, second)}
        assert len(classes) == 2


def test_the_shipped_set_is_covered(of_shipped):
    question_set = shipped().question_set
    assert_covers_and_pairs(question_set, shipped().routes, of_shipped)
    assert of_shipped.untried_laws == ()
    for law in question_set.laws.values():
        wanted = [law.whenever] if law.whenever else law.possible
        for pattern in wanted:
            shown = [case for case in of_shipped.cases if fits(question_set, path_of(case), pattern)]
            assert any(not any(fits(question_set, path_of(case), excuse) for excuse in law.unless) for case in shown)


@settings(max_examples=150, deadline=None, derandomize=True, database=None)
@given(any_set())
def test_any_set_is_covered(question_set):
    routes = Routes(question_set)
    assert_covers_and_pairs(question_set, routes, generated_cases(question_set, routes, 7))


def test_every_question_and_every_exception_has_a_minimal_pair(of_shipped):
    assert {pair.question_id for pair in of_shipped.pairs} == {*shipped().question_set.questions}
    topics = {case.id: case.topic for case in of_shipped.cases}
    assert {topics[pair.first] for pair in of_shipped.pairs} >= {*shipped().question_set.exceptions}


def test_the_second_of_a_pair_is_the_twin_of_the_first(of_shipped):
    twins = {case.id: case.twin_of for case in of_shipped.cases}
    firsts = {(pair.second, pair.first) for pair in of_shipped.pairs}
    assert {(key, twin) for key, twin in twins.items() if twin} <= firsts
    assert {key for key, twin in twins.items() if twin} == {pair.second for pair in of_shipped.pairs}


def test_every_exception_is_granted_in_some_cases(of_shipped):
    for rule in shipped().question_set.exceptions.values():
        assert sum(case.outcome in rule.granted_by for case in of_shipped.cases) >= LEAST


def test_a_seed_repeats_its_cases_and_another_draws_others(of_shipped):
    again = generated_cases(shipped().question_set, shipped().routes, 7)
    assert again == of_shipped
    other = generated_cases(shipped().question_set, shipped().routes, 8)
    assert {case.id for case in other.cases} != {case.id for case in again.cases}


def test_a_story_tells_every_fact_once_and_no_answer_as_the_screen_does(of_shipped):
    for case in of_shipped.cases:
        facts = [fact_of(shipped().question_set, *pair) for pair in case.answers.items()]
        assert case.story.startswith(facts[0])
        assert len(case.story) == len(" ".join(facts))
        assert all(fact in case.story for fact in facts)
        texts = {shipped().question_set.answer_of(*pair).text for pair in case.answers.items()}
        assert texts.isdisjoint(facts)
        assert dict(case.clues) == dict(zip(case.answers, facts, strict=True))


def test_an_answer_without_its_reason_is_told_by_label_and_text():
    assert fact_of(small_set(), "payment", "maker") == "The maker pays."
    payment = small_set().questions["payment"]
    answer = replace(payment.answers["maker"], because=None, text="The maker does.")
    answers = {**payment.answers, "maker": answer}
    plain = replace(small_set(), questions={**small_set().questions, "payment": replace(payment, answers=answers)})
    assert fact_of(plain, "payment", "maker") == "Who pays: The maker does."


def test_a_law_that_no_walk_shows_is_named(monkeypatch):
    idle = Law(says="Nothing.", whenever=Pattern(outcome=("paid",), class_=("stop",)), then=(Pattern(),))
    assert generated(replace(small_set(), laws={"idle": idle})).untried_laws == ("idle",)
    monkeypatch.setattr(prover, "MOST_PLACES", 0)
    hard = {key: law for key, law in small_set().laws.items() if not law.wording}
    assert generated(replace(small_set(), laws=hard)).untried_laws == tuple(hard)


def test_what_no_walk_comes_to_has_no_case():
    alone = Outcome(class_="stop", headline="Stop", explanation="Stop.")
    lost = replace(small_set(), outcomes={**small_set().outcomes, "alone": alone})
    assert "alone" not in {case.outcome for case in generated(lost).cases}
    lost = replace(small_set(), questions={**small_set().questions, "alone": small_set().questions["cost"]})
    assert "alone" not in {key for case in generated(lost).cases for key in case.answers}
    assert Walks(lost, Routes(lost), 7).giving("alone", "at-cost") is None


def test_a_set_that_asks_nothing_has_one_case_without_a_story():
    (case,) = generated(
        tree({}, {"end": Outcome(class_="stop", headline="Stop", explanation="Stop.")}, first="end")
    ).cases
    assert (case.story, dict(case.answers), case.outcome) == ("", {}, "end")


def test_doubt_is_met_only_where_the_goal_needs_it():
    walks = Walks(shipped().question_set, shipped().routes, 7)
    path = walks.ending_at("refill")
    assert path.outcome == "refill"
    assert not any(shipped().question_set.answer_of(*pair).unsure for pair in path.answers.items())
    assert walks.giving("medicine", "not-sure").answers["medicine"] == "not-sure"
