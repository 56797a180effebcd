"""The little drawing on the home page: a path that finds its way past the branches it does not take."""

from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from wizard.gui.look import Look

_SIZE = (240, 130)
_PATH = ((16.0, 58.0), (82.0, 78.0), (152.0, 94.0), (214.0, 102.0))
_BRANCHES = ((0, (82.0, 18.0)), (1, (152.0, 54.0)), (2, (214.0, 68.0)))


class HomeArt(QWidget):
    """Decoration only: it has no name and takes no part in the tab order."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._fit)

    @Slot()
    def _fit(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of the drawing."""
        return QSize(self._look.px(_SIZE[0]), self._look.px(_SIZE[1]))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint branches, path, stations and the verdict at its end."""
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(look.scale, look.scale)
        stations = [QPointF(*point) for point in _PATH]
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for start, end in _BRANCHES:
            painter.setPen(QPen(look.color("hair"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(_curve(stations[start], QPointF(*end)))
            painter.setBrush(look.color("surface"))
            painter.drawEllipse(QPointF(*end), 6, 6)
        painter.setPen(QPen(look.color("primary"), 3))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for start_point, end_point in pairwise(stations):
            painter.drawPath(_curve(start_point, end_point))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("primary"))
        for station in stations[:-1]:
            painter.drawEllipse(station, 8, 8)
        painter.setPen(QPen(look.color("okLine"), 2))
        painter.setBrush(look.color("okBg"))
        painter.drawEllipse(stations[-1], 14, 14)
        mark = QRectF(stations[-1].x() - 8, stations[-1].y() - 8, 16, 16)
        tick = look.pixmap("check", "okInk", 16)
        painter.drawPixmap(mark, tick, QRectF(tick.rect()))
        painter.end()


def _curve(start: QPointF, end: QPointF) -> QPainterPath:
    middle = (start.x() + end.x()) / 2
    path = QPainterPath(start)
    path.cubicTo(QPointF(middle, start.y()), QPointF(middle, end.y()), end)
    return path
