from itertools import pairwise

from hypothesis import given, settings

from tests.support.sets import any_tree, question, shipped, tree
from wizard.chart.drawing import COLUMN, HEIGHT, ROW, WIDTH, line, size
from wizard.chart.placement import place
from wizard.engine.decision_map import DecisionMap
from wizard.questionset.model import Outcome
from wizard.questionset.paths import Routes

STOP = Outcome(class_="stop", headline="Stop", explanation="Stop.")


def drawn(question_set):
    return DecisionMap.draw(question_set, Routes(question_set))


@settings(deadline=None)
@given(any_tree())
def test_every_line_runs_from_left_to_right_between_its_two_places(question_set):
    decision_map = drawn(question_set)
    placement = place(decision_map)
    assert set(placement.spots) == set(decision_map.places)
    assert set(placement.bends) == {(link.start, link.end) for link in decision_map.links}
    for (start, end), bends in placement.bends.items():
        columns = [placement.spots[start].column, *(bend.column for bend in bends), placement.spots[end].column]
        assert columns == sorted(set(columns))
        curves = line(placement, start, end)
        assert curves[0][0][0] == placement.spots[start].column * COLUMN + WIDTH
        assert curves[-1][3][0] == placement.spots[end].column * COLUMN
        assert all(one[3] == other[0] for one, other in pairwise(curves))


@settings(deadline=None)
@given(any_tree())
def test_no_place_covers_another_and_all_lie_within_the_whole(question_set):
    placement = place(drawn(question_set))
    columns = {}
    for spot in placement.spots.values():
        columns.setdefault(spot.column, []).append(spot.row)
    for rows in columns.values():
        ordered = sorted(rows)
        assert all(below - above >= 0.99 for above, below in pairwise(ordered))
    wide, high = size(placement)
    assert all(
        0 <= spot.column * COLUMN + WIDTH <= wide and 0 <= spot.row * ROW + HEIGHT <= high
        for spot in placement.spots.values()
    )


def test_the_shipped_map_is_always_placed_the_same():
    decision_map = drawn(shipped().question_set)
    assert place(decision_map) == place(decision_map)
    assert place(decision_map).spots["organization"].column == 0


def test_a_set_that_asks_nothing_takes_one_spot():
    placement = place(drawn(tree({}, {"stop": STOP}, first="stop")))
    assert size(placement) == (WIDTH, HEIGHT)


def test_a_long_line_bends_past_the_columns_between():
    placement = place(
        drawn(
            tree(
                {"one": question(a="two", b="three"), "two": question(c="three"), "three": question(d="stop")},
                {"stop": STOP},
            )
        )
    )
    assert len(placement.bends["one", "three"]) == 1
    assert len(line(placement, "one", "three")) == 3
