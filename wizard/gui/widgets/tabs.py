"""Underlined tabs."""

from PySide6.QtCore import QRect, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QTabBar, QWidget

from wizard.gui.look import Look

_GAP = 22
"""The room right of each tab at 100 % text, as the style sheet has it."""


class Tabs(QTabBar):
    """A real tab bar, for keyboard and screen reader; only its looks differ."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setUsesScrollButtons(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        look.changed.connect(self._fit)

    def current_area(self) -> QRect:
        """Return where the tab shown stands, without the gap to the next, which Qt counts as the tab's own."""
        return self.tabRect(self.currentIndex()).adjusted(0, 0, -self._look.px(_GAP), 0)

    @Slot()
    def _fit(self) -> None:
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line the tabs stand on, then the tabs."""
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._look.color("hair"))
        painter.end()
        super().paintEvent(event)
