"""From a template and texts to an accessible PDF. Loads typst: import it only where a PDF is made."""

import unicodedata
from collections.abc import Iterable
from datetime import UTC, datetime

import typst

from wizard import assets

_ALWAYS_THERE = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA1, 0x100)))) | frozenset("\n–—‘’“”•…§≤×")  # noqa: RUF001


def typeset(template: str, inputs: dict[str, str], timestamp: datetime) -> bytes:
    """Return the PDF (PDF/UA-1 and PDF/A-3a) of a template; ``inputs`` arrive there as texts, never as markup."""
    templates = assets.RESOURCES / "templates"
    return typst.compile(
        templates / template,
        root=templates,
        font_paths=[assets.font_folder()],
        ignore_system_fonts=True,
        sys_inputs=inputs,
        pdf_standards=["ua-1", "a-3a"],
        timestamp=timestamp,
    )


def spelling(texts: Iterable[str]) -> dict[int, str]:
    """Return how to spell each letter in these texts that no font at hand can draw (for ``str.translate``)."""
    unusual = sorted({letter for text in texts for letter in text} - _ALWAYS_THERE)
    if not unusual or _can_draw("".join(unusual)):
        return {}
    return {ord(letter): _spelled(letter) for letter in unusual if not _can_draw(letter)}


def _can_draw(text: str) -> bool:
    try:
        typeset("probe.typ", {"text": text}, datetime.fromtimestamp(0, tz=UTC))
    except typst.TypstError:
        return False
    return True


def _spelled(letter: str) -> str:
    return f"[{unicodedata.name(letter, f'U+{ord(letter):04X}').lower()}]"
