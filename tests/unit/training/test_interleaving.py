from collections import Counter
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.support.practice import plain_case
from wizard.training.interleaving import in_turn, interleaved


def topics(order):
    return "".join(case.topic for case in order)


def cases(letters):
    return [plain_case(f"{topic}{number}", topic) for number, topic in enumerate(letters)]


def test_the_order_given_is_kept_where_topics_are_apart_anyway():
    assert topics(interleaved(cases("abcab"))) == "abcab"


def test_a_crowded_topic_is_spread_before_it_is_too_late():
    assert topics(interleaved(cases("abcaa"))) == "abaca"
    assert topics(interleaved(cases("bcaaa"))) == "abaca"


def test_a_topic_alone_stands_together():
    assert topics(interleaved(cases("aaab"))) == "abaa"
    assert interleaved([]) == ()


@given(st.text("abcd", max_size=12))
def test_no_two_of_a_topic_meet_where_that_can_be_avoided(letters):
    ordered = topics(interleaved(cases(letters)))
    assert Counter(ordered) == Counter(letters)
    most = max(Counter(letters).values(), default=0)
    meeting = sum(before == after for before, after in pairwise(ordered))
    assert meeting == max(0, most - (len(letters) - most) - 1)


def test_rows_take_turns_until_each_is_empty():
    rows = [cases("aaa"), [], cases("b"), cases("cc")]
    assert topics(in_turn(rows)) == "abcaca"
