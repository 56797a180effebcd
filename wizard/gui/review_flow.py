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

_Waiting = tuple[tuple[Row, ...], int]
_Judged = tuple[tuple[Differing, ...], int]


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

    def _on_judged(self, found: _Judged) -> None:
        self.page.show_judged(*found)

    def _on_failed(self, error: BaseException) -> None:
        self.page.show_error(str(error))


def _judged(opened: OpenRegister, question_set: QuestionSet, routes: Routes) -> _Judged:
    from wizard.engine.rejudging import rejudge
    from wizard.engine.rejudging_words import difference_words
    from wizard.report.stored import decided_from_json

    register = opened.get()
    kept = (decided_from_json(number, record) for number, record in register.judged(other_than=question_set.digest))
    judged = rejudge(question_set, kept, routes=routes)
    found = {one.key: one for one in judged.differing}
    rows = register.rows_at(number for number in found if isinstance(number, int))
    differing = tuple(Differing(row=row, words=difference_words(found[row.number])) for row in rows)
    return differing, len(differing) + judged.alike
