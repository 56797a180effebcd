from dataclasses import replace

from tests.support.sets import small_set
from wizard.questionset.paths import Routes
from wizard.training.pool import pool_of


def test_the_pool_holds_told_cases_first_and_names_what_was_withdrawn():
    bent = {**small_set().cases, "visit-letter": replace(small_set().cases["visit-letter"], outcome="paid")}
    pool = pool_of(small_set(), Routes(small_set()), 7, bent)
    kinds = [case.kind for case in pool.cases.values()]
    assert kinds == sorted(kinds, reverse=True)
    assert kinds.count("told") == len(bent) - 1
    assert [each.id for each in pool.withdrawn] == ["visit-letter"]
    assert {pair.first for pair in pool.pairs} <= {*pool.cases}
