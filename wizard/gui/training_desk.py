"""Training in the window: who practices, what is practiced next, and where each way between its pages leads."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from wizard.gui.choices import Choices
from wizard.gui.exporting import Exporter, Form
from wizard.gui.look import Look
from wizard.gui.main_window import MainWindow
from wizard.gui.practice_material import PracticeMaterial
from wizard.gui.progress_flow import ProgressFlow
from wizard.gui.register_access import RegisterAccess
from wizard.gui.surroundings import Surroundings
from wizard.questionset.model import QuestionSet
from wizard.questionset.paths import Routes

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from wizard.gui.drill import Round
    from wizard.gui.drill_flow import DrillFlow
    from wizard.gui.exam_flow import ExamFlow
    from wizard.gui.pages.learner_page import LearnerPage
    from wizard.gui.trainer_flow import TrainerFlow
    from wizard.register.practice import PracticeBook
    from wizard.register.register import Register
    from wizard.training.attempt import Attempt
    from wizard.training.beliefs import Beliefs
    from wizard.training.practice_cases import PracticeCase

SESSION = 5
"""How many cases are practiced where nothing is due, or a topic is chosen."""
_FORMS: Mapping[str, Form] = {"pdf": "pdf", "text": "text", "json": "json"}
_UNKEPT = "This scenario could not be kept. "


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wanted:
    """What to practice: a topic or a case by its id, or, with neither, what is due."""

    topic: str | None = None
    case_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ready:
    """A round to begin, the learner's attempts before it, and the topic of each case by its id."""

    round: "Round"
    before: "tuple[Attempt, ...]"
    topics: Mapping[str, str]


