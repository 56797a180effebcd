from datetime import date

from tests.support.practice import attempt, turn
from tests.support.sets import small_set
from wizard.questionset.paths import Routes
from wizard.training.pool import pool_of
from wizard.training_report.practice import Practice, due_of
from wizard.training_report.tables import table_of

ON = date(2026, 3, 9)
RIGHT = [turn("purpose", "visit"), turn("payment", "nobody")]
WRONG = [turn("purpose", "refill", "visit")]


def practice(**attempts):
    question_set = small_set()
    return Practice(question_set=question_set, pool=pool_of(question_set, Routes(question_set), 0), attempts=attempts)


def dicts(grid):
    return [dict(zip(grid.header, row, strict=True)) for row in grid.rows]


def test_items_are_told_from_enough_learners_on():
    few = practice(**{name: (attempt(RIGHT, learner=name),) for name in "abc"})
    assert [row["Percent right"] for row in dicts(table_of(few, "items", ON))] == ["", "", ""]
    many = practice(
        **{
            f"l{number}": tuple(
                attempt(RIGHT if number % 3 else WRONG, learner=f"l{number}", case_id=case_id)
                for case_id in ("visit-letter", "shelved-letter")
            )
            for number in range(30)
        }
    )
    first, second, question, _ = dicts(table_of(many, "items", ON))
    assert first == {
        "Kind": "case",
        "ID": "visit-letter",
        "In words": "Story 2",
        "Learners": "30",
        "Percent right": "67",
        "Discrimination": "1.00",
    }
    assert (second["ID"], second["In words"]) == ("shelved-letter", "")
    assert (question["Kind"], question["In words"]) == ("question", "Purpose")


def test_a_question_that_is_gone_is_told_by_its_id_alone():
    (row,) = dicts(table_of(practice(Ada=(attempt([turn("shelved", "x")]),)), "decisions", ON))
    assert (row["Question"], row["Question in words"], row["Chosen in words"]) == ("shelved", "", "")


def test_an_answer_that_is_gone_has_no_words():
    (row,) = dicts(table_of(practice(Ada=(attempt([turn("purpose", "shelved", "visit")]),)), "decisions", ON))
    assert (row["Chosen in words"], row["Right in words"]) == ("", "A visit")


def test_whoever_has_most_due_comes_first():
    due = due_of(practice(Ada=(attempt(RIGHT, at="2026-03-09T09:00:00+00:00"),), Grace=(attempt(WRONG),)), ON)
    assert [(each.learner, each.cases, each.last) for each in due] == [
        ("Grace", 1, date(2026, 3, 2)),
        ("Ada", 0, date(2026, 3, 9)),
    ]
