"""The turns of a case in a line, each with its mark by shape, word and color; below each other where it is narrow."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from wizard.gui.look import Look
from wizard.gui.widgets.text_block import TextBlock

Mark = Literal["right", "wrong", "not-scored"]

_WORDS: dict[Mark, str] = {"right": "Right", "wrong": "First wrong turn", "not-scored": "Not scored"}
_INKS: dict[Mark, str] = {"right": "ink2", "wrong": "authInk", "not-scored": "ink2"}
_LINES: dict[Mark, str] = {"right": "okLine", "wrong": "authLine", "not-scored": "control"}
_DOT = 28
_NARROWEST = 100
"""The least room for a turn beside others, in pixels at 100 % text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnMark:
    """A turn: the question's short label and its mark."""

    label: str
    mark: Mark


class TurnLine(QLabel):
    """All turns of a case. A screen reader is told them in one sentence each."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._turns: tuple[TurnMark, ...] = ()
        self._labels: list[TextBlock] = []
        self._marks: list[TextBlock] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self._fit)

    def show_turns(self, turns: Sequence[TurnMark]) -> None:
        """Show these turns."""
        self._turns = tuple(turns)
        told = [f"Question {n}, {turn.label}: {_WORDS[turn.mark]}." for n, turn in enumerate(turns, 1)]
        self.setAccessibleName(" ".join(told))
        self._fit()

    @Slot()
    def _fit(self) -> None:
        look = self._look
        self._labels = [TextBlock(turn.label, look.font(14, bold=True)) for turn in self._turns]
        self._marks = [TextBlock(_WORDS[turn.mark], look.font(13, bold=turn.mark == "wrong")) for turn in self._turns]
        self.updateGeometry()
        self.update()

    def _room(self, width: int) -> float:
        """Return the width for each turn beside the others; 0 where they stand below each other."""
        each = width / max(len(self._turns), 1)
        return each if each >= self._look.px(_NARROWEST) else 0.0

    def _words(self, index: int, width: float) -> float:
        return self._labels[index].height(width) + self._look.space(2) + self._marks[index].height(width)

    def heightForWidth(self, width: int) -> int:
        """Return the height of dots and words."""
        dot, room = self._look.px(_DOT), self._room(width)
        if room:
            gap = self._look.space(8)
            highest = max((self._words(index, room - gap) for index in range(len(self._turns))), default=0)
            return round(dot + gap + highest) + 2
        return round(sum(self._row_height(index, width) for index in range(len(self._turns)))) + 2

    def _row_height(self, index: int, width: int) -> float:
        words = self._words(index, self._beside(width))
        return max(words, float(self._look.px(_DOT))) + self._look.space(12)

    def _beside(self, width: int) -> float:
        return max(width - self._look.px(_DOT) - self._look.space(12), 1)

    def sizeHint(self) -> QSize:
        """Return the size where all stand beside each other."""
        width = self._look.px(_NARROWEST) * max(len(self._turns), 1)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the size of one turn."""
        return QSize(self._look.px(_NARROWEST), self._look.px(_DOT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint lines, dots and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room, dot = self._room(self.width()), self._look.px(_DOT)
        top = 1.0
        for index in range(len(self._turns)):
            if room:
                corner = QPointF(index * room + 1, 1)
                words, width = QPointF(corner.x(), dot + self._look.space(8)), room - self._look.space(8)
                step = QPointF(room, 0)
            else:
                corner = QPointF(1, top)
                words, width = QPointF(dot + self._look.space(12), top), self._beside(self.width())
                step = QPointF(0, self._row_height(index, self.width()))
                top += step.y()
            self._paint_line(painter, index, corner, step)
            self._paint_dot(painter, self._turns[index].mark, corner)
            self._paint_words(painter, index, words, width)
        painter.end()

    def _paint_line(self, painter: QPainter, index: int, corner: QPointF, step: QPointF) -> None:
        """Paint the line to the next turn, in its color."""
        if index + 1 == len(self._turns):
            return
        mark = self._turns[index + 1].mark
        style = Qt.PenStyle.DashLine if mark == "not-scored" else Qt.PenStyle.SolidLine
        painter.setPen(QPen(self._look.color(_LINES[mark]), 1.5 if mark == "not-scored" else 2.5, style))
        half, gap = self._look.px(_DOT) / 2, self._look.space(5)
        along = QPointF(half + gap, 0) if step.x() else QPointF(0, half + gap)
        middle = corner + QPointF(half, half)
        painter.drawLine(middle + along, middle + step - along)

    def _paint_dot(self, painter: QPainter, mark: Mark, corner: QPointF) -> None:
        look, edge = self._look, self._look.px(_DOT)
        fill = {"right": look.color("okBg"), "wrong": look.color("authLine"), "not-scored": look.color("bg")}[mark]
        painter.setPen(QPen(look.color(_LINES[mark]), 2))
        painter.setBrush(fill)
        painter.drawEllipse(QRectF(corner.x() + 1, corner.y() + 1, edge - 2, edge - 2))
        if mark == "not-scored":
            return
        icon = look.pixmap("check", "okInk", 16) if mark == "right" else look.pixmap("x", "authBg", 16)
        inset = (edge - look.px(16)) / 2
        painter.drawPixmap(round(corner.x() + inset), round(corner.y() + inset), icon)

    def _paint_words(self, painter: QPainter, index: int, at: QPointF, width: float) -> None:
        look, mark = self._look, self._turns[index].mark
        ink = look.color("ink2" if mark == "not-scored" else "ink")
        high = self._labels[index].paint(painter, at.x(), at.y(), width, ink)
        self._marks[index].paint(painter, at.x(), at.y() + high + look.space(2), width, look.color(_INKS[mark]))
