"""After an assessment: the score, whether it is passed, and what came of each exception."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from wizard.gui.look import Look
from wizard.gui.widgets.announce import announce
from wizard.gui.widgets.buttons import Button
from wizard.gui.widgets.icon_label import IconLabel
from wizard.gui.widgets.labels import Label
from wizard.gui.widgets.layouts import clear
from wizard.gui.widgets.note import Note
from wizard.gui.widgets.page import Page
from wizard.gui.widgets.panel import Panel
from wizard.gui.widgets.spacing import Spacing
from wizard.training.exam_result import ExamResult

_PASSED = "The certificate says so, and holds the record of every answer."
_MISSED = "In practice you see where each wrong turn is. You can take the assessment again at any time."


class ExamResultPage(Page):
    """Says what came of an assessment.

    Signals:
        certificate_requested: the certificate is wanted as a file.
        done: the person goes on.
    """

    certificate_requested = Signal()
    done = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, footer=True, parent=parent)
        self.header.set_answers_text("Menu")
        self._title = Label(look, "", "title")
        self._title.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._lead = Label(look, "", "lead")
        panel = Panel(look)
        panel.column.addWidget(Label(look, "By exception", "section"))
        self._rows = QGridLayout()
        self._rows.setColumnStretch(1, 1)
        Spacing(look, self._rows, gap=10)
        panel.column.addLayout(self._rows)
        self._note = Note(look, "info", "")
        for widget in (self._title, self._lead, panel, self._note):
            self.content.addWidget(widget)
        self.content.addStretch(1)
        self._certificate = Button(look, "E&xport certificate (PDF)", "secondary", icon="pdf")
        self._certificate.clicked.connect(self.certificate_requested)
        done = Button(look, "&Done", "primary")
        done.clicked.connect(self.done)
        self.footer.addWidget(self._certificate)
        self.footer.addStretch(1)
        self.footer.addWidget(done)

    def show_result(self, result: ExamResult) -> None:
        """Show what came of an assessment."""
        score = result.score
        self._title.setText("You passed the assessment" if score.is_passed else "Not passed this time")
        self._lead.setText(
            f"{score.right} of {score.cases} scenarios right, {score.percent} percent. "
            f"{score.pass_percent} percent must be right to pass."
        )
        clear(self._rows)
        for row, (topic, of_topic) in enumerate(result.topics.items()):
            all_right = of_topic.right == of_topic.cases
            mark = IconLabel(self._look, "check" if all_right else "flag", "link", 18)
            self._rows.addWidget(mark, row, 0, Qt.AlignmentFlag.AlignTop)
            self._rows.addWidget(Label(self._look, topic), row, 1)
            words = Label(self._look, f"{of_topic.right} of {of_topic.cases} right", "strong", wrap=False)
            words.setAccessibleName(f"{topic}: {of_topic.right} of {of_topic.cases} right")
            self._rows.addWidget(words, row, 2, Qt.AlignmentFlag.AlignTop)
        self._note.set_text(_PASSED if score.is_passed else _MISSED)
        self._certificate.setText("E&xport certificate (PDF)" if score.is_passed else "E&xport the result (PDF)")
        self.scroller.verticalScrollBar().setValue(0)
        self._title.setAccessibleName(f"{self._title.text()}. {self._lead.text()}")
        self._title.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self._title, self._title.accessibleName())
