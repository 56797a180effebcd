"""Opens a file at a line in the person's own text editor, where one is known; else as the system opens such files."""

import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QProcess, QUrl

_EDITORS: Mapping[str, tuple[str, ...]] = {
    "code": ("--goto", "{file}:{line}:{column}"),
    "codium": ("--goto", "{file}:{line}:{column}"),
    "subl": ("{file}:{line}:{column}",),
    "zed": ("{file}:{line}:{column}",),
    "notepad++": ("-n{line}", "-c{column}", "{file}"),
    "kate": ("--line", "{line}", "--column", "{column}", "{file}"),
    "gedit": ("+{line}:{column}", "{file}"),
    "gnome-text-editor": ("+{line}:{column}", "{file}"),
    "mousepad": ("--line={line}", "{file}"),
}


def command_for(file: Path, line: int, column: int, find: Callable[[str], str | None] = shutil.which) -> list[str]:
    """Return the command that opens a file at a place, by the first known editor; empty where none is found.

    ``VISUAL`` and ``EDITOR`` are tried first, where they name a known editor that has a window.
    """
    preferred = [Path(os.environ.get(name, "")).stem for name in ("VISUAL", "EDITOR")]
    for name in (*preferred, *_EDITORS):
        program = find(name) if name in _EDITORS else None
        if program is not None:
            place = {"file": str(file), "line": line, "column": column}
            return [program, *(part.format(**place) for part in _EDITORS[name])]
    return []


def open_at(file: Path, line: int, column: int, open_address: Callable[[str], None]) -> None:
    """Open a file at a line and column, counted from 1."""
    command = command_for(file, max(line, 1), max(column, 1))
    started = bool(command) and QProcess.startDetached(command[0], command[1:])[0]
    if not started:
        open_address(QUrl.fromLocalFile(str(file)).toString())
