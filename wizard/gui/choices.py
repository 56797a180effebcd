"""Keeps what the person chose about the program in one small file."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from wizard.errors import SaveError
from wizard.saving import save
from wizard.settings import FILE, Settings


class Choices:
    """The settings in force, kept in a folder at every change."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.settings = Settings.kept_in(folder)

    def change(self, **changes: Any) -> Settings:  # noqa: ANN401 - any field of Settings
        """Change some settings, keep them and return them all.

        A folder that cannot be written loses the choice for next time, nothing else, so it is no error.
        """
        self.settings = replace(self.settings, **changes)
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            save(self._folder / FILE, self.settings.to_text().encode(), replace=True, private=True)
        except (OSError, SaveError):
            pass
        return self.settings
