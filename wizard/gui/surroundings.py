"""What the window takes from outside itself: time, chance, folders, files to choose and the browser."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget


class FileChooser(Protocol):
    """Asks the person for a file and hands it on; nothing is handed on when they think better of it."""

    def ask_save(self, parent: QWidget, title: str, suggested: Path, kind: str, then: Callable[[Path], None]) -> None:
        """Ask where to save. ``kind`` is a file filter such as "PDF (*.pdf)"."""

    def ask_open(self, parent: QWidget, title: str, folder: Path, kind: str, then: Callable[[Path], None]) -> None:
        """Ask which file to open."""


class DialogFileChooser:
    """Asks with the platform's own file dialog, which also asks before a file is replaced."""

    def ask_save(self, parent: QWidget, title: str, suggested: Path, kind: str, then: Callable[[Path], None]) -> None:
        """Ask where to save."""
        dialog = QFileDialog(parent, title, str(suggested.parent), kind)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suggested.suffix.lstrip("."))
        dialog.selectFile(suggested.name)
        self._open(dialog, then)

    def ask_open(self, parent: QWidget, title: str, folder: Path, kind: str, then: Callable[[Path], None]) -> None:
        """Ask which file to open."""
        dialog = QFileDialog(parent, title, str(folder), kind)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        self._open(dialog, then)

    def _open(self, dialog: QFileDialog, then: Callable[[Path], None]) -> None:
        dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """Everything the window needs from outside, so that a test can give it another world.

    ``clock`` returns the local time with its offset; ``data_folder`` holds drafts and settings.
    """

    clock: Callable[[], datetime]
    new_id: Callable[[], str]
    data_folder: Path
    documents_folder: Path
    chooser: FileChooser
    open_address: Callable[[str], None]


def open_in_browser(address: str) -> None:
    """Open a web address in the person's own browser."""
    QDesktopServices.openUrl(QUrl(address))
