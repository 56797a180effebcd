"""How many of 500 simulated learners' mistaken rules are found by twelve cases: probing against cases at random.

From nothing, and after some told cases of ordinary practice; with a slip in one of ten cases, and in one of ten
answers (which spoils more than half of all cases). From nothing even a perfect choice could not find most of them:
twelve cases show only some of the rules at all, and how many at most is printed too.
"""

import pytest

from tests.support.learners import PROBES, Experiment, shortest_cases, told_cases
from tests.support.sets import shipped
from wizard.training.beliefs import Suspects

LEARNERS = 500


def most_shown(suspects, paths) -> float:
    """Return a share of the mistaken rules that no choice of twelve cases can exceed showing.

    Cases are taken greedily; what any twelve show is at most what the taken ones show, and twelve times what the best
    further one would add.
    """
    places = {key: {place for each in shown.values() for place in each} for key, shown in suspects.showing.items()}
    rules = {key: {(key[0], place) for place in each} for key, each in places.items()}
    shown, bound = set(), sum(map(len, suspects.rules.values()))
    for _ in range(60):
        fresh = {key: len(each - shown) for key, each in rules.items()}
        best = max(paths, key=lambda path: sum(fresh.get(pair, 0) for pair in path))
        bound = min(bound, len(shown) + PROBES * sum(fresh.get(pair, 0) for pair in best))
        shown.update(*(rules.get(pair, ()) for pair in best))
    return bound / sum(map(len, suspects.rules.values()))


@pytest.mark.benchmark
def test_the_mistaken_rules_found_by_twelve_cases(capsys):
    question_set, routes = shipped().question_set, shipped().routes
    suspects, told = Suspects(question_set, routes), told_cases(question_set, routes)
    cases = {**told, **shortest_cases(routes)}
    bound = most_shown(suspects, [tuple(path.answers.items()) for path in routes.walk()])
    lines = [f"any twelve cases show at most {bound:.1%} of {sum(map(len, suspects.rules.values())):,} mistaken rules"]
    for slips in ("case", "answer"):
        for first in (0, 60, len(told)):
            experiment = Experiment(suspects=suspects, told=told, cases=cases, first=first, slips=slips)
            probing, at_random = (experiment.share(LEARNERS, probing=each) for each in (True, False))
            lines.append(
                f"a slip in one {slips} of ten, {first} told cases before: the mistaken rule of {probing:.1%} found "
                f"by probing, of {at_random:.1%} by cases at random"
            )
            if first and slips == "case":
                assert probing >= 0.85, lines[-1]
            assert probing > at_random, lines[-1]
    with capsys.disabled():
        print("", *lines, sep="\n")
