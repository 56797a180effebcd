"""Small wordings that every room shows alike: labels in a sentence, and how far a source was checked."""

from collections.abc import Mapping, Sequence
from typing import Literal

NOT_CHECKED_AT_ITS_SOURCE: Mapping[Literal["text", "mirror", "knowledge"], str] = {
    "text": "",
    "mirror": "Checked only against a copy or summary on another site.",
    "knowledge": "Cited from knowledge and not yet read. Counsel should confirm it first.",
}
"""What a reader must know of a source whose own wording was not read; empty where it was."""


def quoted(labels: Sequence[str], last: str = "or") -> str:
    """Return labels as “a”, “a” or “b”, or “a”, “b” or “c”, so that it stays plain where one ends."""
    *front, end = [f"“{label}”" for label in labels]
    return f"{', '.join(front)} {last} {end}" if front else end
