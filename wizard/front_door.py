"""The way in: a window where one can open, the same questions in a terminal, or else one example to read.

Nothing is imported before it is needed: the window must be on the screen at once.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from wizard.display import APT_LINE, what_is_missing

OpenWindow = Callable[[Path | None], int]
"""Opens the window with a folder of questions, None for the shipped ones, and returns the exit code at its end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doors:
    """What the way in is made of, so that a test can put in other doors.

    ``load_window`` raises ImportError where Qt cannot be loaded.
    """

    what_is_missing: Callable[[], str | None]
    load_window: Callable[[], OpenWindow]
    is_terminal: Callable[[], bool]
    ask: Callable[[Path | None], int]
    print_example: Callable[[Path | None], int]


def enter(questions: Path | None, doors: Doors | None = None) -> int:
    """Open the window, or else go on without one; return the exit code. ``questions`` None means the shipped set.

    Raises:
        WizardError: the question set cannot be used.
    """
    doors = doors or _doors()
    missing = doors.what_is_missing()
    if missing is None:
        try:
            open_window = doors.load_window()
        except ImportError as error:
            if (error.name or "").startswith("wizard"):
                raise
            missing = f"The window cannot open: {error}. On Debian or Ubuntu: {APT_LINE}"
        else:
            return open_window(questions)
    print(missing, file=sys.stderr, flush=True)
    return doors.ask(questions) if doors.is_terminal() else doors.print_example(questions)


def _doors() -> Doors:
    return Doors(
        what_is_missing=what_is_missing,
        load_window=_load_window,
        is_terminal=_is_terminal,
        ask=_ask,
        print_example=_print_example,
    )


def _load_window() -> OpenWindow:
    from wizard.gui.app import run

    return run


def _is_terminal() -> bool:
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def _ask(questions: Path | None) -> int:
    from wizard.terminal.session import assess

    return assess(questions)


def _print_example(questions: Path | None) -> int:
    from wizard.example import worked_example

    print(worked_example(questions))
    return 0
