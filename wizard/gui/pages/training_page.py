"""A learner's own page: what is due, how well each topic is known, what goes wrong, and the test."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from wizard.gui.look import Look
from wizard.gui.pages.exam_panel import ExamPanel
from wizard.gui.pages.training_parts import MasteryTable, NoticedList
from wizard.gui.pages.weeks_panel import WeeksPanel
from wizard.gui.training_words import due_words, next_due_words
from wizard.gui.widgets.announce import announce
from wizard.gui.widgets.buttons import Button
from wizard.gui.widgets.icon_label import IconLabel
from wizard.gui.widgets.labels import Label
from wizard.gui.widgets.layouts import clear
from wizard.gui.widgets.page import Page
from wizard.gui.widgets.panel import HairLine, Panel
from wizard.gui.widgets.spacing import Spacing
from wizard.gui.widgets.topic_row import TopicRow
from wizard.report.wording import count_of
from wizard.training.overview import Overview, TopicStanding
from wizard.training.progress import SOLID_PERCENT

_NONE_SURE = "No wrong turn so far was one you were certain of."
_SURE = "Wrong turns where you said you were certain. These are worth a second look."


class TrainingPage(Page):
    """Shows how a learner stands, and offers what to do next.

    Signals:
        due_requested: the cases that are due, or the first ones.
        topic_requested: the id of a topic to practice; empty for cases near no single exception.
        exam_requested: the test.
        case_requested: the id of a case to try again.
        learner_change_requested: someone else practices.
        trainer_requested: the trainer's page.
    """

    due_requested = Signal()
    topic_requested = Signal(str)
    exam_requested = Signal()
    case_requested = Signal(str)
    learner_change_requested = Signal()
    trainer_requested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self.header.set_answers_text("Menu")
        self._title = Label(look, "Your training", "title")
        self.content.addWidget(self._title)
        self._build_learner()
        self._build_due()
        self._build_chooser()
        self._below = QWidget()
        column = QVBoxLayout(self._below)
        Spacing(look, column, gap=10)
        self._build_mastery(column)
        self._build_noticed(column)
        self._weeks = WeeksPanel(look)
        self._exam = ExamPanel(look)
        self._exam.exam_requested.connect(self.exam_requested)
        column.addWidget(self._weeks)
        column.addWidget(self._exam)
        self.content.addWidget(self._below)
        trainer = Button(look, "For the trai&ner", "quiet", "user", dense=True)
        trainer.clicked.connect(self.trainer_requested)
        self.content.addWidget(trainer, 0, Qt.AlignmentFlag.AlignLeft)
        self.content.addStretch(1)

    def _build_learner(self) -> None:
        row = QHBoxLayout()
        Spacing(self._look, row, gap=8)
        self._learner = Label(self._look, role="lead")
        change = Button(self._look, "&Change", "quiet", "pencil", dense=True)
        change.setAccessibleName("Change who practices")
        change.clicked.connect(self.learner_change_requested)
        row.addWidget(IconLabel(self._look, "user", "ink2", 18))
        row.addWidget(self._learner)
        row.addWidget(change)
        row.addStretch(1)
        self.content.addLayout(row)

    def _build_due(self) -> None:
        look = self._look
        panel = Panel(look)
        self._due_title = Label(look, role="section")
        self._due_line = Label(look, role="small")
        self._any = Button(look, "&Practice any topic", "quiet")
        self._any.setCheckable(True)
        self._any.toggled.connect(self._on_any)
        self._start = Button(look, "", "primary", "arrow", icon_after=True)
        self._start.clicked.connect(self.due_requested)
        words = QVBoxLayout()
        Spacing(look, words, gap=4)
        words.addWidget(self._due_title)
        words.addWidget(self._due_line)
        told = QHBoxLayout()
        Spacing(look, told, gap=18)
        told.addWidget(IconLabel(look, "clock", "primary", 28))
        told.addLayout(words, 1)
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        Spacing(look, self._buttons, gap=8)
        self._buttons.addWidget(self._any)
        self._buttons.addWidget(self._start)
        self._due = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        Spacing(look, self._due, (8, 4, 0, 4), 18)
        self._due.addLayout(told, 1)
        self._due.addLayout(self._buttons)
        panel.column.addLayout(self._due)
        self.content.addWidget(panel)

    def _build_chooser(self) -> None:
        self._chooser = Panel(self._look)
        self._chooser.column.addWidget(Label(self._look, "Which topic?", "strong"))
        self._topics = QVBoxLayout()
        Spacing(self._look, self._topics, gap=0)
        self._chooser.column.addLayout(self._topics)
        self._chooser.hide()
        self.content.addWidget(self._chooser)

    def _build_mastery(self, column: QVBoxLayout) -> None:
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        Spacing(self._look, self._head, (0, 10, 0, 0), 4)
        self._head.addWidget(Label(self._look, "Mastery by exception", "section"), 1)
        self._head.addWidget(
            Label(self._look, f"The mark on each bar is {SOLID_PERCENT}%, the level for Solid", "small")
        )
        column.addLayout(self._head)
        self._mastery = MasteryTable(self._look)
        column.addWidget(self._mastery)

    def _build_noticed(self, column: QVBoxLayout) -> None:
        self._sure = NoticedList(self._look, "Sure and wrong", "flag", "Show a&ll that was sure and wrong")
        self._suspected = NoticedList(self._look, "A rule that may be mistaken", "help", "Show all r&ules")
        for noticed in (self._sure, self._suspected):
            column.addWidget(noticed)
            noticed.case_requested.connect(self.case_requested)

    def begin(self, learner: str) -> None:
        """Say whose practice is being read."""
        self._learner.setText(f"Practicing as {learner}")
        self._due_title.setText("Reading what was practiced…")
        self._due_line.setText("")
        for widget in (self._below, self._chooser, self._any, self._start):
            widget.hide()
        self._any.setChecked(False)
        self._title.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_overview(self, seen: Overview) -> None:
        """Show how a learner stands."""
        title, line = due_words(seen)
        self._learner.setText(f"Practicing as {seen.learner}")
        self._due_title.setText(title)
        self._due_line.setText(line)
        self._show_start(seen)
        self._fill_topics(seen)
        self._mastery.show_standings(seen.standings, seen.today)
        self._sure.show_noticed(_SURE if seen.sure_and_wrong else _NONE_SURE, seen.sure_and_wrong)
        self._suspected.show_noticed(seen.suspected_says, seen.suspected)
        self._weeks.show_weeks(seen.weeks)
        self._exam.show_exams(seen)
        self._below.show()
        self._fit_labels()
        announce(self._title, f"{title}. {line}")

    def show_error(self, words: str) -> None:
        """Say why nothing can be shown."""
        self._due_title.setText("What was practiced cannot be read")
        self._due_line.setText(words)
        announce(self._title, words, assertive=True)

    def set_compact(self, compact: bool) -> None:
        """Stand things below each other where the window is narrow."""
        super().set_compact(compact)
        below, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        for row in (self._due, self._head):
            row.setDirection(below if compact else beside)
        self._mastery.set_compact(compact)
        self._exam.set_compact(compact)

    def _fit_labels(self) -> None:
        """Show labels made since in the size that the width allows."""
        for label in self._below.findChildren(Label):
            label.set_compact(self.is_compact)

    def _show_start(self, seen: Overview) -> None:
        """Offer what is due, or the beginning; with neither, any topic is the thing to do."""
        is_first = not seen.attempts
        if seen.due:
            self._start.setText(f"&Start {count_of(seen.due, 'due scenario')}")
        else:
            self._start.setText("&Start training")
        self._start.setVisible(bool(seen.due) or is_first)
        self._any.set_kind("quiet" if seen.due or is_first else "primary")
        self._any.show()

    def _fill_topics(self, seen: Overview) -> None:
        clear(self._topics)
        for place, each in enumerate(seen.standings):
            if place:
                self._topics.addWidget(HairLine())
            row = TopicRow(self._look, each.progress.topic, each.title, _topic_line(each, seen))
            row.chosen.connect(self.topic_requested)
            self._topics.addWidget(row)

    def _on_any(self, is_open: bool) -> None:
        self._any.setAccessibleDescription("The topics are shown below" if is_open else "")
        self._chooser.setVisible(is_open)
        if is_open:
            row = self._chooser.findChild(TopicRow)
            if row is not None:
                row.setFocus(Qt.FocusReason.TabFocusReason)


def _topic_line(standing: TopicStanding, seen: Overview) -> str:
    progress = standing.progress
    if not progress.tried:
        return "Not tried yet"
    return (
        f"{progress.right} of {count_of(progress.tried, 'scenario')} right on first try. "
        f"Next due: {next_due_words(standing, seen.today)}"
    )
