"""A short list of the home page: a title, a button for the rest, and rows to open."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wizard.gui.look import Look
from wizard.gui.widgets.buttons import Button
from wizard.gui.widgets.labels import Label
from wizard.gui.widgets.layouts import clear
from wizard.gui.widgets.panel import HairLine, Panel
from wizard.gui.widgets.spacing import Spacing
from wizard.gui.widgets.tile import DecisionRow

_NONE = "Your first assessment will be listed here."


class RecentList(QWidget):
    """Rows below each other; where there are none, it says that the first will stand there."""

    def __init__(self, look: Look, title: str, more: Button, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        head = QHBoxLayout()
        head.addWidget(Label(look, title, "section", wrap=False))
        head.addStretch(1)
        head.addWidget(more)
        Spacing(look, head, (0, 12, 0, 0))
        panel = Panel(look)
        self._rows = QVBoxLayout()
        Spacing(look, self._rows, gap=0)
        panel.column.addLayout(self._rows)
        column = QVBoxLayout(self)
        Spacing(look, column, gap=10)
        column.addLayout(head)
        column.addWidget(panel)

    def show_rows(self, rows: Sequence[DecisionRow]) -> None:
        """Show these rows in place of those before."""
        clear(self._rows)
        if not rows:
            self._rows.addWidget(Label(self._look, _NONE, "muted"))
        for place, row in enumerate(rows):
            if place:
                self._rows.addWidget(HairLine())
            self._rows.addWidget(row)

    def rows(self) -> list[DecisionRow]:
        """Return the rows shown."""
        return self.findChildren(DecisionRow)
