"""Before an assessment: how long it is, what passes it, and the number that draws its cases."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from wizard.gui.look import Look
from wizard.gui.pages.learner_page import NO_PASSWORDS
from wizard.gui.widgets.buttons import Button
from wizard.gui.widgets.field import Field
from wizard.gui.widgets.labels import Label
from wizard.gui.widgets.note import Note
from wizard.gui.widgets.page import Page
from wizard.questionset.model import Training
from wizard.report.wording import count_of

_RULES = (
    "You answer each scenario as in practice. There are no hints, and no feedback until the end.",
    "A scenario is right when every answer is.",
    "Leaving half-way ends the assessment without a result.",
)
_NUMBER_HINT = "The same number draws the same scenarios in the same order. Your trainer may give you one."
_NO_NUMBER = "Write a whole number of at most nine digits."
_DIGITS = 9


class ExamStartPage(Page):
    """Tells what an assessment is and lets it begin.

    Signals:
        begun: the number that draws the cases.
        back_requested: not now.
    """

    begun = Signal(int)
    back_requested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, footer=True, parent=parent)
        self.header.set_answers_text("Menu")
        self._title = Label(look, "Take the assessment", "title")
        self._title.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._lead = Label(look, "", "lead")
        self._number = Field(look, "Assessment &number", _NUMBER_HINT)
        for widget in (self._title, self._lead, *(Label(look, words) for words in _RULES), self._number):
            self.content.addWidget(widget)
        self.content.addWidget(Note(look, "info", NO_PASSWORDS))
        self.content.addStretch(1)
        back = Button(look, "&Back", "secondary", icon="back")
        back.clicked.connect(self.back_requested)
        self._begin = Button(look, "Be&gin", "primary", icon="arrow", icon_after=True)
        self._begin.clicked.connect(self._on_begin)
        self.footer.addWidget(back)
        self.footer.addStretch(1)
        self.footer.addWidget(self._begin)

    def offer(self, learner: str, training: Training, number: int) -> None:
        """Offer the assessment of a question set to a learner, drawn by this number unless another is written."""
        self._lead.setText(
            f"{count_of(training.cases, 'scenario')} for {learner}, spread evenly over the exceptions. "
            f"{training.pass_percent} percent must be right to pass."
        )
        self._number.set_text(str(number))
        self._number.set_error(None)
        self._title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_begin(self) -> None:
        text = self._number.text.strip()
        is_number = text.isascii() and text.isdigit() and len(text) <= _DIGITS
        self._number.set_error(None if is_number else _NO_NUMBER)
        if is_number:
            self.begun.emit(int(text))
        else:
            self._number.edit.setFocus(Qt.FocusReason.OtherFocusReason)
