"""The rationale as an accessible PDF, with the record attached. Loads typst: import it only where a PDF is made."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime

import typst

from wizard import assets
from wizard.questionset.model import ClassId
from wizard.report.document import Rationale
from wizard.report.record import as_json
from wizard.report.sheet import lay_out

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


def as_pdf(rationale: Rationale) -> bytes:
    """Return the PDF (PDF/UA-1 and PDF/A-3a, US letter); the same rationale gives the same bytes."""
    sheet = lay_out(rationale)
    icons = {
        "verdict": assets.icon(_SHAPES[rationale.verdict.class_]).read_text(encoding="utf-8"),
        "open": _BOX.format(mark=""),
        "done": _BOX.format(mark=_TICK),
    }
    templates = assets.RESOURCES / "templates"
    return typst.compile(
        templates / "rationale.typ",
        root=templates,
        font_paths=[assets.font_folder()],
        ignore_system_fonts=True,
        sys_inputs={
            "sheet": json.dumps(asdict(sheet)),
            "icons": json.dumps(icons),
            "record": as_json(rationale),
        },
        pdf_standards=["ua-1", "a-3a"],
        timestamp=datetime.fromisoformat(rationale.decided_at),
    )
