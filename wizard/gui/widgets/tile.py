"""Cards that are one button as a whole: a tile of the home page, and a row of its list."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QHBoxLayout,
    QSizePolicy,
    QStyle,
    QStyleOption,
    QVBoxLayout,
    QWidget,
)

from wizard.gui.look import Look
from wizard.gui.widgets.badge import Badge
from wizard.gui.widgets.enter import is_enter
from wizard.gui.widgets.icon_label import IconLabel
from wizard.gui.widgets.labels import Label
from wizard.gui.widgets.spacing import Spacing


class CardButton(QAbstractButton):
    """A card that holds labels and is pressed as a whole, by mouse, Space or Enter."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the card."""
        if is_enter(event):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the frame by the style sheet; the labels paint themselves."""
        painter = QPainter(self)
        option = QStyleOption()
        option.initFrom(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
        painter.end()

    def pass_mouse_through(self) -> None:
        """Let the mouse reach the card through everything on it."""
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


class Tile(CardButton):
    """Icon and topic, a bold line, a quiet line, and the word for what pressing does."""

    def __init__(self, look: Look, icon: str, topic: str, action: str, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._topic = Label(look, topic, "counter", wrap=False)
        self._title = Label(look, "", "strong")
        self._line = Label(look, "", "small")
        self._action = Label(look, action, "number", wrap=False)
        column = QVBoxLayout(self)
        Spacing(look, column, (18, 14, 18, 14), 6)
        column.addLayout(self._row(IconLabel(look, icon, "primary", 20), self._topic))
        column.addWidget(self._title)
        column.addWidget(self._line)
        column.addStretch(1)
        column.addLayout(self._row(self._action, IconLabel(look, "right", "link", 16)))
        self.pass_mouse_through()

    def show_words(self, title: str, line: str) -> None:
        """Show the two lines."""
        self._title.setText(title)
        self._line.setText(line)
        self.setAccessibleName(f"{self._action.text()}: {title}")
        self.setAccessibleDescription(line)

    def _row(self, first: QWidget, second: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        Spacing(self._look, row, gap=8)
        row.addWidget(first)
        row.addWidget(second)
        row.addStretch(1)
        return row


class DecisionRow(CardButton):
    """One kept assessment: badge or state, name, day and how far it is.

    Signals:
        opened: the assessment's id.
    """

    opened = Signal(str)

    def __init__(
        self, look: Look, draft_id: str, name: str, day: str, state: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, parent)
        self._draft_id = draft_id
        self._mark = QWidget()
        self._mark_row = QHBoxLayout(self._mark)
        Spacing(look, self._mark_row)
        self._words = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        Spacing(look, self._words, gap=14)
        self._words.addWidget(self._mark, 30)
        self._words.addWidget(Label(look, name, "body"), 44)
        self._words.addWidget(Label(look, day, "small"), 12)
        self._words.addWidget(Label(look, state, "small"), 24)
        row = QHBoxLayout(self)
        Spacing(look, row, (6, 8, 6, 8), 8)
        row.addLayout(self._words, 1)
        row.addWidget(IconLabel(look, "right", "ink2", 18))
        self.setAccessibleName(f"Open {name}, {day}, {state}")
        self.clicked.connect(self._on_clicked)

    def show_badge(self, class_id: str, short: str) -> None:
        """Show the verdict's badge."""
        self._mark_row.addWidget(Badge(self._look, class_id, short))
        self._mark_row.addStretch(1)
        self.setAccessibleName(f"{self.accessibleName()}. Verdict: {short}")
        self.pass_mouse_through()

    def show_draft_mark(self) -> None:
        """Say that no verdict is reached yet."""
        self._mark_row.addWidget(Label(self._look, "Draft", "strong", wrap=False))
        self._mark_row.addStretch(1)
        self.pass_mouse_through()

    @property
    def mark_width(self) -> int:
        """The room that badge or state wants, in pixels."""
        return self._mark_row.sizeHint().width()

    def set_mark_width(self, width: int) -> None:
        """Leave this much room for badge or state, so that the words of all rows stand below each other."""
        self._mark.setMinimumWidth(width)

    def set_compact(self, compact: bool) -> None:
        """Stand the words below each other where the window is narrow."""
        self._words.setDirection(QBoxLayout.Direction.TopToBottom if compact else QBoxLayout.Direction.LeftToRight)

    def _on_clicked(self) -> None:
        self.opened.emit(self._draft_id)
