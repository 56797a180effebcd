"""What a PDF holds, read without trust in it: the record attached, the text of its pages and what wrote it.

Loads pypdf where it is needed, not on import.
"""

import logging
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO

from wizard.errors import RecordError

ATTACHED = "rationale.json"
"""The name of the record inside the PDF."""
CERTIFICATE = "certificate.json"
"""The name of the record inside the PDF of a certificate."""
ENTRY = "register.json"
"""The name of what a register adds to it, where one keeps the decision."""
_RECORDS = (ATTACHED, CERTIFICATE)

_LARGEST = 50_000_000
"""Bytes; a rationale takes some 150,000, a signed and scanned copy some millions."""
_MOST_PAGES = 500
_FURNITURE = 250
"""Letters that a page's header or footer has at most."""

_DAMAGED = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    MemoryError,
    NotImplementedError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
"""What reading a damaged PDF may raise, beside pypdf's own errors."""

# pypdf tells of small faults through its logger; without a handler they would reach the person's terminal.
logging.getLogger("pypdf").addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """A PDF as read: the JSON attached, the text of each page without spaces, and the programs that made it.

    ``attached`` is the name of what is attached: it tells a rationale from a certificate.
    ``entry`` is the JSON of a register's entry, None where the file carries none.
    ``creator`` set the pages; ``producer`` is named where another program saved the file anew.
    """

    record: str
    pages: tuple[str, ...]
    creator: str
    producer: str
    entry: str | None = None
    attached: str = ATTACHED

    def says(self, words: str) -> bool:
        """Whether the pages say this. It may run over the end of a page, with a footer and a header between."""
        wanted = squashed(words)
        if any(wanted in page for page in self.pages):
            return True
        return any(self._runs_on(wanted, start) for start in range(len(self.pages) - 1))

    def _runs_on(self, wanted: str, start: int) -> bool:
        """Whether a text begins at the foot of the page ``start`` and goes on at the head of the next ones."""
        rest = _after_longest_start(wanted, self.pages[start][-len(wanted) - _FURNITURE :])
        for page in self.pages[start + 1 :]:
            if rest == wanted or rest in page[: len(rest) + _FURNITURE]:
                break
            left = _after_longest_start(rest, page)
            if len(rest) - len(left) < len(page) - 2 * _FURNITURE:
                return False  # a text that goes on after this page fills it
            rest = left
        else:
            return False
        return rest != wanted


def _after_longest_start(wanted: str, page: str) -> str:
    """Return what is left of a text behind the longest start of it that stands on a page."""
    end = 0
    while end < len(wanted) and wanted[: end + 1] in page:
        end += 1
    return wanted[end:]


def squashed(text: str) -> str:
    """Return the text without spaces and line ends, which a PDF places freely."""
    return "".join(text.split())


def open_envelope(data: bytes) -> Envelope:
    """Return what a PDF holds.

    Raises:
        RecordError: it is no PDF, is locked or damaged, or carries no record.
    """
    if len(data) > _LARGEST:
        raise RecordError(f"The file is too large for a rationale ({len(data) // 1_000_000} MB).")
    if b"%PDF-" not in data[:1024]:
        raise RecordError("The file is no PDF. Choose a PDF saved by this program.")
    with _damage_told():
        return _open(data)


@contextmanager
def _damage_told() -> Iterator[None]:
    from pypdf.errors import PyPdfError  # noqa: PLC0415 - pypdf loads only when a PDF is read

    try:
        yield
    except (PyPdfError, *_DAMAGED) as error:
        raise RecordError(
            "The PDF is damaged and cannot be read. Ask for the file again, or save the rationale anew."
        ) from error


def _open(data: bytes) -> Envelope:
    from pypdf import PdfReader  # noqa: PLC0415 - as above

    reader = PdfReader(BytesIO(data))
    if reader.is_encrypted:
        raise RecordError("The PDF is locked with a password. Save a copy without a password and verify that.")
    name, attached = next(((name, found) for name in _RECORDS if (found := reader.attachments.get(name))), ("", []))
    if not attached:
        raise RecordError("The PDF carries no record, so there is nothing to verify. Choose one saved by this program.")
    if len(reader.pages) > _MOST_PAGES:
        raise RecordError(f"The PDF has {len(reader.pages)} pages, too many for a rationale.")
    entry = reader.attachments.get(ENTRY)
    made_by = dict(reader.metadata or {})
    return Envelope(
        record=attached[0].decode("utf-8"),
        pages=tuple(squashed(page.extract_text()) for page in reader.pages),
        creator=str(made_by.get("/Creator", "")),
        producer=str(made_by.get("/Producer", "")),
        entry=entry[0].decode("utf-8") if entry else None,
        attached=name,
    )
