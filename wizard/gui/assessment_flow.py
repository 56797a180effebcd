"""What happens in the window once the rules are read: pages, menus and exports follow the current assessment."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from wizard.gui import readings
from wizard.gui.assessment_controller import AssessmentController
from wizard.gui.exporting import Exporter, Form
from wizard.gui.look import Look
from wizard.gui.main_window import MainWindow
from wizard.gui.pages.check_page import CheckPage
from wizard.gui.pages.question_page import QuestionPage
from wizard.gui.pages.reading_page import Reading, ReadingPage
from wizard.gui.pages.verdict_page import VerdictPage
from wizard.gui.rail_words import rail_state
from wizard.gui.sitting import Sitting
from wizard.gui.topic_flow import TopicFlow

if TYPE_CHECKING:
    from wizard.gui.pages.map_page import MapPage


class AssessmentFlow(QObject):
    """Connects the controller with the pages that show it.

    Signals:
        home_requested: the assessment is left; the home page is wanted.
        decided_by_used: the name under which an assessment was decided.
        keep_requested: the decision shown is to be saved to the register.
    """

    home_requested = Signal()
    decided_by_used = Signal(str)
    keep_requested = Signal()

    def __init__(
        self,
        window: MainWindow,
        look: Look,
        controller: AssessmentController,
        exporter: Exporter,
        export_folder: Path,
        open_address: Callable[[str], None],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._look = look
        self._controller = controller
        self._exporter = exporter
        self._export_folder = export_folder
        self._question = QuestionPage(look, controller.question_set)
        self._check = CheckPage(look)
        self._verdict = VerdictPage(look)
        self._reading = ReadingPage(look)
        self._map: MapPage | None = None
        self._open_address = open_address
        self._entries: dict[str, Callable[[], None]] = {
            "keys": self._read_keys,
            "words": self._read_words,
            "sources": self._read_sources,
            "about": self._read_about,
            "keep": self.keep_requested.emit,
            "pdf": self._on_pdf,
            "text": self._on_text,
            "json": self._on_json,
            "copy": self.copy,
            "undo": controller.undo,
            "redo": controller.redo,
            "back": self._go_back,
            "check": controller.check,
            "map": self.show_map,
        }
        self._connect_pages()
        self._connect_others()

    def set_export_folder(self, folder: Path) -> None:
        """Suggest this folder for the next file."""
        self._export_folder = folder

    def show_reading(self, reading: Reading, place: str = "") -> None:
        """Show something to read, which may be a place of the navigation; Done comes back to where the person was."""
        self._reading.show_reading(reading)
        self._window.show_page(self._reading, rail=self._controller.sitting is not None, place=place)

    def show_map(self) -> None:
        """Show the path of the current assessment on the decision map; Back comes back to where the person was."""
        sitting = self._controller.sitting
        if sitting is None:
            return
        if self._map is None:
            from wizard.gui.pages.map_page import MapPage

            self._map = MapPage(self._look)
            self._map.back_requested.connect(self.back_from_reading)
            self._map.change_requested.connect(self._controller.change)
            self._map.source_opened.connect(self._on_source)
        self._window.show_page(self._map, rail=True)
        self._window.topics.show_sitting(sitting)
        self._show_left(sitting)
        self._map.show_assessment(sitting.assessment, sitting.topic or sitting.name)

    def choose(self, entry_id: str) -> None:
        """Do what a menu entry says; one that is not known here does nothing."""
        entry = self._entries.get(entry_id)
        if entry is not None:
            entry()

    def export(self, form: Form) -> None:
        """Export the rationale of the verdict shown."""
        sitting = self._decided()
        if sitting is not None:
            self._exporter.export(sitting, form, self._export_folder)

    def copy(self) -> None:
        """Copy the rationale of the verdict shown."""
        sitting = self._decided()
        if sitting is not None:
            self._exporter.copy(sitting)

    def _decided(self) -> Sitting | None:
        """Return the sitting whose verdict is shown; a what-if is nobody's decision, so it is not taken along."""
        sitting = self._controller.sitting
        if sitting is None:
            return None
        if sitting.decided_at is None:
            self._window.message.warn("Answer every topic and see the verdict first. The rationale is for all of them.")
            return None
        if sitting.is_what_if:
            self._window.message.warn("This is a what-if. Return to your own answers to take a rationale along.")
            return None
        return sitting

    def ask_who_decides(self) -> None:
        """Show the answers to check, with the request to name whoever decides."""
        self._controller.check()
        self._check.ask_who_decides()

    def back_from_reading(self) -> None:
        """Go back to where the person was."""
        sitting = self._controller.sitting
        if sitting is None:
            self.home_requested.emit()
        else:
            self._show(sitting)

    def _connect_pages(self) -> None:
        controller = self._controller
        self._question.answered.connect(controller.answer)
        self._question.back_requested.connect(controller.back)
        self._check.back_requested.connect(controller.back)
        self._check.change_requested.connect(controller.change)
        self._check.described.connect(self._on_described)
        self._check.verdict_requested.connect(controller.decide)
        self._verdict.back_requested.connect(controller.back)
        self._verdict.confirmed.connect(self._on_confirmed)
        self._verdict.followed_up.connect(controller.follow_up)
        self._verdict.tried.connect(controller.try_out)
        self._verdict.proved.connect(controller.prove)
        self._window.what_if.return_requested.connect(controller.return_to_own)
        self._verdict.map_requested.connect(self.show_map)
        self._verdict.keep_requested.connect(self.keep_requested)
        self._verdict.copy_requested.connect(self.copy)
        self._verdict.text_requested.connect(self._on_text)
        self._verdict.pdf_requested.connect(self._on_pdf)
        self._reading.back_requested.connect(self.back_from_reading)
        self._topics = TopicFlow(self._window, controller, self._question, self._check, self._verdict)
        self._topics.chosen_on_map.connect(self.show_map)
        for page in (self._question, self._verdict, self._reading):
            page.source_opened.connect(self._on_source)

    def _connect_others(self) -> None:
        self._controller.changed.connect(self._show)
        self._controller.saved.connect(self._on_saved)
        self._controller.not_saved.connect(self._on_not_saved)
        self._controller.copied.connect(self._on_copied)
        self._exporter.told.connect(self._window.message.tell)
        self._exporter.failed.connect(self._window.message.warn)
        rail = self._window.left.rail
        rail.change_requested.connect(self._controller.change)
        rail.home_requested.connect(self.home_requested)

    def _show(self, sitting: Sitting) -> None:
        page = self._page_for(sitting)
        self._window.show_page(page, rail=True)
        self._window.what_if.setVisible(sitting.is_what_if)
        self._window.topics.show_sitting(sitting)
        self._show_left(sitting)
        page.show_sitting(sitting)
        self._enable(sitting)

    def _go_back(self) -> None:
        """Go a step back in the assessment; from a page that lies over it, back to the assessment."""
        if self._window.page in (self._question, self._check, self._verdict):
            self._controller.back()
        else:
            self.back_from_reading()

    def _page_for(self, sitting: Sitting) -> QuestionPage | CheckPage | VerdictPage:
        match sitting.view.kind:
            case "question":
                return self._question
            case "check":
                return self._check
            case "verdict" | "message":
                return self._verdict

    def _show_left(self, sitting: Sitting) -> None:
        state = rail_state(sitting)
        self._window.left.rail.show_rail(state)
        self._window.name_assessment(sitting.name)
        for page in (self._question, self._check, self._verdict):
            page.header.set_answers_text(f"Answers so far ({len(sitting.assessment.path)})")
        current = state.current.number if state.current else None
        self._question.header.set_progress(state.answered, current, state.at_most)
        self._question.header.set_text(state.foot_title)

    def _enable(self, sitting: Sitting) -> None:
        controller = self._controller
        decided = sitting.view.kind in {"verdict", "message"} and sitting.decided_at is not None
        self._window.menus.enable(
            {
                "undo": controller.can_undo,
                "redo": controller.can_redo,
                "back": controller.can_go_back,
                "check": sitting.assessment.is_final and sitting.view.kind != "check",
                "home": True,
                "map": True,
                "remove": not (sitting.is_example or sitting.is_what_if),
                "keep": decided and sitting.can_be_filed,
                "pdf": decided,
                "text": decided,
                "json": decided,
                "copy": decided,
            }
        )

    def _on_saved(self, _at: str) -> None:
        sitting = self._controller.sitting
        if sitting is not None:
            self._show_left(sitting)

    def _on_not_saved(self, reason: str) -> None:
        self._on_saved("")
        self._window.message.warn(f"Your answers cannot be saved on this computer yet. {reason}")

    def _on_copied(self) -> None:
        self._window.message.warn(
            "This assessment was changed in another window too. Yours goes on as a copy; both are on the home page."
        )

    def _on_described(self, name: str, note: str, decided_by: str) -> None:
        self._controller.describe(name=name, note=note, decided_by=decided_by)
        self.decided_by_used.emit(decided_by)

    def _on_confirmed(self, obligation_id: str, done: bool) -> None:
        self._controller.confirm(obligation_id, done=done)

    def _on_text(self) -> None:
        self.export("text")

    def _on_pdf(self) -> None:
        self.export("pdf")

    def _on_json(self) -> None:
        self.export("json")

    def _read_keys(self) -> None:
        self.show_reading(readings.keyboard(self._window.menus.shortcuts()))

    def _read_words(self) -> None:
        self.show_reading(readings.words(self._controller.question_set), "words")

    def _read_sources(self) -> None:
        self.show_reading(readings.sources(self._controller.question_set), "sources")

    def _read_about(self) -> None:
        self.show_reading(readings.about(self._controller.question_set))

    def _on_source(self, address: str) -> None:
        self._open_address(address)
