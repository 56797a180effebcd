"""The record: a rationale as JSON that names its format and carries a digest of all its words."""

import json
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from wizard.errors import RecordError
from wizard.report.document import FORMAT, FORMAT_VERSION, Rationale
from wizard.report.sealed_json import MEND, code_of, digest_of, reasons, sealed, unsealed


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A record as read: ``stated_digest`` stands in it, ``digest`` is computed from its words."""

    rationale: Rationale
    stated_digest: str
    digest: str

    @property
    def is_whole(self) -> bool:
        """Whether the words are those that the digest was made of."""
        return self.stated_digest == self.digest


def as_json(rationale: Rationale) -> str:
    """Return the record as JSON for storing and attaching: the same rationale gives the same characters."""
    return sealed(_words(rationale))


def digest(rationale: Rationale) -> str:
    """Return the SHA-256 (hexadecimal) of all words of a rationale."""
    return digest_of(_words(rationale))


def check_code(rationale: Rationale) -> str:
    """Return the first eight digits of the digest as they stand on paper, such as "7F3A-91C2"."""
    return code_of(digest(rationale))


def read_record(text: str) -> Rationale:
    """Return the rationale that a record holds.

    Raises:
        RecordError: the text is no record, one of a newer format, or changed since it was written.
    """
    opened = open_record(text)
    if not opened.is_whole:
        raise RecordError(f"The record was changed or damaged after it was written: its digest does not fit. {MEND}")
    return opened.rationale


def open_record(text: str) -> Opened:
    """Return what a record holds even where its digest does not fit; see ``Opened.is_whole``.

    Raises:
        RecordError: the text is no record, or one of a newer format.
    """
    words, stated = unsealed(text, what="rationale", form=FORMAT, newest=FORMAT_VERSION)
    try:
        rationale = Rationale.model_validate_json(json.dumps(words))
    except ValidationError as error:
        raise RecordError(f"The record cannot be read: {reasons(error)} {MEND}") from error
    return Opened(rationale=rationale, stated_digest=stated, digest=digest_of(words))


def schema() -> dict[str, Any]:
    """Return the JSON Schema of a record, as shipped in resources/schema."""
    described = Rationale.model_json_schema(by_alias=True)
    described["properties"]["digest"] = {
        "description": "SHA-256 of the canonical JSON of everything else in the record.",
        "pattern": "^[0-9a-f]{64}$",
        "title": "Digest",
        "type": "string",
    }
    described["required"].append("digest")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **described}


def _words(rationale: Rationale) -> dict[str, Any]:
    # Fields that a later format adds have a default and are left out while they hold it: see document.py.
    return rationale.model_dump(mode="json", by_alias=True, exclude_defaults=True)
