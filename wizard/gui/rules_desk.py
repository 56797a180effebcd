"""Keeps the window and the question set on disk together: first reading, every edit, and the page that shows both."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from wizard.errors import QuestionSetError
from wizard.gui.background import Background
from wizard.gui.editors import open_at
from wizard.gui.look import Look
from wizard.gui.rules_watch import Reading, RulesWatch

if TYPE_CHECKING:
    from wizard.findings import Finding
    from wizard.gui.pages.rules_page import RulesPage
    from wizard.questionset.checks import Proof
    from wizard.questionset.loader import LoadedSet


class RulesDesk(QObject):
    """Reads a question set, watches it, and never lets a broken one replace what works.

    Signals:
        usable: a set that can be used: the first one, each that differs from it, and the one in use once the files hold
            it again after a broken edit (LoadedSet).
        unusable: the files on disk cannot be used, and no set is in use.
        broken: how many errors keep an edited set from being used; the one before stays.
        walked: question and answer ids of a path to walk (tuple of pairs), and the set it was found in (LoadedSet).
        page_done: the person is done with the page.
    """

    usable = Signal(object)
    unusable = Signal()
    broken = Signal(int)
    walked = Signal(object, object)
    page_done = Signal()

    def __init__(
        self, folder: Path, look: Look, background: Background, open_address: Callable[[str], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._folder = folder
        self._look = look
        self._open_address = open_address
        self._in_use: LoadedSet | None = None
        self._on_disk: LoadedSet | None = None
        self._is_broken = False
        self._proof: Proof | None = None
        self._page: RulesPage | None = None
        self._watch = RulesWatch(folder, background, self)
        self._watch.read.connect(self._on_read)

    def begin(self) -> None:
        """Read the set for the first time."""
        from wizard.questionset.loader import read

        try:
            self._in_use = read(self._folder)
        except QuestionSetError as error:
            from wizard.questionset.checks import Proof

            self._proof = Proof(findings=error.findings)
            self.unusable.emit()
            return
        self.usable.emit(self._in_use)

    def page(self) -> "RulesPage":
        """Return the page of the question set, freshly filled; what is found meanwhile appears on it."""
        if self._page is None:
            from wizard.gui.pages.rules_page import RulesPage

            self._page = RulesPage(self._look)
            self._page.back_requested.connect(self.page_done)
            self._page.opened.connect(self._on_opened)
            self._page.walked.connect(self._on_walked)
        self._fill_page()
        self._watch.look()
        return self._page

    def _on_read(self, reading: Reading) -> None:
        self._proof = reading.proof
        self._on_disk = reading.loaded
        if self._in_use is None:
            if reading.loaded is not None:
                self._use(reading.loaded)
        elif self._is_in_use(reading.loaded):
            if self._is_broken:
                self._use(self._in_use)
        elif reading.loaded is not None and reading.proof.holds:
            self._use(reading.loaded)
        else:
            self._is_broken = True
            self.broken.emit(sum(finding.severity == "error" for finding in reading.proof.findings))
        self._fill_page()

    def _use(self, loaded: "LoadedSet") -> None:
        self._in_use = loaded
        self._is_broken = False
        self.usable.emit(loaded)

    def _is_in_use(self, loaded: "LoadedSet | None") -> bool:
        in_use = self._in_use
        return in_use is not None and loaded is not None and loaded.question_set.digest == in_use.question_set.digest

    def _fill_page(self) -> None:
        if self._page is not None:
            in_use = self._in_use.question_set if self._in_use is not None else None
            is_kept = self._proof is not None and in_use is not None and not self._is_in_use(self._on_disk)
            self._page.show_rules(self._folder, in_use, self._proof, is_kept=is_kept)

    def _on_opened(self, finding: "Finding") -> None:
        open_at(self._folder / Path(finding.file).name, finding.line, finding.column, self._open_address)

    def _on_walked(self, finding: "Finding") -> None:
        self.walked.emit(finding.walk, self._on_disk)
