"""How much of a topic is right on first try, as a bar with a mark at the level to reach."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from wizard.gui.look import Look

_HEIGHT = 12


class MasteryBar(QLabel):
    """A bar of 100 percent. The words beside it say the same."""

    def __init__(self, look: Look, percent: int | None, mark: int, name: str, parent: QWidget | None = None) -> None:
        """``percent`` is None where nothing was tried; ``mark`` is a percent too; ``name`` says all of it in words."""
        super().__init__(parent)
        self._look = look
        self._percent = percent or 0
        self._mark = mark
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._fit)

    @Slot()
    def _fit(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return a comfortable width."""
        return QSize(self._look.px(178), self._look.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return the least width at which bar and mark can be told apart."""
        return QSize(self._look.px(70), self._look.px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the bar, what is filled of it, its outline and the mark."""
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75)
        whole = QPainterPath()
        whole.addRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.fillPath(whole, look.color("sunken"))
        filled = QRectF(box.left(), box.top(), box.width() * self._percent / 100, box.height())
        painter.setClipPath(whole)
        painter.fillRect(filled, look.color("primary"))
        at = round(box.left() + box.width() * self._mark / 100)
        is_over = filled.right() > at
        painter.setPen(QPen(look.color("onPrimary" if is_over else "control"), look.px(2)))
        painter.drawLine(QPointF(at, box.top()), QPointF(at, box.bottom()))
        painter.setClipping(False)
        painter.setPen(QPen(look.color("control"), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(whole)
        painter.end()
