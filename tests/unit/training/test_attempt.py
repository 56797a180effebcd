from tests.support.practice import attempt, turn


def test_a_way_without_a_wrong_turn_is_scored_whole():
    tried = attempt([turn("purpose", "visit"), turn("payment", "nobody")])
    assert tried.wrong_turn is None
    assert tried.scored == tried.turns


def test_nothing_after_the_first_wrong_turn_is_scored():
    tried = attempt([turn("purpose", "visit"), turn("payment", "maker", "nobody"), turn("cost", "at-cost", None)])
    assert tried.wrong_turn == turn("payment", "maker", "nobody")
    assert tried.scored == tried.turns[:2]


def test_an_answer_that_the_key_does_not_come_to_is_not_right():
    assert not turn("cost", "at-cost", None).is_right
