"""What happens with a campaign calendar in the window: it is screened, its rows are finished, the result is saved."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from wizard.errors import StoppedError
from wizard.gui.asking import ask_before_losing
from wizard.gui.assessment_controller import AssessmentController
from wizard.gui.background import Background
from wizard.gui.calendar_rows import CalendarRows
from wizard.gui.long_work import LongWork
from wizard.gui.look import Look
from wizard.gui.main_window import MainWindow
from wizard.gui.open_calendar import OpenCalendar, save_template
from wizard.gui.openings import calendar_sitting
from wizard.gui.sitting import Sitting
from wizard.gui.surroundings import Surroundings

if TYPE_CHECKING:
    from wizard.gui.pages.calendar_page import CalendarPage
    from wizard.screening.calendar import ScreenedCalendar

_KINDS = "Calendar (*.xlsx *.csv)"
_TEMPLATE = "campaign calendar.xlsx"


class CalendarFlow(QObject):
    """Connects the open calendar with its page, and its rows with the assessments they are opened as.

    Signals:
        leaving: the calendar's page takes the place of whatever is shown.
        home_requested: the calendar is closed; the home page is wanted.
        folder_used: the folder of a file just written.
    """

    leaving = Signal()
    home_requested = Signal()
    folder_used = Signal(str)

    def __init__(
        self,
        window: MainWindow,
        look: Look,
        controller: AssessmentController,
        background: Background,
        surroundings: Surroundings,
        folder: Callable[[], Path],
    ) -> None:
        """``folder`` returns the folder to suggest for the next file."""
        super().__init__(window)
        self._window = window
        self._look = look
        self._controller = controller
        self._background = background
        self._surroundings = surroundings
        self._folder = folder
        self._page: CalendarPage | None = None
        self._open: OpenCalendar | None = None
        self._work: LongWork | None = None
        self._rows = CalendarRows()
        self._after: Callable[[], object] | None = None
        window.calendar.back_requested.connect(self.show_page)
        controller.changed.connect(self._on_changed)

    @property
    def is_unsaved(self) -> bool:
        """Whether rows were finished that no saved result holds."""
        return self._rows.is_unsaved

    def ask_for_calendar(self) -> None:
        """Ask which calendar to screen."""
        self._surroundings.chooser.ask_open(self._window, "Screen a calendar", self._folder(), _KINDS, self.screen)

    def ask_for_template(self) -> None:
        """Ask where to save an empty calendar, and save it."""
        suggested = self._folder() / _TEMPLATE
        self._surroundings.chooser.ask_save(
            self._window, "Save an empty calendar", suggested, "Workbook (*.xlsx)", self._save_template
        )

    def screen(self, path: Path) -> None:
        """Read and screen a file in place of the calendar open; first ask where that would lose something."""
        self.leave_for(partial(self._screen, path))

    def leave_for(self, then: Callable[[], object]) -> None:
        """Do ``then``; where rows are finished but not saved, only if the person saves them or lets them go."""
        self._after = then
        if not self.is_unsaved:
            self._go_on()
            return
        ask_before_losing(
            self._window,
            "The rows you finished are not saved in the calendar",
            "Save the result to keep their verdicts beside the other rows.",
            keep=("Save the result…", self._save_and_go_on),
            lose=("Close without saving", self._go_on),
        )

    def stop_reading(self) -> None:
        """End the reading under way, if any; a result is saved to its end."""
        if self._work is not None and self._shown is None:
            self._work.stop()

    def use_rules(self) -> None:
        """Judge the open calendar again, under the rules now in use; what was gone on with stays kept as drafts."""
        self._rows.judge_again()
        if self._open is None:
            return
        if self._shown is None and self._work is not None:
            self._screen(self._open.path)
        elif self._shown is not None:
            rules = self._controller.question_set, self._controller.routes
            self._background.run(partial(self._open.judge_again, *rules), partial(self._show, self._open))

    def show_page(self) -> None:
        """Show the calendar; the assessment shown is left, and stays kept."""
        self._rows.leave(self._controller.sitting)
        self.leaving.emit()
        page = self._calendar_page()
        self._window.calendar.hide()
        self._window.show_page(page, rail=False)
        page.take_focus()

    def show_bar(self) -> None:
        """Say above the page shown which calendar is open, and whether the assessment belongs to it."""
        if self._open is None:
            return
        name, sitting = self._open.path.name, self._controller.sitting
        if sitting is None or self._rows.place_of(sitting) is None:
            self._window.calendar.say(f"{name} is still open.")
        elif self._rows.has(sitting):
            self._window.calendar.say(f"This assessment belongs to {name}. The calendar has its verdict.")
        else:
            self._window.calendar.say(f"This assessment belongs to {name}. See the verdict to finish its row.")

    @property
    def _shown(self) -> "ScreenedCalendar | None":
        return self._page.calendar if self._page is not None else None

    def _calendar_page(self) -> "CalendarPage":
        if self._page is None:
            from wizard.gui.pages.calendar_page import CalendarPage

            self._page = CalendarPage(self._look)
            self._page.closed.connect(self._on_closed)
            self._page.save_requested.connect(self._on_save)
            self._page.other_requested.connect(self.ask_for_calendar)
            self._page.stopped.connect(self._on_stopped)
            self._page.opened.connect(self._on_opened)
        return self._page

    def _screen(self, path: Path) -> None:
        self._forget()
        opened = self._open = OpenCalendar(path)
        page = self._calendar_page()
        page.show_file(path.name)
        self.show_page()
        work = self._begin("Reading")
        rules = self._controller.question_set, self._controller.routes
        self._background.run(
            partial(opened.read, *rules, work), partial(self._on_read, work), partial(self._on_unread, work)
        )

    def _begin(self, stage: str) -> LongWork:
        work = self._work = LongWork(self)
        work.moved.connect(self._on_moved, Qt.ConnectionType.QueuedConnection)
        self._calendar_page().show_work(stage, 0, 1)
        return work

    def _end(self, work: LongWork) -> bool:
        """End a work, and say whether it is still wanted: that of a calendar closed since is not."""
        work.deleteLater()
        if work is not self._work:
            return False
        self._work = None
        self._calendar_page().end_work()
        return True

    def _on_moved(self, stage: str, done: int, total: int) -> None:
        if self._work is not None:
            self._calendar_page().show_work(stage, done, total)

    def _on_read(self, work: LongWork, calendar: "ScreenedCalendar") -> None:
        if not self._end(work):
            return
        page = self._calendar_page()
        page.show_calendar(calendar, self._controller.question_set)
        if self._window.page is page:
            page.take_focus()

    def _on_unread(self, work: LongWork, error: BaseException) -> None:
        if self._end(work) and not isinstance(error, StoppedError):
            self._calendar_page().show_error(str(error))

    def _show(self, opened: OpenCalendar, calendar: "ScreenedCalendar") -> None:
        if opened is self._open:
            self._calendar_page().show_calendar(calendar, self._controller.question_set)

    def _on_stopped(self) -> None:
        """Stop what is under way; a calendar that was not read is closed."""
        if self._shown is None:
            self._close()
        elif self._work is not None:
            self._work.stop()

    def _on_opened(self, place: int) -> None:
        """Open a message where it stopped, or where it was left since."""
        from wizard.screening.calendar import open_message
        from wizard.screening.screener import row_name

        sitting, calendar = self._rows.left_at(place), self._shown
        assert calendar is not None, "its rows are shown"
        if sitting is None:
            controller, surroundings = self._controller, self._surroundings
            opened = open_message(calendar, place, controller.question_set, controller.routes)
            shown = calendar.messages[place]
            now = surroundings.clock().isoformat(timespec="seconds")
            name = shown.name or row_name(calendar.rows[shown.rows[0]].number)
            sitting = calendar_sitting(opened, surroundings.new_id(), now, name)
            self._rows.add(place, sitting)
        self._controller.open_sitting(sitting)

    def _on_changed(self, sitting: Sitting) -> None:
        """Keep where a row's assessment stands; once it is decided, let the calendar take it over."""
        self._rows.leave(sitting)
        place, opened = self._rows.place_of(sitting), self._open
        if place is not None and opened is not None and self._rows.lacks(sitting):
            self._rows.take_over(place, sitting)
            self._background.run(partial(opened.take_over, place, sitting.message), partial(self._show, opened))
        self.show_bar()

    def _on_save(self) -> None:
        self._after = None
        self._ask_where()

    def _save_and_go_on(self) -> None:
        self.show_page()
        self._ask_where()

    def _ask_where(self) -> None:
        assert self._open is not None, "its page is shown"
        suggested = self._folder() / self._open.suggested_name
        self._surroundings.chooser.ask_save(self._window, "Save the screened calendar", suggested, _KINDS, self._save)

    def _save(self, path: Path) -> None:
        assert self._open is not None, "its page is shown"
        work = self._begin("Writing")
        self._background.run(
            partial(self._open.save, path, work),
            partial(self._on_saved, work, self._rows, self._rows.finished),
            partial(self._on_unsaved, work),
        )

    def _on_saved(self, work: LongWork, rows: CalendarRows, finished: int, path: Path) -> None:
        rows.saved = finished
        self._told(path)
        if self._end(work):
            self._go_on()

    def _on_unsaved(self, work: LongWork, error: BaseException) -> None:
        self._after = None
        self._end(work)
        if isinstance(error, StoppedError):
            self._window.message.tell("Saving was stopped. No file was written.")
        else:
            self._window.message.warn(str(error))

    def _save_template(self, path: Path) -> None:
        self._background.run(partial(save_template, path, self._controller.question_set), self._told)

    def _told(self, path: Path) -> None:
        self._window.message.tell(f"Saved as {path}")
        self.folder_used.emit(str(path.parent))

    def _on_closed(self) -> None:
        self.leave_for(self._close)

    def _go_on(self) -> None:
        then, self._after = self._after, None
        if then is not None:
            then()

    def _close(self) -> None:
        self._forget()
        self.home_requested.emit()

    def _forget(self) -> None:
        """Close the calendar; a reading under way is stopped."""
        self.stop_reading()
        self._open = self._work = None
        self._rows = CalendarRows()
        self._window.calendar.hide()
        if self._page is not None:
            self._page.show_file("")
            self._page.end_work()
