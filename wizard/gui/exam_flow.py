"""The assessment in the window: drawn by a number, answered without feedback, kept with its score."""

from collections.abc import Callable, Sequence
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from wizard.gui.drill import Round
from wizard.gui.drill_flow import DrillFlow
from wizard.gui.look import Look
from wizard.gui.main_window import MainWindow
from wizard.gui.pages.exam_result_page import ExamResultPage
from wizard.gui.pages.exam_start_page import ExamStartPage
from wizard.gui.register_access import RegisterAccess
from wizard.gui.surroundings import Surroundings
from wizard.questionset.model import QuestionSet
from wizard.questionset.paths import Routes
from wizard.training.attempt import Attempt
from wizard.training.exam import Exam, draw_exam, result_of
from wizard.training.exam_result import ExamResult

if TYPE_CHECKING:
    from wizard.register.register import Register

_NUMBERS = 1_000_000
"""How many assessments a number offered tells apart."""


class ExamFlow(QObject):
    """Runs one assessment at a time with the pages of a drill.

    Signals:
        leaving: a page of the assessment takes the place of whatever is shown.
        done: the person is done with the assessment.
        folder_used: the folder of a file just written.
    """

    leaving = Signal()
    done = Signal()
    folder_used = Signal(str)

    def __init__(
        self,
        window: MainWindow,
        look: Look,
        access: RegisterAccess,
        surroundings: Surroundings,
        rules: "Callable[[], tuple[QuestionSet, Routes]]",
        folder: Callable[[], Path],
        drills: DrillFlow,
    ) -> None:
        """``rules`` returns the question set in use, with its routes; ``folder`` the one to suggest for a file."""
        super().__init__(window)
        self._window = window
        self._access = access
        self._surroundings = surroundings
        self._rules = rules
        self._folder = folder
        self._drills = drills
        self._learner = ""
        self._id = ""
        self._exam: Exam | None = None
        self._question_set = rules()[0]
        self._started_at = ""
        self._result: ExamResult | None = None
        self._start = ExamStartPage(look)
        self._start.begun.connect(self._on_begun)
        self._start.back_requested.connect(self.done)
        self.result_page = ExamResultPage(look)
        self.result_page.done.connect(self.done)
        self.result_page.certificate_requested.connect(self._on_certificate)

    def show_page(self, learner: str) -> None:
        """Offer the assessment to a learner."""
        training = self._rules()[0].training
        if training is None:
            self._window.message.warn("The question set in use has no assessment.")
            return
        self._learner, self._id = learner, self._surroundings.new_id()
        self.leaving.emit()
        self._window.show_page(self._start, rail=False, place="train")
        self._start.offer(learner, training, _number_from(self._id))

    def finish(self, attempts: Sequence[Attempt]) -> None:
        """Keep what came of the assessment, and show it."""
        assert self._exam is not None, "an assessment was begun"
        result = self._result = result_of(
            self._question_set,
            self._exam,
            attempts,
            exam_id=self._id,
            learner=self._learner,
            started_at=self._started_at,
            finished_at=attempts[-1].finished_at,
        )
        self.leaving.emit()
        self._window.show_page(self.result_page, rail=False, place="train")
        self.result_page.show_result(result)
        self._access.run(partial(_kept, result, self._surroundings), _go_on, self._on_not_kept)

    def _on_begun(self, number: int) -> None:
        """Draw the cases in the background, then begin."""
        question_set, routes = self._rules()
        self._access.run(partial(_drawn, question_set, routes, number), self._on_drawn, self._on_not_drawn)

    def _on_drawn(self, drawn: tuple[QuestionSet, Exam]) -> None:
        if self._window.page is not self._start:
            return
        self._question_set, self._exam = drawn
        self._started_at = self._surroundings.clock().isoformat(timespec="seconds")
        self.leaving.emit()
        self._drills.begin(Round(cases=self._exam.cases, exam=self._id), self._learner)

    def _on_not_drawn(self, error: BaseException) -> None:
        self._window.message.warn(str(error))

    def _on_certificate(self) -> None:
        """Ask where the certificate goes, and write it there."""
        from wizard.saving import suggested_file_name

        if self._result is not None:
            name = suggested_file_name(f"Assessment {self._result.learner}", self._result.finished_at, ".pdf")
            self._surroundings.chooser.ask_save(
                self._window, "Export the certificate", self._folder() / name, "PDF (*.pdf)", self._export
            )

    def _export(self, path: Path) -> None:
        assert self._result is not None, "its certificate was asked for"
        self._access.run(partial(_written, self._result, path), self._on_written, self._on_not_written)

    def _on_written(self, path: Path) -> None:
        self._window.message.tell(f"Saved as {path}")
        self.folder_used.emit(str(path.parent))

    def _on_not_written(self, error: BaseException) -> None:
        self._window.message.warn(str(error))

    def _on_not_kept(self, error: BaseException) -> None:
        self._window.message.warn(f"The result could not be kept. {error}")


def _number_from(exam_id: str) -> int:
    """Return the number to offer: by chance, as the id is."""
    return int.from_bytes(sha256(exam_id.encode()).digest()[:4]) % _NUMBERS


def _drawn(question_set: QuestionSet, routes: Routes, number: int, _register: "Register") -> tuple[QuestionSet, Exam]:
    return question_set, draw_exam(question_set, routes, number)


def _kept(result: ExamResult, surroundings: Surroundings, register: "Register") -> None:
    from wizard.register.practice import PracticeBook

    PracticeBook(register.engine, surroundings.clock).keep_exam(result)


def _written(result: ExamResult, path: Path, _register: "Register") -> Path:
    from wizard.report.certificate_pdf import as_certificate_pdf
    from wizard.saving import save

    save(path, as_certificate_pdf(result), replace=True)
    return path


def _go_on(_result: object) -> None:
    """Go on: nothing waits for this."""
