"""JSON that names its format and carries a digest of all its words, written and read without trust in it.

The digest is the SHA-256 of the canonical JSON (keys sorted, no spaces, UTF-8) of everything else in it.
It shows accidents, not forgers: whoever changes a file on purpose can write a new digest too.
"""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from pydantic import ValidationError

from wizard.errors import RecordError

MEND = "Ask for the file again, or save the rationale anew."
_LARGEST = 20_000_000
"""Characters; a hundred times the longest rationale."""


def sealed(words: Mapping[str, Any]) -> str:
    """Return words as JSON with their digest at the end."""
    return json.dumps({**words, "digest": digest_of(words)}, ensure_ascii=False, indent=2) + "\n"


def digest_of(words: Mapping[str, Any]) -> str:
    """Return the SHA-256 (hexadecimal) of words."""
    canonical = json.dumps(words, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()


def code_of(digest: str) -> str:
    """Return the first eight digits of a digest as they stand on paper, such as "7F3A-91C2"."""
    code = digest[:8].upper()
    return f"{code[:4]}-{code[4:]}"


def unsealed(text: str, *, what: str, form: str, newest: int) -> tuple[dict[str, Any], str]:
    """Return the words of sealed JSON without their digest, and the digest stated, which need not fit.

    ``what`` names such a file, such as "rationale"; ``form`` is its format, in versions up to ``newest``.

    Raises:
        RecordError: the text is no such JSON, or one of a newer format.
    """
    words = _parse(text, what)
    if not isinstance(words, dict) or words.get("format") != form:
        raise RecordError(f"This is no {what}: its format is not “{form}”. Choose a file saved by this program.")
    _check_format(words, newest)
    stated = words.pop("digest", None)
    if not isinstance(stated, str):
        raise RecordError(f"The record has no digest, so it is not whole. {MEND}")
    return words, stated


def reasons(error: ValidationError) -> str:
    """Return the first places that are wrong, as "because.0.asked: Field required"."""
    found = error.errors(include_url=False)
    shown = [f"{'.'.join(str(part) for part in one['loc']) or 'record'}: {one['msg']}" for one in found[:3]]
    return "; ".join(shown) + ("; and more." if len(found) > len(shown) else ".")


def _parse(text: str, what: str) -> object:
    if len(text) > _LARGEST:
        raise RecordError(f"The file is too large for a {what} ({len(text):,} characters). {MEND}")
    try:
        return json.loads(text, object_pairs_hook=_once_each, parse_constant=_refuse)
    except json.JSONDecodeError as error:
        raise RecordError(
            f"Line {error.lineno}, column {error.colno}: this is no JSON ({error.msg}). {MEND}"
        ) from error
    except (ValueError, RecursionError) as error:
        raise RecordError(f"The file cannot be read as a record: it holds what no record holds. {MEND}") from error


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    # The last of two equal keys would win in silence, and another reader may let the first one win.
    words = dict(pairs)
    if len(words) != len(pairs):
        raise ValueError("a key stands twice")
    return words


def _refuse(constant: str) -> Any:  # noqa: ANN401 - json's own shape
    raise ValueError(constant)


def _check_format(words: Mapping[str, Any], newest: int) -> None:
    version = words.get("format_version")
    if not isinstance(version, int) or isinstance(version, bool):
        raise RecordError(f"format_version: a whole number is missing. {MEND}")
    if version > newest:
        raise RecordError(
            f"The record has format version {version}; this program reads up to {newest}. "
            "Install a newer Exception Wizard to open it."
        )
