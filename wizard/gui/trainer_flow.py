"""What a trainer looks after in the window: read and reckoned in the background, from everyone's practice."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from wizard.gui.look import Look
from wizard.gui.main_window import MainWindow
from wizard.gui.practice_material import PracticeMaterial
from wizard.gui.register_access import RegisterAccess
from wizard.gui.surroundings import Surroundings

if TYPE_CHECKING:
    from wizard.gui.pages.trainer_page import TrainerPage
    from wizard.questionset.model import QuestionSet
    from wizard.questionset.paths import Routes
    from wizard.register.register import Register
    from wizard.training.group import Group
    from wizard.training.retraining import Retraining
    from wizard.training_report.files import Form

BOOKLET = 10
"""How many cases a booklet has."""
_SET = "Question set (set.yaml)"
_FILES: "Mapping[Form, tuple[str, str]]" = {
    "csv": ("practice.csv", "Table (*.csv)"),
    "xlsx": ("practice.xlsx", "Workbook (*.xlsx)"),
    "xapi": ("practice.json", "xAPI statements (*.json)"),
}
"""The name to suggest for a report of each form, and what kind of file it is."""


class TrainerFlow(QObject):
    """Connects the trainer's page with what is kept of everyone's practice.

    Signals:
        leaving: the page takes the place of whatever is shown.
        back_requested: the page of the learner's own training.
        folder_used: the folder of a file just written.
    """

    leaving = Signal()
    back_requested = Signal()
    folder_used = Signal(str)

    def __init__(
        self,
        window: MainWindow,
        look: Look,
        access: RegisterAccess,
        rules: "Callable[[], tuple[QuestionSet, Routes]]",
        surroundings: Surroundings,
        material: PracticeMaterial,
        folder: Callable[[], Path],
    ) -> None:
        """``rules`` returns the question set in use with its routes, ``folder`` where to look for files first."""
        super().__init__(window)
        self._window = window
        self._look = look
        self._access = access
        self._rules = rules
        self._surroundings = surroundings
        self._material = material
        self._folder = folder
        self._page: TrainerPage | None = None
        self._wanted = 0

    @property
    def page(self) -> "TrainerPage":
        """The trainer's page; made when first wanted."""
        if self._page is None:
            from wizard.gui.pages.trainer_page import TrainerPage

            page = self._page = TrainerPage(self._look)
            page.back_requested.connect(self.back_requested)
            page.report_requested.connect(self._on_report)
            page.booklet_requested.connect(self._on_booklet)
            page.retraining_requested.connect(self._on_retraining)
        return self._page

    def show_page(self) -> None:
        """Show how all learners stand."""
        self.leaving.emit()
        self._window.show_page(self.page, rail=False, place="train")
        self.page.begin()
        self._wanted += 1
        task = partial(_group, self._material, *self._rules(), self._surroundings.clock)
        self._access.read(task, partial(self._on_read, self._wanted), self._on_failed)

    def _on_read(self, wanted: int, group: "Group") -> None:
        if wanted == self._wanted:
            self.page.show_group(group, self._surroundings.clock().date())

    def _on_failed(self, error: BaseException) -> None:
        self.page.show_error(str(error))

    def _on_report(self, form: "Form") -> None:
        """Ask where to save a report."""
        name, kind = _FILES[form]
        self._surroundings.chooser.ask_save(
            self._window, "Export the report on practice", self._folder() / name, kind, partial(self._save, form)
        )

    def _save(self, form: "Form", path: Path) -> None:
        task = partial(_report, self._material, *self._rules(), self._surroundings.clock, form, path)
        self._access.run(task, self._on_saved, self._on_not_saved)

    def _on_booklet(self) -> None:
        """Ask where to save a booklet of cases."""
        suggested = self._folder() / "practice cases.pdf"
        self._surroundings.chooser.ask_save(
            self._window, "Print a case booklet", suggested, "PDF (*.pdf)", self._save_booklet
        )

    def _save_booklet(self, path: Path) -> None:
        task = partial(_booklet, self._material, *self._rules(), self._surroundings.clock().date(), path)
        self._access.run_even_without(task, self._on_saved, self._on_not_saved)

    def _on_saved(self, path: Path) -> None:
        self._window.message.tell(f"Saved as {path}")
        self.folder_used.emit(str(path.parent))

    def _on_not_saved(self, error: BaseException) -> None:
        self._window.message.warn(str(error))

    def _on_retraining(self) -> None:
        self._surroundings.chooser.ask_open(
            self._window, "Choose the questions as they were before", self._folder(), _SET, self.list_retraining
        )

    def list_retraining(self, path: Path) -> None:
        """List who must practice again, compared with the questions in the folder of this file."""
        self.page.show_retraining_state("Comparing the rules, and looking for who met a path that changed…")
        self._wanted += 1
        task = partial(_retraining, self._material, *self._rules(), self._surroundings.clock, path.parent)
        then = partial(self._on_listed, self._wanted)
        self._access.read(task, then, partial(self._on_not_listed, self._wanted))

    def _on_listed(self, wanted: int, people: "tuple[Retraining, ...]") -> None:
        if wanted == self._wanted:
            self.page.show_retraining(people)

    def _on_not_listed(self, wanted: int, error: BaseException) -> None:
        if wanted == self._wanted:
            self.page.show_retraining_state(f"The lists cannot be compared. {error}")


