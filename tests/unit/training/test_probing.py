"""The case that tells most: against the expected gain reckoned outright, and with simulated learners."""

from itertools import pairwise
from math import isclose, log2

import pytest

from tests.support.attempts import turn
from tests.support.learners import Experiment, common, practiced, told_cases
from tests.support.sets import question, shipped, small_set, tree
from wizard.questionset.model import Outcome
from wizard.questionset.paths import Routes
from wizard.training.beliefs import SLIP, Beliefs, Suspects
from wizard.training.probing import Gain, most_telling

ENDS = ("one", "two", "three")
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
    """Return the probability of each way in which someone with these rules answers every question of the case."""
    found = {(): 1.0}
    for key, right in answers.items():
        choices = question_set.questions[key].answers
        able = (right,) if world[key] is None else world[key].answers(key, right)
        chances = {
            each: sum(1 - SLIP if each == meant else SLIP / (len(choices) - 1) for meant in able) / len(able)
            for each in choices
        }
        found = {(*way, each): arrives * chances[each] for way, arrives in found.items() for each in choices}
    return found


def gain_outright(beliefs, answers):
    """Return the mutual information of rules and turns, summed over every combination of both."""
    by_world = [(p, endings(beliefs.suspects.question_set, world, answers)) for world, p in worlds(beliefs, answers)]
    mixed = {end: sum(p * ends[end] for p, ends in by_world) for end in by_world[0][1]}
    return sum(p * ends[end] * log2(ends[end] / mixed[end]) for p, ends in by_world for end in ends)


@pytest.mark.parametrize("case_id", ["greeting-card", "paid-visit-letter", "refill-letter-at-cost"])
def test_the_gain_is_the_mutual_information_of_the_rules_and_the_turns(nothing_seen, case_id):
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


def test_an_answer_that_is_one_of_several_chosen_tells_what_it_should():
    stop = Outcome(class_="stop", headline="Headline", explanation="Explanation.")
    question_set = tree({"q": question(a="one", b="one", c="two", d="two", e="three")}, dict.fromkeys(ENDS, stop))
    beliefs = Beliefs.none_yet(Suspects(question_set, Routes(question_set))).after([turn("q", "a", "c")])
    for right in "abcde":
        assert isclose(Gain(beliefs).of({"q": right}), gain_outright(beliefs, {"q": right}), rel_tol=1e-9)


def test_from_a_cold_start_twelve_cases_find_the_common_mistaken_rule_of_85_in_100_learners_and_any_cases_do_not():
    question_set, routes = shipped().question_set, shipped().routes
    suspects = Suspects(question_set, routes)
    experiment = Experiment(
        suspects=suspects, routes=routes, cases=practiced(question_set, routes), rules=common(suspects)
    )
    found, at_random = experiment.share(500, probing=True), experiment.share(100, probing=False)
    print(f"\n500 learners, 12 cases in all: {found:.1%} by probing; 100 of them at random: {at_random:.1%}")  # noqa: T201
    assert found >= 0.85
    assert found > at_random + 0.2
