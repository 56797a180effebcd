"""Training in the window: who practices, under which rules, what is due, and every case that is tried."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from wizard.gui.background import Background
from wizard.gui.choices import Choices
from wizard.gui.drill_round import Round
from wizard.gui.exporting import Exporter, Form
from wizard.gui.look import Look
from wizard.gui.main_window import MainWindow
from wizard.gui.register_access import RegisterAccess
from wizard.gui.surroundings import Surroundings
from wizard.questionset.model import QuestionSet
from wizard.questionset.paths import Routes

if TYPE_CHECKING:
    from wizard.gui.drill_flow import DrillFlow
    from wizard.gui.exam_flow import ExamFlow
    from wizard.gui.pages.learner_page import LearnerPage
    from wizard.register.practice import PracticeBook
    from wizard.register.register import Register
    from wizard.training.attempt import Attempt
    from wizard.training.pool import Pool

SESSION = 5
"""How many cases are offered where nothing is due, or a topic is chosen."""
_FORMS: Mapping[str, Form] = {"pdf": "pdf", "text": "text", "json": "json"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ready:
    """A round to begin, and the learner's attempts before it."""

    round: Round
    before: "tuple[Attempt, ...]"


class TrainingDesk(QObject):
    """Holds the learner and what is practiced, and connects the pages of training.

    Signals:
        leaving: something of training takes the place of whatever is shown.
        home_requested: the person leaves training.
        due_counted: how many cases are due for the learner.
    """

    leaving = Signal()
    home_requested = Signal()
    due_counted = Signal(int)

    def __init__(
        self,
        window: MainWindow,
        look: Look,
        background: Background,
        access: RegisterAccess,
        surroundings: Surroundings,
        choices: Choices,
        exporter: Exporter,
        folder: Callable[[], Path],
        rules: "Callable[[], tuple[QuestionSet, Routes]]",
    ) -> None:
        """``rules`` returns the question set in use, with its routes; ``folder`` the one to suggest for a file."""
        super().__init__(window)
        self._window = window
        self._look = look
        self._background = background
        self._access = access
        self._surroundings = surroundings
        self._choices = choices
        self._exporter = exporter
        self._folder = folder
        self._rules = rules
        self._pools: dict[str, Pool] = {}
        self._learner_page: LearnerPage | None = None
        self._drills: DrillFlow | None = None
        self._exams: ExamFlow | None = None
