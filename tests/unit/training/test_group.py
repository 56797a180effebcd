from datetime import date

from tests.support.practice import attempt, plain_case, turn
from tests.support.sets import small_set
from wizard.training.group import LearnerStanding, group_of
from wizard.training.pool import Pool
from wizard.training.practice_cases import Withdrawn

RIGHT = (turn("purpose", "visit"), turn("payment", "nobody"))
WRONG = (turn("purpose", "visit"), turn("payment", "maker", "nobody"))
GONE = Withdrawn(id="old", story="A letter.", reason="Its answers no longer fit the rules.")
POOL = Pool(
    cases={
        "a": plain_case("a", "visit-reminders"),
        "b": plain_case("b", "visit-reminders", title="Story 2"),
        "c": plain_case("c", "visit-reminders", title="Story 3"),
    },
    pairs=(),
    withdrawn=(GONE,),
    untried_laws=(),
)


def group(attempts):
    return group_of(small_set(), POOL, attempts, on=date(2026, 3, 3))


def crowd(number):
    """So many learners: every second one knows the rules, but for case c, which only the others get right."""
    everyone = {}
    for place in range(number):
        knows = place % 2 == 0
        told = {"a": RIGHT if knows else WRONG, "b": RIGHT, "c": WRONG if knows else RIGHT, "old": WRONG}
        everyone[f"L{place}"] = [
            attempt(turns, case_id=key, learner=f"L{place}", id=f"{place}-{key}") for key, turns in told.items()
        ]
    return everyone


def test_each_learner_is_told_with_what_is_right_on_first_try_and_what_is_due():
    tries = [
        attempt(WRONG, case_id="a"),
        attempt(RIGHT, case_id="b"),
        attempt(RIGHT, case_id="a", at="2026-03-02T10:00:00+00:00"),
    ]
    found = group({"Ada": tries, "Bo": []})
    assert found.learners == (LearnerStanding(name="Ada", tried=2, right=1, due=1, last=date(2026, 3, 2)),)
    assert found.learners[0].percent == 50
    assert found.withdrawn == (GONE,)


def test_with_few_learners_nothing_is_said_to_be_hard():
    found = group(crowd(9))
    assert (found.cases.hardest, found.cases.telling_little) == ((), ())
    assert found.cases.says.startswith("No scenario was tried by 10 learners yet.")
    assert found.questions.says.startswith("No question was tried by 10 learners yet.")


def test_with_more_learners_the_hardest_are_listed_first_but_not_yet_what_tells_little():
    found = group(crowd(11))
    assert [(each.title, round(each.item.share_right, 2)) for each in found.cases.hardest] == [
        ("Story 3", 0.45),
        ("Story 1", 0.55),
    ]
    assert [each.title for each in found.questions.hardest] == ["Who pays for the letter?"]
    assert found.cases.telling_little == ()
    assert found.cases.says == (
        "Told of the 3 tried by 10 learners or more. "
        "How well they tell who knows the rules is told from 30 learners on."
    )


def test_with_many_learners_a_case_that_misleads_those_who_know_is_found():
    found = group(crowd(30))
    assert [each.title for each in found.cases.telling_little] == ["Story 1", "Story 3"]
    assert found.cases.says.endswith("How well they tell who knows the rules is known of 2.")
