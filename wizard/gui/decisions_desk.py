"""Decisions in the window: they are kept, read, changed, added and reviewed."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from wizard.gui.assessment_controller import AssessmentController
from wizard.gui.background import Background
from wizard.gui.choices import Choices
from wizard.gui.exporting import Exporter
from wizard.gui.keeping_flow import KeepingFlow
from wizard.gui.look import Look
from wizard.gui.main_window import MainWindow
from wizard.gui.open_register import OpenRegister
from wizard.gui.place_flow import PlaceFlow
from wizard.gui.record_flow import RecordFlow
from wizard.gui.register_access import RegisterAccess
from wizard.gui.review_flow import ReviewFlow
from wizard.gui.surroundings import Surroundings
from wizard.register import FILE
from wizard.register.drafts import DraftFolder

if TYPE_CHECKING:
    from wizard.register.outbox import Outbox


class DecisionsDesk(QObject):
    """Holds what keeps a decision and what shows one.

    Signals:
        leaving: something else takes the place of whatever is shown.
        back_requested: the person is done with what was shown.
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
        register: OpenRegister,
        drafts: DraftFolder,
        exporter: Exporter,
        folder: Callable[[], Path],
        choices: Choices,
    ) -> None:
        super().__init__(window)
        self._surroundings = surroundings
        self._window = window
        self._register = register
        self._folder = folder
        self.access = RegisterAccess(register, background, self)
        self.keeping = KeepingFlow(window, controller, self.access, drafts, self._outbox)
        self.record = RecordFlow(window, look, controller, self.access, exporter, folder, choices)
        self.review = ReviewFlow(
            window, look, register, background, lambda: (controller.question_set, controller.routes)
        )
        file = surroundings.data_folder / FILE
        self.place = PlaceFlow(window, look, self.access, background, surroundings, choices, file)
        self.place.back_requested.connect(self.back_requested)
        self.record.leaving.connect(self.leaving)
        self.review.leaving.connect(self.leaving)
        self.review.page.anew_requested.connect(self.record.change)

    def _outbox(self) -> "Outbox":
        from wizard.register.opening import outbox_of

        return outbox_of(self._surroundings.data_folder, self._register.place)

    def ask_for_pdf(self) -> None:
        """Ask which saved rationale to open."""
        self._surroundings.chooser.ask_open(
            self._window, "Open a saved rationale", self._folder(), "PDF (*.pdf)", self.open_pdf
        )

    def open_pdf(self, path: Path) -> None:
        """Show the rationale in a PDF; Back goes to where the person was."""
        self.record.open_pdf(path, self.back_requested.emit)
