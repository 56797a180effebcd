"""The case that tells most: against the expected gain reckoned outright, and with simulated learners."""

from itertools import pairwise
from math import isclose, log2

import pytest

from tests.support.attempts import turn
from tests.support.learners import Experiment, shortest_cases, told_cases
from tests.support.sets import question, shipped, small_set, tree
from wizard.questionset.model import Outcome
from wizard.questionset.paths import Routes
from wizard.training.beliefs import SLIP, Beliefs, Suspects
from wizard.training.probing import Gain, most_telling

CASES = told_cases(small_set(), Routes(small_set()))


@pytest.fixture(scope="module")
def nothing_seen():
    return Beliefs.none_yet(Suspects(small_set(), Routes(small_set())))


def worlds(beliefs, answers):
    """Yield every combination of rules (None: the right one) at the questions of a case, with its probability."""
    found = [({}, 1.0)]
    for key in answers:
        rules = [*zip(beliefs.suspects.rules[key], beliefs.held[key], strict=True)]
        rules.append((None, 1 - sum(beliefs.held[key])))
        found = [({**world, key: rule}, p * each) for world, p in found for rule, each in rules]
    return found


def endings(question_set, world, answers):
    """Return the probability of each way in which someone with these rules does the case, as far as it is scored."""
    found, arrives = {}, 1.0
    for key, right in answers.items():
        choices = question_set.questions[key].answers
        meant = right if world[key] is None else world[key].answer(key, right)
        chances = {each: 1 - SLIP if each == meant else SLIP / (len(choices) - 1) for each in choices}
        found.update({(key, each): arrives * chance for each, chance in chances.items() if each != right})
        arrives *= chances[right]
    return {**found, "right": arrives}


def gain_outright(beliefs, answers):
    """Return the mutual information of rules and turns, summed over every combination of both."""
    by_world = [(p, endings(beliefs.suspects.question_set, world, answers)) for world, p in worlds(beliefs, answers)]
    mixed = {end: sum(p * ends[end] for p, ends in by_world) for end in by_world[0][1]}
    return sum(p * ends[end] * log2(ends[end] / mixed[end]) for p, ends in by_world for end in ends)


@pytest.mark.parametrize("case_id", ["greeting-card", "paid-visit-letter", "refill-letter-at-cost"])
def test_the_gain_is_the_mutual_information_of_the_rules_and_the_scored_turns(nothing_seen, case_id):
    answers = CASES[case_id]
    seen = nothing_seen.after([turn("purpose", "visit", "refill"), turn("payment", "nobody", "maker")])
    for beliefs in (nothing_seen, seen):
        assert isclose(Gain(beliefs).of(answers), gain_outright(beliefs, answers), rel_tol=1e-9)


def test_a_suspicion_is_probed_where_it_would_show(nothing_seen):
    seen = nothing_seen.after([turn("cost", "at-cost", "above-cost")])
    assert most_telling(seen, CASES, seed=1) == "refill-letter-above-cost"
    assert most_telling(seen, CASES, seed=1, leave_out=["refill-letter-above-cost"]).startswith("refill-letter-at-")


def test_a_question_with_one_answer_tells_nothing():
    stop = Outcome(class_="stop", headline="Headline", explanation="Explanation.")
    question_set = tree({"q": question(a="one")}, {"one": stop})
    assert Gain(Beliefs.none_yet(Suspects(question_set, Routes(question_set)))).of({"q": "a"}) == 0


def test_the_seed_decides_among_cases_that_tell_as_much_and_repeats(nothing_seen):
    twins = {f"twin-{n}": CASES["refill-letter-at-cost"] for n in range(20)}
    chosen = [most_telling(nothing_seen, twins, seed=seed) for seed in range(20)]
    assert chosen == [most_telling(nothing_seen, twins, seed=seed) for seed in range(20)]
    assert len({*chosen}) > 5


def test_without_a_case_left_there_is_nothing_to_ask(nothing_seen):
    assert most_telling(nothing_seen, CASES, seed=1, leave_out=[*CASES]) is None


def test_a_case_tells_less_each_time_it_is_done_rightly(nothing_seen):
    answers = CASES["refill-letter-at-cost"]
    rightly = [turn(*pair) for pair in answers.items()]
    states = [nothing_seen]
    for _ in range(3):
        states.append(states[-1].after(rightly))
    gains = [Gain(each).of(answers) for each in states]
    assert all(after < before for before, after in pairwise(gains))


def test_twelve_probes_find_the_mistaken_rule_of_85_in_100_learners_and_cases_at_random_do_not():
    question_set, routes = shipped().question_set, shipped().routes
    told = told_cases(question_set, routes)
    cases = {**told, **shortest_cases(routes)}
    experiment = Experiment(suspects=Suspects(question_set, routes), told=told, cases=cases, first=60, slips="case")
    found, at_random = (experiment.share(150, probing=probing) for probing in (True, False))
    print(f"\n150 learners, 60 told cases and 12 more: {found:.1%} by probing, {at_random:.1%} at random")  # noqa: T201
    assert found >= 0.85
    assert found > at_random + 0.2
