import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.typist import Typist
from wizard.terminal.talk import Left, number_in, numbers_in


def test_a_long_paragraph_is_wrapped_and_lines_up_with_its_lead():
    typist = Typist()
    typist.talk.say("word " * 40, lead="  1. ")
    first, *others = typist.heard[0].splitlines()
    assert first.startswith("  1. word")
    assert all(line.startswith("     word") for line in others)
    assert max(map(len, [first, *others])) <= 78


def test_an_address_stays_whole():
    typist = Typist()
    address = "https://www.hhs.gov/" + "a-long-page/" * 10
    typist.talk.say(address, lead="    ")
    assert typist.heard[0].split() == [address]


def test_a_second_line_keeps_clear_of_the_number():
    typist = Typist()
    typist.talk.numbered(["Our own budget\nExample: the clinic pays"])
    assert typist.heard == ["  1. Our own budget", "     Example: the clinic pays"]


def test_what_is_typed_comes_without_spaces_around_it():
    assert Typist(["  2 "]).talk.ask("Answer:") == "2"


@pytest.mark.parametrize("typed", ["q", "Q", " quit "])
def test_q_leaves_from_any_prompt(typed):
    with pytest.raises(Left):
        Typist([typed]).talk.ask("Answer:")


def test_the_end_of_the_input_leaves_too():
    with pytest.raises(Left):
        Typist().talk.ask("Answer:")


@given(st.integers(1, 50), st.integers(1, 50))
def test_a_number_on_the_list_chooses_its_position(number, count):
    assert number_in(str(number), count) == (number - 1 if number <= count else None)


@given(st.text(max_size=12))
def test_nothing_but_a_number_from_the_list_chooses(typed):
    assert number_in(typed, 3) in ({"1": 0, "2": 1, "3": 2}.get(typed.lstrip("0")), None)


def test_several_numbers_may_stand_with_spaces_or_commas():
    assert numbers_in("1, 3 2", 3) == (0, 2, 1)
    assert numbers_in("", 3) == ()


def test_one_wrong_number_spoils_the_list():
    assert numbers_in("1 4", 3) is None
