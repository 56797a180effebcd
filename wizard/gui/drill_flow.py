"""Practice in the window: case after case is answered, kept and explained, or, in an assessment, only kept."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import QObject, Signal

from wizard.gui.drill import Drill, Round, new_drill
from wizard.gui.look import Look
from wizard.gui.main_window import MainWindow
from wizard.gui.pages.feedback_page import FeedbackPage
from wizard.gui.pages.practice_question_page import ASSESSMENT, PRACTICE, PracticeQuestionPage
from wizard.gui.pages.sure_page import SurePage
from wizard.gui.surroundings import Surroundings
from wizard.gui.training_words import day_words, within
from wizard.training.attempt import Attempt, Confidence
from wizard.training.marking import Marking, mark
from wizard.training.schedule import schedule_of

if TYPE_CHECKING:
    from wizard.gui.sitting import Sitting
    from wizard.gui.widgets.page import Page
    from wizard.questionset.model import QuestionSet
    from wizard.questionset.paths import Routes

_WITHOUT_ON = frozenset({"today", "tomorrow"})


class DrillFlow(QObject):
    """Runs one round of cases at a time. A case half-way is nowhere but here; a finished one is handed on at once.

    Signals:
        finished_case: what is to be kept of a case (Attempt).
        finished_round: every case of the round is done: the round, and its attempts (tuple of Attempt).
        left: the person leaves before the end.
        shown: something else about the case is shown.
    """

    finished_case = Signal(object)
    finished_round = Signal(object, object)
    left = Signal()
    shown = Signal()

    def __init__(
        self,
        window: MainWindow,
        look: Look,
        surroundings: Surroundings,
        rules: "Callable[[], tuple[QuestionSet, Routes]]",
    ) -> None:
        """``rules`` returns the question set in use, with its routes."""
        super().__init__(window)
        self._window = window
        self._surroundings = surroundings
        self._rules = rules
        self._question_set, self._routes = rules()
        self._round: Round | None = None
        self._learner = ""
        self._index = 0
        self._drill: Drill | None = None
        self._done: list[Attempt] = []
        self._before: Sequence[Attempt] = ()
        self._topics: Mapping[str, str] = {}
        self._marking: Marking | None = None
        self._question = PracticeQuestionPage(look, self._question_set)
        self._sure = SurePage(look)
        self._feedback = FeedbackPage(look)
        self._connect()

    def _connect(self) -> None:
        self._question.answered.connect(self._on_answered)
        self._question.back_requested.connect(self.back)
        self._sure.chosen.connect(self._on_sure)
        self._sure.back_requested.connect(self.back)
        self._feedback.again_requested.connect(self._on_again)
        self._feedback.next_requested.connect(self._on_next)
        for page in (self._question, self._feedback):
            page.source_opened.connect(self._on_source)
        self._window.left.scenario.training_requested.connect(self.left)

    @property
    def is_under_way(self) -> bool:
        """Whether a round is not finished."""
        return self._round is not None

    @property
    def is_shown(self) -> bool:
        """Whether a page of the round is in the window, and nothing lies over it."""
        return self._window.page in (self._question, self._sure, self._feedback)

    @property
    def can_go_back(self) -> bool:
        """Whether there is a question before what is shown."""
        drill = self._drill
        if drill is None or self._marking is not None:
            return False
        path = drill.sitting.assessment.path
        return bool(path) and path[0].question_id != drill.sitting.view.question_id

    @property
    def decided(self) -> "Sitting | None":
        """The case whose feedback is shown, as it can be exported; None before, and in an assessment."""
        return self._drill.sitting if self._drill is not None and self._marking is not None else None

    def begin(
        self, round_: Round, learner: str, before: Sequence[Attempt] = (), topics: Mapping[str, str] | None = None
    ) -> None:
        """Begin a round of at least one case.

        ``before`` are the learner's attempts so far, and ``topics`` maps case ids to their topics: they tell when a
        case comes back.
        """
        self._question_set, self._routes = self._rules()
        self._round, self._learner, self._index, self._done = round_, learner, 0, []
        self._before, self._topics = tuple(before), topics or {}
        self._begin_case()

    def leave(self) -> None:
        """Drop the round with the case under way; finished cases were handed on."""
        self._round, self._drill, self._marking = None, None, None

    def show_again(self) -> None:
        """Show where the person was, after something else was shown."""
        if self._drill is None:
            return
        self._drill = self._drill.resumed(self._now())
        if self._marking is not None:
            self._show_feedback(self._marking)
        else:
            self._show()

    def back(self) -> None:
        """Show the question before."""
        if self._drill is not None and self.can_go_back:
            self._drill = self._drill.back(self._now())
            self._show()

    def _begin_case(self, given: Mapping[str, str] | None = None, retry_of: str = "") -> None:
        assert self._round is not None, "a case belongs to a round"
        case = self._round.cases[self._index]
        drill_id = self._surroundings.new_id()
        self._marking = None
        self._drill = new_drill(
            self._question_set, self._routes, case, drill_id, self._now(), given=given, retry_of=retry_of
        )
        self._question.for_exam(bool(self._round.exam))
        self._window.left.scenario.show_scenario(self._round.place(self._index), case)
        self._show()

    def _show(self) -> None:
        """Show the question of the case, or ask how sure the learner is."""
        drill, round_ = self._drill, self._round
        assert drill is not None, "a case is shown"
        assert round_ is not None, "a case belongs to a round"
        page: Page = self._sure if drill.is_answered else self._question
        self._show_page(page)
        if drill.is_answered:
            is_last = self._index + 1 == len(round_.cases)
            going_on = ("See the &result" if is_last else "&Next scenario") if round_.exam else "&See the feedback"
            self._sure.ask(ASSESSMENT if round_.exam else PRACTICE, going_on)
        else:
            shown = drill.sitting.view.question_id
            assert shown is not None, "a question is shown"
            number, at_most = drill.sitting.assessment.position(shown)
            self._question.show_progress(len(drill.sitting.assessment.path), number, at_most)
            self._question.show_sitting(drill.sitting)
        self.shown.emit()

    def _show_page(self, page: "Page") -> None:
        self._window.show_page(page, rail=False, scenario=True)

    def _on_answered(self, question_id: str, answer_id: str) -> None:
        if self._drill is not None:
            self._drill = self._drill.answered(question_id, answer_id, self._now())
            self._show()

    def _on_sure(self, confidence: str) -> None:
        drill, round_ = self._drill, self._round
        if drill is None or round_ is None:
            return
        attempt = drill.finished(self._learner, round_.exam, _confidence(confidence), self._now())
        self._drill = drill.decided(attempt)
        self._done.append(attempt)
        self.finished_case.emit(attempt)
        if round_.exam:
            self._on_next()
        else:
            self._show_feedback(mark(self._question_set, self._routes, drill.case, attempt.turns))

    def _show_feedback(self, marking: Marking) -> None:
        drill, round_ = self._drill, self._round
        assert drill is not None, "the feedback is on a case"
        assert round_ is not None, "a case belongs to a round"
        self._marking = marking
        spans = marking.wrong.clue.spans if marking.wrong else ()
        self._window.left.scenario.show_scenario(round_.place(self._index), drill.case, spans)
        self._show_page(self._feedback)
        is_last = self._index + 1 == len(round_.cases)
        self._feedback.show_feedback(self._question_set, marking, self._comes_back(drill), is_last=is_last)
        self.shown.emit()

    def _comes_back(self, drill: Drill) -> str:
        """Return when a case of this topic is due again, all that was done so far considered."""
        topic = drill.case.topic
        topics = {**self._topics, drill.case.id: topic}
        schedule = schedule_of(self._question_set, topics, (*self._before, *self._done))
        due = schedule.standings["topic", topic].due
        exception = self._question_set.exceptions.get(topic)
        about = f"A scenario on {within(exception.title)}" if exception else "A scenario like this one"
        day = day_words(due, self._now().date())
        return f"{about} comes back {day if day in _WITHOUT_ON else f'on {day}'}."

    def _on_again(self) -> None:
        """Go back to the wrong turn with the answers before it; it is another attempt, and no first try."""
        if self._drill is None or self._marking is None or self._marking.wrong is None:
            return
        turns = self._marking.turns[: self._marking.wrong.place - 1]
        given = {each.turn.question_id: each.turn.chosen for each in turns}
        self._begin_case(given, retry_of=self._drill.id)

    def _on_next(self) -> None:
        round_ = self._round
        if round_ is None:
            return
        if self._index + 1 < len(round_.cases):
            self._index += 1
            self._begin_case()
            return
        done = tuple(self._done)
        self.leave()
        self.finished_round.emit(round_, done)

    def _on_source(self, address: str) -> None:
        self._surroundings.open_address(address)

    def _now(self) -> datetime:
        return self._surroundings.clock()


def _confidence(word: str) -> Confidence:
    return next(each for each in get_args(Confidence) if each == word)
