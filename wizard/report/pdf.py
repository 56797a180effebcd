"""The rationale as an accessible PDF, with the record attached. Loads typst: import it only where a PDF is made."""

import json
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import UTC, datetime

import typst

from wizard import assets
from wizard.questionset.model import ClassId
from wizard.report.document import Rationale
from wizard.report.envelope import ATTACHED
from wizard.report.record import as_json
from wizard.report.sheet import lay_out
from wizard.report.wording import shortened

_SHAPES: Mapping[ClassId, str] = {
    "not-governed": "none",
    "exception": "ok",
    "conditional": "cond",
    "authorization": "auth",
    "stop": "stop",
}
_BOX = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="currentColor" '
    'stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">'
    '<rect x="2" y="2" width="20" height="20" rx="3"/>{mark}</svg>'
)
_TICK = '<path d="M7 12.5l3.5 3.5L17 8.500"/>'

_ALWAYS_THERE = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA1, 0x100)))) | frozenset("\n–—‘’“”•…§≤×")  # noqa: RUF001


def as_pdf(rationale: Rationale) -> bytes:
    """Return the PDF (PDF/UA-1 and PDF/A-3a, US letter); the same rationale gives the same bytes.

    A letter that no font at hand can draw, such as an emoji in a message's name, is spelled out in brackets on the
    page. The attached record keeps the letter itself.
    """
    sheet = lay_out(rationale)
    spelled = spelling(sheet.statements())
    icons = {
        "verdict": assets.icon(_SHAPES[rationale.verdict.class_]).read_text(encoding="utf-8"),
        "open": _BOX.format(mark=""),
        "done": _BOX.format(mark=_TICK),
    }
    inputs = {
        "sheet": json.dumps(asdict(sheet), ensure_ascii=False).translate(spelled),
        # A head of more words would be taken for prose that is hidden from screen readers.
        "running": shortened(sheet.title.translate(spelled), most_words=6, longest=60),
        "icons": json.dumps(icons),
        "record": as_json(rationale),
        "attached": ATTACHED,
    }
    return _typeset("rationale.typ", inputs, datetime.fromisoformat(rationale.decided_at))


def spelling(texts: Iterable[str]) -> dict[int, str]:
    """Return how to spell each letter in these texts that no font at hand can draw (for ``str.translate``)."""
    unusual = sorted({letter for text in texts for letter in text} - _ALWAYS_THERE)
    if not unusual or _can_draw("".join(unusual)):
        return {}
    return {ord(letter): _spelled(letter) for letter in unusual if not _can_draw(letter)}


def _can_draw(text: str) -> bool:
    try:
        _typeset("probe.typ", {"text": text}, datetime.fromtimestamp(0, tz=UTC))
    except typst.TypstError:
        return False
    return True


def _spelled(letter: str) -> str:
    return f"[{unicodedata.name(letter, f'U+{ord(letter):04X}').lower()}]"


def _typeset(template: str, inputs: dict[str, str], timestamp: datetime) -> bytes:
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
