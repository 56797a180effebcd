"""How many of 500 simulated learners' mistaken rules are found by twelve cases in all: probing, or at random.

Each learner holds one mistaken rule, drawn evenly: of the common ones, or of all. A slip is an answer given otherwise
than the learner's rule says. "10 % slips" is read as one answer of ten, as every model of learners reads it, and that
is asserted; one case of ten, which is far kinder, is printed. Twelve cases cannot show most of all rules to anybody:
how many at most, however the cases are chosen and though nobody slips, is printed too.
"""

import pytest

from tests.support.learners import CASES, Experiment, common, practiced
from tests.support.sets import shipped
from wizard.training.answer_groups import answer_groups
from wizard.training.beliefs import Beliefs, Suspects
from wizard.training.misconceptions import ranked

LEARNERS = 500


def most_shown(rules, routes) -> float:
    """Return a share of the mistaken rules that no choice of twelve cases can exceed showing.

    Cases are taken greedily; what any twelve show is at most what the taken ones show, and twelve times what the best
    further one would add.
    """
    showing = {}
    for place, rule in enumerate(rules):
        for right in rule.overlooked:
            showing.setdefault((rule.question_id, right), set()).add(place)
    paths = [tuple(path.answers.items()) for path in routes.walk()]
    shown, bound = set(), len(rules)
    for _ in range(60):
        fresh = {pair: len(each - shown) for pair, each in showing.items()}
        best = max(paths, key=lambda path: sum(fresh.get(pair, 0) for pair in path))
        bound = min(bound, len(shown) + CASES * sum(fresh.get(pair, 0) for pair in best))
        shown.update(*(showing.get(pair, ()) for pair in best))
    return bound / len(rules)


@pytest.mark.benchmark
def test_the_mistaken_rules_found_by_twelve_cases(capsys):
    question_set, routes = shipped().question_set, shipped().routes
    suspects, cases = Suspects(question_set, routes), practiced(question_set, routes)
    every = tuple(rule for _, rule in ranked(Beliefs.none_yet(suspects)))
    whole = sum(map(len, answer_groups(routes).values()))
    lines = [f"{len(question_set.questions)} questions, {whole} groups of answers, {len(cases)} cases"]
    for name, rules in (("common", common(suspects)), ("all", every)):
        lines.append(
            f"{name}: {len(rules)} rules, of which any twelve cases show at most {most_shown(rules, routes):.1%}"
        )
        for slips in ("answer", "case"):
            for again in (False, True):
                experiment = Experiment(
                    suspects=suspects, routes=routes, cases=cases, rules=rules, slips=slips, again=again
                )
                probing, at_random = (experiment.share(LEARNERS, probing=each) for each in (True, False))
                lines.append(
                    f"{name}, a slip in one {slips} of ten, {'tries again' if again else 'goes on'} after a wrong "
                    f"turn: {probing:.1%} found by probing, {at_random:.1%} by cases at random"
                )
                assert probing > at_random, lines[-1]
                assert name == "all" or probing >= 0.85, lines[-1]
    with capsys.disabled():
        print("", *lines, sep="\n")
