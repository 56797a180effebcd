"""The one way into the program: errors fit for the reader become plain lines and an exit code here."""

import errno
import io
import os
import sys
from collections.abc import Sequence

from wizard.errors import UnfinishedError, WizardError

_CLOSED_PIPE = {errno.EPIPE, errno.EINVAL} if sys.platform == "win32" else {errno.EPIPE}


def main() -> None:
    """Run the program with the command line's words, and end it."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run the program and return its exit code: 0 done, 1 findings or no verdict, 2 bad input, 130 interrupted."""
    _print_any_letter()
    try:
        code = _dispatch(arguments)
        if sys.stdout is not None:
            sys.stdout.flush()
    except WizardError as error:
        print(error, file=sys.stderr)
        return 1 if isinstance(error, UnfinishedError) else 2
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        if error.errno not in _CLOSED_PIPE:
            raise
        _forget_output()
        return 1
    return code


def _dispatch(arguments: Sequence[str]) -> int:
    """Open the window when nothing was typed, without loading the commands; else run the command."""
    if not arguments:
        from wizard.front_door import enter

        return enter(None)
    from wizard.cli import app

    try:
        return int(app(list(arguments), prog_name="optin-wizard"))
    except SystemExit as end:  # Typer always ends so
        return end.code if isinstance(end.code, int) else 0


def _print_any_letter() -> None:
    """Let a console with few letters print a question mark for the others, instead of breaking off."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _forget_output() -> None:
    """Whoever read the output has gone: let what is still to be written go nowhere, in silence."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    main()
