"""Difficulty and discrimination: against figures reckoned by hand, and silent where there are too few learners."""

from math import isclose, sqrt
from random import Random

import pytest

from tests.support.attempts import attempt, turn
from wizard.training.items import FEWEST, FEWEST_TO_DISCRIMINATE, case_items, question_items

RIGHT, WRONG = turn("payment", "maker"), turn("payment", "nobody", "maker")


def tried(learner, case_id, is_right):
    return attempt(case_id, [turn("purpose", "visit"), RIGHT if is_right else WRONG], learner=learner)


def item(items, key):
    return next(each for each in items if each.id == key)


def test_the_share_right_counts_first_tries_alone():
    attempts = [tried(f"{n}", "letter", n < 7) for n in range(FEWEST)]
    again = [tried(f"{n}", "letter", True) for n in range(FEWEST)]  # noqa: FBT003
    (letter,) = case_items([*attempts, *again])
    assert (letter.id, letter.learners, letter.share_right) == ("letter", FEWEST, 0.7)


def test_nothing_is_said_of_too_few_learners():
    (letter,) = case_items(tried(f"{n}", "letter", is_right=True) for n in range(FEWEST - 1))
    assert (letter.learners, letter.share_right, letter.discrimination) == (FEWEST - 1, None, None)


def point_biserial(marks, rest):
    """Return the textbook's formula: the means of those right and wrong, by the spread of all."""
    right = [each for mark, each in zip(marks, rest, strict=True) if mark]
    wrong = [each for mark, each in zip(marks, rest, strict=True) if not mark]
    mean = sum(rest) / len(rest)
    spread = sqrt(sum((each - mean) ** 2 for each in rest) / len(rest))
    share = len(right) / len(rest)
    return (sum(right) / len(right) - sum(wrong) / len(wrong)) / spread * sqrt(share * (1 - share))


@pytest.mark.parametrize("seed", range(5))
def test_the_discrimination_is_the_corrected_point_biserial(seed):
    dice = Random(seed)  # noqa: S311 - the same learners in every run
    marks = {f"{n}": [dice.random() < n / 40 for _ in range(6)] for n in range(40)}
    attempts = [tried(who, f"case-{n}", mark) for who, row in marks.items() for n, mark in enumerate(row)]
    expected = point_biserial([row[0] for row in marks.values()], [sum(row[1:]) / 5 for row in marks.values()])
    found = item(case_items(attempts), "case-0").discrimination
    assert found is not None
    assert isclose(found, expected)
    assert found > 0


def test_a_case_that_the_best_get_wrong_discriminates_the_wrong_way():
    learners = range(FEWEST_TO_DISCRIMINATE)
    attempts = [tried(f"{n}", "odd", n < 15) for n in learners] + [tried(f"{n}", "plain", n >= 15) for n in learners]
    assert isclose(item(case_items(attempts), "odd").discrimination, -1)


def test_learners_who_did_nothing_else_are_not_compared():
    alone = [tried(f"alone-{n}", "letter", n % 2 == 0) for n in range(FEWEST_TO_DISCRIMINATE)]
    both = [tried(f"{n}", key, n % 2 == 0) for n in range(FEWEST_TO_DISCRIMINATE - 1) for key in ("letter", "card")]
    letter = item(case_items([*alone, *both]), "letter")
    assert letter.learners == 2 * FEWEST_TO_DISCRIMINATE - 1
    assert letter.discrimination is None


def test_where_all_did_alike_there_is_no_discrimination():
    learners = range(FEWEST_TO_DISCRIMINATE)
    easy = [tried(f"{n}", "easy", is_right=True) for n in learners]
    mixed = [tried(f"{n}", "mixed", n % 2 == 0) for n in learners]
    found = case_items([*easy, *mixed])
    assert [item(found, key).discrimination for key in ("easy", "mixed")] == [None, None]


def test_questions_count_every_scored_turn_of_first_tries():
    attempts = [
        each
        for n in range(FEWEST)
        for each in (tried(f"{n}", "letter", is_right=True), tried(f"{n}", "card", is_right=False))
    ]
    unscored = attempt("leaflet", [turn("purpose", "greeting", "visit"), RIGHT], learner="0")
    found = question_items([*attempts, unscored])
    assert [(each.id, each.learners) for each in found] == [("purpose", FEWEST), ("payment", FEWEST)]
    assert item(found, "payment").share_right == 0.5
    assert isclose(item(found, "purpose").share_right, (9 + 2 / 3) / 10)
