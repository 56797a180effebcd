"""Watches the folder of a question set, so that an edit shows at once and a broken one never replaces what works."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from wizard.gui.background import Background

if TYPE_CHECKING:
    from wizard.questionset.checks import Proof
    from wizard.questionset.loader import LoadedSet

SETTLE_MS = 150
"""Editors save in several steps; reading waits until a folder has been quiet so long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one reading of the folder gave: the set, unless it cannot be used, and what was found and proved."""

    loaded: "LoadedSet | None"
    proof: "Proof"


class RulesWatch(QObject):
    """Reads and proves a question set in the background, at once and after every edit on disk.

    Signals:
        read: what a reading gave (Reading).
    """

    read = Signal(object)

    def __init__(self, folder: Path, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folder = folder
        self._background = background
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._on_changed)
        self._watcher.fileChanged.connect(self._on_changed)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(SETTLE_MS)
        self._quiet.timeout.connect(self.look)
        self._watch()

    def look(self) -> None:
        """Read the folder now."""
        self._watch()
        self._background.run(self._read, self.read.emit)

    def _on_changed(self, _path: str) -> None:
        self._quiet.start()

    def _watch(self) -> None:
        """Watch the folder and its files; a file that was replaced is no longer watched until it is added anew."""
        wanted = {str(self.folder), *(str(file) for file in self.folder.glob("*.yaml"))}
        missing = wanted - {*self._watcher.files(), *self._watcher.directories()}
        if missing:
            self._watcher.addPaths(sorted(missing))

    def _read(self) -> Reading:
        from wizard.errors import QuestionSetError
        from wizard.questionset.checks import Proof, prove
        from wizard.questionset.loader import read

        try:
            loaded = read(self.folder)
        except QuestionSetError as error:
            return Reading(loaded=None, proof=Proof(findings=error.findings))
        return Reading(loaded=loaded, proof=prove(loaded))
