"""The question page in training: the same question and answers, with a hint only for whoever asks for one."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from wizard.gui.look import Look
from wizard.gui.pages.question_page import QuestionPage
from wizard.gui.widgets.buttons import Button
from wizard.gui.widgets.labels import Label, SourceLink
from wizard.gui.widgets.layouts import clear
from wizard.gui.widgets.note import Note
from wizard.gui.widgets.progress import Segments
from wizard.gui.widgets.spacing import Spacing
from wizard.questionset.model import Question, QuestionSet

if TYPE_CHECKING:
    from wizard.gui.sitting import Sitting

PRACTICE = "Practice: an invented message. Nothing here is saved to the register."
ASSESSMENT = "Assessment: an invented message. You will see the result after the last scenario."
_FEEDBACK_LATER = "Answer from the facts in the scenario. You will see feedback after the last question."
_NO_FEEDBACK = "Answer from the facts in the scenario."


class PracticeQuestionPage(QuestionPage):
    """Shows one question of a case. Why it is asked, and how to choose, is the hint; an assessment gives none."""

    def __init__(self, look: Look, question_set: QuestionSet, parent: QWidget | None = None) -> None:
        super().__init__(look, question_set, aside=None, parent=parent)
        self._is_exam = False
        self._banner = Note(look, "train", PRACTICE)
        self.content.insertWidget(0, self._banner)
        self._ask = Button(look, "Show a h&int", "quiet", icon="help", dense=True)
        self._ask.setCheckable(True)
        self._ask.toggled.connect(self._on_asked)
        self._box = QFrame()
        self._box.setProperty("box", "aside")
        self._box.setProperty("tone", "fold")
        self._box.setAccessibleName("Hint")
        self._told = QVBoxLayout(self._box)
        Spacing(look, self._told, (16, 4, 0, 4), 6)
        row = QVBoxLayout()
        row.addWidget(self._ask, 0, Qt.AlignmentFlag.AlignLeft)
        row.addWidget(self._box)
        Spacing(look, row, gap=6)
        self.content.insertLayout(self.content.count() - 1, row)
        self._show_segments()
        self.header.set_answers_text("The scenario")

    def _show_segments(self) -> None:
        """Stand the segments beside the count: the left column, which has them in real work, holds the scenario."""
        self._segments = Segments(self._look)
        self._segments.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        at = self.content.indexOf(self._count)
        self.content.removeWidget(self._count)
        row = QHBoxLayout()
        Spacing(self._look, row, gap=12)
        row.addWidget(self._count)
        row.addWidget(self._segments)
        row.addStretch(1)
        self.content.insertLayout(at, row)

    def show_progress(self, answered: int, number: int, at_most: int) -> None:
        """Show how many questions are answered, and which of at most how many is asked."""
        self._segments.set_progress(answered, number, at_most)
        self.header.set_progress(answered, number, at_most)
        self.header.set_text(f"Question {number} of at most {at_most}")

    def set_compact(self, compact: bool) -> None:
        """Leave the segments to the bar atop a narrow page."""
        super().set_compact(compact)
        self._segments.setVisible(not compact)

    def for_exam(self, is_exam: bool) -> None:
        """Say that it is an assessment, and give no hints; or that it is a drill."""
        self._is_exam = is_exam
        self._banner.set_text(ASSESSMENT if is_exam else PRACTICE)

    def _lead_of(self, _question: Question) -> str:
        return _NO_FEEDBACK if self._is_exam else _FEEDBACK_LATER

    def _offer_topic(self) -> None:
        self._another.hide()
        self.add_topic.hide()

    def _explain(self, sitting: "Sitting") -> None:
        question = sitting.message.question_set.questions[self._question_id]
        clear(self._told)
        for words in filter(None, (question.hint, question.why)):
            self._told.addWidget(Label(self._look, words, "aside"))
        for source_id in question.sources:
            source = self._question_set.sources[source_id]
            link = SourceLink(self._look, source.cite, source.url, source.title)
            link.opened.connect(self.source_opened)
            self._told.addWidget(link)
        self._ask.setChecked(False)
        self._box.hide()
        self._ask.setVisible(not self._is_exam)

    @Slot(bool)
    def _on_asked(self, asked: bool) -> None:
        self._box.setVisible(asked)
        self._ask.setText("Hide the h&int" if asked else "Show a h&int")
        if asked:
            self.scroller.bring_into_view_soon(self._box)
