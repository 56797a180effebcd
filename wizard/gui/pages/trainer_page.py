"""The trainer's page: how all learners stand, what to look at in the cases, and who must practice again."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wizard.gui.look import Look
from wizard.gui.pages.trainer_parts import ItemsList, LearnersTable, RetrainingList
from wizard.gui.widgets.announce import announce
from wizard.gui.widgets.buttons import Button
from wizard.gui.widgets.flow import Flow
from wizard.gui.widgets.labels import Label
from wizard.gui.widgets.layouts import clear
from wizard.gui.widgets.page import Page
from wizard.gui.widgets.panel import HairLine, Panel
from wizard.gui.widgets.spacing import Spacing
from wizard.report.wording import count_of
from wizard.training.group import Group
from wizard.training.practice_cases import Withdrawn
from wizard.training.retraining import Retraining

_LEAD = (
    "What everyone practiced. There are no passwords: whoever uses a computer can choose any name, so a record means "
    "what your office makes sure of."
)
_FORMATS = (("csv", "Export &CSV…"), ("xlsx", "Export &workbook…"), ("xapi", "Export &xAPI…"))


class TrainerPage(Page):
    """Shows what a trainer looks after.

    Signals:
        back_requested: the page of the learner's own training.
        report_requested: "csv", "xlsx" or "xapi".
        booklet_requested: cases to print for a classroom.
        retraining_requested: the questions as they were before are to be chosen.
    """

    back_requested = Signal()
    report_requested = Signal(str)
    booklet_requested = Signal()
    retraining_requested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, footer=True, parent=parent)
        self.header.set_answers_text("Menu")
        self._title = Label(look, "For the trainer", "title")
        self.content.addWidget(self._title)
        self.content.addWidget(Label(look, _LEAD, "lead"))
        self._state = Label(look, role="muted")
        self.content.addWidget(self._state)
        self._below = QWidget()
        column = QVBoxLayout(self._below)
        Spacing(look, column, gap=10)
        self._learners = LearnersTable(look)
        column.addWidget(self._learners)
        self._build_retraining(column)
        self._cases = ItemsList(look, "Scenarios to look at")
        self._questions = ItemsList(look, "Questions to look at")
        column.addWidget(self._cases)
        column.addWidget(self._questions)
        self._build_withdrawn(column)
        self._build_reports(column)
        self.content.addWidget(self._below)
        self.content.addStretch(1)
        back = Button(look, "&Back to your training", "secondary", "back")
        back.clicked.connect(self.back_requested)
        self.footer.addWidget(back)
        self.footer.addStretch(1)

    def _build_retraining(self, column: QVBoxLayout) -> None:
        look = self._look
        column.addLayout(self._section("Who must practice again"))
        lead = (
            "When the rules change, whoever practiced or decided on a path that changed has to practice it again. "
            "Choose the questions as they were before: their file set.yaml."
        )
        column.addWidget(Label(look, lead, "muted"))
        choose = Button(look, "Choose the &questions before…", "secondary", "list")
        choose.clicked.connect(self.retraining_requested)
        column.addWidget(choose, 0, Qt.AlignmentFlag.AlignLeft)
        self._retraining = RetrainingList(look)
        column.addWidget(self._retraining)

    def _build_withdrawn(self, column: QVBoxLayout) -> None:
        column.addLayout(self._section("Withdrawn scenarios"))
        self._withdrawn_lead = Label(self._look, role="muted")
        self._withdrawn_panel = Panel(self._look)
        self._withdrawn = QVBoxLayout()
        Spacing(self._look, self._withdrawn, gap=6)
        self._withdrawn_panel.column.addLayout(self._withdrawn)
        column.addWidget(self._withdrawn_lead)
        column.addWidget(self._withdrawn_panel)

    def _build_reports(self, column: QVBoxLayout) -> None:
        look = self._look
        column.addLayout(self._section("Reports and booklets"))
        lead = "A report has one row for each answer, with names. A booklet has scenarios to print, with a key."
        column.addWidget(Label(look, lead, "muted"))
        line = Flow()
        Spacing(look, line, gap=8)
        for format_, words in _FORMATS:
            button = ReportButton(look, format_, words)
            button.report_requested.connect(self.report_requested)
            line.addWidget(button)
        booklet = Button(look, "Print a case boo&klet…", "secondary", "pdf")
        booklet.clicked.connect(self.booklet_requested)
        line.addWidget(booklet)
        column.addLayout(line)

    def _section(self, words: str) -> QHBoxLayout:
        row = QHBoxLayout()
        Spacing(self._look, row, (0, 10, 0, 0))
        row.addWidget(Label(self._look, words, "section"))
        return row

    def begin(self) -> None:
        """Say that everyone's practice is being read."""
        self._say("Reading what everyone practiced…")
        self._below.hide()
        self._retraining.clear()
        self._title.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_group(self, group: Group, today: date) -> None:
        """Show how all learners stand."""
        due = sum(each.due > 0 for each in group.learners)
        self._say(f"{count_of(len(group.learners), 'learner')}, {due:,} with scenarios due today.")
        if not group.learners:
            self._say("Nobody has practiced yet.")
        self._learners.show_learners(group.learners, today)
        self._cases.show_items(group.cases)
        self._questions.show_items(group.questions)
        self._show_withdrawn(group.withdrawn)
        self._below.show()
        for label in self._below.findChildren(Label):
            label.set_compact(self.is_compact)
        announce(self._title, self._state.text())

    def show_retraining(self, people: Sequence[Retraining]) -> None:
        """Show who must practice again."""
        self._retraining.show_people(people)

    def show_retraining_state(self, words: str) -> None:
        """Say what is being done about the list, or why there is none."""
        self._retraining.show_state(words)

    def show_error(self, words: str) -> None:
        """Say why nothing can be shown."""
        self._say(words)
        announce(self._title, words, assertive=True)

    def set_compact(self, compact: bool) -> None:
        """Stand things below each other where the window is narrow."""
        super().set_compact(compact)
        self._learners.set_compact(compact)

    def _say(self, words: str) -> None:
        self._state.setText(words)

    def _show_withdrawn(self, withdrawn: Sequence[Withdrawn]) -> None:
        clear(self._withdrawn)
        self._withdrawn_panel.setVisible(bool(withdrawn))
        if not withdrawn:
            self._withdrawn_lead.setText("None: the key of every told scenario holds under the rules in use.")
            return
        number = count_of(len(withdrawn), "scenario")
        self._withdrawn_lead.setText(f"{number} not practiced until someone looks at the key in cases.yaml.")
        for each in withdrawn:
            if self._withdrawn.count():
                self._withdrawn.addWidget(HairLine())
            self._withdrawn.addWidget(Label(self._look, each.id, "smallStrong"))
            self._withdrawn.addWidget(Label(self._look, each.reason, "body"))
            self._withdrawn.addWidget(Label(self._look, each.story, "small"))


class ReportButton(Button):
    """Asks for a report in one format.

    Signals:
        report_requested: the format.
    """

    report_requested = Signal(str)

    def __init__(self, look: Look, format_: str, words: str) -> None:
        super().__init__(look, words, "secondary", "text")
        self._format = format_
        self.clicked.connect(self._on_clicked)

    def _on_clicked(self) -> None:
        self.report_requested.emit(self._format)
