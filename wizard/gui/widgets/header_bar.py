"""The bar atop a page whose left column is folded away."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from wizard.gui.look import Look
from wizard.gui.widgets.buttons import Button
from wizard.gui.widgets.labels import Label
from wizard.gui.widgets.progress import Segments
from wizard.gui.widgets.spacing import Spacing

_SEGMENTS_FROM = 500
"""The width of the bar, at 100 %, from which the segments have room."""


class HeaderBar(QFrame):
    """A button for what was folded away, and how far one has come; put more at the right into ``extras``.

    Signals:
        answers_requested: the person wants to see the folded column.
    """

    answers_requested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setProperty("box", "header")
        self.answers = Button(look, "", "secondary", "list", dense=True, parent=self)
        self.answers.clicked.connect(self.answers_requested)
        self._segments = Segments(look, self)
        self._segments.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._segments.hide()
        self._total = 0
        self._text = Label(look, "", "counter", parent=self)
        self.extras = QHBoxLayout()
        Spacing(look, self.extras, gap=8)
        row = QHBoxLayout(self)
        row.addWidget(self.answers)
        row.addStretch(1)
        row.addWidget(self._segments)
        row.addWidget(self._text)
        row.addLayout(self.extras)
        Spacing(look, row, (28, 8, 28, 8), 12)
        self.set_answers_text("Answers")

    def set_answers_text(self, text: str) -> None:
        """Show the words of the button, such as "Answers so far (2)"."""
        self.answers.setText(text)

    def set_progress(self, answered: int, current: int | None, total: int) -> None:
        """Show the segments; a ``total`` of 0 hides them."""
        self._segments.set_progress(answered, current, total)
        self._total = total
        self._show_segments()

    def _show_segments(self) -> None:
        """Show the segments where they fit; the words beside them say the same."""
        self._segments.setVisible(self._total > 0 and self.width() >= self._look.px(_SEGMENTS_FROM))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Drop the segments where there is no room for them."""
        super().resizeEvent(event)
        self._show_segments()

    def set_text(self, text: str) -> None:
        """Show the words at the right, such as "Question 3 of at most 8"."""
        self._text.setText(text)
