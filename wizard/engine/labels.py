"""How labels stand in a sentence: quoted, so that it stays plain where a label such as "With conditions" ends."""

from collections.abc import Sequence


def quoted(labels: Sequence[str], last: str = "or") -> str:
    """Return labels as “a”, “a” or “b”, or “a”, “b” or “c”; ``last`` is the word before the last one."""
    *front, end = [f"“{label}”" for label in labels]
    return f"{', '.join(front)} {last} {end}" if front else end
