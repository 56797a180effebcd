"""A scroll area without a frame that brings the focused control into view."""

from functools import partial

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget
from shiboken6 import isValid

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
        self._kept: tuple[QWidget, int] | None = None
        self.verticalScrollBar().rangeChanged.connect(self._put_back)
        self.verticalScrollBar().valueChanged.connect(self._let_go)
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
        self._let_go()
        # A press must not move the control from under the pointer.
        if now is None or QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            return
        if self._content.isAncestorOf(now):
            self.bring_into_view(now)

    def bring_into_view(self, widget: QWidget, part: QRect | None = None) -> None:
        """Scroll to the whole of a widget within, or a part of it, its ring too; where it does not fit, to its top.

        Qt's own ``ensureWidgetVisible`` looks at the text cursor of a field alone.
        """
        inside = widget.rect() if part is None else part
        area = QRect(widget.mapTo(self._content, inside.topLeft()), inside.size())
        self.ensureVisible(area.right(), area.bottom(), 0, _MARGIN)
        self.ensureVisible(area.left(), area.top(), 0, _MARGIN)
        if area.width() > self.viewport().width():
            self.horizontalScrollBar().setValue(0)

    def bring_into_view_soon(self, widget: QWidget) -> None:
        """Scroll to a widget that has just been shown or has changed, once it has its place."""
        QTimer.singleShot(0, widget, partial(self.bring_into_view, widget))

    def keep_in_place(self, widget: QWidget | None) -> None:
        """Let a widget within stay where it is seen while things above it grow, until the person moves on."""
        self._kept = None
        if widget is not None and self._content.isAncestorOf(widget):
            self._kept = (widget, self._seen_at(widget))

    @Slot()
    def _put_back(self) -> None:
        kept, bar = self._kept, self.verticalScrollBar()
        if kept is not None and isValid(kept[0]):
            widget, place = kept
            bar.setValue(bar.value() + self._seen_at(widget) - place)
            self._kept = kept  # this was not the person's scrolling

    @Slot()
    def _let_go(self) -> None:
        self._kept = None

    def _seen_at(self, widget: QWidget) -> int:
        return widget.mapTo(self.viewport(), QPoint()).y()

    def focusNextPrevChild(self, forward: bool, /) -> bool:
        """Leave Tab to what holds the scroll area: Qt's own would scroll to the text cursor afterwards."""
        holder = self.parentWidget()
        return holder is not None and holder.focusNextPrevChild(forward)
