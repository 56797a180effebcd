"""One sentence about what was just done, or could not be done; it goes with the next page."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from wizard.gui.look import Look
from wizard.gui.widgets.announce import announce
from wizard.gui.widgets.buttons import Button
from wizard.gui.widgets.note import Note, Tone
from wizard.gui.widgets.spacing import Spacing


class MessageBar(QWidget):
    """Stands below the content of a page while there is something to say, and is read aloud."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._row = QHBoxLayout(self)
        Spacing(look, self._row, (0, 10, 0, 10), 8)
        self._note: Note | None = None
        self._close = Button(look, "Close messa&ge", "quiet", dense=True)
        self._close.clicked.connect(self.clear)
        self._row.addWidget(self._close)
        self.hide()

    @property
    def text(self) -> str:
        """What it says; empty when it says nothing."""
        return self._note.label.text() if self._note is not None else ""

    def tell(self, text: str) -> None:
        """Say that something was done."""
        self._say("check", text, "info")

    def warn(self, text: str) -> None:
        """Say that something could not be done, and how to mend it."""
        self._say("warn", text, "error")

    def clear(self) -> None:
        """Say nothing."""
        if self._note is not None:
            self._note.hide()
            self._note.deleteLater()
            self._note = None
        self.hide()

    def _say(self, icon: str, text: str, tone: Tone) -> None:
        self.clear()
        self._note = Note(self._look, icon, text, tone=tone)
        self._row.insertWidget(0, self._note, 1)
        self.show()
        announce(self, text, assertive=tone == "error")
