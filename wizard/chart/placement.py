"""Where each place of a decision map stands: columns from left to right, rows from top to bottom.

Loads fast-sugiyama: import it only where a map is drawn.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from fast_sugiyama import from_edges

from wizard.engine.decision_map import DecisionMap

_BEND = 0.4
"""The room a line takes where it passes a column, in parts of the room of a place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A point of the map: ``column`` from 0 at the left, ``row`` from 0 at the top; places stand at least 1 apart."""

    column: float
    row: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """The spots of all places by id, and the spots a line passes on its way, by the ids of its two ends.

    ``last_column`` and ``last_row`` are the farthest that any spot stands.
    """

    spots: Mapping[str, Spot]
    bends: Mapping[tuple[str, str], tuple[Spot, ...]]
    last_column: float
    last_row: float


def place(decision_map: DecisionMap) -> Placement:
    """Return the placement of a map; the same map is always placed the same."""
    ids = list(decision_map.places)
    if len(ids) == 1:
        return Placement(spots={ids[0]: Spot(column=0, row=0)}, bends={}, last_column=0, last_row=0)
    # Numbers and not names: a set of names is in another order in every run.
    number = {key: n for n, key in enumerate(ids)}
    lines = [(number[link.start], number[link.end]) for link in decision_map.links]
    ((positions, _, _, segments),) = from_edges(lines, vertex_spacing=1, dummy_vertices=True, dummy_size=_BEND)
    spots = _spots({int(key): xy for key, xy in positions})
    onward: dict[int, list[int]] = {}
    for start, end in segments or ():
        onward.setdefault(int(start), []).append(int(end))
    bends = {
        (ids[start], ids[chain[-1]]): tuple(spots[key] for key in chain[:-1])
        for start in range(len(ids))
        for chain in _chains(start, onward, len(ids))
    }
    return Placement(
        spots={key: spots[n] for key, n in number.items()},
        bends=bends,
        last_column=max(spot.column for spot in spots.values()),
        last_row=max(spot.row for spot in spots.values()),
    )


def _spots(positions: Mapping[int, tuple[float, float]]) -> dict[int, Spot]:
    """Turn the layout, which grows upwards, to the right."""
    highest = max(y for _, y in positions.values())
    leftmost = min(x for x, _ in positions.values())
    return {key: Spot(column=round(highest - y, 3), row=round(x - leftmost, 3)) for key, (x, y) in positions.items()}


def _chains(start: int, onward: Mapping[int, list[int]], places: int) -> list[list[int]]:
    """Return for each line from a place the bends it passes and its end; bends are numbered after all places."""
    chains = []
    for following in onward.get(start, ()):
        chain = [following]
        while chain[-1] >= places:
            chain.extend(onward[chain[-1]])
        chains.append(chain)
    return chains
