"""Which step of the map lies in which direction, for those who walk it by keyboard."""

from collections.abc import Iterable

from wizard.chart.placement import Placement
from wizard.engine.decision_map import DecisionMap, Trail


class MapWalk:
    """The neighbors of every place: right and left along the lines, the path first; up and down in the column."""

    def __init__(self, decision_map: DecisionMap, placement: Placement, trail: Trail) -> None:
        self._map = decision_map
        self._spots = placement.spots
        self._trail = trail
        self._came_from: dict[str, str] = {}

    @property
    def first(self) -> str:
        """The place where every walk begins."""
        return next(iter(self._map.places))

    @property
    def last(self) -> str:
        """The end of the path; without a path, the last place of the map."""
        return self._trail.places[-1] if self._trail.places else tuple(self._map.places)[-1]

    def neighbor(self, here: str, right: int, down: int) -> str:
        """Return the place in a direction, or ``here`` where there is none."""
        if down:
            return self._in_column(here, down)
        if right > 0:
            after = self._best(here, [link.end for link in self._map.links_from(here)])
            if after != here:
                self._came_from[after] = here
            return after
        before = self._came_from.pop(here, None)
        return before or self._best(here, [link.start for link in self._map.links_into(here)])

    def _best(self, here: str, choices: Iterable[str]) -> str:
        """Prefer a place on the path, then the one nearest in height."""
        row = self._spots[here].row

        def worth(key: str) -> tuple[bool, float]:
            return key not in self._trail.places, abs(self._spots[key].row - row)

        return min(choices, key=worth, default=here)

    def _in_column(self, here: str, down: int) -> str:
        spot = self._spots[here]
        beyond = {
            key: (other.row - spot.row) * down
            for key, other in self._spots.items()
            if other.column == spot.column and (other.row - spot.row) * down > 0
        }
        return min(beyond, key=beyond.__getitem__, default=here)
