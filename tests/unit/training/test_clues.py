from dataclasses import replace

import pytest

from tests.support.practice import told_case
from tests.support.sets import shipped, small_set
from wizard.training.clues import Span, clue_for
from wizard.training.pool import pool_of


def found(clue, case):
    return [getattr(case, span.part)[span.start : span.end] for span in clue.spans]


def test_the_words_of_the_story_are_found_where_they_stand():
    case = told_case("visit-letter")
    clue = clue_for(small_set(), case, "payment")
    assert clue.words == "pays for it alone"
    assert found(clue, case) == ["pays for it alone"]
    assert clue.spans[0].part == "story"


def test_the_words_may_stand_in_the_message_and_be_broken_otherwise():
    case = replace(told_case("visit-letter"), message="Your visit\n is on Tuesday.", clues={"purpose": "visit is on"})
    clue = clue_for(small_set(), case, "purpose")
    assert found(clue, case) == ["visit\n is on"]
    assert clue.spans[0].part == "message"


def test_words_that_run_on_into_the_message_have_a_span_in_each():
    case = replace(told_case("visit-letter"), story="A letter.", message="Come!", clues={"purpose": "letter. Come!"})
    assert clue_for(small_set(), case, "purpose").spans == (
        Span(part="story", start=2, end=9),
        Span(part="message", start=0, end=5),
    )


@pytest.mark.parametrize("clues", [{}, {"payment": "no such words"}])
def test_words_that_are_not_told_have_no_place(clues):
    case = replace(told_case("visit-letter"), clues=clues)
    clue = clue_for(small_set(), case, "payment")
    assert clue.spans == ()
    assert clue.words == clues.get("payment", "No outside company pays.")


def test_every_clue_of_every_case_of_the_shipped_set_is_found():
    pool = pool_of(shipped().question_set, shipped().routes, 7)
    for case in pool.cases.values():
        for question_id, words in case.clues.items():
            clue = clue_for(shipped().question_set, case, question_id)
            assert " ".join(" ".join(found(clue, case)).split()) == " ".join(words.split())
