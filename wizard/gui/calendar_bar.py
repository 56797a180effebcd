"""Stands above the other pages while a calendar is open, and leads back to it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from wizard.gui.look import Look
from wizard.gui.widgets.buttons import Button
from wizard.gui.widgets.note import Note
from wizard.gui.widgets.spacing import Spacing

_ROOM = 420
"""The width, in pixels at 100 % text, from which there is room for words beside the button."""


class CalendarBar(QWidget):
    """Says which calendar is open, and whether what is shown belongs to it.

    Signals:
        back_requested: the calendar is wanted.
    """

    back_requested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        row = QHBoxLayout(self)
        Spacing(look, row, (40, 14, 40, 0), 10)
        self._note = Note(look, "list", "")
        row.addWidget(self._note, 1)
        row.addStretch(0)
        self._back = Button(look, "Bac&k to the calendar", "secondary", icon="back", dense=True)
        self._back.clicked.connect(self.back_requested)
        row.addWidget(self._back)
        self.hide()

    def say(self, text: str) -> None:
        """Say this and be seen."""
        self._note.set_text(text)
        self._back.setAccessibleDescription(text)
        self.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the words to the button's description where they would crowd out the page."""
        super().resizeEvent(event)
        self._note.setVisible(self.width() >= self._look.px(_ROOM))
