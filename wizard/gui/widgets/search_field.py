"""A field to search in, as one types."""

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from wizard.gui.look import Look

_PAUSE = 120
"""Milliseconds without a key after which the search begins."""
_ICON = 16


class SearchField(QLineEdit):
    """Says what to search for once the person pauses; Esc clears it.

    Signals:
        searched: the words; the same ones are not said twice.
    """

    searched = Signal(str)

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        """``name`` says what can be searched; it stands in the empty field."""
        super().__init__(parent)
        self._look = look
        self._said = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._say)
        self.setProperty("box", "search")
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textEdited.connect(self._pause.start)
        self.returnPressed.connect(self._say)
        look.changed.connect(self._fit)
        self._fit()

    def empty(self) -> None:
        """Search for nothing, without saying so."""
        self._pause.stop()
        self._said = ""
        self.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Esc clear the field."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self._say()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field, then the lens."""
        super().paintEvent(event)
        look, edge = self._look, self._look.px(_ICON)
        painter = QPainter(self)
        painter.drawPixmap(look.space(12), (self.height() - edge) // 2, look.pixmap("search", "ink2", _ICON))
        painter.end()

    @Slot()
    def _say(self) -> None:
        self._pause.stop()
        if self.text() != self._said:
            self._said = self.text()
            self.searched.emit(self._said)

    @Slot()
    def _fit(self) -> None:
        look = self._look
        self.setTextMargins(look.px(_ICON) + look.space(10), 0, 0, 0)
        self.setMinimumHeight(look.control(40, 15))
