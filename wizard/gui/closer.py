"""Lets the window close once nothing would be lost by it, and else asks."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from wizard.gui.asking import ask_before_losing
from wizard.gui.background import Background
from wizard.gui.main_window import MainWindow
from wizard.register.drafts import DraftFolder

if TYPE_CHECKING:
    from wizard.gui.calendar_flow import CalendarFlow


class Closer(QObject):
    """Asked by the window before it closes."""

    def __init__(self, window: MainWindow, background: Background, drafts: DraftFolder) -> None:
        super().__init__(window)
        self._window = window
        self._background = background
        self._drafts = drafts
        self._is_leaving = False
        self._calendars: CalendarFlow | None = None
        window.ask_before_closing(self.may_close)

    def guard(self, calendars: "CalendarFlow") -> None:
        """Ask, too, before rows of a calendar that are finished but not saved are lost."""
        self._calendars = calendars

    def may_close(self) -> bool:
        """Say whether the window may close now; what is under way is finished first, then it closes by itself."""
        if self._is_leaving:
            return True
        if self._calendars is not None:
            self._calendars.stop_reading()
        if self._background.is_busy:
            self._background.run(lambda: None, self._close)
            return False
        if self._drafts.waiting:
            self._ask()
            return False
        if self._calendars is not None and self._calendars.is_unsaved:
            self._calendars.leave_for(self._leave)
            return False
        return True

    def _ask(self) -> None:
        ask_before_losing(
            self._window,
            "Your answers are not saved",
            "They could not be written on this computer, and quitting now loses them. "
            "Free some space or mend the folder, then save again.",
            keep=("Save again and quit", self._save_again),
            lose=("Quit without saving", self._leave),
        )

    def _save_again(self) -> None:
        self._background.run(self._drafts.retry, self._close)

    def _leave(self) -> None:
        self._is_leaving = True
        self._window.close()

    def _close(self, _done: None) -> None:
        self._window.close()
