"""The page of plain words behind each code of a finding, kept in questions/FINDINGS.md."""

from collections.abc import Mapping
from pathlib import Path

from wizard.assets import QUESTIONS

_PAGES = QUESTIONS / "FINDINGS.md"
_HEADING = "\n## "


def pages(file: Path = _PAGES) -> Mapping[str, str]:
    """Return every page by its code: what, why it matters, a wrong and a right example, as text that can be printed."""
    _, *sections = file.read_text(encoding="utf-8").split(_HEADING)
    return {section.split("\n", 1)[0]: f"{section.strip()}\n" for section in sections}
