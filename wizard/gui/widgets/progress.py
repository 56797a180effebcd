"""How far an assessment has come, as segments: honest about the most that can follow, never a percent."""

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from wizard.gui.look import Look

_HEIGHT = 8
_LEAST = 10
_GAP = 4
_RADIUS = 4


class Segments(QLabel):
    """One segment a question: filled when answered, outlined strongly when it is the one asked now."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._answered = 0
        self._current: int | None = None
        self._total = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._fit)

    def set_progress(self, answered: int, current: int | None, total: int) -> None:
        """Show ``answered`` of at most ``total`` questions; ``current`` counts from 1, None when none is asked."""
        if (answered, current, total) == (self._answered, self._current, self._total):
            return
        self._answered, self._current, self._total = answered, current, total
        now = f"Question {current} of at most {total}" if current is not None else f"{total} questions at most"
        self.setAccessibleName(f"{now}, {answered} answered")
        self._fit()

    @Slot()
    def _fit(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return a comfortable width."""
        return QSize(self._look.px(110), self._look.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return the least width at which the segments can be told apart."""
        return QSize(self._look.px(_LEAST) * max(self._total, 1), self._look.px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the segments."""
        if self._total == 0:
            return
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        gap = look.px(_GAP)
        width = (self.width() - gap * (self._total - 1)) / self._total
        for index in range(self._total):
            self._paint_segment(painter, QRectF(index * (width + gap), 0, width, self.height()), index)
        painter.end()

    def _paint_segment(self, painter: QPainter, area: QRectF, index: int) -> None:
        look = self._look
        answered, now = index < self._answered, index + 1 == self._current
        line = 1.5
        box = area.adjusted(line / 2, line / 2, -line / 2, -line / 2)
        painter.setPen(QPen(look.color("primary" if answered or now else "control"), line))
        painter.setBrush(look.color("primary") if answered else Qt.BrushStyle.NoBrush)
        radius = min(box.height() / 2, _RADIUS)
        painter.drawRoundedRect(box, radius, radius)
