"""Words fitted to the room of a place: wrapped, and cut with "…" where there is no room left."""

from collections.abc import Callable
from functools import partial

Measure = Callable[[str], float]
"""From words to their width."""

_GROUPS = (
    (0.24, "'|.,:;lj`"),
    (0.32, '!i "()f[]t{}r'),
    (0.39, "-/\\1_I*"),
    (0.48, "yvxzskc"),
    (0.6, "7J?aLeu2<>F^hnoTdg~3Ebp5q$VY6+9=PS48Z"),
    (0.7, "BRXKA0wC#DHNU&GO"),
    (0.86, "Q@MWm"),
)
_WIDTHS = {letter: width for width, letters in _GROUPS for letter in letters}
_OTHER = 0.98
"""Every other letter, and room enough for one of another script."""
_BOLD = 1.08
_CUT = "…"


def estimate(size: float, *, bold: bool = False) -> Measure:
    """Return a measure that is near enough for a drawing that other programs set in fonts of their own."""
    return partial(_width, size * (_BOLD if bold else 1))


def _width(size: float, words: str) -> float:
    return sum(_WIDTHS.get(letter, _OTHER) for letter in words) * size


def cut(words: str, room: float, measure: Measure, suffix: str = "") -> str:
    """Return the words with ``suffix``, cut with "…" so that both fit the room."""
    if measure(words + suffix) <= room:
        return words + suffix
    kept = words
    while kept and measure(f"{kept}{_CUT}{suffix}") > room:
        kept = kept[:-1].rstrip()
    return f"{kept}{_CUT}{suffix}"


def wrap(words: str, room: float, measure: Measure, *, lines: int = 2, suffix: str = "") -> tuple[str, ...]:
    """Return the words on at most so many lines; what has no room is cut, the suffix never."""
    found: list[str] = []
    left = words.split()
    while left:
        count = 1
        while count < len(left) and measure(" ".join(left[: count + 1])) <= room:
            count += 1
        if len(found) == lines - 1 or count == len(left):
            found.append(cut(" ".join(left), room, measure, suffix))
            break
        found.append(cut(" ".join(left[:count]), room, measure))
        left = left[count:]
    return tuple(found)
