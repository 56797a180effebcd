"""The circle and the box that repeat without color whether a card is chosen."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from wizard.gui.look import Look


def paint_radio(painter: QPainter, look: Look, center: QPointF, edge: float, *, chosen: bool) -> None:
    """Paint a radio circle of the width ``edge`` around ``center``."""
    line = 2.0 if chosen else 1.5
    radius = (edge - line) / 2 - 0.5
    painter.setPen(QPen(look.color("primary" if chosen else "control"), line))
    painter.setBrush(look.color("surface"))
    painter.drawEllipse(center, radius, radius)
    if chosen:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("primary"))
        painter.drawEllipse(center, edge * 0.23, edge * 0.23)


def paint_box(painter: QPainter, look: Look, center: QPointF, edge: float, *, ticked: bool) -> None:
    """Paint a check box of the width ``edge`` around ``center``."""
    line = 1.5
    half = (edge - line) / 2 - 0.5
    area = QRectF(center.x() - half, center.y() - half, 2 * half, 2 * half)
    radius = edge * 0.24
    painter.setPen(QPen(look.color("primary" if ticked else "control"), line))
    painter.setBrush(look.color("primary" if ticked else "surface"))
    painter.drawRoundedRect(area, radius, radius)
    if ticked:
        painter.setPen(
            QPen(
                look.color("onPrimary"),
                edge * 0.09,
                Qt.PenStyle.SolidLine,
                Qt.PenCapStyle.RoundCap,
                Qt.PenJoinStyle.RoundJoin,
            )
        )
        x, y, part = center.x(), center.y(), edge / 22
        tick = [QPointF(x - 4.5 * part, y + 0.3 * part), QPointF(x - 1.4 * part, y + 3.4 * part)]
        painter.drawPolyline([*tick, QPointF(x + 4.7 * part, y - 3.3 * part)])
