"""Verifies any PDF saved by this program: a rationale, or the certificate of a test."""

from dataclasses import dataclass
from pathlib import Path

from wizard.questionset.model import QuestionSet
from wizard.report import seal
from wizard.report.certificate_seal import check_certificate
from wizard.report.envelope import CERTIFICATE, open_envelope
from wizard.report.pages import bytes_of
from wizard.report.replay import Statement

NOTE_ON_CERTIFICATES = (
    "These checks find accidents, such as a damaged file or a changed word. They do not stop a forger, and cannot tell "
    "who answered: practice has no passwords."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What was found in one PDF. ``note`` says what such a check cannot find."""

    statements: tuple[Statement, ...]
    note: str

    @property
    def is_sound(self) -> bool:
        """Whether nothing is wrong."""
        return all(statement.is_ok for statement in self.statements)


def verify_file(path: Path, question_set: QuestionSet) -> Verified:
    """Say whether a PDF's record is whole, fits its pages, and comes to the same verdict or score again.

    Raises:
        RecordError: the file cannot be read, or holds no record to verify.
    """
    data = bytes_of(path)
    envelope = open_envelope(data)
    if envelope.attached == CERTIFICATE:
        statements = tuple(check_certificate(data, envelope, question_set))
        return Verified(statements=statements, note=NOTE_ON_CERTIFICATES)
    found = seal.verify(data, question_set)
    return Verified(statements=found.statements, note=found.note)
