"""What happens with the register in the window: it is listed, searched, reviewed and saved as files."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from wizard.errors import RegisterDamagedError
from wizard.gui.background import Background
from wizard.gui.choices import Choices
from wizard.gui.decision_pages import DecisionPages, Listed
from wizard.gui.look import Look
from wizard.gui.main_window import MainWindow
from wizard.gui.open_register import OpenRegister
from wizard.gui.register_care import RegisterCare
from wizard.gui.surroundings import Surroundings
from wizard.register.values import Decision, Row, Search

if TYPE_CHECKING:
    from wizard.gui.pages.register_page import RegisterPage
    from wizard.gui.pages.review_panel import Reviewed

RECENT = 4
"""How many decisions the home page lists."""
_Recent = tuple[int, int, tuple[Row, ...]]


class RegisterFlow(QObject):
    """Connects the register with its page.

    Signals:
        leaving: the register's page takes the place of whatever is shown.
        start_requested: a new assessment is wanted.
        open_requested: the number of the version to read.
        change_requested: the number of the version to change.
        counted: how many decisions there are, how many wait for a review.
        recent: the decisions made last (Rows), after ``counted``.
        folder_used: the folder of a file just written.
        changed: a review was added to the register.
    """

    leaving = Signal()
    start_requested = Signal()
    open_requested = Signal(int)
    change_requested = Signal(int)
    counted = Signal(int, int)
    recent = Signal(object)
    folder_used = Signal(str)
    changed = Signal()

    def __init__(
        self,
        window: MainWindow,
        look: Look,
        register: OpenRegister,
        background: Background,
        surroundings: Surroundings,
        choices: Choices,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._look = look
        self.register = register
        self._background = background
        self._surroundings = surroundings
        self._choices = choices
        self._page: RegisterPage | None = None
        self._stood_on: int | None = None
        self._is_reading = False
        self._pages = DecisionPages(background, register.get, self)
        self.care = RegisterCare(window, register, background, surroundings)
        self.care.changed.connect(self.refresh)
        self._pages.listed.connect(self._on_listed)
        self._pages.arrived.connect(self._on_arrived)
        self._pages.failed.connect(self._on_failed)

    @property
    def page(self) -> "RegisterPage":
        """The register's page; made when first wanted."""
        if self._page is None:
            from wizard.gui.pages.register_page import RegisterPage

            page = self._page = RegisterPage(self._look, self._pages.row)
            page.search_requested.connect(self._pages.list)
            page.recount_requested.connect(self._pages.forget)
            page.stepped.connect(self._on_stepped)
            page.export_requested.connect(self._on_export)
            page.open_requested.connect(self.open_requested)
            page.change_requested.connect(self.change_requested)
            page.pdf_requested.connect(self._on_pdf)
            page.reviewed.connect(self.review)
            page.start_requested.connect(self.start_requested)
            page.restore_requested.connect(self.care.restore)
            page.rest_requested.connect(self.care.read_rest)
        return self._page

    def show_page(self) -> None:
        """Show the register; the assessment shown is left, and stays kept."""
        self.leaving.emit()
        self._window.show_page(self.page, rail=False, place="register")
        self.page.begin(self._surroundings.clock().date(), self._reviewer)
        self.page.take_focus()

    def show_waiting(self) -> None:
        """Show the decisions that wait for a review."""
        self.show_page()
        self.page.show_waiting()

    def refresh(self) -> None:
        """Read again what is shown of the register, as something was added to it."""
        if self._page is not None and self._window.page is self._page:
            self._page.refresh()
        else:
            self.read_recent()

    def read_recent(self) -> None:
        """Read how much there is and what came last; a register that was never used is not made for that."""
        if self.register.is_begun:
            self._background.read(self._recent, self._on_recent, self._on_no_recent)

    @property
    def _reviewer(self) -> str:
        """Who uses the program, as far as known."""
        settings = self._choices.settings
        return settings.reviewer or settings.decided_by

    def _recent(self) -> _Recent:
        register = self.register.get()
        return (*register.totals(), register.page(Search(), size=RECENT))

    def _on_recent(self, found: _Recent) -> None:
        total, waiting, rows = found
        self._count(total, waiting)
        self.recent.emit(rows)
        self.care.look_after()

    def _on_no_recent(self, _error: BaseException) -> None:
        """Say nothing on the way: the register's own page says what is wrong with it."""

    def _count(self, total: int, waiting: int) -> None:
        self._window.left.navigation.set_badge("review", f"{waiting:,}" if waiting else "")
        self.counted.emit(total, waiting)

    def _on_listed(self, found: Listed) -> None:
        self._count(found.total, found.waiting)
        self.page.show_listed(found)

    def _on_arrived(self, first: int, last: int) -> None:
        self.page.show_arrived(first, last)

    def _on_failed(self, error: BaseException) -> None:
        self.page.show_error(str(error), damaged=isinstance(error, RegisterDamagedError))

    def _on_stepped(self, row: Row) -> None:
        """Read the decision stood on whole; of those passed quickly, only the last."""
        self._stood_on = row.number
        if not self._is_reading:
            self._read_whole(row.number)

    def _read_whole(self, number: int) -> None:
        self._is_reading = True
        self._background.read(
            partial(self._whole, number), partial(self._on_whole, number), partial(self._on_not_whole, number)
        )

    def _whole(self, number: int) -> Decision:
        return self.register.get().decision(number)

    def _on_whole(self, number: int, decision: Decision) -> None:
        self._is_reading = False
        if number == self._stood_on:
            self.page.show_decision(decision)
        elif self._stood_on is not None:
            self._read_whole(self._stood_on)

    def _on_not_whole(self, number: int, error: BaseException) -> None:
        self._is_reading = False
        if number == self._stood_on:
            self._window.message.warn(str(error))
        elif self._stood_on is not None:
            self._read_whole(self._stood_on)

    def review(self, said: "Reviewed") -> None:
        """Add what a reviewer says to the register."""
        self._choices.change(reviewer=said.reviewer)
        key = self._surroundings.new_id()

        def review() -> object:
            return self.register.get().review(
                said.number, said.result, reviewer=said.reviewer, reason=said.reason, key=key
            )

        self._background.run(review, partial(self._on_review_kept, said), self._on_review_refused)

    def _on_review_kept(self, said: "Reviewed", _review: object) -> None:
        if self._page is not None and self._window.page is self._page:
            self._page.begin(self._surroundings.clock().date(), self._reviewer)
        self.changed.emit()
        done = "Approved." if said.result == "approved" else "Sent back."
        self._window.message.tell(f"{done} The review is in the register.")

    def _on_review_refused(self, error: BaseException) -> None:
        self._window.message.warn(str(error))
        self.refresh()

    def _on_pdf(self, number: int) -> None:
        from wizard.saving import suggested_file_name

        row = self.page.pane.row
        assert row is not None, "its button was pressed"
        suggested = self._folder() / suggested_file_name(row.name, row.decided_at, ".pdf")
        self._surroundings.chooser.ask_save(
            self._window, "Export the rationale as PDF", suggested, "PDF (*.pdf)", partial(self._save_pdf, number)
        )

    def _save_pdf(self, number: int, path: Path) -> None:
        def write() -> Path:
            from wizard.exports import render
            from wizard.register.told_entry import told_entry
            from wizard.report.record import read_record
            from wizard.saving import save

            kept = self._whole(number)
            save(path, render("pdf", read_record(kept.record), told_entry(kept)), replace=True)
            return path

        self._background.run(write, self._on_saved)

    def _on_export(self) -> None:
        """Ask where to save what is listed."""
        suggested = self._folder() / f"decisions {self._surroundings.clock().date().isoformat()}.xlsx"
        self._surroundings.chooser.ask_save(
            self._window,
            "Export the list",
            suggested,
            "List (*.xlsx *.csv)",
            partial(self._save_list, self._pages.search),
        )

    def _save_list(self, search: Search, path: Path) -> None:
        def write() -> Path:
            from wizard.decision_list import form_of, list_pieces
            from wizard.saving import save

            form, register = form_of(path), self.register.get()
            save(path, list_pieces(form, register.rows(search), register.count(search)), replace=True)
            return path

        self._window.message.tell("Saving the list…")
        self._background.run(write, self._on_saved)

    def _on_saved(self, path: Path) -> None:
        self._window.message.tell(f"Saved as {path}")
        self.folder_used.emit(str(path.parent))

    def _folder(self) -> Path:
        return Path(self._choices.settings.export_folder or self._surroundings.documents_folder)
