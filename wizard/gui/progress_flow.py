"""A learner's training in the window: what was practiced is read and reckoned while the page stays alive."""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from wizard.gui.look import Look
from wizard.gui.main_window import MainWindow
from wizard.gui.practice_material import PracticeMaterial
from wizard.gui.register_access import RegisterAccess

if TYPE_CHECKING:
    from wizard.gui.pages.training_page import TrainingPage
    from wizard.questionset.model import QuestionSet
    from wizard.questionset.paths import Routes
    from wizard.register.register import Register
    from wizard.training.overview import Overview


class ProgressFlow(QObject):
    """Connects the page of a learner's training with what is kept of it.

    Signals:
        leaving: the page takes the place of whatever is shown.
        due_requested: the cases that are due, or the first ones where nothing was practiced.
        topic_requested: the id of a topic to practice; empty for cases near no single exception.
        exam_requested: the test.
        case_requested: the id of a case to try again.
        learner_change_requested: someone else practices.
        trainer_requested: the trainer's page.
        counted: how many cases are due for the learner, and whether anything was practiced.
    """

    leaving = Signal()
    due_requested = Signal()
    topic_requested = Signal(str)
    exam_requested = Signal()
    case_requested = Signal(str)
    learner_change_requested = Signal()
    trainer_requested = Signal()
    counted = Signal(int, bool)

    def __init__(
        self,
        window: MainWindow,
        look: Look,
        access: RegisterAccess,
        rules: "Callable[[], tuple[QuestionSet, Routes]]",
        learner: Callable[[], str],
        clock: Callable[[], datetime],
        material: PracticeMaterial,
    ) -> None:
        """``rules`` returns the question set in use with its routes, ``learner`` the name of whoever practices."""
        super().__init__(window)
        self._window = window
        self._look = look
        self._access = access
        self._rules = rules
        self._learner = learner
        self._clock = clock
        self._material = material
        self._page: TrainingPage | None = None
        self._wanted = 0

    @property
    def page(self) -> "TrainingPage":
        """The learner's page; made when first wanted."""
        if self._page is None:
            from wizard.gui.pages.training_page import TrainingPage

            page = self._page = TrainingPage(self._look)
            page.due_requested.connect(self.due_requested)
            page.topic_requested.connect(self.topic_requested)
            page.exam_requested.connect(self.exam_requested)
            page.case_requested.connect(self.case_requested)
            page.learner_change_requested.connect(self.learner_change_requested)
            page.trainer_requested.connect(self.trainer_requested)
        return self._page

    def show_page(self) -> None:
        """Show how the learner stands."""
        self.leaving.emit()
        self._window.show_page(self.page, rail=False, place="train")
        self.page.begin(self._learner())
        self.read()

    def read(self) -> None:
        """Read and reckon how the learner stands, for the page if it is shown and for whoever counts what is due."""
        self._wanted += 1
        task = partial(_overview, self._material, *self._rules(), self._learner(), self._clock)
        self._access.read(task, partial(self._on_read, self._wanted), partial(self._on_failed, self._wanted))

    def _on_read(self, wanted: int, seen: "Overview") -> None:
        """Show what was read, unless something else is wanted since."""
        if wanted != self._wanted:
            return
        self.counted.emit(seen.due, seen.attempts > 0)
        if self._page is not None and self._window.page is self._page:
            self._page.show_overview(seen)

    def _on_failed(self, wanted: int, error: BaseException) -> None:
        if wanted == self._wanted and self._page is not None:
            self._page.show_error(str(error))


def _overview(
    material: PracticeMaterial,
    question_set: "QuestionSet",
    routes: "Routes",
    learner: str,
    clock: Callable[[], datetime],
    register: "Register",
) -> "Overview":
    from wizard.register.practice import PracticeBook
    from wizard.training.overview import overview

    book = PracticeBook(register.engine, clock)
    attempts, exams = book.attempts(learner), book.exams(learner)
    pool, suspects = material.of(question_set, routes)
    today: date = clock().date()
    return overview(suspects, pool.cases, attempts, exams, learner=learner, on=today)
