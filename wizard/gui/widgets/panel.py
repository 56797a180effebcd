"""A white, rounded container."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from wizard.gui.look import Look
from wizard.gui.widgets.spacing import Spacing


class Panel(QFrame):
    """A surface with a hair line around it; put things into ``column``."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("box", "panel")
        self.column = QVBoxLayout(self)
        Spacing(look, self.column, (16, 14, 16, 14), 10)


class HairLine(QFrame):
    """A decorative line between rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("box", "line")
        self.setFixedHeight(1)
