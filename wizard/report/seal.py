"""Reads the record inside a PDF back, and says whether record, pages and question set still agree.

A digest shows accidents, not forgers: whoever changes a rationale on purpose can write a new record and new pages.
Loads pypdf and typst where they are needed, not on import.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from wizard.errors import RecordError
from wizard.questionset.model import QuestionSet
from wizard.report.document import Rationale
from wizard.report.envelope import CERTIFICATE, Envelope, open_envelope
from wizard.report.pages import bytes_of, compare_pages, wholeness
from wizard.report.record import digest, open_record, read_record
from wizard.report.register_entry import RegisterEntry, read_entry
from wizard.report.replay import Statement, replay
from wizard.report.sheet import lay_out

NOTE = (
    "These checks find accidents, such as a damaged file or a changed word. They do not stop a forger: "
    "whoever sets out to change a rationale can make a new record and new pages that agree."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What was found in one PDF. ``note`` says what such a check cannot find.

    ``entry`` is what a register added, where the file was saved from one and that can be read.
    """

    rationale: Rationale
    statements: tuple[Statement, ...]
    entry: RegisterEntry | None = None
    note: str = NOTE

    @property
    def is_sound(self) -> bool:
        """Whether the record is whole, fits the pages and replays to the same verdict."""
        return all(statement.is_ok for statement in self.statements)


def read_pdf(pdf: Path | bytes) -> Rationale:
    """Return the rationale whose record a PDF carries.

    Raises:
        RecordError: the file cannot be read, is no such PDF, or its record is not whole.
    """
    return read_record(_open(bytes_of(pdf)).record)


def read_file(path: Path) -> Rationale:
    """Return the rationale in a PDF, whose pages must fit its record, or in a record saved as JSON.

    Raises:
        RecordError: the file cannot be read, is neither, or is not as it was saved.
    """
    data = bytes_of(path)
    if b"%PDF-" in data[:1024]:
        found = inspect(data)
        if wrong := [statement.says for statement in found.statements if not statement.is_ok]:
            raise RecordError(f"{path} is not as it was saved. {' '.join(wrong)}")
        return found.rationale
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RecordError(f"{path} is neither a PDF nor a record. Choose a file saved by this program.") from error
    return read_record(text)


def verify(pdf: Path | bytes, question_set: QuestionSet) -> Verification:
    """Say whether the record inside a PDF is whole, fits its pages, and replays to the same verdict.

    Raises:
        RecordError: the file cannot be read, or holds no record to verify.
    """
    found = inspect(pdf)
    return replace(found, statements=(*found.statements, *replay(found.rationale, question_set)))


def inspect(pdf: Path | bytes) -> Verification:
    """Say whether the record inside a PDF is whole and fits its pages, without replaying it.

    Raises:
        RecordError: the file cannot be read, or holds no record to verify.
    """
    data = bytes_of(pdf)
    envelope = _open(data)
    opened = open_record(envelope.record)
    entry, of_entry = _entry(envelope, opened.rationale)
    return Verification(
        rationale=opened.rationale,
        statements=(wholeness(is_whole=opened.is_whole), *of_entry, *_pages(data, envelope, opened.rationale, entry)),
        entry=entry,
    )


def _open(data: bytes) -> Envelope:
    envelope = open_envelope(data)
    if envelope.attached == CERTIFICATE:
        raise RecordError(
            "This is the certificate of a practice test, not a rationale. 'optin-wizard verify' checks it."
        )
    return envelope


def _entry(envelope: Envelope, rationale: Rationale) -> tuple[RegisterEntry | None, tuple[Statement, ...]]:
    """Return what a register added to the record, and what there is to say of that."""
    if envelope.entry is None:
        return None, ()
    try:
        entry = read_entry(envelope.entry)
    except RecordError as error:
        return None, (Statement(mark="wrong", says=f"What the register added is not whole: {error}"),)
    if entry.record != digest(rationale):
        says = f"What the register added belongs to another record: to decision {entry.place}."
        return entry, (Statement(mark="wrong", says=says),)
    says = f"What the register added is whole. Decision {entry.place}. {entry.review}."
    return entry, (Statement(mark="ok", says=says),)


def _pages(data: bytes, envelope: Envelope, rationale: Rationale, entry: RegisterEntry | None) -> Iterator[Statement]:
    from wizard.report.pdf import as_pdf  # noqa: PLC0415 - typst loads only when a PDF is verified

    return compare_pages(
        data, envelope, as_pdf(rationale, entry), lay_out(rationale, entry), made_with=rationale.program_version
    )
