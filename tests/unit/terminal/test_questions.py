import pytest

from tests.support.sets import small_set
from tests.support.typist import Typist
from wizard.engine.assessment import Assessment
from wizard.terminal.questions import ask_until_checked
from wizard.terminal.talk import Left


def asked(*lines: str) -> tuple[Assessment, Typist]:
    typist = Typist(lines)
    assessment = ask_until_checked(Assessment.start(small_set()), typist.talk)
    assert typist.all_typed
    return assessment, typist


def test_numbers_choose_and_enter_agrees():
    assessment, typist = asked("1", "1", "")
    assert assessment.answers == {"purpose": "visit", "payment": "nobody"}
    assert "Question 1 of at most 3: Purpose" in typist.screen
    assert "Who pays: Nobody outside" in typist.screen


def test_an_example_stands_under_its_answer():
    _, typist = asked("3", "")
    assert "2. A medicine Example: A refill letter." in typist.screen


def test_b_goes_back_to_the_question_before():
    assessment, _ = asked("1", "b", "3", "")
    assert assessment.answers == {"purpose": "greeting"}


def test_b_at_the_first_question_says_that_nothing_is_before_it():
    _, typist = asked("b", "3", "")
    assert "This is the first question" in typist.screen


def test_b_at_the_check_goes_back_to_the_last_question():
    assessment, _ = asked("1", "1", "b", "2", "")
    assert assessment.answers == {"purpose": "visit", "payment": "maker"}


def test_a_question_mark_shows_why_the_words_and_the_sources():
    _, typist = asked("?", "3", "")
    assert "Why we ask: Each purpose has its own rule." in typist.screen
    assert "refill: More of a medicine" in typist.screen
    assert "45 CFR 164.501, The rule. Some messages need a signed form." in typist.screen
    assert "https://www.ecfr.gov/current/title-45/section-164.501" in typist.screen


def test_a_source_that_was_not_read_is_told_apart():
    _, typist = asked("1", "?", "1", "")
    assert "counsel confirms it first" in typist.screen


@pytest.mark.parametrize("typed", ["", "5", "0", "visit", "-1", "1.0", "²"])
def test_anything_else_says_what_to_type(typed):
    assessment, typist = asked(typed, "3", "")
    assert assessment.answers == {"purpose": "greeting"}
    assert "Type the number of one answer, from 1 to 4." in typist.screen


def test_a_change_at_the_check_keeps_what_is_still_asked():
    assessment, _ = asked("1", "2", "1", "2", "1", "")
    assert assessment.answers == {"purpose": "refill", "payment": "maker", "cost": "at-cost"}


def test_b_instead_of_the_change_keeps_the_answer():
    assessment, _ = asked("1", "1", "2", "b", "")
    assert assessment.answers == {"purpose": "visit", "payment": "nobody"}


def test_a_wrong_number_at_the_check_says_what_to_type():
    _, typist = asked("3", "9", "")
    assert "from 1 to 1 to change that answer" in typist.screen


def test_leaving_is_possible_at_every_prompt():
    for lines in (["q"], ["1", "q"], ["3", "q"], ["3", "1", "q"], []):
        with pytest.raises(Left):
            asked(*lines)
