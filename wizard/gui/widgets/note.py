"""A quiet remark in a sunken box."""

from typing import Literal

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from wizard.gui.look import Look
from wizard.gui.widgets.labels import Label
from wizard.gui.widgets.spacing import Spacing

Tone = Literal["info", "warn", "error"]

_ICON_TOKEN = {"info": "ink2", "warn": "condInk", "error": "danger"}


class Note(QFrame):
    """An icon and a sentence or two; the tone changes its frame, the icon says the same without color."""

    def __init__(self, look: Look, icon: str, text: str, tone: Tone = "info", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._icon = icon
        self._tone = tone
        self.setProperty("box", "note")
        self.setProperty("tone", tone)
        self._picture = QLabel(self)
        self.label = Label(look, text, "small", parent=self)
        row = QHBoxLayout(self)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.label, 1, Qt.AlignmentFlag.AlignVCenter)
        Spacing(look, row, (14, 11, 14, 11), 10)
        look.changed.connect(self._fit)
        self._fit()

    def set_text(self, text: str) -> None:
        """Show another remark."""
        self.label.setText(text)

    @Slot()
    def _fit(self) -> None:
        self._picture.setPixmap(self._look.pixmap(self._icon, _ICON_TOKEN[self._tone], 18))
