"""Reviewing in the window: what waits is listed, and every decision is judged again under the questions in use."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from wizard.gui.background import Background
from wizard.gui.look import Look
from wizard.gui.main_window import MainWindow
from wizard.gui.open_register import OpenRegister
from wizard.gui.pages.review_page import SHOWN, Differing, ReviewPage
from wizard.questionset.model import QuestionSet
from wizard.questionset.paths import Routes
from wizard.register.values import Row, Search

if TYPE_CHECKING:
    from collections.abc import Callable

    from wizard.rejudged_list import RejudgedRegister

_Waiting = tuple[tuple[Row, ...], int]


class ReviewFlow(QObject):
    """Connects the page of what there is to review with the register.

    Signals:
        leaving: the page takes the place of whatever is shown.
    """

    leaving = Signal()

    def __init__(
        self,
        window: MainWindow,
        look: Look,
        register: OpenRegister,
        background: Background,
        rules: "Callable[[], tuple[QuestionSet, Routes]]",
    ) -> None:
        """``rules`` returns the question set in use, with its routes."""
        super().__init__(window)
        self._window = window
        self._register = register
        self._background = background
        self._rules = rules
        self.page = ReviewPage(look)

    def show_page(self) -> None:
        """Show what waits, and judge what was decided with other questions again."""
        self.leaving.emit()
        self._window.show_page(self.page, rail=False, place="review")
        self.page.begin()
        self._background.read(self._waiting, self._on_waiting, self._on_failed)
        self._background.read(partial(_judged, self._register, *self._rules()), self._on_judged, self._on_failed)

    def _waiting(self) -> _Waiting:
        waiting = Search(status="waiting", descending=False)
        register = self._register.get()
        return register.page(waiting, size=SHOWN), register.count(waiting)

    def _on_waiting(self, found: _Waiting) -> None:
        self.page.show_waiting(*found)

    def _on_judged(self, found: "RejudgedRegister") -> None:
        differing = [Differing(row=each.row, words=each.says) for each in found.differing]
        self.page.show_judged(differing, len(differing) + found.alike, found.unreadable)

    def _on_failed(self, error: BaseException) -> None:
        self.page.show_error(str(error))


def _judged(opened: OpenRegister, question_set: QuestionSet, routes: Routes) -> "RejudgedRegister":
    from wizard.rejudged_list import rejudge_register

    return rejudge_register(opened.get(), question_set, routes)
