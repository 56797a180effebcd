"""What a register adds to a decision: where it is kept, and what its reviewers said. The record itself stays as it is.

It lies beside the record in a PDF, so that what the pages say of the register can be checked too.
"""

import json
from datetime import datetime
from typing import Final, Literal

from pydantic import ValidationError, field_validator

from wizard.errors import RecordError
from wizard.report.sealed_json import MEND, digest_of, reasons, sealed, unsealed
from wizard.report.shapes import Table
from wizard.report.wording import spoken_date
from wizard.report.words import Words

FORMAT: Final = "exception-wizard-register-entry"
FORMAT_VERSION: Final = 1
_RESULTS = {"approved": "Approved", "sent-back": "Sent back"}


class ReviewWords(Words):
    """What a reviewer said. ``reviewed_at`` is an ISO 8601 timestamp with its offset; ``reason`` may be empty."""

    result: Literal["approved", "sent-back"]
    reviewer: str
    reviewed_at: str
    reason: str

    @field_validator("reviewed_at")
    @classmethod
    def _is_a_time(cls, value: str) -> str:
        datetime.fromisoformat(value)
        return value

    @property
    def says(self) -> str:
        """What was said, by whom and when, such as "Approved by P. Office, Mar 12, 2026"."""
        return f"{_RESULTS[self.result]} by {self.reviewer}, {spoken_date(self.reviewed_at)}"


class RegisterEntry(Words):
    """One version of a decision as the register had it when the file was saved.

    ``record`` is the digest of the record that was kept, ``entry`` that of the entry in the register's chain.
    ``latest`` is the last version there was; ``reviews`` are those of this version, the first first.
    """

    format: Literal["exception-wizard-register-entry"] = FORMAT
    format_version: Literal[1] = FORMAT_VERSION
    decision: str
    version: int
    latest: int
    kept_at: str
    record: str
    entry: str
    reviews: tuple[ReviewWords, ...]

    @property
    def place(self) -> str:
        """Which decision it is, such as "2026-0129, version 1 (replaced by version 2)"."""
        replaced = "" if self.version == self.latest else f" (replaced by version {self.latest})"
        return f"{self.decision}, version {self.version}{replaced}"

    @property
    def review(self) -> str:
        """What the last reviewer said, or that it waits; a version that was replaced waits no more."""
        if self.reviews:
            return self.reviews[-1].says
        return "Waiting for review" if self.version == self.latest else "Not reviewed"

    @property
    def because(self) -> str:
        """What the last reviewer gave as a reason; empty where there is none."""
        return self.reviews[-1].reason if self.reviews else ""


def reviews_table(entry: RegisterEntry) -> Table:
    """Return everything that reviewers said."""
    return Table(
        title="Reviews",
        intro=(),
        header=("Review", "Reason"),
        widths=(1, 1),
        last="plain",
        rows=tuple((review.says, review.reason or "None given") for review in entry.reviews),
    )


def entry_as_json(entry: RegisterEntry) -> str:
    """Return the entry as JSON with its digest."""
    return sealed(entry.model_dump(mode="json"))


def read_entry(text: str) -> RegisterEntry:
    """Return the entry that JSON holds.

    Raises:
        RecordError: it is no entry, one of a newer format, or changed since it was written.
    """
    words, stated = unsealed(text, what="register entry", form=FORMAT, newest=FORMAT_VERSION)
    if stated != digest_of(words):
        raise RecordError(f"The register entry was changed or damaged after it was written. {MEND}")
    try:
        return RegisterEntry.model_validate_json(json.dumps(words))
    except ValidationError as error:
        raise RecordError(f"The register entry cannot be read: {reasons(error)} {MEND}") from error
