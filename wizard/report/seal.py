"""Reads the record inside a PDF back, and says whether record, pages and question set still agree.

A digest shows accidents, not forgers: whoever changes a rationale on purpose can write a new record and new pages.
Loads pypdf and typst where they are needed, not on import.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from wizard import __version__
from wizard.errors import RecordError
from wizard.questionset.model import QuestionSet
from wizard.report.document import Rationale
from wizard.report.envelope import Envelope, open_envelope
from wizard.report.record import Opened, digest, open_record, read_record
from wizard.report.register_entry import RegisterEntry, read_entry
from wizard.report.replay import Statement, replay
from wizard.report.shapes import Sheet
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
    return read_record(open_envelope(_bytes(pdf)).record)


def read_file(path: Path) -> Rationale:
    """Return the rationale in a PDF, whose pages must fit its record, or in a record saved as JSON.

    Raises:
        RecordError: the file cannot be read, is neither, or is not as it was saved.
    """
    data = _bytes(path)
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
    data = _bytes(pdf)
    envelope = open_envelope(data)
    opened = open_record(envelope.record)
    entry, of_entry = _entry(envelope, opened.rationale)
    return Verification(
        rationale=opened.rationale,
        statements=(_wholeness(opened), *of_entry, *_pages(data, envelope, opened.rationale, entry)),
        entry=entry,
    )


def _bytes(pdf: Path | bytes) -> bytes:
    if isinstance(pdf, bytes):
        return pdf
    try:
        return pdf.read_bytes()
    except OSError as error:
        raise RecordError(f"{pdf} cannot be read: {error.strerror}. Check its name and folder.") from error


def _wholeness(opened: Opened) -> Statement:
    if opened.is_whole:
        return Statement(mark="ok", says="The record inside is whole: its digest fits its words.")
    return Statement(mark="wrong", says="The record inside was changed or damaged: its digest does not fit its words.")


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
    """Compare with the pages that the record makes today: byte by byte, else word by word."""
    from wizard.report.pdf import as_pdf  # noqa: PLC0415 - typst loads only when a PDF is verified

    anew = as_pdf(rationale, entry)
    if data == anew:
        yield Statement(mark="ok", says="The pages are, byte for byte, those that the record makes.")
        return
    made_anew = open_envelope(anew)
    same_maker = rationale.program_version == __version__ and envelope.creator == made_anew.creator
    yield _words_on_pages(envelope, made_anew, lay_out(rationale, entry), same_maker=same_maker)
    if data.startswith(anew):
        says = "Something was added to the file after it was made, such as a signature or a comment."
        yield Statement(mark="note", says=says)
    elif same_maker and envelope.producer == made_anew.producer:
        says = "The file was changed or saved anew after it was made: it is not, byte for byte, what the record makes."
        yield Statement(mark="wrong", says=says)
    else:
        says = (
            "Another version of the program made the file, or another program saved it anew: only words were compared."
        )
        yield Statement(mark="note", says=says)


def _words_on_pages(envelope: Envelope, made_anew: Envelope, sheet: Sheet, *, same_maker: bool) -> Statement:
    from wizard.report.typesetting import spelling  # noqa: PLC0415 - as above

    if envelope.pages == made_anew.pages:
        return Statement(mark="ok", says="The pages say, word for word, what the record says.")
    spelled = spelling(sheet.statements())
    missing = [text for text in sheet.statements() if not envelope.says(text.translate(spelled))]
    if missing:
        shown = "; ".join(f"“{text}”" for text in missing[:3])
        return Statement(mark="wrong", says=f"The pages do not say what the record says. Missing there: {shown}.")
    if same_maker:
        return Statement(mark="wrong", says="The pages hold all that the record says, and something else besides.")
    return Statement(mark="ok", says="Everything the record says stands on the pages.")
