"""The picture of a key, to say which one to press."""

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from wizard.gui.look import Look

_TEXT = 13
_HEIGHT = 24
_WIDTH = 26
_RADIUS = 5
_EDGE = 2


def keycap_size(look: Look, text: str) -> QSize:
    """Return the size of a key with this word on it."""
    width = QFontMetricsF(look.font(_TEXT, bold=True)).horizontalAdvance(text) + look.px(14)
    return QSize(max(look.px(_WIDTH), round(width)), look.px(_HEIGHT))


def paint_keycap(painter: QPainter, look: Look, area: QRectF, text: str) -> None:
    """Paint a key into ``area``."""
    box = area.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look.color("hair"), 1))
    painter.setBrush(look.color("sunken"))
    painter.drawRoundedRect(box, _RADIUS, _RADIUS)
    painter.save()
    painter.setClipRect(QRectF(area.left(), area.bottom() - _RADIUS, area.width(), _RADIUS))
    painter.setPen(QPen(look.color("control"), _EDGE))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(area.adjusted(1, 0, -1, -_EDGE / 2), _RADIUS, _RADIUS)
    painter.restore()
    painter.setFont(look.font(_TEXT, bold=True))
    painter.setPen(look.color("ink2"))
    painter.drawText(area.adjusted(0, 0, 0, -1), Qt.AlignmentFlag.AlignCenter, text)


class Keycap(QLabel):
    """A key with its word, such as "Enter"; read aloud as that word."""

    def __init__(self, look: Look, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._fit)

    @Slot()
    def _fit(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of the key."""
        return keycap_size(self._look, self.text())

    def minimumSizeHint(self) -> QSize:
        """Return the size of the key; it never shrinks."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the key."""
        painter = QPainter(self)
        paint_keycap(painter, self._look, QRectF(self.rect()), self.text())
        painter.end()
