"""Stands above the page during a what-if: nothing is saved, and one press goes back to one's own answers."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from wizard.gui.look import Look
from wizard.gui.widgets.buttons import Button
from wizard.gui.widgets.note import Note
from wizard.gui.widgets.spacing import Spacing


class WhatIfBar(QWidget):
    """The banner of a what-if.

    Signals:
        return_requested: the person wants their own answers back.
    """

    return_requested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        Spacing(look, row, (40, 14, 40, 0), 10)
        row.addWidget(Note(look, "repeat", "What if: you are looking at other answers. Nothing here is saved."), 1)
        back = Button(look, "&Return to my answers", "secondary", icon="back", dense=True)
        back.clicked.connect(self.return_requested)
        row.addWidget(back)
        self.hide()
