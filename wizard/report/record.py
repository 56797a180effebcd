"""The record: a rationale as JSON that names its format and carries a digest of all its words.

The digest is the SHA-256 of the canonical JSON (keys sorted, no spaces, UTF-8) of everything else in the record.
It shows accidents, not forgers: whoever changes a record on purpose can write a new digest too.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from pydantic import ValidationError

from wizard.errors import RecordError
from wizard.report.document import FORMAT, FORMAT_VERSION, Rationale

_MEND = "Ask for the file again, or save the rationale anew."
_LARGEST = 20_000_000
"""Characters; a hundred times the longest rationale."""


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
    words = _words(rationale)
    return json.dumps({**words, "digest": _digest(words)}, ensure_ascii=False, indent=2) + "\n"


def digest(rationale: Rationale) -> str:
    """Return the SHA-256 (hexadecimal) of all words of a rationale."""
    return _digest(_words(rationale))


def check_code(rationale: Rationale) -> str:
    """Return the first eight digits of the digest as they stand on paper, such as "7F3A-91C2"."""
    code = digest(rationale)[:8].upper()
    return f"{code[:4]}-{code[4:]}"


def read_record(text: str) -> Rationale:
    """Return the rationale that a record holds.

    Raises:
        RecordError: the text is no record, one of a newer format, or changed since it was written.
    """
    opened = open_record(text)
    if not opened.is_whole:
        raise RecordError(f"The record was changed or damaged after it was written: its digest does not fit. {_MEND}")
    return opened.rationale


def open_record(text: str) -> Opened:
    """Return what a record holds even where its digest does not fit; see ``Opened.is_whole``.

    Raises:
        RecordError: the text is no record, or one of a newer format.
    """
    words = _parse(text)
    _check_format(words)
    stated = words.pop("digest", None)
    if not isinstance(stated, str):
        raise RecordError(f"The record has no digest, so it is not whole. {_MEND}")
    try:
        rationale = Rationale.model_validate_json(json.dumps(words))
    except ValidationError as error:
        raise RecordError(f"The record cannot be read: {_reasons(error)} {_MEND}") from error
    return Opened(rationale=rationale, stated_digest=stated, digest=_digest(words))


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


def _digest(words: Mapping[str, Any]) -> str:
    canonical = json.dumps(words, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()


def _parse(text: str) -> dict[str, Any]:
    if len(text) > _LARGEST:
        raise RecordError(f"The file is too large for a rationale ({len(text):,} characters). {_MEND}")
    try:
        words = json.loads(text, object_pairs_hook=_once_each, parse_constant=_refuse)
    except json.JSONDecodeError as error:
        raise RecordError(
            f"Line {error.lineno}, column {error.colno}: this is no JSON ({error.msg}). {_MEND}"
        ) from error
    except (ValueError, RecursionError) as error:
        raise RecordError(f"The file cannot be read as a record: it holds what no record holds. {_MEND}") from error
    if not isinstance(words, dict) or words.get("format") != FORMAT:
        raise RecordError(f"This is no rationale: its format is not “{FORMAT}”. Choose a file saved by this program.")
    return words


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    # The last of two equal keys would win in silence, and another reader may let the first one win.
    words = dict(pairs)
    if len(words) != len(pairs):
        raise ValueError("a key stands twice")
    return words


def _refuse(constant: str) -> Any:  # noqa: ANN401 - json's own shape
    raise ValueError(constant)


def _check_format(words: Mapping[str, Any]) -> None:
    version = words.get("format_version")
    if not isinstance(version, int) or isinstance(version, bool):
        raise RecordError(f"format_version: a whole number is missing. {_MEND}")
    if version > FORMAT_VERSION:
        raise RecordError(
            f"The record has format version {version}; this program reads up to {FORMAT_VERSION}. "
            "Install a newer Exception Wizard to open it."
        )


def _reasons(error: ValidationError) -> str:
    """Return the first places that are wrong, as "because.0.asked: Field required"."""
    found = error.errors(include_url=False)
    shown = [f"{'.'.join(str(part) for part in one['loc']) or 'record'}: {one['msg']}" for one in found[:3]]
    return "; ".join(shown) + ("; and more." if len(found) > len(shown) else ".")