def _group(
    material: PracticeMaterial,
    question_set: "QuestionSet",
    routes: "Routes",
    clock: Callable[[], datetime],
    register: "Register",
) -> "Group":
    from wizard.register.practice import PracticeBook
    from wizard.training.group import group_of

    book = PracticeBook(register.engine, clock)
    attempts = {name: book.attempts(name) for name in book.learners()}
    pool, _ = material.of(question_set, routes)
    return group_of(question_set, pool, attempts, on=clock().date())


def _report(
    material: PracticeMaterial,
    question_set: "QuestionSet",
    routes: "Routes",
    clock: Callable[[], datetime],
    form: "Form",
    path: Path,
    register: "Register",
) -> Path:
    from wizard.register.practice import PracticeBook
    from wizard.saving import save
    from wizard.training_report.files import report_pieces
    from wizard.training_report.practice import read_practice

    pool, _ = material.of(question_set, routes)
    practice = read_practice(PracticeBook(register.engine, clock), question_set, pool)
    save(path, report_pieces(practice, form, clock().date()), replace=True)
    return path


def _booklet(
    material: PracticeMaterial,
    question_set: "QuestionSet",
    routes: "Routes",
    today: date,
    path: Path,
    _opened: "Callable[[], Register]",
) -> Path:
    """Save cases with their key behind them; another day's booklet has other cases. The register is not needed."""
    from wizard.report.booklet import booklet_of
    from wizard.report.booklet_pdf import as_booklet_pdf
    from wizard.saving import save
    from wizard.training.session import next_session

    pool, _ = material.of(question_set, routes)
    seed = today.toordinal()
    cases = next_session(question_set, pool.cases, (), on=today, number=BOOKLET, seed=seed)
    booklet = booklet_of(question_set, routes, cases, seed=seed, with_cases=True, with_key=True)
    save(path, as_booklet_pdf(booklet, question_set.effective), replace=True)
    return path


def _retraining(
    material: PracticeMaterial,
    question_set: "QuestionSet",
    routes: "Routes",
    clock: Callable[[], datetime],
    folder: Path,
    register: "Register",
) -> "tuple[Retraining, ...]":
    from wizard.questionset.loader import read
    from wizard.training.retraining import named
    from wizard.training_report.retraining_list import retraining_of

    before = read(folder)
    old, _ = PracticeMaterial().of(before.question_set, before.routes)
    pool, _ = material.of(question_set, routes)
    people = retraining_of(register, clock, before.question_set, question_set, old.cases)
    return named(people, {key: case.title for key, case in {**pool.cases, **old.cases}.items()})