class TrainingDesk(QObject):
    """Holds the learner, and runs what they practice.

    Signals:
        leaving: something of training takes the place of whatever is shown.
        home_requested: the person leaves training.
        counted: how many cases are due for the learner, and whether anything was practiced.
        folder_used: the folder of a file just written.
        enabled: the menu entries that are allowed now, by their ids (dict of bool).
    """

    leaving = Signal()
    home_requested = Signal()
    counted = Signal(int, bool)
    folder_used = Signal(str)
    enabled = Signal(object)

    def __init__(
        self,
        window: MainWindow,
        look: Look,
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
        self._access = access
        self._surroundings = surroundings
        self._choices = choices
        self._exporter = exporter
        self._folder = folder
        self._rules = rules
        self._begins = 0
        self._learner_page: LearnerPage | None = None
        self._drills: DrillFlow | None = None
        self._exams: ExamFlow | None = None
        self._trainer: TrainerFlow | None = None
        self.material = PracticeMaterial()
        progress = self.progress = ProgressFlow(
            window, look, access, rules, lambda: self.learner, surroundings.clock, self.material
        )
        progress.leaving.connect(self.leaving)
        progress.counted.connect(self.counted)
        progress.due_requested.connect(self._on_due)
        progress.topic_requested.connect(self._on_topic)
        progress.case_requested.connect(self._on_case)
        progress.exam_requested.connect(self._on_exam)
        progress.learner_change_requested.connect(self._ask_who)
        progress.trainer_requested.connect(self._on_trainer)

    def _on_trainer(self) -> None:
        if self._trainer is None:
            from wizard.gui.trainer_flow import TrainerFlow

            self._trainer = TrainerFlow(
                self._window,
                self._look,
                self._access,
                self._rules,
                self._surroundings,
                self.material,
                self._folder,
            )
            self._trainer.leaving.connect(self.leaving)
            self._trainer.back_requested.connect(self.show_page)
            self._trainer.folder_used.connect(self.folder_used)
        self._trainer.show_page()

    @property
    def learner(self) -> str:
        """The name of whoever practices; empty until someone said."""
        return self._choices.settings.learner

    @property
    def is_under_way(self) -> bool:
        """Whether a round is not finished."""
        return self._drills is not None and self._drills.is_under_way

    def show_page(self) -> None:
        """Show how the learner stands; first of all, ask who practices."""
        if self.learner:
            self.progress.show_page()
        else:
            self._ask_who()

    def count(self) -> None:
        """Count what is due, in the background; with nobody who practices, nothing is."""
        if self.learner:
            self.progress.read()

    def leave(self) -> None:
        """Drop the case under way; finished ones are kept."""
        self._begins += 1
        if self._drills is not None:
            self._drills.leave()

    def use_rules(self) -> None:
        """Leave a case whose key may have changed, and count again what is due."""
        if self.is_under_way:
            self.leave()
            self.show_page()
        else:
            self.count()

    def show_again(self) -> None:
        """Show the case under way, after something else was shown."""
        if self._drills is not None:
            self._drills.show_again()

    def choose(self, entry_id: str) -> bool:
        """Do what a menu entry says of the case under way; say whether it was for this."""
        drills = self._drills
        if drills is None or not drills.is_under_way:
            return False
        if entry_id == "back":
            if drills.is_shown:
                drills.back()
            else:
                drills.show_again()
            return True
        sitting = drills.decided
        if sitting is not None and entry_id in _FORMS:
            self._exporter.export(sitting, _FORMS[entry_id], self._folder())
            return True
        if sitting is not None and entry_id == "copy":
            self._exporter.copy(sitting)
            return True
        return False

    def _flow(self) -> "DrillFlow":
        if self._drills is None:
            from wizard.gui.drill_flow import DrillFlow

            drills = self._drills = DrillFlow(self._window, self._look, self._surroundings, self._rules)
            drills.finished_case.connect(self._keep)
            drills.finished_round.connect(self._on_finished)
            drills.left.connect(self.show_page)
            drills.shown.connect(self._on_shown)
        return self._drills

    def _ask_who(self) -> None:
        if self._learner_page is None:
            from wizard.gui.pages.learner_page import LearnerPage

            self._learner_page = LearnerPage(self._look)
            self._learner_page.named.connect(self._on_named)
            self._learner_page.back_requested.connect(self._on_not_named)
        self.leaving.emit()
        self._window.show_page(self._learner_page, rail=False, place="train")
        self._learner_page.ask(self.learner)
        self._access.read(partial(_learners, self._surroundings.clock), self._learner_page.show_known, _without)

    def _on_named(self, name: str) -> None:
        self._choices.change(learner=name)
        self.show_page()

    def _on_not_named(self) -> None:
        if self.learner:
            self.show_page()
        else:
            self.home_requested.emit()

    def _on_due(self) -> None:
        self._begin(_Wanted())

    def _on_topic(self, topic: str) -> None:
        self._begin(_Wanted(topic=topic))

    def _on_case(self, case_id: str) -> None:
        self._begin(_Wanted(case_id=case_id))

    def _begin(self, wanted: _Wanted) -> None:
        """Choose the cases in the background, then begin, unless the person went elsewhere meanwhile."""
        self._begins += 1
        question_set, routes = self._rules()
        choose = partial(_round, wanted, question_set, routes, self.material, self.learner, self._surroundings.clock)
        self._access.run(choose, partial(self._on_ready, self._begins), self._on_not_ready)

    def _on_ready(self, begins: int, ready: _Ready) -> None:
        if begins != self._begins:
            return
        if not ready.round.cases:
            self._window.message.warn("There is no scenario of this kind under the questions in use.")
            return
        self.leaving.emit()
        self._flow().begin(ready.round, self.learner, ready.before, ready.topics)

    def _on_not_ready(self, error: BaseException) -> None:
        self._window.message.warn(f"Practice cannot begin. {error}")

    def _on_exam(self) -> None:
        if self._exams is None:
            from wizard.gui.exam_flow import ExamFlow

            self._exams = ExamFlow(
                self._window,
                self._look,
                self._access,
                self._surroundings,
                self._rules,
                self._folder,
                self._flow(),
            )
            self._exams.leaving.connect(self.leaving)
            self._exams.done.connect(self.show_page)
            self._exams.folder_used.connect(self.folder_used)
        self._exams.show_page(self.learner)

    def _keep(self, attempt: "Attempt") -> None:
        """Keep a finished case at once: whatever happens next, it is not lost."""
        self._access.run(partial(_kept, attempt, self._surroundings.clock), _without, self._on_not_kept)

    def _on_not_kept(self, error: BaseException) -> None:
        self._window.message.warn(f"{_UNKEPT}{error}")

    def _on_finished(self, round_: "Round", attempts: "tuple[Attempt, ...]") -> None:
        if round_.exam and self._exams is not None:
            self._exams.finish(attempts)
        else:
            self.show_page()

    def _on_shown(self) -> None:
        assert self._drills is not None, "its flow says so"
        decided = self._drills.decided is not None
        self.enabled.emit({"back": self._drills.can_go_back, **dict.fromkeys((*_FORMS, "copy"), decided)})


def _book(register: "Register", clock: "Callable[[], datetime]") -> "PracticeBook":
    from wizard.register.practice import PracticeBook

    return PracticeBook(register.engine, clock)


def _learners(clock: "Callable[[], datetime]", register: "Register") -> tuple[str, ...]:
    return _book(register, clock).learners()


def _kept(attempt: "Attempt", clock: "Callable[[], datetime]", register: "Register") -> None:
    _book(register, clock).keep(attempt)


def _without(_result: object) -> None:
    """Go on: nothing waits for this."""


def _round(
    wanted: _Wanted,
    question_set: QuestionSet,
    routes: Routes,
    material: PracticeMaterial,
    learner: str,
    clock: "Callable[[], datetime]",
    register: "Register",
) -> _Ready:
    """Return the cases to practice; where nothing is due, the ones to begin with.

    Where the schedule leaves the choice, the first case is the one that tells most about what the learner may mix up.
    """
    from wizard.gui.drill import Round
    from wizard.training.due import due_cases
    from wizard.training.misconceptions import believed
    from wizard.training.session import next_session

    before = _book(register, clock).attempts(learner)
    pool, suspects = material.of(question_set, routes)
    cases, today = pool.cases, clock().date()
    topics = {key: case.topic for key, case in cases.items()}
    about = ""
    if wanted.case_id is not None:
        chosen = tuple(cases[key] for key in (wanted.case_id,) if key in cases)
    elif wanted.topic is not None:
        chosen = next_session(question_set, cases, before, on=today, number=SESSION, topic=wanted.topic)
        exception = question_set.exceptions.get(wanted.topic)
        about = f", {exception.title}" if exception else ""
    else:
        chosen, about = due_cases(question_set, cases, before, on=today), " due today"
        if not chosen:
            chosen, about = next_session(question_set, cases, before, on=today, number=SESSION), ""
            chosen = _with_telling(chosen, cases, believed(suspects, before), before)
    return _Ready(round=Round(cases=chosen, about=about), before=before, topics=topics)


def _with_telling(
    chosen: "tuple[PracticeCase, ...]",
    cases: "Mapping[str, PracticeCase]",
    beliefs: "Beliefs",
    before: "Sequence[Attempt]",
) -> "tuple[PracticeCase, ...]":
    """Return a round of as many that begins with the most telling case; cases just done are left out."""
    from wizard.training.probing import most_telling

    just_done = {attempt.case_id for attempt in before[-len(cases) // 2 :]}
    answers = {key: case.answers for key, case in cases.items()}
    telling = most_telling(beliefs, answers, seed=len(before), leave_out=just_done)
    if telling is None:
        return chosen
    rest = tuple(case for case in chosen if case.id != telling)
    return (cases[telling], *rest)[: len(chosen)]
