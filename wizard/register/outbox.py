"""Decisions that wait on this computer for a server that cannot be reached: one small private file each."""

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from wizard.errors import RecordError, RegisterError, RegisterUnreachableError, SaveError
from wizard.register.values import Row
from wizard.report.document import Rationale
from wizard.report.record import as_json, read_record
from wizard.saving import save

if TYPE_CHECKING:
    from wizard.register.register import Register

FORMAT = 1
_SUFFIX = ".waiting.json"
_KEY_DIGITS = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A decision to be kept: what ``Register.keep`` takes, and the file in which it waits."""

    rationale: Rationale
    key: str
    replaces: int | None
    path: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A file that goes on waiting though the register could be reached. ``why`` is a sentence or more."""

    path: Path
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What became of the decisions that waited. ``cut`` says why the register was not reached to the end, else None."""

    kept: tuple[Row, ...] = ()
    refused: tuple[Refused, ...] = ()
    cut: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptOrWaiting:
    """What became of a decision: the ``row`` it has in the register at ``place``, or None while it waits.

    ``sent`` tells what became of those that waited before.
    """

    row: Row | None
    place: str = ""
    sent: Sent


class Outbox:
    """The decisions that wait in one folder, in the order in which they were put there. The folder is made then."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, rationale: Rationale, *, key: str, replaces: int | None = None) -> Path:
        """Let a decision wait, and return its file; one that waits under this key already is left as it is.

        Raises:
            SaveError: the folder or the disk does not allow it.
        """
        mark = sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:_KEY_DIGITS]
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            files = self._files()
        except OSError as error:
            reason = f"its folder cannot be used ({error.strerror})"
            raise SaveError(self._folder, reason, "See that this folder can be written.") from error
        for path in files:
            if path.name.endswith(f"-{mark}{_SUFFIX}"):
                return path
        number = max((_number(path) for path in files), default=0) + 1
        path = self._folder / f"{number:08}-{mark}{_SUFFIX}"
        content = {"format": FORMAT, "key": key, "replaces": replaces, "record": as_json(rationale)}
        save(path, json.dumps(content, ensure_ascii=False, indent=1).encode(), replace=False, private=True)
        return path

    def waiting(self) -> tuple[Waiting, ...]:
        """Return the decisions that wait, the first first; files that cannot be read as one are left out."""
        return tuple(found for found in self._all() if isinstance(found, Waiting))

    def send(self, register: "Register") -> Sent:
        """Keep in a register what waits, in order, each removed here once it is safely stored there.

        It stops where the register cannot be reached. What the register refuses goes on waiting, as does a file that
        cannot be read.
        """
        kept: list[Row] = []
        refused: list[Refused] = []
        for found in self._all():
            if isinstance(found, Refused):
                refused.append(found)
                continue
            try:
                kept.append(register.keep(found.rationale, key=found.key, replaces=found.replaces))
            except RegisterUnreachableError as error:
                return Sent(kept=tuple(kept), refused=tuple(refused), cut=str(error))
            except RegisterError as error:
                refused.append(Refused(path=found.path, why=str(error)))
            else:
                with suppress(OSError):  # it is sent again then, and nothing is kept twice
                    found.path.unlink()
        return Sent(kept=tuple(kept), refused=tuple(refused))

    def _files(self) -> list[Path]:
        return sorted(self._folder.glob(f"*{_SUFFIX}"), key=_number)

    def _all(self) -> Iterator[Waiting | Refused]:
        for path in self._files():
            try:
                yield _read(path)
            except RecordError as error:
                yield Refused(path=path, why=str(error))


def keep_or_wait(
    using: "Callable[[], AbstractContextManager[Register]]",
    outbox: Outbox,
    rationale: Rationale,
    *,
    key: str,
    replaces: int | None = None,
) -> KeptOrWaiting:
    """Send what waits, then keep a decision; where the register cannot be reached, the decision waits in the outbox.

    ``using`` opens the register, or lends one that is open.

    Raises:
        RegisterError: the register refuses the decision; it does not wait then.
        SaveError: it can neither be kept nor wait.
    """
    sent = Sent()
    try:
        with using() as register:
            sent = outbox.send(register)
            if sent.cut is None:
                row = register.keep(rationale, key=key, replaces=replaces)
                return KeptOrWaiting(row=row, place=register.place, sent=sent)
    except RegisterUnreachableError as error:
        sent = Sent(kept=sent.kept, refused=sent.refused, cut=str(error))
    outbox.put(rationale, key=key, replaces=replaces)
    return KeptOrWaiting(row=None, sent=sent)


def _read(path: Path) -> Waiting:
    """Return the decision in a file.

    Raises:
        RecordError: the file cannot be read, is no such file, or comes from a newer program.
    """
    try:
        read = json.loads(path.read_text(encoding="utf-8"))
        if read["format"] != FORMAT:
            raise RecordError(f"{path} was written by a newer version of the program. Send it with that one.")
        key, replaces, record = read["key"], read["replaces"], read["record"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise RecordError(f"{path} is damaged and was left as it is: {error}") from error
    if not isinstance(key, str) or not isinstance(replaces, int | None) or not isinstance(record, str):
        raise RecordError(f"{path} is damaged and was left as it is: a value has the wrong kind.")
    return Waiting(rationale=read_record(record), key=key, replaces=replaces, path=path)


def _number(path: Path) -> int:
    number = path.name.partition("-")[0]
    return int(number) if number.isdecimal() else 0
