"""The left column outside an assessment: where one can go."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStyle,
    QStyleOption,
    QVBoxLayout,
    QWidget,
)

from wizard.gui.look import Look
from wizard.gui.widgets.buttons import Button
from wizard.gui.widgets.enter import is_enter
from wizard.gui.widgets.labels import Label
from wizard.gui.widgets.spacing import Spacing

_WIDTH = 272
_SUBTITLE = "Patient messages and HIPAA"
_PROMISE = "Stays on this computer"
_WARNING = "Never type patient names or details."


class NavigationItem(QAbstractButton):
    """One place to go to; ``&`` in its text marks the mnemonic."""

    def __init__(self, look: Look, place: str, text: str, icon: str, badge: str, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._icon = icon
        self._badge = badge
        self.place = place
        self.is_current = False
        self._word = text.replace("&", "")
        self.setText(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._fit)
        self._name()

    def set_badge(self, badge: str) -> None:
        """Show a count at the right; empty for none."""
        self._badge = badge
        self._name()
        self.update()

    def set_current(self, current: bool) -> None:
        """Mark the place as the one shown."""
        if current == self.is_current:
            return
        self.is_current = current
        self.setProperty("tone", "now" if current else "")
        self.style().unpolish(self)
        self.style().polish(self)
        self._name()
        self.update()

    def _name(self) -> None:
        self.setAccessibleName(f"{self._word}, {self._badge}" if self._badge else self._word)
        self.setAccessibleDescription("Current page" if self.is_current else "")

    @Slot()
    def _fit(self) -> None:
        self.updateGeometry()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press it."""
        if is_enter(event):
            self.click()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Return the height of one line with room around it."""
        word = QFontMetricsF(self._look.font(15, bold=True)).horizontalAdvance(self._word)
        return QSize(self._look.space(60) + self._look.px(20) + round(word), self._look.control(46, 15))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint frame, icon, word and count."""
        look = self._look
        painter = QPainter(self)
        option = QStyleOption()
        option.initFrom(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
        edge = look.px(18)
        left = look.space(14)
        painter.drawPixmap(
            left, (self.height() - edge) // 2, look.pixmap(self._icon, "primary" if self.is_current else "ink2", 18)
        )
        painter.setFont(look.font(15, bold=self.is_current))
        painter.setPen(look.color("ink" if self.is_current else "ink2"))
        room = QRectF(left + edge + look.space(4), 0, self.width(), self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._word)
        painter.setFont(look.font(13, bold=True))
        painter.setPen(look.color("ink2"))
        room = QRectF(0, 0, self.width() - look.space(14), self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._badge)
        painter.end()


class Navigation(QFrame):
    """Logo, places, and what holds everywhere: nothing leaves this computer, text and color can be changed.

    Signals:
        selected: the id of the place the person wants to see.
        look_requested: the person wants to change text and color.
    """

    selected = Signal(str)
    look_requested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setProperty("box", "column")
        self.setAccessibleName("Navigation")
        self._items: dict[str, NavigationItem] = {}
        self._logo = QLabel(self)
        self._lock = QLabel(self)
        self._places = QVBoxLayout()
        self._caption = Label(look, "", "caption", parent=self)
        self._look_button = Button(look, "&Text and color", "quiet", "contrast", dense=True, parent=self)
        self._look_button.clicked.connect(self.look_requested)
        column = QVBoxLayout(self)
        column.addLayout(self._brand())
        column.addLayout(self._places)
        column.addStretch(1)
        column.addLayout(self._promise())
        foot = QHBoxLayout()
        foot.addWidget(self._look_button)
        foot.addStretch(1)
        Spacing(look, foot, (0, 16, 0, 6))
        column.addLayout(foot)
        caption = QHBoxLayout()
        caption.addWidget(self._caption, 1)
        Spacing(look, caption, (10, 0, 0, 0))
        column.addLayout(caption)
        Spacing(look, self._places, gap=2)
        Spacing(look, column, (16, 20, 16, 14))
        look.changed.connect(self._fit)
        self._fit()

    def _brand(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.addWidget(Label(self._look, "Exception Wizard", "strong", parent=self))
        words.addWidget(Label(self._look, _SUBTITLE, "caption", parent=self))
        Spacing(self._look, words)
        row = QHBoxLayout()
        row.addWidget(self._logo, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        Spacing(self._look, row, (6, 0, 0, 23), 10)
        return row

    def _promise(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.addWidget(Label(self._look, _PROMISE, "smallStrong", parent=self))
        words.addWidget(Label(self._look, _WARNING, "caption", parent=self))
        Spacing(self._look, words, gap=2)
        row = QHBoxLayout()
        row.addWidget(self._lock, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        Spacing(self._look, row, (13, 0, 13, 0), 11)
        return row

    @Slot()
    def _fit(self) -> None:
        self.setFixedWidth(self._look.px(_WIDTH))
        self._logo.setPixmap(self._look.pixmap("logo", "primary", 32))
        self._lock.setPixmap(self._look.pixmap("lock", "ink2", 16))

    def add(self, place: str, text: str, icon: str, badge: str = "") -> None:
        """Add a place to go to."""
        item = NavigationItem(self._look, place, text, icon, badge, parent=self)
        item.clicked.connect(self._on_clicked)
        self._places.addWidget(item)
        self._items[place] = item

    def set_current(self, place: str) -> None:
        """Mark the place that is shown; an unknown one marks none."""
        for key, item in self._items.items():
            item.set_current(key == place)

    def set_badge(self, place: str, badge: str) -> None:
        """Show a count beside a place."""
        self._items[place].set_badge(badge)

    def set_caption(self, text: str) -> None:
        """Show the line at the foot."""
        self._caption.setText(text)

    @Slot()
    def _on_clicked(self) -> None:
        item = self.sender()
        if isinstance(item, NavigationItem):
            self.selected.emit(item.place)
