"""Compares the pages of a PDF with those that the record inside it makes.

Loads pypdf and typst where they are needed, not on import.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Protocol

from wizard import __version__
from wizard.errors import RecordError
from wizard.report.envelope import Envelope, open_envelope
from wizard.report.replay import Statement


class Stated(Protocol):
    """What is laid out for a page."""

    def statements(self) -> Iterable[str]:
        """Yield every text that the pages must show, in order."""


def bytes_of(pdf: Path | bytes) -> bytes:
    """Return what a file holds.

    Raises:
        RecordError: it cannot be read.
    """
    if isinstance(pdf, bytes):
        return pdf
    try:
        return pdf.read_bytes()
    except OSError as error:
        raise RecordError(f"{pdf} cannot be read: {error.strerror}. Check its name and folder.") from error


def wholeness(*, is_whole: bool) -> Statement:
    """Say whether a record's digest fits its words."""
    if is_whole:
        return Statement(mark="ok", says="The record inside is whole: its digest fits its words.")
    return Statement(mark="wrong", says="The record inside was changed or damaged: its digest does not fit its words.")


def compare_pages(
    data: bytes, envelope: Envelope, anew: bytes, sheet: Stated, *, made_with: str
) -> Iterator[Statement]:
    """Compare with the PDF that the record makes today: byte by byte, else word by word.

    ``data`` is the file, ``envelope`` what was read of it, and ``anew`` the one made today of ``sheet``. ``made_with``
    is the program version that the record names.
    """
    if data == anew:
        yield Statement(mark="ok", says="The pages are, byte for byte, those that the record makes.")
        return
    made_anew = open_envelope(anew)
    same_maker = made_with == __version__ and envelope.creator == made_anew.creator
    yield _words_on_pages(envelope, made_anew, sheet, same_maker=same_maker)
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


def _words_on_pages(envelope: Envelope, made_anew: Envelope, sheet: Stated, *, same_maker: bool) -> Statement:
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
