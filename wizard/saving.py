"""Saves a file whole or not at all: a temporary file beside it first, which then takes its name."""

import errno
import os
import re
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from wizard.errors import SaveError

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
"""Characters that a file's name cannot hold on Windows; all but two are allowed elsewhere, but files travel."""

_DEVICES = frozenset(
    {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"}
    | {f"{port}{n}" for port in ("COM", "LPT") for n in "123456789¹²³"}
)
"""Names that Windows keeps for devices, with any ending."""

_LONGEST_NAME = 255
_LONGEST_SUGGESTION = 80
"""Bytes of a suggested name before the date, so that a deep folder still fits in 260 characters on Windows."""

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_READ_ONLY = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


class Disk:
    """The few calls that reach the disk, so that a test can make each of them fail."""

    def create(self, path: Path, *, private: bool) -> BinaryIO:
        """Open a new file for writing; a private one can be read by its owner alone."""
        mode = 0o600 if private else 0o666
        return open(path, "xb", opener=lambda name, flags: os.open(name, flags, mode))

    def write(self, file: BinaryIO, data: bytes) -> None:
        """Write and wait until the disk has it, so that a power cut after the replacing leaves no empty file."""
        file.write(data)
        file.flush()
        os.fsync(file.fileno())

    def replace(self, source: Path, target: Path) -> None:
        """Give ``source`` the name of ``target`` in one step."""
        os.replace(source, target)  # noqa: PTH105 - beside os.fsync, the same level of calls


_DISK = Disk()


def save(
    path: Path, data: bytes | Iterable[bytes], *, replace: bool, private: bool = False, disk: Disk = _DISK
) -> None:
    """Write ``data``, whole or in pieces, to ``path``: afterwards it is there whole, or what was there before still is.

    ``replace`` says whether a file that has the name may be replaced; ``private`` lets only its owner read a new one.

    Raises:
        SaveError: the name, the folder or the disk does not allow it; no temporary file is left behind.
    """
    with whole(path, replace=replace, disk=disk) as temporary, disk.create(temporary, private=private) as file:
        for piece in [data] if isinstance(data, bytes) else data:
            disk.write(file, piece)


@contextmanager
def whole(path: Path, *, replace: bool, disk: Disk = _DISK) -> Iterator[Path]:
    """Yield the name of a temporary file beside ``path`` to be written; at the end it takes the name of ``path``.

    Raises:
        SaveError: as ``save``; what the disk says while the file is written, too.
    """
    _check_name(path)
    target = Path(os.path.realpath(path))  # a link is written through, not replaced
    _check_place(path, target, replace=replace)
    temporary = target.parent / f".wizard-{os.urandom(8).hex()}.part"
    try:
        try:
            yield temporary
        except OSError as error:
            raise _not_written(path, error) from error
        try:
            if target.exists():
                temporary.chmod(target.stat().st_mode)
            disk.replace(temporary, target)
        except OSError as error:
            raise _not_replaced(path, error) from error
    finally:
        with suppress(OSError):
            temporary.unlink()


def suggested_file_name(name: str, decided_at: str, suffix: str) -> str:
    """Return a file name for a message's name, such as "Spring refill reminder 2026-03-04.pdf".

    It is legal on Windows, macOS and Linux. ``decided_at`` is an ISO 8601 timestamp; ``suffix`` begins with a dot.
    """
    visible = "".join(letter for letter in _FORBIDDEN.sub(" ", name) if unicodedata.category(letter)[0] != "C")
    words = " ".join(unicodedata.normalize("NFC", visible).split()).lstrip(". ")
    short = words.encode()[:_LONGEST_SUGGESTION].decode(errors="ignore").rstrip(". ")
    if not short:
        short = "Rationale"
    elif _is_device(short):
        short = f"Message {short}"
    return f"{short} {decided_at[:10]}{suffix}"


def _is_device(name: str) -> bool:
    return name.partition(".")[0].rstrip().upper() in _DEVICES


def _check_name(path: Path) -> None:
    name = path.name
    if not name:
        raise SaveError(path, "it has no file name", "Add a name, such as rationale.pdf.")
    wrong = _FORBIDDEN.search(name)
    if wrong:
        shown = f"the character {wrong[0]}" if wrong[0].isprintable() else "a control character"
        raise SaveError(path, f"a file's name cannot hold {shown} on Windows", "Choose a name without it.")
    if name[-1] in ". ":
        raise SaveError(path, "a file's name cannot end with a dot or a space on Windows", "Take it off the end.")
    if _is_device(name):
        raise SaveError(path, f"Windows keeps the name {path.stem} for a device", "Choose another name.")
    if len(os.fsencode(name)) > _LONGEST_NAME:
        raise _too_long(path)


def _check_place(path: Path, target: Path, *, replace: bool) -> None:
    try:
        if not target.parent.is_dir():
            raise SaveError(path, "the folder does not exist", "Choose another folder, or make this one first.")
        if target.is_dir():
            raise SaveError(path, "a folder has this name", "Choose another name.")
        if target.exists() and not replace:
            raise SaveError(path, "a file has this name already", "Choose another name, or say that it be replaced.")
    except OSError as error:
        raise _not_written(path, error) from error


def _not_written(path: Path, error: OSError) -> SaveError:
    if error.errno in _FULL:
        return SaveError(path, "the disk is full", "Free some space, or choose another disk, and save again.")
    if error.errno in _READ_ONLY:
        return SaveError(path, "the folder does not let you write", "Choose another folder, such as Documents.")
    if error.errno == errno.ENAMETOOLONG:
        return _too_long(path)
    return SaveError(path, f"the system says “{error.strerror or error}”", "Choose another folder and save again.")


def _not_replaced(path: Path, error: OSError) -> SaveError:
    # Windows refuses to replace a file that a viewer holds open; the same error elsewhere means a locked file.
    if isinstance(error, PermissionError):
        return SaveError(path, "the file is open in another program or locked", "Close it there and save again.")
    return _not_written(path, error)


def _too_long(path: Path) -> SaveError:
    return SaveError(path, "the name is too long", "Choose a shorter name, or a folder that lies less deep.")
