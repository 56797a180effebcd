"""Paints the list of decisions: verdict and review as shape and word over the row, so that selection hides neither."""

from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from wizard.gui.days import listed_day
from wizard.gui.decision_words import COLUMNS, REVIEWS, VERDICTS, Mark
from wizard.gui.look import SHAPES, Look
from wizard.gui.widgets.decision_model import DATE, MESSAGE, REVIEW, ROW, VERDICT
from wizard.register.values import Row

_Index = QModelIndex | QPersistentModelIndex
_TEXT = 14
_ICON = 18
_LINES = 2
"""Lines of a name before the rest is cut."""
_SHOWN = 400
"""Letters of a name that are looked at."""


class DecisionDelegate(QStyledItemDelegate):
    """Paints a cell; in a narrow list, one cell that holds the whole row."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.today = date.min
        self.is_stacked = False
        self.marks_cell = False
        """Whether the cell stood on is marked, too: once the person moves from one to the other."""

    @property
    def row_height(self) -> int:
        """The height of every row, in pixels."""
        look = self._look
        line = self._line(look.font(_TEXT))
        if self.is_stacked:
            return 3 * line + look.space(22)
        return max(look.control(48), _LINES * line + look.space(10))

    def widths(self) -> tuple[int, int, int]:
        """Return the widths that day, verdict and review want, in pixels."""
        look = self._look
        plain, bold = QFontMetricsF(look.font(_TEXT)), QFontMetricsF(look.font(_TEXT, bold=True))
        mark = look.px(_ICON) + look.space(8)
        word = QFontMetricsF(look.font(13, bold=True)).horizontalAdvance(COLUMNS[DATE].words) + look.px(16)  # and arrow
        day = max(plain.horizontalAdvance("Mar 30,"), word)
        verdict = mark + max(map(bold.horizontalAdvance, VERDICTS.values()))
        review = mark + max(plain.horizontalAdvance(each.words) for each in REVIEWS.values())
        day, verdict, review = (round(each) + 2 * self._gap() + 1 for each in (day, verdict, review))
        return day, verdict, review

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """Return the height of every row."""
        return QSize(0, self.row_height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one cell."""
        look, area = self._look, QRect(option.rect)
        row = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, look.color("sel"))
        painter.fillRect(area.left(), area.bottom(), area.width(), 1, look.color("hair"))
        inner = area.adjusted(self._gap(), 0, -self._gap() + 2, -1)
        if not isinstance(row, Row):
            self._paint_missing(painter, inner)
        elif self.is_stacked:
            self._paint_stacked(painter, inner, row)
        else:
            self._paint_cell(painter, inner, row, index.column())
        if option.state & QStyle.StateFlag.State_HasFocus and self.marks_cell:
            painter.setPen(QPen(look.color("primary"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(area).adjusted(2.5, 2.5, -2.5, -3.5), 4, 4)
        painter.restore()

    def _gap(self) -> int:
        return self._look.space(11)

    def _line(self, font: QFont) -> int:
        return round(QFontMetricsF(font).lineSpacing()) + 1

    def _paint_cell(self, painter: QPainter, area: QRect, row: Row, column: int) -> None:
        look = self._look
        if column == DATE:
            self._write(painter, area, listed_day(row.decided_at, self.today), "ink")
        elif column == MESSAGE:
            self._write(painter, area, row.name, "ink")
        elif column == VERDICT:
            shape = SHAPES[row.class_]
            verdict = Mark(icon=shape, color=f"{shape}Ink", words=VERDICTS[row.class_])
            self._paint_mark(painter, area, verdict, verdict.color, look.font(_TEXT, bold=True))
        elif column == REVIEW:
            self._paint_mark(painter, area, REVIEWS[row.status], "ink", look.font(_TEXT))

    def _paint_stacked(self, painter: QPainter, area: QRect, row: Row) -> None:
        line = self._line(self._look.font(_TEXT))
        top = area.top() + (area.height() - 3 * line) // 2
        lines = [QRect(area.left(), top + place * line, area.width(), line) for place in range(3)]
        self._write(painter, lines[0], row.name, "ink", lines=1, bold=True)
        self._paint_cell(painter, lines[1], row, VERDICT)
        review = f"{listed_day(row.decided_at, self.today)}, {REVIEWS[row.status].words.lower()}"
        self._write(painter, lines[2], review, "ink2", lines=1)

    def _paint_mark(self, painter: QPainter, area: QRect, mark: Mark, color: str, font: QFont) -> None:
        look, edge = self._look, self._look.px(_ICON)
        painter.drawPixmap(
            area.left(), area.top() + (area.height() - edge) // 2, look.pixmap(mark.icon, mark.color, _ICON)
        )
        painter.setFont(font)
        painter.setPen(look.color(color))
        left = edge + look.space(8)
        alignment = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine
        painter.drawText(area.adjusted(left, 0, self._gap(), 0), int(alignment), mark.words)

    def _paint_missing(self, painter: QPainter, area: QRect) -> None:
        """Paint a quiet bar where words will come."""
        look = self._look
        high = look.px(8)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("hair"))
        bar = QRectF(area.left(), area.center().y() - high / 2, area.width() * 0.6, high)
        painter.drawRoundedRect(bar, high / 2, high / 2)

    def _write(
        self, painter: QPainter, area: QRect, text: str, token: str, *, lines: int = _LINES, bold: bool = False
    ) -> None:
        """Paint a text in at most so many lines, cut with an ellipsis where it needs more."""
        font = self._look.font(_TEXT, bold=bold)
        painter.setPen(self._look.color(token))
        parts = broken(" ".join(text[:_SHOWN].split()), font, area.width(), lines)
        line = self._line(font)
        top = area.top() + (area.height() - line * len(parts)) / 2
        painter.setFont(font)
        ascent = QFontMetricsF(font).ascent()
        for place, words in enumerate(parts):
            painter.drawText(QPointF(area.left(), top + place * line + ascent), words)


def broken(text: str, font: QFont, width: float, most: int) -> list[str]:
    """Break a text into lines; the last one of ``most`` takes the rest, and is cut where it does not fit."""
    metrics = QFontMetricsF(font)
    if metrics.horizontalAdvance(text) <= width:
        return [text]
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    found: list[str] = []
    start = 0
    while len(found) < most - 1 and start < len(text):
        line = layout.createLine()
        line.setLineWidth(width)
        found.append(text[start : start + line.textLength()].rstrip())
        start += line.textLength()
    layout.endLayout()
    if start < len(text):
        found.append(metrics.elidedText(text[start:], Qt.TextElideMode.ElideRight, width))
    return found
