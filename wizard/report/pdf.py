"""The rationale as an accessible PDF, with the record attached. Loads typst: import it only where a PDF is made."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime

from wizard import assets
from wizard.questionset.model import ClassId
from wizard.report.document import Rationale
from wizard.report.envelope import ATTACHED, ENTRY
from wizard.report.record import as_json
from wizard.report.register_entry import RegisterEntry, entry_as_json
from wizard.report.sheet import lay_out
from wizard.report.typesetting import spelling, typeset
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


def as_pdf(rationale: Rationale, entry: RegisterEntry | None = None) -> bytes:
    """Return the PDF (PDF/UA-1 and PDF/A-3a, US letter); the same rationale and entry give the same bytes.

    ``entry`` tells where a register keeps it, and how it was reviewed; it is attached beside the record.
    A letter that no font at hand can draw, such as an emoji in a message's name, is spelled out in brackets on the
    page. The attached record keeps the letter itself.
    """
    sheet = lay_out(rationale, entry)
    spelled = spelling(sheet.statements())
    verdicts: dict[str, str] = {
        class_: assets.icon(shape).read_text(encoding="utf-8") for class_, shape in _SHAPES.items()
    }
    icons = {
        **verdicts,
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
    if entry is not None:
        inputs |= {"entry": entry_as_json(entry), "entry-attached": ENTRY}
    return typeset("rationale.typ", inputs, datetime.fromisoformat(rationale.decided_at))
