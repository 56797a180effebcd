"""Where the program keeps its own files on this computer."""

from pathlib import Path

NAME = "exception-wizard"


def data_folder() -> Path:
    """Return the folder of register and drafts: the one that Qt names AppLocalDataLocation. It need not be there."""
    from platformdirs import user_data_path  # noqa: PLC0415 - only commands that keep something need it

    return user_data_path(NAME, appauthor=False)
