"""Practice week by week: a bar for the cases of each week, filled as far as they were right, and a table."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLabel,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from wizard.gui.look import Look
from wizard.report.wording import count_of, spoken_date, spoken_day
from wizard.training.progress import Week

SHOWN = 12
"""How many weeks the chart shows, the last ones; the table has all."""
_BARS = 120
_WIDEST = 44
_COLUMNS = ("Week from", "Scenarios", "Right", "Share right")


class WeeksChart(QLabel):
    """Bars from left to right, the last week at the right end; the share right stands above each."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._weeks: tuple[Week, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._fit)

    def show_weeks(self, weeks: Sequence[Week]) -> None:
        """Show the last of these weeks, given in order."""
        self._weeks = tuple(weeks[-SHOWN:])
        told = ". ".join(f"Week from {spoken_day(week.monday)}: {week_words(week)}" for week in self._weeks)
        self.setAccessibleName(f"Practice by week. {told}")
        self._fit()

    @Slot()
    def _fit(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of bars and words, at any width."""
        return QSize(self._look.px(420), self._look.px(_BARS) + 2 * self._line())

    def minimumSizeHint(self) -> QSize:
        """Return a width at which bars can still be told apart."""
        return QSize(self._look.px(160), self.sizeHint().height())

    def _line(self) -> int:
        return self._look.control(22, 13)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line the bars stand on, the bars, and the words that have room."""
        look, painter, line = self._look, QPainter(self), self._line()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(look.font(13))
        slot = self.width() / max(len(self._weeks), 6)
        words = QFontMetricsF(look.font(13)).horizontalAdvance("Sep 30") + look.space(6)
        every = max(1, int(-(-words // slot)))
        most = max((week.cases for week in self._weeks), default=1) or 1
        floor = self.height() - line
        for place, week in enumerate(self._weeks):
            left = place * slot
            if (len(self._weeks) - 1 - place) % every == 0:
                painter.setPen(look.color("ink2"))
                self._write(painter, QRectF(left, floor, slot, line), spoken_day(week.monday))
            self._paint_bar(painter, QRectF(left, line, slot, floor - line), week, most, is_wide=every == 1)
        painter.setPen(QPen(look.color("control"), 1))
        painter.drawLine(0, floor, self.width(), floor)
        painter.end()

    def _paint_bar(self, painter: QPainter, area: QRectF, week: Week, most: int, *, is_wide: bool) -> None:
        if week.share is None:
            return
        look = self._look
        wide = min(area.width() * 0.6, look.px(_WIDEST))
        high = area.height() * week.cases / most
        bar = QRectF(area.center().x() - wide / 2, area.bottom() - high, wide, high)
        right = bar.adjusted(0, high * (1 - week.share), 0, 0)
        painter.fillRect(bar, look.color("sunken"))
        painter.fillRect(right, look.color("primary"))
        painter.setPen(QPen(look.color("control"), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(bar)
        if is_wide:
            painter.setPen(look.color("ink"))
            line = self._line()
            self._write(painter, QRectF(area.left(), bar.top() - line, area.width(), line), percent_words(week))

    def _write(self, painter: QPainter, area: QRectF, words: str) -> None:
        painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip), words)


class WeeksTable(QTableWidget):
    """The same week by week, to be read with the keyboard; the last week comes first."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(0, len(_COLUMNS), parent)
        self._look = look
        self.setAccessibleName("Practice by week")
        self.setHorizontalHeaderLabels(_COLUMNS)
        self.setProperty("box", "table")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setHighlightSections(False)
        look.changed.connect(self._fit)

    def show_weeks(self, weeks: Sequence[Week]) -> None:
        """Show all these weeks, given in order."""
        self.setRowCount(len(weeks))
        for row, week in enumerate(reversed(weeks)):
            cells = (spoken_date(week.monday.isoformat()), f"{week.cases:,}", f"{week.right:,}", percent_words(week))
            for column, words in enumerate(cells):
                self.setItem(row, column, QTableWidgetItem(words))
        self._fit()

    @Slot()
    def _fit(self) -> None:
        high = self._look.control(36, 15)
        self.verticalHeader().setDefaultSectionSize(high)
        rows = min(self.rowCount(), SHOWN)
        self.setFixedHeight(rows * high + self.horizontalHeader().sizeHint().height() + self._look.space(4))


def week_words(week: Week) -> str:
    """Return a week as "8 of 10 scenarios right, 80 %", or that there was no practice."""
    if week.share is None:
        return "no practice"
    return f"{week.right:,} of {count_of(week.cases, 'scenario')} right, {percent_words(week)}"


def percent_words(week: Week) -> str:
    """Return the share right in percent, rounded down, or that there was no practice."""
    return f"{week.right * 100 // week.cases}%" if week.cases else "No practice"
