"""What stands where nothing can be listed: what happened, and one way out."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from wizard.gui.look import Look
from wizard.gui.widgets.buttons import Button
from wizard.gui.widgets.icon_label import IconLabel
from wizard.gui.widgets.labels import Label
from wizard.gui.widgets.panel import Panel


class EmptyState(Panel):
    """An icon, a line, what to try, and a button.

    Signals:
        pressed: the way out is taken.
    """

    pressed = Signal()

    def __init__(self, look: Look, icon: str, button: str, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._title = Label(look, "", "section")
        self._line = Label(look, "", "lead")
        self.button = Button(look, button, "secondary")
        self.button.clicked.connect(self.pressed)
        self.column.addStretch(1)
        for widget in (IconLabel(look, icon, "control", 40), self._title, self._line, self.button):
            self.column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        self.column.addStretch(1)

    def offer(self, *ways: Button) -> None:
        """Stand further ways out below the first."""
        for way in ways:
            self.column.insertWidget(self.column.count() - 1, way, 0, Qt.AlignmentFlag.AlignHCenter)

    @property
    def text(self) -> str:
        """What it says."""
        return f"{self._title.text()}. {self._line.text()}"

    def say(self, title: str, line: str) -> None:
        """Say what happened, and what to do."""
        self._title.setText(title)
        self._line.setText(line)
