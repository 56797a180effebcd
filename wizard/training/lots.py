"""Drawing lots that fall alike wherever and whenever they are drawn again.

Python's own dice may fall otherwise in another version, and a test that a seed repeats must not.
"""

from collections.abc import Iterable
from hashlib import sha256


def lot(seed: int, *of: str) -> bytes:
    """Return the lot that these words draw under a seed; lots are compared."""
    return sha256("\n".join((str(seed), *of)).encode()).digest()


def in_lot_order(seed: int, names: Iterable[str], *of: str) -> list[str]:
    """Return names in an order by lot. ``of`` says what is drawn for, so that each purpose has lots of its own."""
    return sorted(names, key=lambda name: lot(seed, *of, name))
