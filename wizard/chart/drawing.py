"""How large a place of the map is at 100 %, and how a line runs from one to the next. In pixels, y downwards."""

from collections.abc import Sequence

from wizard.chart.placement import Placement, Spot

WIDTH = 150
HEIGHT = 66
COLUMN = 188
"""From the left edge of one column to that of the next."""
ROW = 78
"""From the top of one place to that of the next below it."""

Point = tuple[float, float]
Curve = tuple[Point, Point, Point, Point]
"""Start, two points that pull, end: a cubic curve."""


def corner(spot: Spot) -> Point:
    """Return the top left corner of a place."""
    return spot.column * COLUMN, spot.row * ROW


def size(placement: Placement) -> Point:
    """Return width and height of the whole map."""
    return placement.last_column * COLUMN + WIDTH, placement.last_row * ROW + HEIGHT


def line(placement: Placement, start: str, end: str) -> tuple[Curve, ...]:
    """Return the curves of the line between two places, from the right edge of one to the left edge of the other."""
    return curves(placement.spots[start], placement.bends[start, end], placement.spots[end])


def curves(start: Spot, bends: Sequence[Spot], end: Spot) -> tuple[Curve, ...]:
    """Return curves through the bends; past a column that it only passes, the line runs level."""
    here = _right_edge(start)
    found = []
    for bend in bends:
        left, right = _left_edge(bend), _right_edge(bend)
        found += [_swing(here, left), _swing(left, right)]
        here = right
    return (*found, _swing(here, _left_edge(end)))


def _left_edge(spot: Spot) -> Point:
    x, y = corner(spot)
    return x, y + HEIGHT / 2


def _right_edge(spot: Spot) -> Point:
    x, y = corner(spot)
    return x + WIDTH, y + HEIGHT / 2


def _swing(start: Point, end: Point) -> Curve:
    middle = (start[0] + end[0]) / 2
    return start, (middle, start[1]), (middle, end[1]), end
