"""The ring around the control that has the focus, for those who use the keyboard."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QLineEdit,
    QMenuBar,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from wizard.gui.look import Look
from wizard.gui.widgets.tabs import Tabs

_REACH = 5
_INNER = 2
_OUTER = 3
_RADIUS = 9
_TAB_KEYS = frozenset({Qt.Key.Key_Tab, Qt.Key.Key_Backtab})
_MOVES = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End})
_PRESSES = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})
_SHIFTS = QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide
_MODIFIERS = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier


class FocusRing(QWidget):
    """One overlay for a window. It watches only the focused control and what holds it; the mouse goes through it.

    It lies on the window itself, cut to the visible part of the scroll areas around the control, so that no container
    cuts off the ring of a control at its edge.
    """

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(window)
        self._look = look
        self._window = window
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self._area = QRect()
        self._by_keyboard = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        window.installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)
        look.changed.connect(self._on_look_changed)

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        if QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._by_keyboard = False
        self._watch(now)
        self._sync()

    def _watch(self, target: QWidget | None) -> None:
        for widget in self._watched:
            if isValid(widget):  # a whole page may have gone at once
                widget.removeEventFilter(self)
        self._watched.clear()
        self._target = target if target is not None and self._window.isAncestorOf(target) else None
        holder: QWidget | None = self._target
        while holder is not None and holder is not self._window:
            holder.installEventFilter(self)
            self._watched.append(holder)
            holder = holder.parentWidget()

    @Slot()
    def _on_look_changed(self) -> None:
        self._sync()
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice keys, presses and shifts; never eat them."""
        kind = event.type()
        if kind in _SHIFTS:
            self._sync()
        elif watched is self._target or watched is self._window:
            if kind in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride) and isinstance(event, QKeyEvent):
                self._use_keyboard(_tells_of_keyboard(event, self._target))
            elif kind == QEvent.Type.MouseButtonPress:
                self._by_keyboard = False
                self._sync()
        return False

    def _use_keyboard(self, used: bool) -> None:
        if used and not self._by_keyboard:
            self._by_keyboard = True
            self._sync()

    def _sync(self) -> None:
        target = self._target
        if target is not None and not isValid(target):
            target = self._target = None
        if not self._by_keyboard or target is None or not target.isVisible() or not _takes_ring(target):
            self.hide()
            return
        inside = target.current_area() if isinstance(target, Tabs) else target.rect()
        self._area = QRect(target.mapTo(self._window, inside.topLeft()), inside.size())
        outside = self._area.adjusted(-_REACH, -_REACH, _REACH, _REACH)
        visible = outside.intersected(self._visible_part(target))
        if visible.isEmpty():
            self.hide()
            return
        self.setGeometry(visible)
        self.raise_()
        self.show()
        self.update()

    def _visible_part(self, target: QWidget) -> QRect:
        part = self._window.rect()
        widget = target.parentWidget()
        while widget is not None and widget is not self._window:
            holder = widget.parentWidget()
            if isinstance(holder, QAbstractScrollArea) and holder.viewport() is widget:
                part = part.intersected(QRect(widget.mapTo(self._window, QPoint()), widget.size()))
            widget = holder
        return part

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the dark inner and the bright outer ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self._area.translated(-self.pos()))
        for token, width, reach in (("ringIn", _INNER, _INNER / 2), ("ringOut", _OUTER, _INNER + _OUTER / 2)):
            painter.setPen(QPen(self._look.color(token), width))
            painter.drawRoundedRect(area.adjusted(-reach, -reach, reach, reach), _RADIUS + reach, _RADIUS + reach)
        painter.end()


def _takes_ring(target: QWidget) -> bool:
    """Say whether a focused widget is a control; headings take the focus to be read, not to be used."""
    if isinstance(target, QLabel | QMenuBar):
        return False
    return isinstance(target, QAbstractButton) or bool(target.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _tells_of_keyboard(event: QKeyEvent, target: QWidget | None) -> bool:
    """Say whether a key shows that the person moves by keyboard; typing into a field does not."""
    key = event.key()
    if key in _TAB_KEYS or event.modifiers() & _MODIFIERS:
        return True
    if isinstance(target, QLineEdit | QPlainTextEdit | QTextEdit):
        return False
    return key in _MOVES or key in _PRESSES or Qt.Key.Key_1 <= key <= Qt.Key.Key_9
