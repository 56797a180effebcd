"""Stands above the other pages while a calendar is open, and leads back to it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from wizard.gui.look import Look
from wizard.gui.widgets.buttons import Button
from wizard.gui.widgets.note import Note
from wizard.gui.widgets.spacing import Spacing


class CalendarBar(QWidget):
    """Says which calendar is open, and whether what is shown belongs to it.

    Signals:
        back_requested: the calendar is wanted.
    """

    back_requested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        Spacing(look, row, (40, 14, 40, 0), 10)
        self._note = Note(look, "list", "")
        row.addWidget(self._note, 1)
        back = Button(look, "Bac&k to the calendar", "secondary", icon="back", dense=True)
        back.clicked.connect(self.back_requested)
        row.addWidget(back)
        self.hide()

    def say(self, text: str) -> None:
        """Say this and be seen."""
        self._note.set_text(text)
        self.show()
