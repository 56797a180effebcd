"""The chain of entries: each carries the digest of the one before it, so that a removed or altered one shows.

A digest shows accidents, not forgers: whoever may write the whole register can make a new chain.
"""

import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Literal

from wizard.errors import RegisterDamagedError

Kind = Literal["decision", "review"]

BEFORE_THE_FIRST = "0" * 64
"""What the first entry carries in place of a digest before it."""

_LARGEST = 50_000_000
"""Characters of a body; hundreds of times the longest record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One link of the chain. ``number`` counts from 1 without gaps; ``body`` is JSON; times are ISO 8601.

    ``key`` is made by whoever keeps the entry, so that keeping it again is noticed.
    """

    number: int
    kind: str
    key: str
    kept_at: str
    previous: str
    body: str

    @property
    def digest(self) -> str:
        """The SHA-256 (hexadecimal) of the whole entry, the digest of the one before it among its words."""
        head = canonical([self.number, self.kind, self.key, self.kept_at, self.previous])
        return sha256(f"{head}\n{self.body}".encode("utf-8", "surrogatepass")).hexdigest()

    def read(self) -> dict[str, Any]:
        """Return the body's content.

        Raises:
            RegisterDamagedError: it cannot be read.
        """
        try:
            content = json.loads(self.body)
        except ValueError as error:
            raise RegisterDamagedError(f"Entry {self.number} of the register cannot be read. {MEND}") from error
        if not isinstance(content, dict):
            raise RegisterDamagedError(f"Entry {self.number} of the register holds no entry. {MEND}")
        return content


MEND = "Run 'optin-wizard register verify' to see what is whole, and restore the last backup."


def canonical(content: Mapping[str, Any] | list[Any]) -> str:
    """Return content as JSON without spaces, its keys in their order: topics and answers are told in theirs."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def packed(body: str) -> bytes:
    """Return a body as it is stored: UTF-8, compressed to about an eighth."""
    return zlib.compress(body.encode("utf-8", "surrogatepass"), 6)


def unpacked(stored: bytes, number: int) -> str:
    """Return the body of the entry with this number.

    Raises:
        RegisterDamagedError: the bytes were changed.
    """
    try:
        unpacking = zlib.decompressobj()
        body = unpacking.decompress(stored, _LARGEST)
        if not unpacking.eof or unpacking.unused_data:
            raise RegisterDamagedError(f"Entry {number} of the register does not end where it should. {MEND}")
        return body.decode("utf-8", "surrogatepass")
    except (zlib.error, UnicodeDecodeError, TypeError) as error:
        raise RegisterDamagedError(f"Entry {number} of the register cannot be read: {error}. {MEND}") from error
