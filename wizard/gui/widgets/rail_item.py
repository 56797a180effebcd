"""The steps of the timeline in the rail: a question answered, the one asked now, and what may follow."""

from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy, QStyle, QStyleOption, QWidget

from wizard.gui.look import Look
from wizard.gui.widgets.enter import is_enter
from wizard.gui.widgets.text_block import TextBlock

Mark = Literal["done", "now", "later"]

_DOT = 22
_DOT_LEFT = 8
_TEXT_LEFT = 40
_PENCIL = 16
_RIGHT = 8


class StepFace:
    """Measures and paints one step: dot and line at the left, caption and answer beside them."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._caption = TextBlock()
        self._answer = TextBlock()
        self.mark: Mark = "done"
        self.number = 0
        self.is_first = False
        self.is_last = False
        self.has_pencil = False

    def set_words(self, caption: str, answer: str) -> None:
        """Show a caption and below it the answer."""
        self._caption.set(caption, self._look.font(13))
        self._answer.set(answer, self._look.font(14, bold=self.mark != "later"))

    def _left(self) -> int:
        return self._look.px(_DOT_LEFT + _DOT) + self._look.space(_TEXT_LEFT - _DOT_LEFT - _DOT)

    def _room(self, width: int) -> float:
        pencil = self._look.px(_PENCIL) + self._look.space(6) if self.has_pencil else 0
        return max(width - self._left() - pencil - self._look.space(_RIGHT), 1)

    def height(self, width: int) -> int:
        """Return the height for the wrapped words."""
        room = self._room(width)
        words = self._caption.height(room) + self._look.space(1) + self._answer.height(room)
        return round(words) + self._look.space(10) + self._look.space(8)

    def paint(self, painter: QPainter, width: int, height: int) -> None:
        """Paint the step into a widget of this size."""
        look = self._look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_line(painter, height)
        self._paint_dot(painter)
        left, room = self._left(), self._room(width)
        top = look.space(10) + self._caption.paint(painter, left, look.space(10), room, look.color("ink2"))
        token = "ink2" if self.mark == "later" else "ink"
        self._answer.paint(painter, left, top + look.space(1), room, look.color(token))
        if self.has_pencil:
            edge = look.px(_PENCIL)
            painter.drawPixmap(
                width - look.space(_RIGHT) - edge, (height - edge) // 2, look.pixmap("pencil", "ink2", 16)
            )

    def _center(self) -> QPointF:
        return QPointF(
            self._look.px(_DOT_LEFT) + self._look.px(_DOT) / 2, self._look.space(11) + self._look.px(_DOT) / 2
        )

    def _paint_line(self, painter: QPainter, height: int) -> None:
        center, radius = self._center(), self._look.px(_DOT) / 2 + 2
        painter.setPen(QPen(self._look.color("control"), 1.5))
        if not self.is_first:
            painter.drawLine(QPointF(center.x(), 0), QPointF(center.x(), center.y() - radius))
        if not self.is_last:
            painter.drawLine(QPointF(center.x(), center.y() + radius), QPointF(center.x(), height))

    def _paint_dot(self, painter: QPainter) -> None:
        look, center, edge = self._look, self._center(), self._look.px(_DOT)
        if self.mark == "done":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("primary"))
            painter.drawEllipse(center, edge / 2, edge / 2)
            tick = look.px(14)
            corner = QPointF(center.x() - tick / 2, center.y() - tick / 2)
            painter.drawPixmap(corner, look.pixmap("check", "onPrimary", 14))
            return
        line = 2 if self.mark == "now" else 1.5
        pen = QPen(look.color("primary" if self.mark == "now" else "control"), line)
        if self.mark == "later":
            pen.setDashPattern([1.6, 1.6])
        painter.setPen(pen)
        painter.setBrush(look.color("surface") if self.mark == "now" else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(center, (edge - line) / 2, (edge - line) / 2)
        if self.mark == "now":
            painter.setFont(look.font(12, bold=True))
            painter.setPen(look.color("primary"))
            area = QRectF(center.x() - edge / 2, center.y() - edge / 2, edge, edge)
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, str(self.number))


def _follow_width(widget: QWidget) -> None:
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)


def _paint_frame(widget: QWidget, painter: QPainter) -> None:
    option = QStyleOption()
    option.initFrom(widget)
    widget.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, widget)


class RailItem(QAbstractButton):
    """An answered question; the whole of it is the button that changes the answer."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._words = ("", "")
        self.question_id = ""
        self.face = StepFace(look)
        self.face.has_pencil = True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        _follow_width(self)
        look.changed.connect(self._fit)

    def show_item(
        self, question_id: str, number: int, caption: str, answer: str, *, is_first: bool, is_last: bool
    ) -> None:
        """Show a question and its answer."""
        shown = (question_id, number, caption, answer, is_first, is_last)
        face = self.face
        if shown == (self.question_id, face.number, *self._words, face.is_first, face.is_last):
            return
        self.question_id, face.number, face.is_first, face.is_last = question_id, number, is_first, is_last
        self._words = (caption, answer)
        self.setAccessibleName(f"Question {number}, {caption}: {answer}. Change this answer")
        self._fit()

    @Slot()
    def _fit(self) -> None:
        self.face.set_words(*self._words)
        self.updateGeometry()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press it."""
        if is_enter(event):
            self.click()
        else:
            super().keyPressEvent(event)

    def heightForWidth(self, width: int) -> int:
        """Return the height for the wrapped words."""
        return self.face.height(width)

    def sizeHint(self) -> QSize:
        """Return the size at the rail's width."""
        return QSize(self._look.px(240), self.face.height(self._look.px(240)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the step."""
        painter = QPainter(self)
        _paint_frame(self, painter)
        self.face.paint(painter, self.width(), self.height())
        painter.end()


class RailStep(QLabel):
    """A step that cannot be pressed: the question asked now, or those that may follow."""

    def __init__(self, look: Look, mark: Mark, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._words = ("", "")
        self.face = StepFace(look)
        self.face.mark = mark
        self.setProperty("tone", mark)
        _follow_width(self)
        look.changed.connect(self._fit)

    def show_step(self, number: int, caption: str, answer: str, *, is_first: bool, is_last: bool) -> None:
        """Show a caption and what it stands for."""
        face = self.face
        face.number, face.is_first, face.is_last = number, is_first, is_last
        self._words = (caption, answer)
        prefix = f"Question {number}, " if face.mark == "now" else ""
        self.setAccessibleName(f"{prefix}{caption}: {answer}")
        self._fit()

    @Slot()
    def _fit(self) -> None:
        self.face.set_words(*self._words)
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        """Return the height for the wrapped words."""
        return self.face.height(width)

    def sizeHint(self) -> QSize:
        """Return the size at the rail's width."""
        return QSize(self._look.px(240), self.face.height(self._look.px(240)))

    def minimumSizeHint(self) -> QSize:
        """Return the least width; the height follows from it."""
        return QSize(self._look.px(120), 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the step."""
        painter = QPainter(self)
        _paint_frame(self, painter)
        self.face.paint(painter, self.width(), self.height())
        painter.end()
