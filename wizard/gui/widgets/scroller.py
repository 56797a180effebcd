"""A scroll area without a frame that brings the focused control into view."""

from PySide6.QtCore import QPoint, QRect, Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

_MARGIN = 12
"""Room kept around the focused control, so that its ring is seen whole."""


class Scroller(QScrollArea):
    """Scrolls one widget up and down, sideways only where its parts cannot be made narrower.

    It is no tab stop; the keys reach it from the control that has the focus.
    """

    def __init__(self, widget: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self._content = widget
        self.setWidget(widget)
        widget.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    @property
    def bar_width(self) -> int:
        """The pixels that the scroll bar takes from the content at its right; 0 where nothing scrolls."""
        bar = self.verticalScrollBar()
        return bar.sizeHint().width() if bar.maximum() > bar.minimum() else 0

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        # A press must not move the control from under the pointer.
        if now is None or QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            return
        if self._content.isAncestorOf(now):
            self.bring_into_view(now)

    def bring_into_view(self, widget: QWidget) -> None:
        """Scroll to the whole of a widget within, its ring too; where it does not fit, to its top.

        Qt's own ``ensureWidgetVisible`` looks at the text cursor of a field alone.
        """
        area = QRect(widget.mapTo(self._content, QPoint()), widget.size())
        self.ensureVisible(area.right(), area.bottom(), 0, _MARGIN)
        self.ensureVisible(area.left(), area.top(), 0, _MARGIN)
        if area.width() > self.viewport().width():
            self.horizontalScrollBar().setValue(0)

    def focusNextPrevChild(self, forward: bool, /) -> bool:
        """Leave Tab to what holds the scroll area: Qt's own would scroll to the text cursor afterwards."""
        holder = self.parentWidget()
        return holder is not None and holder.focusNextPrevChild(forward)
