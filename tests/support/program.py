"""The program as its users run it: a process of its own, in a folder of its own, with or without a terminal."""

import os
import select
import signal
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from shutil import which
from typing import Self

_PATIENCE = 60.0
"""Seconds after which a process that should have answered has failed."""

_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET", "XDG_SESSION_TYPE", "QT_QPA_PLATFORM")


def command(*words: object) -> list[str]:
    """Return the words that start the installed command of the Python that runs the tests."""
    found = which("optin-wizard", path=Path(sys.executable).parent)
    assert found, "optin-wizard is not installed beside this Python"
    return [found, *map(str, words)]


def environment(**changed: str) -> dict[str, str]:
    """Return this environment without any display, and with UTF-8 where the system's own letters are fewer."""
    kept = {name: value for name, value in os.environ.items() if name not in _DISPLAYS}
    return {**kept, "PYTHONUTF8": "1", **changed}


def run(
    *words: object, folder: Path, typed: str | None = None, env: Mapping[str, str] | None = None
) -> "subprocess.CompletedProcess[str]":
    """Run the program to its end; without ``typed`` there is no input at all."""
    return subprocess.run(
        command(*words),
        cwd=folder,
        env=env or environment(),
        input=typed,
        stdin=subprocess.DEVNULL if typed is None else None,
        capture_output=True,
        encoding="utf-8",
        timeout=_PATIENCE,
        check=False,
    )


class InTerminal:
    """The program in a terminal of its own. Only where Python has one to give, which is not Windows."""

    def __init__(self, *words: object, folder: Path) -> None:
        import pty

        self._end, other = pty.openpty()
        # A program begun where Ctrl+C is ignored, as in the background of a script, ignores it too: here it never is.
        before = signal.signal(signal.SIGINT, signal.default_int_handler)
        self._process = subprocess.Popen(
            command(*words), cwd=folder, env=environment(TERM="dumb"), stdin=other, stdout=other, stderr=other
        )
        signal.signal(signal.SIGINT, before)
        os.close(other)
        self._unread = ""
        self.screen = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._end)

    def wait_for(self, words: str) -> None:
        """Read until the program has said these words after those waited for last."""
        while words not in self._unread:
            more = self._read()
            assert more, f"ended without saying {words!r}: {self.screen}"
        self._unread = self._unread.partition(words)[2]

    def type(self, line: str) -> None:
        """Type a line and press Enter."""
        os.write(self._end, f"{line}\n".encode())

    def answer(self, prompt: str, typed: object) -> None:
        """Wait for a prompt and answer it with a line."""
        self.wait_for(prompt)
        self.type(str(typed))

    def interrupt(self) -> None:
        """Do what Ctrl+C does. The line after it wakes a Python that had not begun to wait when the signal came."""
        self._process.send_signal(signal.SIGINT)
        with suppress(OSError):
            self.type("")

    def exit_code(self) -> int:
        """Read to the end and return the exit code."""
        while self._read():
            pass
        return self._process.wait(_PATIENCE)

    def _read(self) -> str:
        ready, _, _ = select.select([self._end], [], [], _PATIENCE)
        assert ready, f"said nothing for {_PATIENCE:.0f} s after: {self.screen}"
        try:
            text = os.read(self._end, 65536).decode(errors="replace").replace("\r\n", "\n")
        except OSError:  # Linux's way to say that nobody holds the other end any more
            return ""
        self._unread += text
        self.screen += text
        return text
