"""A booklet of cases as an accessible PDF. Loads typst: import it only where a PDF is made."""

import json
from dataclasses import asdict
from datetime import UTC, datetime

from wizard.report.booklet import Booklet
from wizard.report.typesetting import spelling, typeset


def as_booklet_pdf(booklet: Booklet, effective: str) -> bytes:
    """Return the PDF (PDF/UA-1, US letter); the same booklet gives the same bytes.

    ``effective`` is the ISO date of the rules, which dates the file.
    """
    text = json.dumps(asdict(booklet), ensure_ascii=False).translate(spelling(booklet.statements()))
    return typeset("booklet.typ", {"sheet": text}, datetime.fromisoformat(effective).replace(tzinfo=UTC))
