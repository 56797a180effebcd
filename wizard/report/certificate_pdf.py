"""A certificate as an accessible PDF, with its record attached. Loads typst: import it only where a PDF is made."""

import json
from dataclasses import asdict
from datetime import datetime

from wizard import __version__, assets
from wizard.report.certificate import Certificate, certificate_as_json, lay_out_certificate
from wizard.report.envelope import CERTIFICATE
from wizard.report.typesetting import spelling, typeset
from wizard.training.exam_result import ExamResult


def as_certificate_pdf(result: ExamResult, program_version: str = __version__) -> bytes:
    """Return the PDF (PDF/UA-1 and PDF/A-3a, one US letter page); the same test gives the same bytes.

    A test that was not passed says so. A letter of the name that no font at hand can draw is spelled out in brackets
    on the page; the attached record keeps the letter itself.
    """
    certificate = Certificate(program_version=program_version, exam=result)
    sheet = lay_out_certificate(certificate)
    inputs = {
        "sheet": json.dumps(asdict(sheet), ensure_ascii=False).translate(spelling(sheet.statements())),
        "picture": assets.icon("ok" if result.score.is_passed else "none").read_text(encoding="utf-8"),
        "record": certificate_as_json(certificate),
        "attached": CERTIFICATE,
    }
    return typeset("certificate.typ", inputs, datetime.fromisoformat(result.finished_at))
