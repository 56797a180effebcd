"""Everything in the window that has to do with the register: keeping, reading, changing and adding decisions."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from wizard.gui.assessment_controller import AssessmentController
from wizard.gui.background import Background
from wizard.gui.choices import Choices
from wizard.gui.exporting import Exporter
from wizard.gui.keeping_flow import KeepingFlow
from wizard.gui.look import Look
from wizard.gui.main_window import MainWindow
from wizard.gui.record_flow import RecordFlow
from wizard.gui.register_access import RegisterAccess
from wizard.gui.surroundings import Surroundings
from wizard.register.drafts import DraftFolder

FILE = "register.sqlite"


class RegisterDesk(QObject):
    """Holds the register in use and the ways between its pages.

    Signals:
        leaving: one of its pages takes the place of whatever is shown.
        back_requested: the person is done with a decision that was opened.
    """

    leaving = Signal()
    back_requested = Signal()

    def __init__(
        self,
        window: MainWindow,
        look: Look,
        controller: AssessmentController,
        background: Background,
        surroundings: Surroundings,
        drafts: DraftFolder,
        exporter: Exporter,
        folder: Callable[[], Path],
        choices: Choices,
    ) -> None:
        super().__init__(window)
        self._surroundings = surroundings
        self._window = window
        self._folder = folder
        self.access = RegisterAccess(surroundings.data_folder / FILE, surroundings.clock, background, self)
        self.keeping = KeepingFlow(window, controller, self.access, drafts)
        self.record = RecordFlow(window, look, controller, self.access, exporter, folder, choices)
        self.record.leaving.connect(self.leaving)
        self.record.back_requested.connect(self.back_requested)

    def ask_for_pdf(self) -> None:
        """Ask which saved rationale to open."""
        self._surroundings.chooser.ask_open(
            self._window, "Open a saved rationale", self._folder(), "PDF (*.pdf)", self.record.open_pdf
        )

    def close(self) -> None:
        """Let go of the register."""
        self.access.close()
