from hypothesis import given
from hypothesis import strategies as st

from wizard.chart.lettering import cut, estimate, wrap


@given(st.text(alphabet="abc WM", max_size=60), st.integers(60, 200), st.integers(1, 3), st.sampled_from(["", " +12"]))
def test_wrapped_words_fit_the_room_and_the_lines_and_keep_the_suffix(words, room, lines, suffix):
    measure = estimate(12)
    found = wrap(words, room, measure, lines=lines, suffix=suffix)
    assert len(found) <= lines
    assert all(measure(line) <= room for line in found)
    assert not words.split() or found[-1].endswith(suffix)


def test_what_fits_is_not_cut():
    assert cut("Who pays", 200, estimate(12), " +1") == "Who pays +1"
    assert wrap("Who pays for it", 60, estimate(12)) == ("Who pays", "for it")


def test_what_has_no_room_ends_with_dots():
    assert cut("Who pays for the message", 60, estimate(12)).endswith("…")


def test_where_there_is_no_room_at_all_only_the_dots_and_the_suffix_stay():
    assert cut("W", 1, estimate(12), " +1") == "… +1"


def test_bold_words_are_wider_and_unknown_letters_widest():
    assert estimate(12, bold=True)("Who") > estimate(12)("Who")
    assert estimate(10)("中") > estimate(10)("e")
