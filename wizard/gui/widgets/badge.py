"""The verdict, by shape, word and color: a badge for lists, a banner for its page."""

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from wizard.gui.look import SHAPES, Look
from wizard.gui.widgets.labels import Label
from wizard.gui.widgets.spacing import Spacing

_SHAPE = 44
"""The edge of the icon whose drawing is 36 wide; it grows no faster than the space around it."""


class Badge(QLabel):
    """A verdict class in a list: shape and bold word on its tint."""

    def __init__(self, look: Look, class_id: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._class_id = class_id
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._fit)
        self.show_verdict(class_id, text)

    def show_verdict(self, class_id: str, text: str) -> None:
        """Show another verdict."""
        self._class_id = class_id
        self.setText(text)
        self.setAccessibleName(f"Verdict: {text}")
        self._fit()

    @Slot()
    def _fit(self) -> None:
        self.updateGeometry()
        self.update()

    def _edges(self) -> tuple[int, int, int]:
        """Return the room left of the shape, the shape's width and the room right of it."""
        return self._look.space(9), self._look.px(18), self._look.space(6)

    def sizeHint(self) -> QSize:
        """Return the size of shape and word."""
        word = QFontMetricsF(self._look.font(14, bold=True)).horizontalAdvance(self.text())
        left, shape, gap = self._edges()
        return QSize(left + shape + gap + round(word) + 1 + self._look.space(12), self._look.control(28, 14))

    def minimumSizeHint(self) -> QSize:
        """Return the same: a badge is never cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint tint, line, shape and word."""
        look, name = self._look, SHAPES[self._class_id]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.color(f"{name}Line"), 1))
        painter.setBrush(look.color(f"{name}Bg"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        left, shape, gap = self._edges()
        painter.drawPixmap(left, (self.height() - shape) // 2, look.pixmap(name, f"{name}Ink", 18))
        painter.setFont(look.font(14, bold=True))
        painter.setPen(look.color(f"{name}Ink"))
        area = QRectF(left + shape + gap, 0, self.width(), self.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        painter.end()


class VerdictBanner(QFrame):
    """The verdict at the top of its page: class, what to do, and the exception used."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._class_id = "stop"
        self._shape = QLabel(self)
        self.label = Label(look, "", "strong", parent=self)
        self.headline = Label(look, "", "heading", parent=self)
        self.note = Label(look, "", "small", parent=self)
        # Both can take the focus to be read; neither is a tab stop.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.headline.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        words = QVBoxLayout()
        words.addWidget(self.label)
        words.addWidget(self.headline)
        words.addWidget(self.note)
        Spacing(look, words, gap=6)
        row = QHBoxLayout(self)
        row.addWidget(self._shape, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        Spacing(look, row, (23, 19, 26, 18), 18)
        look.changed.connect(self._fit)

    def show_verdict(self, class_id: str, label: str, headline: str, note: str = "") -> None:
        """Show a verdict: its class, the class's words, the headline and a line below it."""
        self._class_id = class_id
        self.label.setText(label)
        self.headline.setText(headline)
        self.setAccessibleName(f"Verdict: {label}. {headline}")
        self.headline.setAccessibleName(self.accessibleName())
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self._fit()

    @Slot()
    def _fit(self) -> None:
        name = SHAPES[self._class_id]
        size = self._look.space(_SHAPE) / self._look.scale
        self._shape.setPixmap(self._look.pixmap(name, f"{name}Ink", size))
        self.label.take_role(f"{name}Verdict")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint tint and line."""
        name = SHAPES[self._class_id]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.color(f"{name}Line"), 1))
        painter.setBrush(self._look.color(f"{name}Bg"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 12, 12)
        painter.end()
