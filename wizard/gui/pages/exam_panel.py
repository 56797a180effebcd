"""The test on a learner's page: what it asks, and what came of earlier ones."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from wizard.gui.days import full_day
from wizard.gui.look import Look
from wizard.gui.widgets.buttons import Button
from wizard.gui.widgets.icon_label import IconLabel
from wizard.gui.widgets.labels import Label
from wizard.gui.widgets.layouts import clear
from wizard.gui.widgets.panel import HairLine, Panel
from wizard.gui.widgets.spacing import Spacing
from wizard.report.wording import count_of
from wizard.training.exam_result import ExamResult
from wizard.training.overview import Overview


class ExamPanel(QWidget):
    """Offers the test and lists those taken, the last first.

    Signals:
        exam_requested: the test is to begin.
    """

    exam_requested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._words = Label(look, role="body")
        self._take = Button(look, "Take the &assessment", "secondary", "review")
        self._take.clicked.connect(self.exam_requested)
        panel = Panel(look)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        Spacing(look, self._head, gap=14)
        self._head.addWidget(self._words, 1)
        self._head.addWidget(self._take, 0, Qt.AlignmentFlag.AlignVCenter)
        panel.column.addLayout(self._head)
        self._taken = QVBoxLayout()
        Spacing(look, self._taken, gap=10)
        panel.column.addLayout(self._taken)
        column = QVBoxLayout(self)
        Spacing(look, column, (0, 10, 0, 0), 10)
        column.addWidget(Label(look, "Assessment", "section"))
        column.addWidget(panel)

    def show_exams(self, seen: Overview) -> None:
        """Show what the next test asks, and the ones before."""
        self._take.setVisible(seen.exam_cases is not None)
        if seen.exam_cases is None:
            self._words.setText("These questions name no assessment: their set.yaml has no line for training.")
        else:
            self._words.setText(
                f"{count_of(seen.exam_cases, 'scenario')} without feedback until the end. "
                f"{seen.pass_percent}% of them right is a pass."
            )
        self._list(seen.exams)

    def set_compact(self, compact: bool) -> None:
        """Stand the button below the words where the window is narrow."""
        below, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._head.setDirection(below if compact else beside)

    def _list(self, exams: Sequence[ExamResult]) -> None:
        clear(self._taken)
        for exam in exams:
            self._taken.addWidget(HairLine())
            row = QHBoxLayout()
            Spacing(self._look, row, gap=10)
            icon = "check" if exam.score.is_passed else "repeat"
            row.addWidget(IconLabel(self._look, icon, "primary", 18), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Label(self._look, exam_words(exam), "body"), 1)
            self._taken.addLayout(row)


def exam_words(exam: ExamResult) -> str:
    """Return what came of a test: "Mar 9, 2026: 15 of 18 right, 83 %. Passed, the mark is 80 %."."""
    score = exam.score
    result = "Passed" if score.is_passed else "Not passed"
    return (
        f"{full_day(exam.finished_at)}: {score.right} of {score.cases} right, {score.percent}%. "
        f"{result}, the mark is {score.pass_percent}%. Questions version {exam.question_set_version}."
    )
