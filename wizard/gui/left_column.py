"""The left column: navigation, an assessment's answers or a scenario; a drawer where the window is narrow."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from wizard.gui.look import Look
from wizard.gui.widgets.navigation import Navigation

if TYPE_CHECKING:
    from wizard.gui.widgets.rail import Rail
    from wizard.gui.widgets.scenario_rail import ScenarioRail

WIDTH, SCENARIO_WIDTH = 272, 344
"""Pixels at 100 % text."""


class LeftColumn(QWidget):
    """Holds navigation, rail and scenario and shows one of them.

    Signals:
        drawer_closed: the drawer folded away again.
    """

    drawer_closed = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._frame = parent
        self._drawer = False
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setObjectName("leftColumn")
        self.navigation = Navigation(look)
        self._rail: Rail | None = None
        self._scenario: ScenarioRail | None = None
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(self.navigation)
        parent.installEventFilter(self)
        look.changed.connect(self._fit)
        self._fit()

    @property
    def rail(self) -> "Rail":
        """The answers of an assessment; made when first wanted."""
        if self._rail is None:
            from wizard.gui.widgets.rail import Rail

            self._rail = Rail(self._look)
            self._stack.addWidget(self._rail)
        return self._rail

    @property
    def scenario(self) -> "ScenarioRail":
        """The scenario of a training; made when first wanted."""
        if self._scenario is None:
            from wizard.gui.widgets.scenario_rail import ScenarioRail

            self._scenario = ScenarioRail(self._look)
            self._stack.addWidget(self._scenario)
        return self._scenario

    @property
    def is_drawer(self) -> bool:
        """Whether the column lies over the page, folded away or open."""
        return self._drawer

    def show_rail(self, shown: bool) -> None:
        """Show the answers of an assessment, or the navigation."""
        self._stack.setCurrentWidget(self.rail if shown else self.navigation)
        self._fit()

    def show_scenario(self) -> None:
        """Show the scenario of a training."""
        self._stack.setCurrentWidget(self.scenario)
        self._fit()

    def set_drawer(self, drawer: bool) -> None:
        """Stand beside the page, or lie over it when opened."""
        self._drawer = drawer
        self.setVisible(not drawer)

    def open_drawer(self) -> None:
        """Lay the column over the page and give it the focus."""
        self._place()
        self.show()
        self.raise_()
        shown = self._stack.currentWidget()
        assert shown is not None, "the navigation is there from the start"
        shown.setFocus(Qt.FocusReason.TabFocusReason)
        self.focusNextChild()

    def close_drawer(self) -> None:
        """Fold the column away, if it lies over the page."""
        if self._drawer and self.isVisible():
            self.hide()
            self.drawer_closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc folds the drawer away."""
        if event.key() == Qt.Key.Key_Escape and self._drawer:
            self.close_drawer()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the drawer as high as the window."""
        if event.type() == QEvent.Type.Resize and self._drawer:
            self._place()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        is_scenario = self._scenario is not None and self._stack.currentWidget() is self._scenario
        self.setFixedWidth(self._look.px(SCENARIO_WIDTH if is_scenario else WIDTH))

    def _place(self) -> None:
        self.setGeometry(0, 0, self.width(), self._frame.height())
